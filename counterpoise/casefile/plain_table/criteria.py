"""The columns of a table as criteria: name, unit, direction, levels and the ends of the scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal as Exact

from ..number_advice import multiplies
from .answers import ANSWERED, Answers, Question
from .bytes_to_rows import Cell
from .decimals import read_as, split_unit
from .ids import Ids, plain_line
from .ladders import find_ladder, word
from .shape import Shape
from .words import MAX, MIN, direction_in_label, direction_of_word, guess_direction, is_result, is_unknown, split_label

UNSTATED = "not stated"


@dataclass(slots=True)
class Criterion:
    """One criterion of the draft; ``levels`` in the order of the options, with the reason where one is missing."""

    id: str
    name: str
    label: str
    unit: str
    direction: str
    levels: list[float | str]
    worst: float = 0.0
    best: float = 1.0
    decimals: int = 0
    anchors: tuple[str, ...] = ()
    weight: float | None = None


@dataclass(slots=True)
class Read:
    """The criteria of a table, what was guessed for them, and what of the table was left."""

    criteria: list[Criterion] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)
    mixed: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Columns whose numbers stand in several units, with these: no number of theirs can be taken."""


def read_criteria(shape: Shape, decimal: str, answers: Answers) -> Read:
    """Every column that holds numbers, or words of one ladder; others are told."""
    found, ids = Read(), Ids()
    for label, at in shape.criteria:
        cells = [row[at] for _name, row, _place in shape.options]
        name, unit = split_label(label)
        if is_result(name):
            found.not_taken.append(f"the column '{label}' (a result, and no criterion; rename it if it is one)")
            continue
        levels, units, anchors = _levels(cells, decimal, label)
        if levels is None:
            found.not_taken.append(f"the column '{label}' (it holds words, not numbers)")
            continue
        criterion = Criterion(ids.of(name), name, label, "", MAX, levels, anchors=anchors)
        stated = _stated(shape, "units", at) or unit
        if mixed := _mixed_units(units, stated):
            found.mixed.append((label, mixed))
        beside = next((each for each in units if each), "")
        _set_unit(found, criterion, stated or beside or _percent(shape, at), answers)
        is_best = bool(anchors) and bool((find_ladder(cells) or ((), False))[1])
        _set_direction(found, criterion, _stated(shape, "direction", at) or direction_in_label(label), is_best, answers)
        _set_ends(found, criterion)
        criterion.weight = _weight(shape, at, decimal)
        found.not_taken += _missing_cells(criterion)
        found.criteria.append(criterion)
    return found


def _stated(shape: Shape, role: str, at: int) -> str:
    cell = shape.roles[role][1][at] if role in shape.roles else None
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else cell


def _percent(shape: Shape, at: int) -> str:
    return "%" if any((row, at) in shape.percent for _name, _cells, row in shape.options) else ""


def _weight(shape: Shape, at: int, decimal: str) -> float | None:
    cell = shape.roles["weights"][1][at] if "weights" in shape.roles else None
    if isinstance(cell, str):
        parts = split_unit(cell)
        return read_as(parts.digits, decimal) if parts else None
    return cell


def _mixed_units(units: Sequence[str], stated: str) -> tuple[str, ...]:
    """The units of a column where they are several, among them a word that multiplies only some of the numbers."""
    beside = [unit for unit in units if unit]
    if len(beside) > 1:
        return tuple(beside)
    is_said = not stated or (beside[:1] and beside[0].casefold() in stated.casefold().split())
    if beside and multiplies(beside[0]) and ("" in units or not is_said):
        return (beside[0], stated or "no unit")
    return ()


def _levels(
    cells: Sequence[Cell], decimal: str, label: str
) -> tuple[list[float | str] | None, tuple[str, ...], tuple[str, ...]]:
    """The levels of a column, the units beside its numbers ("" where a number stands alone), and the words of its
    ladder; None where it has neither. A zero is one in every unit."""
    if found := find_ladder(cells):
        ladder, _is_best = found
        steps = {text: float(at + 1) for at, text in enumerate(ladder)}
        return [steps.get(word(cell), _nothing(cell, label)) for cell in cells], (), ladder
    numbers: list[float | str] = []
    units: dict[str, None] = {}
    for cell in cells:
        parts = split_unit(cell) if isinstance(cell, str) else None
        value = cell if isinstance(cell, float) else read_as(parts.digits, decimal) if parts else None
        numbers.append(_nothing(cell, label) if value is None else value)
        if value:
            units[parts.unit if parts else ""] = None
    count = sum(isinstance(number, float) for number in numbers)
    known = sum(cell is not None and not (isinstance(cell, str) and is_unknown(cell)) for cell in cells)
    if not count or count * 2 < known:
        return None, (), ()
    return numbers, tuple(units), ()


def _nothing(cell: Cell, label: str) -> str:
    under = plain_line(label)
    if cell is None or (isinstance(cell, str) and is_unknown(cell)):
        return f"The table holds no value under '{under}'."
    return f"The table says '{plain_line(str(cell), 80)}' under '{under}', which is no number."


def _missing_cells(criterion: Criterion) -> Iterator[str]:
    odd = sum(isinstance(level, str) and level.endswith("is no number.") for level in criterion.levels)
    if odd:
        what = "cell that holds" if odd == 1 else "cells that hold"
        yield f"{odd} {what} no number under '{criterion.label}' (missing in the case, with what the table says)"


def _set_unit(found: Read, criterion: Criterion, stated: str, answers: Answers) -> None:
    key = f"unit.{criterion.id}"
    answered = answers.get(key, "")
    criterion.unit = answered or stated or (f"index 1-{len(criterion.anchors)}" if criterion.anchors else "")
    criterion.unit = criterion.unit or UNSTATED
    if answered or criterion.unit == UNSTATED:
        reason = ANSWERED if answered else "the table does not say in what it is measured"
        about = f"Unit of {criterion.name}"
        found.questions.append(
            Question(key, about, criterion.label, criterion.unit, reason, is_answered=bool(answered))
        )


def _set_direction(found: Read, criterion: Criterion, stated: str, is_best: bool, answers: Answers) -> None:
    key = f"direction.{criterion.id}"
    answered = direction_of_word(answers.get(key, ""))
    said = direction_of_word(stated) or (MAX if is_best else "")
    guess, told = guess_direction(criterion.name, criterion.unit)
    criterion.direction = answered or said or guess
    if said and not answered:
        return
    other = MIN if criterion.direction == MAX else MAX
    reason = ANSWERED if answered else f"guessed from '{told}'" if told else "nothing in the table tells it"
    about = f"Better direction of {criterion.name}"
    found.questions.append(
        Question(key, about, criterion.label, criterion.direction, reason, (other,), is_answered=bool(answered))
    )


def _set_ends(found: Read, criterion: Criterion) -> None:
    """Round ends around the data: a guess, for the ends of a scale belong to the question and not to the options."""
    numbers = [level for level in criterion.levels if isinstance(level, float)]
    criterion.decimals = min(max((_decimals(number) for number in numbers), default=0), 6)
    if criterion.anchors:
        low, high = 1.0, float(len(criterion.anchors))
    else:
        low, high = round_ends(min(numbers), max(numbers))
    criterion.worst, criterion.best = (low, high) if criterion.direction == MAX else (high, low)
    if not criterion.anchors:
        guess = f"worst {criterion.worst:g}, best {criterion.best:g}"
        reason = f"round numbers around the table's {min(numbers):g} to {max(numbers):g}; weights speak of this range"
        found.questions.append(
            Question(f"scale.{criterion.id}", f"Scale of {criterion.name}", criterion.label, guess, reason)
        )


def round_ends(low: float, high: float) -> tuple[float, float]:
    """Round numbers at or beyond the least and the largest; apart, also where these are equal.

    >>> round_ends(12, 47), round_ends(0.31, 0.87), round_ends(5, 5)
    ((10.0, 50.0), (0.3, 0.9), (4.0, 6.0))
    """
    if low == high:
        reach = 10.0 ** math.floor(math.log10(abs(low))) if low else 1.0
        return float(Exact(repr(low)) - Exact(repr(reach))), float(Exact(repr(low)) + Exact(repr(reach)))
    size = 10.0 ** math.floor(math.log10(high - low))
    lead = (high - low) / size
    step = Exact(repr(size)) * (Exact("0.2") if lead < 2 else Exact("0.5") if lead < 5 else 1)
    down = math.floor(Exact(repr(low)) / step) * step
    up = math.ceil(Exact(repr(high)) / step) * step
    return float(down), float(up)


def _decimals(number: float) -> int:
    exponent = Exact(repr(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
