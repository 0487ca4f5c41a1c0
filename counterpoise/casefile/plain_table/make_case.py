"""Options and criteria of a table -> the files of a draft case, with everything that was assumed written into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..yaml_write import write_yaml
from .answers import ANSWERED, Answers, Question
from .criteria import Criterion
from .ids import Ids, plain_line
from .shape import Shape
from .words import looks_like_today

_SHORT = 28


@dataclass(frozen=True, slots=True)
class Made:
    """The files, and what was assumed for the case as a whole."""

    files: dict[str, bytes]
    questions: list[Question]


def make_case(shape: Shape, criteria: Sequence[Criterion], name: str, day: date, answers: Answers) -> Made:
    """A case in which every level says that it stands in the table ``name``."""
    ids = Ids()
    options = {ids.of(label): (label, at) for at, (label, _cells, _row) in enumerate(shape.options)}
    questions: list[Question] = []
    baseline = _baseline(options, answers, questions)
    title = plain_line(shape.title or f"Decision from the table {name}")
    combine = answers.get("combine") == "yes"
    if len(options) > 2:
        questions.append(_asks_combine(combine, answers.get("combine") in ("yes", "no")))
    case = {
        "schema_version": 1,
        "id": Ids().of(title),
        "title": title,
        "question": "Which of these options is best?",
        "summary": f"A draft, read from the table {name}. Scales, and what the table does not say, are guesses.",
        "decided_by": "Not yet stated",
        "as_of": day.isoformat(),
        "horizon_days": 365,
        "baseline": baseline,
        "option_order": list(options),
        "money": {"currency": _currency(criteria), "unit": _unit_of_money(criteria), "price_year": day.year},
        "too_close": 2,
        "objectives": {"outcomes": {"name": "Outcomes"}},
        "criteria": {criterion.id: _criterion(criterion, name) for criterion in criteria},
        "cautions": ["The ends of the scales were guessed from the table: check them before you read the ranking."],
    }
    others = [id_ for id_ in options if id_ != baseline]
    if not combine and len(others) > 1:
        because = "The table compares alternatives and does not say that they can be combined."
        case["rules"] = [{"at_most": {"n": 1, "of": others}, "because": because}]
    trees: dict[str, object] = {"case.yaml": case}
    for id_, (label, at) in options.items():
        trees[f"options/{id_}.yaml"] = _option(label, at, shape.options[at][2], criteria, name)
    trees |= _profiles(criteria, name, shape)
    if any(key.startswith("weights/from_") for key in trees):
        case["default_profile"] = "from_table"
    return Made({path: _write(path, tree) for path, tree in trees.items()}, questions)


def _baseline(options: dict[str, tuple[str, int]], answers: Answers, questions: list[Question]) -> str:
    """The option that is today's course: answered, told by its name, or the first."""
    answered = answers.get("baseline", "")
    known = next((id_ for id_, (label, _at) in options.items() if answered in (id_, label)), "")
    told = next((id_ for id_, (label, _at) in options.items() if looks_like_today(label)), "")
    guess = known or told or next(iter(options))
    reason = ANSWERED if known else "its name says so" if told else "the first; no name tells it"
    others = tuple(id_ for id_ in options if id_ != guess)[:12]
    about, place = "Option that stands for today's course", options[guess][0]
    questions.append(Question("baseline", about, place, guess, reason, others, is_answered=bool(known)))
    return guess


def _asks_combine(combine: bool, is_answered: bool) -> Question:
    guess, other = ("yes", "no") if combine else ("no", "yes")
    reason = ANSWERED if is_answered else "a table of alternatives; 'yes' allows packages of several"
    about = "May several options be adopted together?"
    return Question("combine", about, "", guess, reason, (other,), is_answered=is_answered)


def _currency(criteria: Sequence[Criterion]) -> str:
    signs = {"\u20ac": "EUR", "$": "USD", "\u00a3": "GBP", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF"}
    units = " ".join(criterion.unit for criterion in criteria)
    return next((code for sign, code in signs.items() if sign in units), "money")


def _unit_of_money(criteria: Sequence[Criterion]) -> str:
    """The unit of costs that a person may add later."""
    is_million = any(re.search(r"\bmillions?\b|\bmio\b|\bm\u20ac", criterion.unit.lower()) for criterion in criteria)
    return "million" if is_million else "units of"


def _criterion(criterion: Criterion, name: str) -> dict[str, object]:
    found: dict[str, object] = {
        "name": plain_line(criterion.name),
        "objective": "outcomes",
        "definition": f"As the table {name} states it under '{plain_line(criterion.label)}'.",
        "unit": plain_line(criterion.unit),
        "decimals": criterion.decimals,
        "scale": {"worst": _plain(criterion.worst), "best": _plain(criterion.best)},
    }
    if criterion.anchors:
        found["anchors"] = [{"level": at, "meaning": text} for at, text in enumerate(criterion.anchors, start=1)]
    else:
        found["note"] = "The ends of the scale are round numbers around those of the table."
    return found


def _option(label: str, at: int, row: int, criteria: Sequence[Criterion], name: str) -> dict[str, object]:
    short = plain_line(label)
    performance: dict[str, object] = {}
    for criterion in criteria:
        level = criterion.levels[at]
        if isinstance(level, str):
            performance[criterion.id] = {"missing": level}
        else:
            because = f"The table {name} says so, for '{short}' under '{plain_line(criterion.label)}'."
            performance[criterion.id] = {"level": _plain(level), "basis": "judgement", "because": because}
    return {
        "name": short,
        **({"short_name": short} if len(short) <= _SHORT else {}),
        "summary": f"Row {row + 1} of the table {name}; the table does not describe it further.",
        "performance": performance,
        "lag_days": {"days": 0, "basis": "judgement", "because": "The table says nothing about time."},
    }


def has_weights(criteria: Sequence[Criterion]) -> bool:
    """Whether the table states a weight, 0 or more, for every criterion, and not zero for all."""
    weights = [criterion.weight for criterion in criteria]
    return all(weight is not None and weight >= 0 for weight in weights) and any(weights)


def _profiles(criteria: Sequence[Criterion], name: str, shape: Shape) -> dict[str, object]:
    """Equal weights, and before them those of the table where it has a row of them."""
    equal = {
        "name": "Equal weights",
        "held_by": "Nobody yet",
        "because": "Every criterion counts the same until somebody says otherwise.",
        "points": {criterion.id: 1 for criterion in criteria},
    }
    points = {criterion.id: criterion.weight for criterion in criteria}
    if not has_weights(criteria):
        return {"weights/equal.yaml": equal}
    row = plain_line(shape.roles["weights"][0])
    stated = {
        "name": "Weights of the table",
        "held_by": f"The author of the table {name}",
        "because": f"Taken from the row '{row}', read as swing weights (the value of going from worst to best).",
        "points": {id_: _plain(point) for id_, point in points.items() if point is not None},
    }
    return {"weights/from_table.yaml": stated, "weights/equal.yaml": equal}


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number


def _write(path: str, tree: object) -> bytes:
    kinds = {"options": "../schemas/option", "weights": "../schemas/weights"}
    schema = kinds.get(path.partition("/")[0], "schemas/case")
    return f"# yaml-language-server: $schema={schema}.schema.json\n{write_yaml(tree)}".encode()
