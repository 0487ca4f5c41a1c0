"""Problems of a case's files -> problems of the cells that they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ...model import Problem
from ..bounds import MAX_CASE_PROBLEMS
from ..gather import too_many_problems
from .join import Places
from .layout import CASE, QUESTION_SHEET, TABLES

_ORDER = re.compile(r"^(.*)!([A-Z]+)([0-9]+)")
_SHEET_OF = {str(table.rows[0][0]): table.sheet for table in reversed(TABLES) if table.file == CASE}
_SHEET_OF |= {"options": "Options", "weights": "Weight profiles", "seeds": "Sources"}
"""The sheet that holds a part of case.yaml, or the files of a folder."""
_SHEETS = {sheet: "add a row" for sheet in _SHEET_OF.values()} | {
    "Options": "add a row for today's course and one for every other measure",
    "Weight profiles": "add a row, and its points in the sheet Weights",
    "Criteria": "add a row for each criterion, with its worst and best level",
}
_TOO_MANY = too_many_problems("and only the first are listed")


def in_cells(
    own: Iterable[Problem], loaded: Iterable[Problem], places: Places, labels: Mapping[str, str]
) -> tuple[Problem, ...]:
    """All problems, each once, in the order of the cells, in words of a sheet.

    A problem of the files at a value whose cell could not be read, or around it, is a consequence and
    is left out. ``labels`` are the headings by column (``Levels!H``) or cell.
    """
    found = list(dict.fromkeys(own))
    taken = {problem.file for problem in found}
    around = {(file, part) for (file, path), place in places.items() if place in taken for part in _around(path)}
    for problem in loaded:
        place = place_of(problem, places)
        if place not in taken and (problem.file, problem.path) not in around:
            found.append(_reworded(problem, place, labels))
    ordered = sorted(dict.fromkeys(found), key=_in_order)
    return tuple(ordered if len(ordered) <= MAX_CASE_PROBLEMS else [*ordered[:MAX_CASE_PROBLEMS], _TOO_MANY])


def _reworded(problem: Problem, place: str, labels: Mapping[str, str]) -> Problem:
    """The problem at its cell; one of a key or file that is missing as one of an empty cell or sheet."""
    cell = _ORDER.match(place)
    label = labels.get(place) or (labels.get(f"{cell[1]}!{cell[2]}", "") if cell else "")
    path = "" if cell else problem.path
    found, expected, suggestion = problem.found, problem.expected, problem.suggestion
    if problem.code == "missing-key" and label:
        found, expected = f"'{label}' is empty", expected.partition(": ")[2] or expected
    elif problem.code in ("missing-key", "no-options", "no-weights") and place in _SHEETS:
        path, found, expected, suggestion = "", "the sheet has no rows", "one row for each entry", _SHEETS[place]
    return Problem(place, 0, 0, path, problem.code, found, expected, suggestion, problem.severity)


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
    if path := problem.path if problem.file == CASE else problem.file:
        return _SHEET_OF.get(path.partition("/")[0].partition(".")[0], QUESTION_SHEET)
    return QUESTION_SHEET


def _in_order(problem: Problem) -> tuple[str, int, int, str, Problem]:
    found = _ORDER.match(problem.file)
    if found is None:
        return problem.file, 0, 0, "", problem
    return found[1], int(found[3]), len(found[2]), found[2], problem
