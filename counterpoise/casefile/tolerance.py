"""When two numbers differ: what rounding in floating point leaves is no difference."""

from __future__ import annotations

RELATIVE = 1e-9
"""Share of the larger of two numbers, or of the width of a scale, below which they count as equal."""

NARROWEST = 1e-6
"""Share of its larger end that a scale is at least wide; narrower ones cannot be told from rounding."""

SMALLEST = 1e-12
"""The smallest width of a scale, in its unit; a smaller one asks for a smaller unit."""


def is_clearly_less(one: float, other: float, width: float = 0.0) -> bool:
    """Whether ``one`` is below ``other`` by more than rounding.

    >>> is_clearly_less(0.3 - 0.2, 0.1)
    False
    >>> is_clearly_less(0.0999, 0.1)
    True
    """
    return other - one > RELATIVE * max(abs(one), abs(other), width)


def is_too_narrow(worst: float, best: float) -> bool:
    """Whether a scale is so narrow that levels on it are lost in rounding."""
    width = abs(best - worst)
    return width < SMALLEST or width < NARROWEST * max(abs(worst), abs(best))
