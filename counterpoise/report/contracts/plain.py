"""Numbers as JSON can hold them."""

from __future__ import annotations

import math

from ..numbers import round_for_file


def plain_number(value: float | None) -> float | None:
    """A plain float without noise; missing (NaN) and unbounded become None."""
    return None if value is None or not math.isfinite(value) else round_for_file(value)
