"""Read-only arrays for results that are shared."""

from __future__ import annotations

import numpy as np


def freeze(array: np.ndarray) -> np.ndarray:
    """The same array, made read-only, so that a shared result cannot be changed in place."""
    array = np.ascontiguousarray(array)
    array.setflags(write=False)
    return array
