"""Read-only arrays for results that are shared."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Kind = TypeVar("Kind", bound=np.generic)


def freeze(array: NDArray[Kind]) -> NDArray[Kind]:
    """The same array, made read-only, so that a shared result cannot be changed in place."""
    array = np.ascontiguousarray(array)
    array.setflags(write=False)
    return array
