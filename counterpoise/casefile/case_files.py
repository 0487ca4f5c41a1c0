"""The files of a case as names and bytes, from wherever it is kept, for who edits or compares it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import Problem
from .archive import read_zip
from .file_names import TEXT_SUFFIXES, YAML_SUFFIXES
from .folder import read_folder, read_start
from .wording import printable


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The files by name, and why some of them, or all, could not be read.

    Files of other kinds that lie beside them (pictures, spreadsheets) are not among them.
    """

    files: dict[str, bytes]
    problems: tuple[Problem, ...] = ()


def read_case_files(path: Path) -> CaseFiles:
    """The files of the case in a folder or in a zip; nothing on the disk raises an error."""
    try:
        if path.is_file():
            files, problems = read_zip(read_start(path))
            return CaseFiles(_of_the_case(files), tuple(problems))
        if not path.is_dir():
            raise FileNotFoundError
    except (OSError, ValueError):
        problem = Problem(
            printable(path.name or "."),
            0,
            0,
            "",
            "no-such-folder",
            "there is no such folder",
            "the folder that holds case.yaml, or a zip of it",
            "check how the name is spelled",
        )
        return CaseFiles({}, (problem,))
    found = read_folder(path)
    readable = {name: content for name, content in found.items() if isinstance(content, bytes)}
    return CaseFiles(_of_the_case(readable), tuple(sorted(p for p in found.values() if isinstance(p, Problem))))


def _of_the_case(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.lower().endswith(YAML_SUFFIXES + TEXT_SUFFIXES)}
