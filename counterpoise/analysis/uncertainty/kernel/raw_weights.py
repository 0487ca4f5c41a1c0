"""Weights before they are divided by their total: all that a ranking needs, in single precision.

Each step has its twin in ``with_numba``.
"""

from __future__ import annotations

import numpy as np

from ...arrays import Floats, Words
from .counter import single_exponentials, single_uniforms


def unknown_weights(key_j: Words, word_d: Words) -> Floats:
    """Exponential numbers: divided by their total, uniform on the simplex; shape (n_criteria, n_draws)."""
    return np.stack([single_exponentials(word_d, key) for key in key_j.tolist()])


def weights_around(share_j: Floats, spread: np.float32, key_j: Words, word_d: Words) -> Floats:
    """Weights around a profile: each moved by up to ``spread`` of itself, less their common move."""
    move_jd = single_uniforms(word_d[None, :], key_j[:, None]) * np.float32(2) - np.float32(1)
    common_d = np.zeros(len(word_d), np.float32)
    for share, move_d in zip(share_j, move_jd, strict=True):
        common_d += share * move_d
    weight_jd: Floats = share_j[:, None] * (np.float32(1) + spread * (move_jd - common_d))
    return weight_jd
