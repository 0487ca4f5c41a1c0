"""A table of answers, as it is exported or typed into a spreadsheet -> answers, with every fault at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..casefile.formula_signs import AT_START, GUARD
from ..casefile.number_reading import read_number
from ..casefile.plain_table.bytes_to_rows import Cell, read_rows
from .faults import RoomFault
from .rules import LONGEST_NAME, LONGEST_REASON, MOST_POINTS

WHO, ROUND, METHOD, REASON = "participant", "round", "method", "reason"
UNIT = " (points)"

MOST_FAULTS = 20
MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class ImportedAnswer:
    """One row of a table; ``round`` 0 means the room's current one."""

    name: str
    points: Mapping[str, float]
    round: int = 0
    method: str = ""
    reason: str = ""


def read_answers(data: bytes, file: str, names: Mapping[str, str]) -> tuple[ImportedAnswer, ...]:
    """The answers in a table: one row each, under the headings Participant and every criterion, by name or id.

    Parameters
    ----------
    names
        Names of the case's criteria by id.

    Raises
    ------
    RoomFault
        The text lists every fault with its row and column.
    """
    read = read_rows(data, file)
    faults = [f"{problem.found}; {problem.suggestion}" for problem in read.problems]
    if not faults and len(read.cells) < 2:
        faults = ["the table has no row of answers below its headings"]
    if faults:
        raise _fault(faults)
    head, *body = read.cells
    place = _find_columns(head, names, faults)
    if faults:
        raise _fault(faults)
    answers = [_read_row(number, row, place, names, faults) for number, row in enumerate(body, 2)]
    seen: dict[tuple[str, int], int] = {}
    for number, answer in enumerate(answers, 2):
        first = seen.setdefault((answer.name, answer.round), number)
        if first != number:
            faults.append(f"row {number}: {answer.name[:40]!r} already answers this round in row {first}")
    if faults:
        raise _fault(faults)
    return tuple(answers)


def _fault(faults: Sequence[str]) -> RoomFault:
    more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
    return RoomFault("table", "\n".join([*faults[:MOST_FAULTS], *more]))


def _find_columns(head: Sequence[Cell], names: Mapping[str, str], faults: list[str]) -> dict[str, int]:
    """Columns by what they hold: ``participant`` and the like, or a criterion's id behind ``points.``."""
    meant = {id_.casefold(): f"points.{id_}" for id_ in names}
    for id_, name in names.items():
        meant |= {text.casefold(): f"points.{id_}" for text in (name, name + UNIT, f"{name} ({id_}){UNIT}")}
    meant |= {key: key for key in (WHO, ROUND, METHOD, REASON)}
    place: dict[str, int] = {}
    for at, cell in enumerate(head):
        what = meant.get(_text(cell).casefold())
        if what is None:
            continue
        if what in place:
            faults.append(f"the heading '{_text(cell)[:40]}' stands twice")
        place.setdefault(what, at)
    if WHO not in place:
        faults.append("no column is headed Participant")
    missing = [names[id_] for id_ in names if f"points.{id_}" not in place]
    faults += [f"no column is headed '{name}', a criterion of the case" for name in missing]
    return place


def _read_row(
    number: int, row: Sequence[Cell], place: Mapping[str, int], names: Mapping[str, str], faults: list[str]
) -> ImportedAnswer:
    def text(what: str) -> str:
        return _text(row[place[what]]) if what in place else ""

    name, reason, rounds = text(WHO), text(REASON), text(ROUND)
    if not name:
        faults.append(f"row {number}: the participant has no name")
    for what, found, most in (("name", name, LONGEST_NAME), ("reason", reason, LONGEST_REASON)):
        if len(found) > most:
            faults.append(f"row {number}: the {what} has {len(found):,} characters; at most {most:,} are kept")
    points = {}
    for id_, called in names.items():
        cell = row[place[f"points.{id_}"]]
        value = 0.0 if cell is None else _number(cell)
        if value is None or not 0 <= value <= MOST_POINTS:
            faults.append(f"row {number}, {called}: '{_text(cell)[:40]}' is not a weight; write a number, 0 or more")
        points[id_] = value or 0.0
    if not any(points.values()) and not any(fault.startswith(f"row {number}, ") for fault in faults):
        faults.append(f"row {number}: all weights are zero; at least one criterion needs weight")
    count = _number(rounds) if rounds else 0.0
    if count is None or not 0 <= count <= MOST_ROUNDS or count != int(count):
        faults.append(f"row {number}: the round '{rounds[:40]}' is not a whole number from 1")
        count = 0.0
    return ImportedAnswer(name, points, int(count), text(METHOD), reason)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    text = cell or ""
    return text[1:] if text.startswith(GUARD) and AT_START.match(text[1:]) else text


def _number(cell: Cell) -> float | None:
    """The number in a cell; None where it is none, or may be two."""
    if isinstance(cell, float):
        return cell
    found = read_number(_text(cell))
    return float(found[0]) if len(found) == 1 else None
