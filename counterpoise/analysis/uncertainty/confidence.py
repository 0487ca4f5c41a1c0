"""How often each option is first when the weights are its own central weights, with the error of that."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..arrays import Floats, Ints
from .estimates import Estimates, estimate
from .kernel.data import LEVEL_DRAWN, LEVEL_EXACT, WEIGHT_AROUND, KernelInput, KernelSums

DRAWS = 10_000
"""Draws of levels from which a confidence factor is estimated, where few options need one."""

WORK = 500_000
"""Options with a confidence factor x draws, at most."""

GROUPS = 10
"""Parts of the draws; leaving out one at a time shows how much central weights owe to chance."""

GROUP_DRAWS = 2_000
"""Draws of levels on which the central weights without each group are compared."""

GROUP_WORK = 500_000_000
"""Products of weight and value for those comparisons, at most."""

LEAST_GROUP_DRAWS = 100

UNKNOWN_ERROR = 0.5
"""Error where one group holds every draw in which an option is first: its weights owe all to chance."""

AddUp = Callable[[KernelInput, int, int], KernelSums]


def estimate_confidence(
    data: KernelInput, means: Estimates, central_gij: Ints, n_draws: int, add_up: AddUp
) -> tuple[Floats, Floats]:
    """Confidence factor of every option and its standard error; 0 for an option that is never first.

    The error has two parts: the draws of the levels (binomial), and the central weights, which are
    themselves a mean over draws (a jackknife that leaves out one group of draws at a time).

    Parameters
    ----------
    data
        What the kernel read for the first draws.
    central_gij
        Shape (GROUPS, n_options, n_criteria); sums of weights over the draws of each group in which
        an option is first.

    References
    ----------
    Lahdelma & Salminen (2001), Operations Research 49(3), 444-454; Miller (1974), The jackknife - a
    review, Biometrika 61(1), 1-15.
    """
    winners = np.flatnonzero(means.rank_ir[:, 0] > 0)
    confidence_i, error_i = np.zeros(len(means.rank_ir)), np.zeros(len(means.rank_ir))
    is_exact = data.level_kind == LEVEL_EXACT
    held = data.value_ijd.shape[2] if data.level_kind == LEVEL_DRAWN else DRAWS
    n_levels = 1 if is_exact else min(n_draws, held, DRAWS, WORK // len(winners))
    for i in winners:
        confidence_i[i] = _first_share(data, means.central_ij[i], int(i), n_levels, add_up)
        if not is_exact:
            by_levels = confidence_i[i] * (1 - confidence_i[i]) / n_levels
            by_weights = _error_of_weights(data, central_gij[:, i], int(i), n_levels, len(winners), add_up)
            error_i[i] = np.sqrt(by_levels + by_weights**2)
    return confidence_i, error_i


def _first_share(data: KernelInput, weight_j: Floats, option: int, n_levels: int, add_up: AddUp) -> float:
    own = data._replace(
        weight_kind=WEIGHT_AROUND,
        share_j=weight_j.astype(np.float32),
        spread=np.float32(0),
        with_scores=False,
        with_pairs=False,
    )
    return float(estimate(add_up(own, 0, n_levels), n_levels, data.shift).rank_ir[option, 0])


def _error_of_weights(
    data: KernelInput, central_gj: Ints, option: int, n_levels: int, n_winners: int, add_up: AddUp
) -> float:
    """Standard error of the confidence that comes from the central weights."""
    without_gj = (central_gj.sum(axis=0) - central_gj).astype(float)
    total_g = without_gj.sum(axis=1)
    if (total_g <= 0).any():
        return UNKNOWN_ERROR
    weight_gj = without_gj / total_g[:, None]
    if data.level_kind == LEVEL_DRAWN:
        most = GROUP_WORK // (n_winners * data.value_ijd.shape[0] * weight_gj.size)
        n_compared = min(n_levels, GROUP_DRAWS, max(LEAST_GROUP_DRAWS, most))
        score_igd = weight_gj.astype(np.float32) @ data.value_ijd[:, :, :n_compared]
        share_g = (score_igd[option] >= score_igd.max(axis=0)).mean(axis=1)
    else:
        share_g = np.array([_first_share(data, weight_j, option, n_levels, add_up) for weight_j in weight_gj])
    return float(np.sqrt((len(share_g) - 1) * share_g.var()))
