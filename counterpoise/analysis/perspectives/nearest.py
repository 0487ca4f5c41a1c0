"""How far a perspective is from weights under which a given choice wins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..frozen import freeze
from ..packages.dominance import DECIMALS, find_nondominated
from ..score import normalise_weights
from ..sensitivity.linear_weights import find_best_worst, move_weights_least


@dataclass(frozen=True)
class NearestWin:
    """The weights closest to a perspective's own at which a choice is first or level with the first.

    ``weight_j`` are shares; ``moved`` is the share of all weight that shifts between criteria: half the sum of
    absolute changes. Both are None where no weights do it: the choice then lies at least ``trails_by`` score points
    behind another under all weights.
    """

    weight_j: Floats | None
    moved: float | None
    trails_by: float


def find_nearest_win(value_cj: Floats, point_j: Floats, choice: int) -> NearestWin:
    """The smallest total movement of weights at which a choice wins against all others, by linear programming.

    A criterion on which some choice lacks a level keeps its weight of 0.

    Parameters
    ----------
    value_cj
        Partial values, NaN where missing; every choice has one wherever ``point_j`` is positive.

    References
    ----------
    Weber (1985), A method of multiattribute decision making with incomplete information, Management Science 31(11),
    1365-1371.
    """
    weight_j = normalise_weights(point_j)
    is_free_j = ~np.isnan(value_cj).any(axis=0)
    free_cj, n_free = value_cj[:, is_free_j], int(is_free_j.sum())
    rival_kj = np.delete(free_cj, choice, axis=0)
    if len(rival_kj):
        rival_kj = rival_kj[find_nondominated(np.round(rival_kj, DECIMALS))]
    edge_kj = free_cj[choice] - rival_kj
    change_j = move_weights_least(edge_kj, weight_j[is_free_j], np.zeros(n_free), np.ones(n_free))
    if change_j is None:
        lead, _ = find_best_worst(edge_kj, np.zeros(n_free), np.ones(n_free))
        return NearestWin(None, None, -100 * lead)
    new_j = np.zeros(len(weight_j))
    new_j[is_free_j] = np.maximum(weight_j[is_free_j] + change_j, 0.0)
    return NearestWin(freeze(new_j / new_j.sum()), float(np.abs(change_j).sum() / 2), 0.0)
