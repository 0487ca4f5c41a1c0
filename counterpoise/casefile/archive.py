"""Uploaded zip -> names and bytes, within bounds; nothing is ever written to disk."""

from __future__ import annotations

import lzma
import stat
import struct
import unicodedata
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..model import Problem
from .bounds import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES
from .file_names import (
    PARTS,
    TEXT_SUFFIXES,
    YAML_SUFFIXES,
    find_case_folders,
    is_junk,
    is_kept_aside,
    settle_name,
    several_cases,
)
from .folder import too_large, too_many_files
from .wording import printable

MAX_MEMBERS = 20_000
"""Files in a zip that are looked at, whether they belong to the case or not."""

_UTF8 = 0x800
"""The flag of a member whose name is said to be in UTF-8."""

ZIP_FAILURES = (
    BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
    IndexError,
    KeyError,
)
"""What the reading of a damaged zip raises."""


def read_zip(data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the case in a zip by name, and what is wrong with it as a zip.

    The case is found however deep it lies; of cases inside one another the outermost is meant, and
    what stands beside it is left alone. Members that are too large, that are links or whose names
    lead elsewhere are reported and not read; what a member says about its own size is not
    believed. Never raises on any bytes.
    """
    if len(data) > MAX_TOTAL_BYTES:
        return {}, [too_large(".")]
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_MEMBERS:
                return {}, [too_many_files(len(entries))]
            return _read_case(archive, [(_name(member), member) for member in entries if not member.is_dir()])
    except ZIP_FAILURES:
        return {}, [_bad_zip(".", "the upload is not a zip that can be read")]


def _name(member: ZipInfo) -> str:
    """The name as it was meant: with slashes, in UTF-8 also where the zip does not say so, and composed."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:  # a name in the code page of an older computer; ids are plain letters anyway
            name = member.filename
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _read_case(archive: ZipFile, members: list[tuple[str, ZipInfo]]) -> tuple[dict[str, bytes], list[Problem]]:
    astray = [(name, member) for name, member in members if _leads_elsewhere(name)]  # a fault, wherever the case is
    named = [(name, member) for name, member in members if not is_junk(name) and not _leads_elsewhere(name)]
    folders = find_case_folders(name for name, _member in named)
    outermost = [folder for folder in folders if not any(folder.startswith(o) for o in folders if o != folder)]
    if len(outermost) > 1:
        return {}, [several_cases(outermost, "zip")]
    prefix = outermost[0] if outermost else _wrapping_folder([name for name, _member in named])
    inside = [(name, member) for name, member in named if name.startswith(prefix)]
    chosen = [(name, member) for name, member in inside if _may_belong(name.removeprefix(prefix), bool(outermost))]
    chosen += astray
    if len(chosen) > MAX_FILES:
        return {}, [too_many_files(len(chosen))]
    return _read_members(archive, chosen, prefix)


def _wrapping_folder(names: list[str]) -> str:
    """The folder around everything, where there is one and no case file says where the case lies."""
    tops = {name.partition("/")[0] for name in names if "/" in name}
    top = next(iter(tops), "")
    is_around = len(tops) == 1 and all("/" in name for name in names) and settle_name(f"{top}/")[:-1] not in PARTS
    return f"{top}/" if is_around else ""


def _may_belong(name: str, is_found: bool) -> bool:
    """Whether a file may belong to the case; where no case file is found, whatever could tell why."""
    top, slash, rest = settle_name(name).partition("/")
    if slash and top in PARTS:
        return not is_kept_aside(name) and not is_junk(rest)
    return settle_name(name) in ("case.yaml", "case.yml") or (not is_found and not slash)


def _read_members(
    archive: ZipFile, members: list[tuple[str, ZipInfo]], prefix: str
) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    left = MAX_TOTAL_BYTES
    for name, member in members:
        inside = printable(name.removeprefix(prefix))
        found = _fault_of(name, member, inside in files) or _read_member(archive, member, name, left)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            files[inside] = found
            left -= len(found)
    return files, problems


def _leads_elsewhere(name: str) -> bool:
    return name.startswith("/") or ":" in name.partition("/")[0] or ".." in name.split("/")


def _fault_of(name: str, member: ZipInfo, is_doubled: bool) -> Problem | None:
    if _leads_elsewhere(name):
        return Problem(
            printable(name),
            0,
            0,
            "",
            "unsafe-path",
            "the name leads out of the zip",
            "names inside the zip, with '/' between folders",
            "make the zip again from the case's folder",
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        return Problem(
            printable(name),
            0,
            0,
            "",
            "link-outside",
            "the file is a link",
            "files in the folder itself",
            "copy the file into the folder",
        )
    if is_doubled:
        return Problem(
            printable(name),
            0,
            0,
            "",
            "same-name-twice",
            "the zip holds two files of this name",
            "one file for each id",
            "delete or rename one of the two",
        )
    return None


def _read_member(archive: ZipFile, member: ZipInfo, name: str, left: int) -> bytes | Problem:
    bound = min(MAX_FILE_BYTES, left)
    if not name.lower().endswith(YAML_SUFFIXES + TEXT_SUFFIXES):
        return b""
    if member.flag_bits & 1:
        return _bad_zip(name, "the file is locked with a password")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return _bad_zip(name, "the file is packed in an unusual way")
    try:
        with archive.open(member) as stream:
            content = stream.read(bound + 1)
    except ZIP_FAILURES:
        return _bad_zip(name, "the file is damaged")
    return content if len(content) <= bound else too_large(printable(name))


def _bad_zip(name: str, found: str) -> Problem:
    return Problem(
        printable(name),
        0,
        0,
        "",
        "bad-zip",
        found,
        "an ordinary zip of the case's folder",
        "make the zip again and upload it again",
    )
