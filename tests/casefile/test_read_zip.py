"""Uploaded zips: what is in them is read, and nothing in them can do harm."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from counterpoise.casefile import load_case, load_case_from_files, load_zip, read_zip
from counterpoise.casefile.bounds import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES

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


@pytest.mark.parametrize(
    "name", ["../case.yaml", "/case.yaml", "options/../../case.yaml", "C:/case.yaml", "..\\case.yaml"]
)
def test_names_that_lead_elsewhere_are_refused(name: str):
    member = zipfile.ZipInfo("x")
    member.filename = name
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, b"x")
    files, problems = read_zip(stream.getvalue())
    assert files == {}
    assert [problem.code for problem in problems] == ["unsafe-path"]


NESTED = {
    "a folder in a folder of the same name": ("My case/My case/", {}),
    "a folder far down": ("a/b/c/d/e/", {}),
    "a repository as a host packs it": (
        "repo-main/examples/city/",
        {"repo-main/README.md": b"x", "repo-main/LICENSE": b"x", "repo-main/.github/ci.yml": b"x: 1"},
    ),
    "notes beside the folder": ("city/", {"README.md": b"x", "Thumbs.db": b"x", "photo.jpg": b"x"}),
    "what macOS leaves": (
        "city/",
        {"__MACOSX/city/._case.yaml": b"?", "__MACOSX/._city": b"?", "city/.DS_Store": b"?"},
    ),
    "what Windows leaves": ("", {"desktop.ini": b"x", "options/Thumbs.db": b"x"}),
    "an editor's leavings": (
        "",
        {"options/.#trees.yaml": b"?", "options/trees.yaml~": b"?", "options/#trees.yaml#": b"?"},
    ),
    "another case inside the case's folder": ("city/", {"city/tests/small/case.yaml": b"x: 1"}),
}


@pytest.mark.parametrize("what", NESTED)
def test_the_one_case_is_found_wherever_it_lies(what: str):
    prefix, beside = NESTED[what]
    files, problems = read_zip(_zip({**_base(prefix), **beside}))
    assert problems == []
    assert load_case_from_files(files) == load_case(BASE)


def test_several_cases_are_named():
    files, problems = read_zip(_zip({**_base("x/city/"), **_base("x/village/")}))
    assert files == {}
    assert [problem.code for problem in problems] == ["case-elsewhere"]
    assert "holds 2 cases: 'x/city', 'x/village'" in problems[0].found


def _renamed(rename: Callable[[str], str], flags: int = 0x800) -> bytes:
    """The base case as a zip of a program that writes names in its own way."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in _base().items():
            member = zipfile.ZipInfo("x")
            member.filename = rename(name)
            member.flag_bits = flags
            archive.writestr(member, content)
    return stream.getvalue()


def test_backslashes_are_read_as_slashes():
    files, problems = read_zip(_renamed(lambda name: f"city\\{name}".replace("/", "\\")))
    assert problems == []
    assert load_case_from_files(files) == load_case(BASE)


def test_capitals_are_read_and_warned_of():
    files, problems = read_zip(
        _renamed(lambda name: name.replace("options", "Options").replace("case.yaml", "CASE.YAML"))
    )
    assert problems == []
    loaded = load_case_from_files(files)
    assert loaded.case == load_case(BASE).case
    assert [(problem.code, problem.severity) for problem in loaded.problems] == [("name-in-capitals", "warning")] * 2


def _with_text(name: str) -> dict[str, bytes]:
    register = _base()["seeds/register.yaml"].replace(
        b"    known_on:", "    full_text: \u00c9tude.txt\n    known_on:".encode()
    )
    return {**_base(), "seeds/register.yaml": register, f"seeds/{name}": b"x"}


@pytest.mark.parametrize("name", ["\u00c9tude.txt", "E\u0301tude.txt"])
def test_composed_and_decomposed_names_are_one(name: str):
    files, problems = read_zip(_zip(_with_text(name)))
    assert problems == []
    assert load_case_from_files(files).problems == ()


def test_names_in_utf8_are_read_where_the_zip_does_not_say_so():
    data = bytearray(_zip(_with_text("E\u0301tude.txt")))
    for at in range(len(data) - 4):
        for start, place in ((b"PK\x01\x02", 9), (b"PK\x03\x04", 7)):
            if data[at : at + 4] == start:
                data[at + place] &= 0xF7
    files, problems = read_zip(bytes(data))
    assert problems == []
    assert load_case_from_files(files).problems == ()


def test_no_message_of_an_upload_names_a_command():
    for files in ({}, {"README.md": b"x"}, {"options/a.yaml": b""}, {"case.yaml": b""}, {"Case.yaml.txt": b"x"}):
        found, problems = read_zip(_zip(files))
        for problem in (*problems, *load_case_from_files(found).problems, *load_zip(_zip(files)).problems):
            assert "python -m" not in str(problem)


@pytest.mark.parametrize("name", ["case.zip", "case/case.zip", "My Case.ZIP", "case.xlsx"])
def test_a_zip_or_workbook_inside_a_zip_is_named(name: str):
    problem = load_zip(_zip({name: _zip(_base()), "__MACOSX/._case.zip": b"x"})).problems[0]
    last = name.rpartition("/")[2]
    assert f"in it, '{last}'" in problem.found
    assert problem.suggestion.startswith(f"take '{last}' out of it")


def test_a_case_file_whose_end_is_hidden_is_named():
    files, _problems = read_zip(_zip({"city/case.yaml.txt": b"x", "city/options/a.yaml": b""}))
    assert "there is 'case.yaml.txt'" in load_case_from_files(files).problems[0].found


def test_a_zip_on_the_disk_is_a_case_too(tmp_path: Path):
    path = tmp_path / "city.zip"
    path.write_bytes(_zip(_base("city/")))
    assert load_case(path) == load_case(BASE)
    assert load_zip(path.read_bytes()) == load_case(BASE)


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
