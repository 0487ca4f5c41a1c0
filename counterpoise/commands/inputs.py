"""What commands are given: a case, weights."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..bundle import find_folder
from .faults import AuthorFault
from .streams import tell

if TYPE_CHECKING:
    from ..model import Case, Problem

CASE_HELP = "folder of the case (default: this folder); examples/NAME is a bundled example"


def add_case(parser: argparse.ArgumentParser) -> None:
    """The CASE argument, the same for every command."""
    parser.add_argument("case", nargs="?", default=".", metavar="CASE", help=CASE_HELP)


def open_case(folder: str) -> Case:
    """The case in a folder; its problems go to stderr.

    Raises
    ------
    AuthorFault
        The faults leave no case.
    """
    from ..casefile.load import load_case
    from ..report.sentences import left_out_sentence

    loaded = load_case(find_folder(folder))
    if loaded.case is None:
        raise AuthorFault("\n".join(map(str, loaded.problems)) + "\n" + count_problems(loaded.problems))
    if loaded.problems:
        more = left_out_sentence(loaded.case) or "Nothing is left out."
        tell(f"{count_problems(loaded.problems)}; `python -m counterpoise check {folder}` lists them. {more}")
    return loaded.case


def count_problems(problems: tuple[Problem, ...]) -> str:
    """ "3 errors and 1 warning in 2 files", or "no problems"."""
    errors = sum(problem.severity == "error" for problem in problems)
    counts = [count(n, noun) for n, noun in ((errors, "error"), (len(problems) - errors, "warning")) if n]
    files = len({problem.file for problem in problems})
    return f"{' and '.join(counts)} in {count(files, 'file')}" if counts else "no problems"


def count(n: int, noun: str, plural: str = "") -> str:
    """ "1 file", "2 files"."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def read_weights_file(case: Case, folder: str, text: str | None) -> dict[str, Any]:
    """The settings that ``--weights`` spells: a profile's id, points, or a weights file.

    A file of the case means its profile; another one is checked like the case's own, and gives
    points and ranges.

    Raises
    ------
    AuthorFault
        The file has faults, or the text cannot be read.
    """
    from ..study.settings import WEIGHTS

    if text is None:
        return {}
    path = _file_at(text)
    if text not in case.profiles and path is not None:
        is_of_case = path.resolve().parent == (find_folder(folder) / "weights").resolve() and path.stem in case.profiles
        return {"weights": path.stem} if is_of_case else _load_weights(case, path)
    try:
        return {"weights": WEIGHTS.read(text)}
    except ValueError as fault:
        raise AuthorFault(f"--weights: {fault}") from fault


def _file_at(text: str) -> Path | None:
    """The file of this name, or None; a text too long for a name, or odd in another way, is none."""
    try:
        return Path(text) if Path(text).is_file() else None
    except (OSError, ValueError):
        return None


def _load_weights(case: Case, path: Path) -> dict[str, Any]:
    from ..casefile.bounds import MAX_FILE_BYTES
    from ..casefile.load_profile import load_profile
    from ..study.weights import points_by_id

    content = read_start(path, MAX_FILE_BYTES, f"--weights {path}")
    loaded = load_profile(str(path), content, case.criteria)
    if loaded.profile is None:
        raise AuthorFault("\n".join(map(str, loaded.problems)))
    for problem in loaded.problems:
        tell(problem)
    bounds = tuple((id_, low, high) for id_, (low, high) in loaded.profile.ranges.items())
    return {"weights": points_by_id(loaded.profile, case), "ranges": bounds}


def read_start(path: Path, most: int, said: str) -> bytes:
    """The bytes of a file up to one more than ``most``, so that one without an end is refused like one too large.

    Raises
    ------
    AuthorFault
        The file, which the message calls what was ``said``, cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise AuthorFault(f"{said}: cannot be read: {reason}") from error
