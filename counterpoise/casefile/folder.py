"""Folder -> names and bytes, within bounds and without leaving the folder."""

from __future__ import annotations

import os
from pathlib import Path

from ..model import Problem
from .wording import printable

MAX_FILES = 1_000
MAX_FILE_BYTES = 1_000_000
MAX_TOTAL_BYTES = 20_000_000

PARTS = ("options", "weights", "seeds")
CASE_FILE_NAMES = ("case.yaml", "case.yml")
YAML_SUFFIXES = (".yaml", ".yml")
TEXT_SUFFIXES = (".txt", ".md")

Files = dict[str, bytes | Problem]
"""By relative name: the bytes of a file, or why they could not be read."""


def read_folder(folder: Path) -> Files:
    """The files that may belong to a case, by name relative to the folder, in name order.

    A file that cannot be read stands there as a problem; files of other types with no bytes.
    """
    names = _names(folder)
    if len(names) > MAX_FILES:
        return {".": too_many_files(len(names))}
    files: Files = {}
    left = MAX_TOTAL_BYTES
    for name in names:
        found = _read(folder, name, left)
        files[printable(name)] = found
        left -= len(found) if isinstance(found, bytes) else 0
    return files


def too_many_files(count: int) -> Problem:
    return Problem(
        ".",
        0,
        0,
        "",
        "too-many-files",
        f"the case holds {count:,} files",
        f"at most {MAX_FILES:,} files",
        "move files that do not belong to the case elsewhere",
    )


def too_large(name: str) -> Problem:
    return Problem(
        name,
        0,
        0,
        "",
        "file-too-large",
        "the file is too large",
        f"at most {MAX_FILE_BYTES:,} bytes in a file and {MAX_TOTAL_BYTES:,} in a case",
        "split it, or delete what is not needed",
    )


def _names(folder: Path) -> list[str]:
    found = [name for name in CASE_FILE_NAMES if os.path.lexists(folder / name)]
    for part in PARTS:
        found += sorted(f"{part}/{entry}" for entry in _entries(folder / part) if not is_kept_aside(entry))
    return found


def _entries(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def is_kept_aside(name: str) -> bool:
    """Whether a file is a template or hidden, and so is not read."""
    return name.rpartition("/")[2].startswith(("_", "."))


def _read(folder: Path, name: str, left: int) -> bytes | Problem:
    path, name = folder / name, printable(name)
    if not path.name.lower().endswith(YAML_SUFFIXES + TEXT_SUFFIXES):
        return b""
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Problem(
                name,
                0,
                0,
                "",
                "link-outside",
                "the file is a link that leaves the case's folder",
                "files that stand in the folder itself",
                "copy the file into the folder",
            )
        if not path.is_file():
            return _unreadable(name, "it is not an ordinary file")
        if path.stat().st_size > min(MAX_FILE_BYTES, left):
            return too_large(name)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES)
    except (OSError, RuntimeError) as error:
        return _unreadable(name, error.strerror or "" if isinstance(error, OSError) else "its link runs in a circle")


def _unreadable(name: str, reason: str) -> Problem:
    found = f"the file cannot be read ({reason.lower()})" if reason else "the file cannot be read"
    return Problem(
        name,
        0,
        0,
        "",
        "unreadable-file",
        found,
        "a file that you may open",
        "check its permissions, and that it opens in an editor",
    )
