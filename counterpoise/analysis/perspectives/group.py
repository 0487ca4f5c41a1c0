"""What a group would choose, by how much each of its perspectives counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Ints
from ..frozen import freeze
from ..packages.dominance import DECIMALS, find_nondominated
from ..score import TIE
from ..sensitivity.linear_weights import find_best_worst, move_weights_least
from ..weighting.linear_program import LinearProgram


@dataclass(frozen=True)
class GroupWinner:
    """A choice that some allowed shares of the group make first, or level with the first.

    ``low_a`` and ``high_a`` are the smallest and the largest share of each perspective among them.
    """

    choice: int
    low_a: Floats
    high_a: Floats


@dataclass(frozen=True)
class NearestShares:
    """The allowed shares nearest to the present ones at which a choice is first, and how much of all weight shifts."""

    share_a: Floats
    moved: float


def group_scores(score_ac: Floats, share_a: Floats) -> Floats:
    """The weighted mean of the perspectives' scores (Harsanyi 1955), shape (n_choices,).

    References
    ----------
    Harsanyi (1955), Cardinal welfare, individualistic ethics, and interpersonal comparisons of utility, Journal of
    Political Economy 63(4), 309-321.
    """
    score_c: Floats = share_a @ score_ac
    return score_c


def find_group_winners(score_ac: Floats, low_a: Floats, high_a: Floats) -> tuple[GroupWinner, ...]:
    """Every choice that is first under some shares within bounds, exactly, by linear programming.

    A choice that another beats for some perspective, and trails for none, is not one of them, though it may be level.
    A choice is compared with the winners known so far. If no shares put it first among them, it is out; else
    whatever is first at the shares found is a winner, and the choice is compared again.

    Parameters
    ----------
    low_a, high_a
        Bounds of each perspective's share; shares sum to 1.

    Raises
    ------
    ValueError
        No shares that sum to 1 keep the bounds.

    References
    ----------
    Hazen (1986), Partial information, dominance, and potential optimality in multiattribute utility theory, Operations
    Research 34(2), 296-310.
    """
    if not low_a.sum() <= 1 + 1e-12 or not high_a.sum() >= 1 - 1e-12:
        raise ValueError("no shares of the group keep these bounds: shares sum to 100 %")
    candidates = find_nondominated(np.round(score_ac.T, DECIMALS))
    choices = candidates[_sift(score_ac[:, candidates], low_a, high_a)]
    found = []
    for k, choice in enumerate(choices):
        edge_ka = _edges(score_ac, choices, k)
        span = [_extreme(edge_ka, a, low_a, high_a) for a in range(len(low_a))]
        low, high = np.array(span).T
        found.append(GroupWinner(int(choice), freeze(low), freeze(high)))
    return tuple(found)


def find_nearest_shares(
    score_ac: Floats, winners: tuple[GroupWinner, ...], share_a: Floats, low_a: Floats, high_a: Floats
) -> tuple[NearestShares, ...]:
    """For each of all winners, the smallest total movement of the group's shares that makes it first."""
    choices = np.array([winner.choice for winner in winners])
    found = []
    for k in range(len(choices)):
        change_a = move_weights_least(_edges(score_ac, choices, k), share_a, low_a, high_a)
        assert change_a is not None  # it wins somewhere within these bounds
        found.append(NearestShares(freeze(share_a + change_a), float(np.abs(change_a).sum() / 2)))
    return tuple(found)


def _edges(score_ac: Floats, choices: Ints, k: int) -> Floats:
    """What the k-th choice has more than each of the others, as partial values."""
    edge_ka: Floats = (score_ac[:, choices[k], None] - score_ac[:, np.delete(choices, k)]).T / 100
    return edge_ka


def _sift(score_aq: Floats, low_a: Floats, high_a: Floats) -> list[int]:
    """Candidates that win somewhere."""
    winners: list[int] = []
    for q in range(score_aq.shape[1]):
        while q not in winners:
            edge_ka = (score_aq[:, q, None] - score_aq[:, winners]).T / 100
            worst, share_a = find_best_worst(edge_ka, low_a, high_a)
            if worst < -TIE / 100:
                break
            score_q = share_a @ score_aq
            best = q if score_q[q] >= score_q.max() - TIE else int(score_q.argmax())
            winners.append(best)
    return sorted(winners)


def _extreme(edge_ka: Floats, a: int, low_a: Floats, high_a: Floats) -> tuple[float, float]:
    """The smallest and the largest share of one perspective at which the choice is still first."""
    program = LinearProgram(len(low_a))
    program.equal.append((dict.fromkeys(range(len(low_a)), 1.0), 1.0))
    for b in range(len(low_a)):
        program.at_least({b: 1.0}, float(low_a[b]))
        program.at_most.append(({b: 1.0}, float(high_a[b])))
    for edge_a in edge_ka:
        program.at_least(dict(enumerate(map(float, edge_a))), -TIE / 100)
    found = [program.minimize({a: sign}) for sign in (1.0, -1.0)]
    low, high = (float(np.clip(answer[1][a], 0.0, 1.0)) for answer in found if answer is not None)
    return low, high
