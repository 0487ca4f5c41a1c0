"""An .xlsx file as the zip that it is: whether it can be read safely, and what of it is not taken.

Every part is unpacked up to a bound before any XML is parsed; a part that declares entities is never parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ...model import Problem
from ..archive import ZIP_FAILURES

MOST_BYTES = 20_000_000
"""Bytes of a workbook as a file."""
MOST_UNPACKED = 80_000_000
"""Bytes of all its parts."""
MOST_CELLS = 400_000
MOST_MARKS = 4_000_000
"""Signs ``<`` in all sheets: what reading them costs at most."""
MOST_FAR_CELLS = 2_000
"""Cells of a sheet that stand beyond column ZZ."""
MOST_PARTS = 2_000
MOST_STRINGS = 400_000
"""Entries of the table of texts."""
MOST_IN_SMALL_PART = 4_000_000
"""Bytes of a part that is neither a sheet nor the table of texts."""
MOST_ELEMENTS = 200_000
"""Elements of such a part."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf_16_le")
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NEVER_PARSED = ("xl/comments", "xl/drawings", "xl/media", "xl/pivot", "xl/printersettings")
EXPECTED = "an ordinary workbook (.xlsx)"


@dataclass(slots=True)
class Container:
    """What is wrong with the zip as a zip (``problems``), and what of it is no fault of its cells (``refused``)."""

    problems: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)


def workbook_problem(
    code: str, found: str, suggestion: str, expected: str = EXPECTED, place: str = "workbook"
) -> Problem:
    return Problem(place, 0, 0, "", code, found, expected, suggestion)


def check_container(data: bytes) -> Container:
    """Whether the bytes can be given to a reader of workbooks; never raises.

    With ``problems`` they cannot; ``refused`` are parts that no case holds, such as macros.
    """
    found = Container()
    if len(data) > MOST_BYTES:
        found.problems.append(_too_large(f"the file has {len(data):,} bytes", f"at most {MOST_BYTES:,} bytes"))
    elif data.startswith(_OLE):
        found.problems.append(_old_or_locked(data))
    elif not data.startswith(b"PK"):
        found.problems.append(_unreadable("the file is no workbook"))
    else:
        try:
            with ZipFile(BytesIO(data)) as archive:
                _check_parts(archive, found)
        except ZIP_FAILURES:
            found.problems.append(_unreadable("the file is damaged"))
    return found


def _old_or_locked(data: bytes) -> Problem:
    if _LOCKED in data:
        return workbook_problem(
            "workbook-unreadable", "the workbook is locked with a password", "save a copy without a password"
        )
    return workbook_problem(
        "workbook-unreadable", "the file has the old format .xls", "open it and save it as Excel workbook (.xlsx)"
    )


def _unreadable(found: str) -> Problem:
    return workbook_problem("workbook-unreadable", found, "open it in a spreadsheet program and save it as .xlsx again")


def _too_large(found: str, expected: str) -> Problem:
    return workbook_problem("workbook-too-large", found, "delete what does not belong to the case", expected)


def _check_parts(archive: ZipFile, found: Container) -> None:
    members = archive.infolist()
    names = {member.filename.replace("\\", "/").lstrip("/").lower() for member in members}
    if len(members) > MOST_PARTS:
        found.problems.append(_too_large(f"the file has {len(members):,} parts", f"at most {MOST_PARTS:,} parts"))
        return
    if "[content_types].xml" not in names or not any(name.endswith("workbook.xml") for name in names):
        what = "a spreadsheet of LibreOffice (.ods)" if "content.xml" in names else "a zip, and no workbook"
        found.problems.append(workbook_problem("workbook-unreadable", f"the file is {what}", "save it as .xlsx"))
        return
    _note_refused(names, found)
    counts = _Counts(MOST_UNPACKED)
    for member in members:
        if problem := counts.take(archive, member):
            found.problems.append(problem)
            return


def _note_refused(names: set[str], found: Container) -> None:
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        advice = "save it as a workbook without macros (.xlsx)"
        found.refused.append(
            workbook_problem("workbook-refused", "the workbook holds macros; they are never run", advice)
        )
    if any("/externallinks/" in name for name in names):
        advice = "in the menu Data choose Edit Links and break the links, then save it"
        found.refused.append(
            workbook_problem(
                "workbook-refused", "the workbook takes values from other files; they are never opened", advice
            )
        )


@dataclass(slots=True)
class _Counts:
    left: int
    cells: int = 0
    marks: int = 0
    seen: set[str] = field(default_factory=set)

    def take(self, archive: ZipFile, member: ZipInfo) -> Problem | None:
        """Count one part; what it says about its own size is not believed."""
        name = member.filename.lower()
        if member.is_dir() or name in self.seen:
            return None if member.is_dir() else _unreadable("the file holds one part twice")
        self.seen.add(name)
        if member.flag_bits & 1:
            return workbook_problem(
                "workbook-unreadable", "the workbook is locked with a password", "save a copy without a password"
            )
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            return _unreadable("the file is packed in an unusual way")
        with archive.open(member) as stream:
            content = stream.read(self.left + 1)
        self.left -= len(content)
        if self.left < 0:
            return _too_large("the workbook is larger than it seems", f"at most {MOST_UNPACKED:,} bytes unpacked")
        return next(self._faults(name, content), None) if name.endswith((".xml", ".rels", ".vml")) else None

    def _faults(self, name: str, content: bytes) -> Iterator[Problem]:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:64]:
            yield _unreadable("a part of the workbook is written in an unusual encoding")
        if _DECLARES.search(content):
            yield _unreadable("the workbook declares entities, which no spreadsheet program does")
        if "/worksheets/" in name and "/_rels/" not in name:
            self.cells += _count(content, b"c")
            self.marks += content.count(b"<")
            if self.marks > MOST_MARKS:
                yield _too_large("the sheets have too many rows, most of them empty", "at most 1,048,576 rows")
            if self.cells > MOST_CELLS or len(re.findall(rb'r="[A-Z]{3}[0-9]', content)) > MOST_FAR_CELLS:
                yield _too_large(f"the workbook has more than {MOST_CELLS:,} cells", f"at most {MOST_CELLS:,} cells")
        elif name.endswith("sharedstrings.xml"):
            if _count(content, b"si") > MOST_STRINGS or content.count(b"<") > 12 * MOST_STRINGS:
                yield _too_large("the workbook has too many texts", f"at most {MOST_STRINGS:,} texts")
        elif not name.startswith(_NEVER_PARSED) and _is_large(content):
            yield _too_large(f"the part {name[:60]} is too large", f"at most {MOST_IN_SMALL_PART:,} bytes")


def _is_large(content: bytes) -> bool:
    return len(content) > MOST_IN_SMALL_PART or content.count(b"<") > MOST_ELEMENTS


def _count(content: bytes, tag: bytes) -> int:
    """Elements of a name, whatever prefix stands before it."""
    return len(re.findall(rb"<(?:[A-Za-z0-9_]+:)?" + tag + rb"[\s/>]", content))
