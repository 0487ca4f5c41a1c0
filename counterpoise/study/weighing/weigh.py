"""Answers and a method -> weights with what they mean in units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from ...analysis.weighting.elicited import Elicited
from ...analysis.weighting.equivalents import Equivalent, ScaleUse, find_equivalents, use_of_scales
from ...model import Case
from .. import steps
from ..faults import QuestionFault, name_choices
from ..study import Study
from .by_choices import read_trade_off_answers
from .by_pairs import read_best_worst, read_macbeth, read_pairwise
from .by_shares import read_ranges, read_rank, read_swing
from .reader import PROFILE_KEYS, AnswerFault, AnswersFault, Reader
from .tree import Branch, weights_in_tree

METHODS: Mapping[str, Callable[[Reader, Case], Elicited]] = {
    "swing": read_swing,
    "rank": read_rank,
    "pairwise": read_pairwise,
    "macbeth": read_macbeth,
    "best_worst": read_best_worst,
    "tradeoff": read_trade_off_answers,
    "ranges": read_ranges,
}

DECIMALS = 6
"""Decimals of the points of a profile."""


@dataclass(frozen=True)
class Weighed:
    """Weights by a method, and what they mean.

    ``point_by_id`` are the points of the profile that the answers give: on the scale of the best swing = 100 for
    swing weighting, shares in percent for every other method; ``range_by_id`` are its bounds on shares; ``tree``
    are the objectives with their weights.
    """

    case: Case
    method: str
    answers: Mapping[str, Any]
    elicited: Elicited
    point_by_id: Mapping[str, float]
    range_by_id: Mapping[str, tuple[float, float]]
    equivalents: tuple[Equivalent, ...]
    scales: tuple[ScaleUse, ...]
    tree: tuple[Branch, ...]

    def text(self, key: str) -> str:
        """What the answers say for the profile under ``name``, ``held_by`` or ``because``, or ""."""
        found = self.answers.get(key, "")
        return found.strip() if key in PROFILE_KEYS and isinstance(found, str) else ""


def weigh(study: Study, method: str, answers: object) -> Weighed:
    """The weights that a method makes of answers, as plain values.

    Raises
    ------
    QuestionFault
        There is no such method.
    AnswersFault
        The answers give no weights; every fault of them is named.
    """
    if method not in METHODS:
        raise QuestionFault("method", f"no method is called '{method}'\n    {name_choices(method, METHODS)}")
    if not isinstance(answers, Mapping) or not answers:
        raise AnswersFault([AnswerFault((), "the answers are empty; docs/weights.md shows what each method needs")])
    case = study.case
    ids = tuple(case.criteria)
    elicited = METHODS[method](Reader(answers, ids), case)
    share_j = elicited.share_j
    scale = 100 / max(share_j) if method == "swing" else 100.0
    points = {id_: round(scale * share, DECIMALS) for id_, share in zip(ids, share_j, strict=True)}
    ranges = {id_: (float(ends["low"]), float(ends["high"])) for id_, ends in answers.get("ranges", {}).items()}
    criteria = tuple(case.criteria.values())
    return Weighed(
        case,
        method,
        answers,
        elicited,
        points,
        ranges if method == "ranges" else _open_ranges(ids, elicited),
        tuple(find_equivalents(criteria, share_j)),
        tuple(use_of_scales(criteria, share_j, steps.performance(study).mode_ij)),
        weights_in_tree(case, share_j),
    )


def _open_ranges(ids: tuple[str, ...], elicited: Elicited) -> dict[str, tuple[float, float]]:
    """What the judgments leave open of each share, in percent, rounded outward to a tenth."""
    return {
        id_: (floor(1000 * low) / 10, ceil(1000 * high) / 10)
        for id_, (low, high) in zip(ids, elicited.open_j, strict=False)
    }
