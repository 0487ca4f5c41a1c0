"""Names for arrays by what they hold; the letters at the end of a variable's name say its axes."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating]
"""Levels, values, weights, scores, days: double precision, or single where there are many draws."""

Ints: TypeAlias = NDArray[np.integer]
"""Rows, ranks, counts, whole numbers, bit masks."""

Words: TypeAlias = NDArray[np.uint32]
"""Random 32-bit words, and the keys that they are made with."""

Bytes: TypeAlias = NDArray[np.uint8]
"""Numbers in so few steps that a byte holds them."""

Bools: TypeAlias = NDArray[np.bool_]
"""Whether something holds, entry by entry."""

Numbers: TypeAlias = NDArray[np.number]
"""Any of the numbers above, where it does not matter which."""
