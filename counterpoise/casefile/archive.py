"""Uploaded zip -> names and bytes, within bounds; nothing is ever written to disk."""

from __future__ import annotations

import lzma
import stat
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..model import Problem
from .folder import (
    CASE_FILE_NAMES,
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_TOTAL_BYTES,
    TEXT_SUFFIXES,
    YAML_SUFFIXES,
    too_large,
    too_many_files,
)
from .wording import printable

_FAILURES = (
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


def read_zip(data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    """The files in a zip by name, and what is wrong with it as a zip.

    A single folder around everything is taken off. Members that are too large, that are links or
    whose names lead elsewhere are reported and not read; what a member says about its own size is
    not believed. Never raises on any bytes.
    """
    if len(data) > MAX_TOTAL_BYTES:
        return {}, [too_large(".")]
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not _is_ignored(member)]
            if len(members) > MAX_FILES:
                return {}, [too_many_files(len(members))]
            return _read_members(archive, members)
    except _FAILURES:
        return {}, [_bad_zip(".", "the upload is not a zip that can be read")]


def _is_ignored(member: ZipInfo) -> bool:
    parts = member.filename.split("/")
    return member.is_dir() or parts[0] == "__MACOSX" or parts[-1].startswith(".")


def _read_members(archive: ZipFile, members: list[ZipInfo]) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    left = MAX_TOTAL_BYTES
    for member in members:
        found = _fault_of_name(member, files) or _read_member(archive, member, left)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            files[member.filename] = found
            left -= len(found)
    return _without_wrapping_folder(files), problems


def _fault_of_name(member: ZipInfo, files: dict[str, bytes]) -> Problem | None:
    name = printable(member.filename)
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        return Problem(
            name,
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
            name,
            0,
            0,
            "",
            "link-outside",
            "the file is a link",
            "files that stand in the folder itself",
            "copy the file into the folder",
        )
    if member.filename in files:
        return Problem(
            name,
            0,
            0,
            "",
            "same-name-twice",
            "the zip holds two files of this name",
            "one file for each id",
            "delete or rename one of the two",
        )
    return None


def _read_member(archive: ZipFile, member: ZipInfo, left: int) -> bytes | Problem:
    name, bound = member.filename, min(MAX_FILE_BYTES, left)
    if not name.lower().endswith(YAML_SUFFIXES + TEXT_SUFFIXES):
        return b""
    if member.flag_bits & 1:
        return _bad_zip(name, "the file is locked with a password")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return _bad_zip(name, "the file is packed in an unusual way")
    try:
        with archive.open(member) as stream:
            content = stream.read(bound + 1)
    except _FAILURES:
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


def _without_wrapping_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or not tops.isdisjoint(CASE_FILE_NAMES):
        return files
    return {name.partition("/")[2] or name: content for name, content in files.items()}
