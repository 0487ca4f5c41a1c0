"""Uploaded zips: what is in them is read, and nothing in them can do harm."""

from __future__ import annotations

import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from counterpoise.casefile import load_case, load_case_from_files, read_zip
from counterpoise.casefile.folder import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES

BASE = Path(__file__).with_name("base_case")


def _zip(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _base(prefix: str = "") -> dict[str, bytes]:
    return {prefix + path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}


@pytest.mark.parametrize("prefix", ["", "my case/"])
def test_a_zip_gives_the_case_of_the_folder(prefix: str):
    files, problems = read_zip(_zip({**_base(prefix), "__MACOSX/._case.yaml": b"?", f"{prefix}.DS_Store": b"?"}))
    assert problems == []
    assert load_case_from_files(files) == load_case(BASE)


@pytest.mark.parametrize("name", ["../case.yaml", "/case.yaml", "options/../../case.yaml", "C:/case.yaml", "a\\b.yaml"])
def test_names_that_lead_elsewhere_are_refused(name: str):
    member = zipfile.ZipInfo("x")
    member.filename = name
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, b"x")
    files, problems = read_zip(stream.getvalue())
    assert files == {}
    assert [problem.code for problem in problems] == ["unsafe-path"]


def test_links_are_refused():
    member = zipfile.ZipInfo("options/trees.yaml")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, b"/etc/passwd")
    files, problems = read_zip(stream.getvalue())
    assert files == {}
    assert [problem.code for problem in problems] == ["link-outside"]


def test_a_bomb_is_not_unpacked():
    data = _zip({"options/big.yaml": b"a" * (MAX_FILE_BYTES + 1), "case.yaml": b"title: x\n"})
    files, problems = read_zip(data)
    assert list(files) == ["case.yaml"]
    assert [problem.code for problem in problems] == ["file-too-large"]


def test_a_size_that_is_a_lie_is_not_believed():
    data = _zip({"case.yaml": b"a" * (MAX_FILE_BYTES * 3)})
    real = (MAX_FILE_BYTES * 3).to_bytes(4, "little")
    assert data.count(real) == 2
    files, problems = read_zip(data.replace(real, (10).to_bytes(4, "little")))
    assert problems
    assert all(len(content) <= MAX_FILE_BYTES for content in files.values())


def test_the_whole_is_bounded():
    files = {f"options/o{at}.yaml": b"a" * MAX_FILE_BYTES for at in range(MAX_TOTAL_BYTES // MAX_FILE_BYTES + 2)}
    read, problems = read_zip(_zip(files))
    assert sum(map(len, read.values())) <= MAX_TOTAL_BYTES
    assert [problem.code for problem in problems] == ["file-too-large"] * 2


def test_the_number_of_files_is_bounded():
    files, problems = read_zip(_zip({f"options/o{at}.yaml": b"" for at in range(MAX_FILES + 1)}))
    assert files == {}
    assert [problem.code for problem in problems] == ["too-many-files"]


def test_other_files_are_named_and_not_unpacked():
    files, problems = read_zip(_zip({**_base(), "options/photo.jpg": b"x" * 5_000_000}))
    assert problems == []
    assert [problem.code for problem in load_case_from_files(files).problems] == ["unknown-file"]


def _spoilt() -> list[bytes]:
    good = _zip(_base())
    locked = bytearray(good)
    for at in range(len(locked) - 4):
        if locked[at : at + 4] == b"PK\x01\x02":
            locked[at + 8] |= 1
        if locked[at : at + 4] == b"PK\x03\x04":
            locked[at + 6] |= 1
    return [b"", b"PK", b"not a zip", good[:200], good[:-30], bytes(locked), good.replace(b"PK\x03\x04", b"PK\x03\x05")]


@pytest.mark.parametrize("data", _spoilt(), ids=range(7))
def test_damaged_and_locked_uploads_are_reported(data: bytes):
    _files, problems = read_zip(data)
    assert {problem.code for problem in problems} == {"bad-zip"}
