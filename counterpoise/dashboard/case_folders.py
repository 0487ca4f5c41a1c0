"""The folders of the cases that this server offers."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..bundle import EXAMPLES, HOME
from ..casefile.bounds import MAX_FILE_BYTES
from ..casefile.file_names import PARTS, settle_name
from ..room.where import LOCAL

Stamp = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of every file of a case."""

_ID_LINE = re.compile(rb"^id:[ \t]*[\"']?([A-Za-z][A-Za-z0-9_]*)", re.MULTILINE)


def list_folders() -> tuple[Path, ...]:
    """Folders of the cases on offer, the one shown first in front.

    The first stays even when there is no such folder: that is then the problem shown.
    """
    first = Path(os.environ.get("COUNTERPOISE_CASE", HOME)).resolve()
    examples = sorted(path.parent for path in (HOME / EXAMPLES).glob("*/case.yaml"))
    return tuple(dict.fromkeys([first, HOME, *examples]))


def is_local() -> bool:
    """Whether this is somebody's own machine (`counterpoise run`)."""
    return os.environ.get(LOCAL) == "1"


def is_own(folder: Path) -> bool:
    """Whether the case is the author's own folder, not one that comes with the program."""
    return folder != HOME and HOME / EXAMPLES not in folder.parents


def written_id(folder: Path) -> str | None:
    """The id that case.yaml gives, even where the file is otherwise broken; None where it says none."""
    try:
        with (folder / "case.yaml").open("rb") as file:
            found = _ID_LINE.search(file.read(MAX_FILE_BYTES))
    except OSError:  # moved, or not to be read: then it says none
        return None
    return found[1].decode() if found else None


def stamp(folder: Path) -> Stamp:
    """What changes when a file of the case is edited, replaced by an older one, added or taken away.

    A file that vanishes meanwhile, or that may not be looked at, is stamped as it is found.
    """
    top = _stamp_folder(folder)
    parts = {Path(name) for name, _size, _time in top if settle_name(f"{Path(name).name}/").rstrip("/") in PARTS}
    inside = (_stamp_folder(part) for part in sorted(parts | {folder / name for name in PARTS}))
    return tuple([*top, *(stamped for of_part in inside for stamped in of_part)])


def _stamp_folder(folder: Path) -> list[tuple[str, int, int]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        return [(str(folder), -1, error.errno or 0)]
    return [_stamp_of(entry) for entry in entries if not entry.name.startswith(".")]


def _stamp_of(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    try:
        about = entry.stat()
    except OSError as error:  # a dangling link, or gone since it was listed
        return entry.path, -1, error.errno or 0
    return entry.path, about.st_size, about.st_mtime_ns
