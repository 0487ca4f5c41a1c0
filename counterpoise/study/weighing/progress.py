"""How many answers a method needs, and how many there are: answers may be given bit by bit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...model import Case, Comparison
from ...model.pairwise import find_groups
from .reader import Reader

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """Answers given, and all that are needed for weights."""

    done: int
    needed: int

    @property
    def is_whole(self) -> bool:
        return self.done >= self.needed


def progress_of(case: Case, method: str, answers: Answers) -> Progress:
    """How far a person is; answers of a wrong shape count as none."""
    return _COUNTS[method](case, answers)


def answers_needed(case: Case, method: str) -> int:
    """Answers that a method needs of a person who begins."""
    return progress_of(case, method, {}).needed


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _weighed(case: Case, answers: Answers) -> list[str]:
    none = Reader({"no_weight": answers.get("no_weight")}, tuple(case.criteria)).without_weight()
    return [id_ for id_ in case.criteria if id_ not in none]


def _ranked(case: Case, answers: Answers) -> set[str]:
    groups = [group if isinstance(group, list) else [group] for group in _listed(answers.get("rank"))]
    return {id_ for group in groups for id_ in group if isinstance(id_, str) and id_ in case.criteria}


def _swing(case: Case, answers: Answers) -> Progress:
    points = [id_ for id_ in _mapping(answers.get("points")) if id_ in case.criteria]
    return Progress(len(points), len(case.criteria))


def _rank(case: Case, answers: Answers) -> Progress:
    weighed = _weighed(case, answers)
    return Progress(len(_ranked(case, answers) & set(weighed)), len(weighed))


def _pairwise(case: Case, answers: Answers) -> Progress:
    weighed = _weighed(case, answers)
    rows = _mapping(answers.get("matrix"))
    pairs: list[tuple[Any, Any]] = [(row, column) for row, cells in rows.items() for column in _mapping(cells)]
    listed = [_mapping(one) for one in _listed(answers.get("pairwise"))]
    pairs += [(one.get("more"), one.get("less")) for one in listed]
    found = [Comparison(str(a), str(b), 1) for a, b in pairs if a in weighed and b in weighed and a != b]
    return Progress(len(weighed) - len(find_groups(found, weighed)), len(weighed) - 1)


def _macbeth(case: Case, answers: Answers) -> Progress:
    weighed = _weighed(case, answers)
    judgments = [_mapping(one) for one in _listed(answers.get("judgments"))]
    judged = {id_ for one in judgments for id_ in (one.get("more"), one.get("less"))}
    return Progress(len(judged & set(weighed)), len(weighed))


def _best_worst(case: Case, answers: Answers) -> Progress:
    weighed = _weighed(case, answers)
    best, worst = answers.get("best"), answers.get("worst")
    ends = [id_ for id_ in (best, worst) if id_ in weighed]
    beside = [id_ for id_ in _mapping(answers.get("best_to_others")) if id_ in weighed and id_ != best]
    above = [id_ for id_ in _mapping(answers.get("others_to_worst")) if id_ in weighed and id_ not in (best, worst)]
    return Progress(len(ends) + len(beside) + len(above), 2 + 2 * len(weighed) - 3 if len(weighed) > 1 else 1)


def _trade_off(case: Case, answers: Answers) -> Progress:
    weighed = _weighed(case, answers)
    if "tradeoffs" not in answers:
        said = [_mapping(one).get("prefer") for one in _listed(answers.get("choices"))]
        return Progress(sum(prefer in ("a", "b", "equal") for prefer in said), 1)
    sides = [tuple(_mapping(_mapping(one).get("a"))) for one in _listed(answers.get("tradeoffs"))]
    found = [Comparison(side[0], side[1], 1) for side in sides if len(side) == 2 and set(side) <= set(weighed)]
    return Progress(len(weighed) - len(find_groups(found, weighed)), len(weighed) - 1)


def _ranges(case: Case, answers: Answers) -> Progress:
    ranges = [id_ for id_ in _mapping(answers.get("ranges")) if id_ in case.criteria]
    return Progress(len(ranges), 1)


_COUNTS: Mapping[str, Callable[[Case, Answers], Progress]] = {
    "swing": _swing,
    "rank": _rank,
    "pairwise": _pairwise,
    "macbeth": _macbeth,
    "best_worst": _best_worst,
    "tradeoff": _trade_off,
    "ranges": _ranges,
}
