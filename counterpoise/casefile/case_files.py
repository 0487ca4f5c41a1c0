"""The files of a case from wherever it is kept: a folder, a zip, a workbook, or a revision of its repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import Problem
from .file_names import TEXT_SUFFIXES, YAML_SUFFIXES
from .folder import read_start
from .read_files import read_case_files
from .revision import is_revision, read_revision
from .wording import printable

REVISION = "git:"
"""How the name of a revision may begin, to tell it from a folder: ``git:v1.2`` or ``git:v1.2:FOLDER``."""


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The files by name, and why some of them, or all, could not be read.

    Files of other kinds that lie beside them (pictures, spreadsheets) are not among them.
    """

    files: dict[str, bytes]
    problems: tuple[Problem, ...] = ()


def open_files(path: Path) -> CaseFiles:
    """The files of the case in a folder, a zip or a workbook; nothing on the disk raises an error."""
    if not _exists(path):
        return CaseFiles({}, (_nothing_there(path),))
    if path.suffix.lower() == ".xlsx":
        return _open_workbook(path)
    files, problems = read_case_files(path)
    texts = {name: content for name, content in files.items() if name.lower().endswith(YAML_SUFFIXES + TEXT_SUFFIXES)}
    return CaseFiles(texts, problems)


def open_version(name: str, folder: Path) -> CaseFiles:
    """As `open_files`, and the files as a revision has them: ``git:REVISION``, ``git:REVISION:FOLDER`` or a bare one.

    Parameters
    ----------
    folder
        The case whose repository is meant where the name says no folder.
    """
    if name.startswith(REVISION):
        revision, _, place = name.removeprefix(REVISION).partition(":")
        return CaseFiles(*read_revision(Path(place) if place else folder, revision))
    path = Path(name)
    if not _exists(path) and is_revision(folder, name):
        return CaseFiles(*read_revision(folder, name))
    return open_files(path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _open_workbook(path: Path) -> CaseFiles:
    from .workbook import read_workbook

    try:
        read = read_workbook(read_start(path))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        problem = Problem(
            printable(path.name),
            0,
            0,
            "",
            "unreadable-file",
            f"it cannot be read ({reason})",
            "a file that you may open",
        )
        return CaseFiles({}, (problem,))
    return CaseFiles(dict(read.files), tuple(p for p in read.problems if p.severity == "error"))


def _nothing_there(path: Path) -> Problem:
    return Problem(
        printable(path.name or "."),
        0,
        0,
        "",
        "no-such-folder",
        "there is no such folder",
        "the folder that holds case.yaml, or a zip of it",
        "check how the name is spelled",
    )
