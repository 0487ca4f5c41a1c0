"""How a day is spread over draws, and the chance that it comes in time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats


@dataclass(frozen=True, slots=True)
class DaySpread:
    """One day: from lows, modes and highs throughout, and over draws (mean, 5th and 95th percentile).

    ``low`` and ``high`` are what happens if everything goes best or worst at once; nearly every
    draw lies well inside.
    """

    low: float
    mode: float
    high: float
    mean: float
    p05: float
    p95: float


@dataclass(frozen=True, slots=True)
class Chance:
    """Share of draws in which something has happened by a day, with its Monte Carlo error."""

    share: float
    error: float
    n_draws: int


def spread_day(end_s: Floats, day_d: Floats) -> DaySpread:
    """The spread of one day.

    Parameters
    ----------
    end_s
        Shape (3,); the day with everything low, most likely and high.
    day_d
        Shape (n_draws,); the day in each draw.
    """
    p05, p95 = np.quantile(day_d, (0.05, 0.95))
    low, mode, high = (float(day) for day in end_s)
    return DaySpread(low, mode, high, float(day_d.mean(dtype=float)), float(p05), float(p95))


def chance_by(day_d: Floats, by: float) -> Chance:
    """Chance that a day has come by the end of day ``by``.

    It describes the draws, and so the estimates that went into them; nothing that the case does
    not hold can delay it. The error is half the width of Wilson's interval at one standard
    deviation: unlike the plain binomial error it is not 0 when every draw agrees.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA
    22(158), 209-212.
    """
    n = len(day_d)
    share = float((day_d <= by).mean())
    error = math.sqrt(share * (1 - share) / n + 1 / (4 * n * n)) / (1 + 1 / n)
    return Chance(share, error, n)
