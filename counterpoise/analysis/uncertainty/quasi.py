"""Quasi-random weights: points that fill the simplex more evenly than chance does."""

from __future__ import annotations

import warnings

import numpy as np

from ..arrays import Floats

QUASI_PAYS_UP_TO = 6
"""Criteria up to which Sobol points are worth clearly more than as many random ones."""


def draw_quasi_simplex(n_criteria: int, n_draws: int, seed: int, first: int = 0) -> Floats:
    """Scrambled Sobol points, mapped to weights uniform on the simplex.

    The spacings of sorted uniforms are uniform on the simplex. The points are not independent,
    so the binomial error overstates theirs; `smaa` measures it by scrambling anew.

    Returns
    -------
    ``weight_dj``, shape (n_draws, n_criteria).

    References
    ----------
    Owen (1995), Randomly permuted (t, m, s)-nets and (t, s)-sequences, in Monte Carlo and
    Quasi-Monte Carlo Methods in Scientific Computing; Devroye (1986), Non-Uniform Random Variate
    Generation, ch. V (spacings).
    """
    from scipy.stats import qmc  # takes a second to import, and few ask for it

    if n_criteria == 1:
        return np.ones((n_draws, 1))
    sobol = qmc.Sobol(n_criteria - 1, scramble=True, rng=np.random.default_rng(seed))
    if first:
        sobol.fast_forward(first)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # SciPy warns unless the number is a power of two
        point_dk = np.sort(sobol.random(n_draws), axis=1)
    edge_dk = np.concatenate([np.zeros((n_draws, 1)), point_dk, np.ones((n_draws, 1))], axis=1)
    return np.diff(edge_dk, axis=1)
