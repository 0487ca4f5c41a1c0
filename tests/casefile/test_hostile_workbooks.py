"""Workbooks that nobody should trust: each gets a plain answer, and nothing of it is run, followed or half-loaded."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from counterpoise.casefile.workbook import load_workbook, write_workbook

BASE = Path(__file__).with_name("base_case")
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
WRITTEN = write_workbook(FILES)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(WRITTEN)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _with(name: str, content: bytes) -> bytes:
    return _zip(_parts() | {name: content})


def _declaring() -> bytes:
    parts = _parts()
    laughs = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    text = parts["xl/sharedStrings.xml"].decode()
    head, _, rest = text.partition("?>")
    parts["xl/sharedStrings.xml"] = f'{head}?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>{rest}'.replace(
        "</si>", "</si><si><t>&l9;</t></si>", 1
    ).encode()
    return _zip(parts)


def _zip_bomb() -> bytes:
    return _with("xl/worksheets/sheet2.xml", b"<worksheet>" + b" " * 90_000_000)


def _many_cells() -> bytes:
    row = b"<row>" + b'<c t="b"><v>1</v></c>' * 1000 + b"</row>"
    return _with("xl/worksheets/sheet2.xml", _sheet(row * 700))


def _many_texts() -> bytes:
    return _with("xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 500_000 + b"</sst>")


def _sheet(rows: bytes) -> bytes:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return head + rows + b"</sheetData></worksheet>"


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "workbook-unreadable"),
    "text": (lambda: b"name,cost\nA,1\n", "workbook-unreadable"),
    "an old workbook": (lambda: OLD + bytes(2000), "workbook-unreadable"),
    "a password": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "workbook-unreadable"),
    "half a file": (lambda: WRITTEN[: len(WRITTEN) // 2], "workbook-unreadable"),
    "another zip": (lambda: _zip({"case.yaml": b"id: x"}), "workbook-unreadable"),
    "another office file": (lambda: _zip({"content.xml": b"<x/>", "mimetype": b"ods"}), "workbook-unreadable"),
    "entities": (_declaring, "workbook-unreadable"),
    "a zip bomb": (_zip_bomb, "workbook-too-large"),
    "too many cells": (_many_cells, "workbook-too-large"),
    "too many empty rows": (
        lambda: _with("xl/worksheets/sheet2.xml", _sheet(b"<row/>" * 4_000_001)),
        "workbook-too-large",
    ),
    "too many texts": (_many_texts, "workbook-too-large"),
    "broken XML": (lambda: _with("xl/workbook.xml", b"<workbook><sheets>"), "workbook-unreadable"),
    "a part in UTF-16": (
        lambda: _with("xl/workbook.xml", "<!DOCTYPE x>".encode("utf-16")),
        "workbook-unreadable",
    ),
    "too many bytes": (lambda: b"PK" + bytes(20_000_001), "workbook-too-large"),
    "no sheets of a case": (
        lambda: _zip({n: _sheet(b"") if n.startswith("xl/worksheets/sheet") else part for n, part in _parts().items()}),
        "missing-sheet",
    ),
}


@pytest.mark.parametrize("way", REFUSED)
def test_a_workbook_that_cannot_be_read_gives_a_reason_and_no_files(way: str):
    make, code = REFUSED[way]
    found = load_workbook(make())
    assert found.files == {}
    assert found.loaded.case is None
    assert [problem.code for problem in found.problems] == [code]
    assert all(problem.suggestion for problem in found.problems)


def test_macros_and_links_are_refused_and_all_else_is_still_told():
    found = load_workbook(_zip(_parts() | {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}))
    assert [problem.code for problem in found.problems] == ["workbook-refused", "workbook-refused"]
    assert not found.is_sound


@pytest.mark.slow
def test_a_million_empty_rows_do_no_harm():
    parts, name = _parts(), "xl/worksheets/sheet4.xml"
    empty = b"".join(b'<row r="%d"/>' % at for at in range(5_000, 1_048_577))
    parts[name] = parts[name].replace(b"</sheetData>", empty + b"</sheetData>")
    found = load_workbook(_zip(parts))
    assert found.problems == ()
    assert found.is_sound


def test_cells_in_the_last_corner_are_told():
    parts = _parts()
    corner = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts["xl/worksheets/sheet4.xml"] = parts["xl/worksheets/sheet4.xml"].replace(b"</sheetData>", corner)
    found = load_workbook(_zip(parts))
    assert [problem.code for problem in found.problems] == ["workbook-too-large"]
    assert found.problems[0].file.endswith("!XFD1048576")


@pytest.mark.parametrize("seed", range(12))
def test_damaged_parts_never_raise(seed: int):
    chance = random.Random(seed)
    parts = _parts()
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        content = bytearray(parts[name])
        at = chance.randrange(len(content))
        length = chance.choice([0, 1, 5, 200])
        content[at : at + length] = chance.choice([b"", b"<", b'"', b"9" * 30, b"</c>", b"\xff", b"A", b"<x>" * 50])
        parts[name] = bytes(content)
    found = load_workbook(_zip(parts))
    assert found.loaded.case is not None or found.problems
