"""How far a share of draws may be from the probability that it estimates."""

from __future__ import annotations

import numpy as np

from .arrays import Floats


def share_error(share: Floats, n_draws: int) -> Floats:
    """Monte Carlo standard error of shares of draws; a share that rounding puts outside 0 to 1 has none."""
    error: Floats = np.sqrt(np.clip(share * (1 - share), 0, None) / n_draws)
    return error
