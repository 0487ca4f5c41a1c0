"""What the group of all perspectives would choose, by how much each of them counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.arrays import Floats, Ints
from ...analysis.frozen import freeze
from ...analysis.perspectives.group import (
    GroupWinner,
    NearestShares,
    find_group_winners,
    find_nearest_shares,
    group_scores,
)
from ...analysis.score import rank_scores
from ..faults import QuestionFault
from ..study import Study
from .choices import Compared, Members

if TYPE_CHECKING:
    from ..questions.perspectives import Perspectives


@dataclass(frozen=True)
class Group:
    """The weighted mean of the perspectives' scores, and the choices that some shares of the group make first.

    ``share_a`` are each perspective's part of the group's weight; ``low_a`` and ``high_a`` bound the shares that are
    allowed. ``score_c`` and ``rank_c`` are those of the choices shown, ranks among all compared; ``best`` are the
    shown choices that lead. ``winners``, with their ``members_w``, are first under shares that ``nearest_w`` finds
    nearest to the present ones, the nearest of all first.
    """

    share_a: Floats
    low_a: Floats
    high_a: Floats
    score_c: Floats
    rank_c: Ints
    best: tuple[int, ...]
    winners: tuple[GroupWinner, ...]
    members_w: tuple[Members, ...]
    nearest_w: tuple[NearestShares, ...]


def count_perspectives(question: Perspectives, ids: tuple[str, ...]) -> Floats:
    """How many each perspective counts as: one, unless the question says otherwise."""
    points = dict(question.group)
    return np.array([points.get(id_, 0.0) if points else 1.0 for id_ in ids])


def best_of_group(compared: Compared, count_a: Floats) -> int:
    """The first of the choices with the highest weighted mean score."""
    return int(group_scores(compared.score_ac, count_a / count_a.sum()).argmax())


def weigh_perspectives(study: Study, question: Perspectives, compared: Compared, count_a: Floats, shown: Ints) -> Group:
    """The group's ranking under the present shares, and every choice that wins under some that are allowed.

    Raises
    ------
    QuestionFault
        No shares that sum to 100 % keep the bounds.
    """
    share_a = count_a / count_a.sum()
    bounds = {id_: (low / 100, high / 100) for id_, low, high in question.group_ranges}
    low_a, high_a = np.array([bounds.get(id_, (0.0, 1.0)) for id_ in compared.ids]).T

    def make() -> tuple[GroupWinner, ...]:
        try:
            return find_group_winners(compared.score_ac, low_a, high_a)
        except ValueError as fault:
            raise QuestionFault("group_ranges", str(fault)) from fault

    key = (question.choices_key(study.case), question.group_ranges)
    winners = study.recall("group winners", key, make=make, slow="Weighing perspectives")
    nearest = find_nearest_shares(compared.score_ac, winners, share_a, low_a, high_a)
    order = sorted(range(len(winners)), key=lambda w: nearest[w].moved)
    score_c = group_scores(compared.score_ac, share_a)
    rank_c = rank_scores(score_c)
    return Group(
        freeze(share_a),
        freeze(low_a),
        freeze(high_a),
        freeze(score_c[shown]),
        freeze(rank_c[shown]),
        tuple(int(k) for k, c in enumerate(shown) if rank_c[c] == 1),
        tuple(winners[w] for w in order),
        tuple(compared.members[winners[w].choice] for w in order),
        tuple(nearest[w] for w in order),
    )
