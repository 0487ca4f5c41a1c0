"""Problems of a case's files -> problems of the cells that they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...model import Problem
from ..bounds import MAX_CASE_PROBLEMS
from ..gather import too_many_problems
from .join import Places
from .layout import CASE, QUESTION_SHEET

_ORDER = re.compile(r"^(.*)!([A-Z]+)([0-9]+)")
_TOO_MANY = too_many_problems("and only the first are listed")


def in_cells(own: Iterable[Problem], loaded: Iterable[Problem], places: Places) -> tuple[Problem, ...]:
    """All problems, each once, in the order of the cells.

    A problem of the files at a value whose cell could not be read, or around it, is a consequence and
    is left out.
    """
    found = list(dict.fromkeys(own))
    taken = {problem.file for problem in found}
    around = {(file, part) for (file, path), place in places.items() if place in taken for part in _around(path)}
    for problem in loaded:
        place = place_of(problem, places)
        if place not in taken and (problem.file, problem.path) not in around:
            found.append(
                Problem(
                    place,
                    0,
                    0,
                    f"{problem.file} {problem.path}".strip(),
                    problem.code,
                    problem.found,
                    problem.expected,
                    problem.suggestion,
                    problem.severity,
                )
            )
    ordered = sorted(dict.fromkeys(found), key=_in_order)
    return tuple(ordered if len(ordered) <= MAX_CASE_PROBLEMS else [*ordered[:MAX_CASE_PROBLEMS], _TOO_MANY])


def _around(path: str) -> Iterator[str]:
    """The path and those of everything around it in its file."""
    while path:
        yield path
        path = _outer(path)


def _outer(path: str) -> str:
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def place_of(problem: Problem, places: Places) -> str:
    """The cell of a problem: that of its path, or of the nearest thing around it."""
    path = problem.path
    while path and (problem.file, path) not in places:
        path = _outer(path)
    if found := places.get((problem.file, path)):
        return found
    return QUESTION_SHEET if problem.file in (CASE, ".") else problem.file


def _in_order(problem: Problem) -> tuple[str, int, int, str, Problem]:
    found = _ORDER.match(problem.file)
    if found is None:
        return problem.file, 0, 0, "", problem
    return found[1], int(found[3]), len(found[2]), found[2], problem
