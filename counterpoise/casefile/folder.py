"""Folder -> names and bytes, within bounds and without leaving the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

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
from .wording import printable

_LEVELS_DOWN = 3
_FOLDERS_SEEN = 200

Files = dict[str, bytes | Problem]
"""By relative name: the bytes of a file, or why they could not be read."""


def read_folder(folder: Path) -> Files:
    """The files that may belong to a case, by name relative to the folder, in name order.

    A file or folder that cannot be read stands there as a problem; files of other types with no
    bytes. Hidden files are not looked at, so an editor's lock does no harm.
    """
    try:
        tops = sorted(os.listdir(folder))
    except OSError as error:
        return {".": _unreadable(".", error.strerror or "", "the folder")}
    files: Files = {}
    names = [name for top in tops for name in _names(folder, top, files)]
    if len(names) > MAX_FILES:
        return {".": too_many_files(len(names))}
    left = MAX_TOTAL_BYTES
    for name in names:
        found = _read(folder, name, left)
        files[printable(name)] = found
        left -= len(found) if isinstance(found, bytes) else 0
    if not any(settle_name(name).startswith("case.y") for name in tops) and (inside := _cases_inside(folder)):
        files["."] = several_cases(inside, "folder")
    return files


def read_start(path: Path) -> bytes:
    """A file's bytes, up to one more than a case may have.

    Raises
    ------
    OSError
        It may not be read.
    """
    with path.open("rb") as stream:
        return stream.read(MAX_TOTAL_BYTES + 1)


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


def _names(folder: Path, top: str, files: Files) -> list[str]:
    """What may be read of one entry of the folder; a part that cannot be opened is noted in ``files``."""
    if settle_name(top) in ("case.yaml", "case.yml"):
        return [top]
    if settle_name(f"{top}/").rstrip("/") not in PARTS:
        return [top] if top.lower().startswith("case.") and not is_kept_aside(top) else []
    try:
        return sorted(f"{top}/{entry}" for entry in os.listdir(folder / top) if not is_kept_aside(entry))
    except NotADirectoryError:
        files[top] = _unreadable(top, "it is not a folder", top)
    except OSError as error:
        files[top] = _unreadable(top, error.strerror or "", "the folder")
    return []


def _cases_inside(folder: Path) -> list[str]:
    """Folders a few levels down that hold a case; looked for only where the folder itself holds none."""
    return find_case_folders(_files_below(folder, "", _LEVELS_DOWN, [_FOLDERS_SEEN]))


def _files_below(folder: Path, prefix: str, levels: int, left: list[int]) -> Iterator[str]:
    left[0] -= 1
    if levels < 0 or left[0] < 0:
        return
    try:
        entries = sorted(os.scandir(folder / prefix), key=lambda entry: entry.name)
    except OSError:  # a folder that may not be opened holds no case that could be
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not is_junk(entry.name) and entry.name not in PARTS:
            yield from _files_below(folder, f"{prefix}{entry.name}/", levels - 1, left)
        elif prefix:
            yield printable(prefix + entry.name)


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
                "the file is a link that leads out of the case's folder",
                "files in the folder itself",
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


def _unreadable(name: str, reason: str, what: str = "the file") -> Problem:
    found = f"{what} cannot be read ({reason.lower()})" if reason else f"{what} cannot be read"
    return Problem(
        name,
        0,
        0,
        "",
        "unreadable-file",
        found,
        "a file that you may open" if what == "the file" else "a folder that you may open",
        "check its permissions, and that it opens in an editor"
        if what == "the file"
        else "check its permissions, and that it is a folder and no link",
    )
