"""When a level keeps a bound: what rounding in floating point leaves crosses no line."""

from __future__ import annotations

from .arrays import Bools, Floats

RELATIVE = 1e-9
"""Share of a bound by which a level may miss it: 0.1 + 0.2 keeps a bound of 0.3, in whatever unit."""

NOISE = 1e-14
"""Share of the numbers that a level is made of by which it may miss a bound of 0, or of nearly 0."""


def slack(bound: float, width: float = 0.0) -> float:
    """By how much a level may miss a bound and still keep it.

    Parameters
    ----------
    bound
        The bound, in the level's unit; the slack is a thousand-millionth of it.
    width
        How large the numbers are that the level is made of (the width of the criterion's scale, the
        largest amount of money): sums that should be 0 differ from it by their rounding.

    >>> slack(0.3) > (0.1 + 0.2) - 0.3
    True
    >>> slack(2e-10)
    2e-19
    """
    return max(RELATIVE * abs(bound), NOISE * width)


def keeps_most(level: Floats, bound: float, width: float = 0.0) -> Bools:
    """Whether levels are at most a bound, up to rounding; NaN keeps no bound."""
    kept: Bools = level <= bound + slack(bound, width)
    return kept


def keeps_least(level: Floats, bound: float, width: float = 0.0) -> Bools:
    """Whether levels are at least a bound, up to rounding; NaN keeps no bound."""
    kept: Bools = level >= bound - slack(bound, width)
    return kept
