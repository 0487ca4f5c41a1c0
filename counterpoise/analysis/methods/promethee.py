"""PROMETHEE II: by how much each option is preferred to the others, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..arrays import Floats
from .result import MethodResult, Names, check_inputs, give_result, show

ROUNDING = 1e-12
"""A difference this close to a threshold is at the threshold."""


FEW = 32
"""Up to so many options comparing all pairs at once is faster than sorting criterion by criterion."""


@dataclass(frozen=True)
class Preference:
    """How strongly a difference d in favour of an option counts, from 0 to 1.

    ========== ==================================================================
    usual      1 as soon as d is positive
    u-shape    1 once d is above ``q``
    v-shape    d / ``p``, at most 1
    level      one half above ``q``, 1 above ``p``
    linear     0 up to ``q``, rising straight to 1 at ``p``
    gaussian   1 - exp(-d**2 / (2 ``s``**2))
    ========== ==================================================================
    """

    shape: Literal["usual", "u-shape", "v-shape", "level", "linear", "gaussian"]
    q: float = 0.0
    p: float = 0.0
    s: float = 0.0

    def __post_init__(self) -> None:
        if self.shape not in ("usual", "u-shape", "v-shape", "level", "linear", "gaussian"):
            raise ValueError(f"no shape of preference is called {self.shape!r}")
        if self.shape in ("usual", "v-shape", "gaussian") and self.q:
            raise ValueError(f"{self.shape}: takes no q, found {self.q}")
        if not 0 <= self.q < np.inf or (self.shape in ("v-shape", "level", "linear") and not self.q < self.p < np.inf):
            raise ValueError(f"{self.shape}: thresholds need 0 <= q < p, found q = {self.q}, p = {self.p}")
        if self.shape == "gaussian" and not 0 < self.s < np.inf:
            raise ValueError(f"gaussian: s is {self.s}; it is above 0")

    def __call__(self, difference: Floats) -> Floats:
        """Strength of preference for differences of any shape."""
        match self.shape:
            case "usual" | "u-shape":
                return (difference > self.q + ROUNDING).astype(float)
            case "v-shape" | "linear":
                ramp: Floats = np.clip((difference - self.q) / (self.p - self.q), 0.0, 1.0)
                return ramp
            case "level":
                return ((difference > self.q + ROUNDING) * 1.0 + (difference > self.p + ROUNDING)) / 2
            case _:
                return np.where(difference > 0, -np.expm1(-(difference**2) / (2 * self.s**2)), 0.0)


TWENTIETH_TO_QUARTER = Preference("linear", q=0.05, p=0.25)
"""On fixed scales: up to a twentieth of the scale counts for nothing, a quarter or more in full."""


def promethee(
    value_ij: Floats,
    weight_j: Floats,
    names: Names | None = None,
    *,
    preferences: Preference | Sequence[Preference] = TWENTIETH_TO_QUARTER,
) -> MethodResult:
    """Net flow: mean preference over the others minus mean preference of the others, -1 to 1.

    Small differences can be made not to count and large ones not to count any further; how far an
    option lies ahead beyond that does not matter. Flows are divided by n - 1; the paper prints
    sums. Arguments and errors: `check_inputs`.

    Parameters
    ----------
    preferences
        One for all criteria or one for each, thresholds in the unit of ``value_ij``. The default
        is a choice, stated at its name; it suits partial values only.

    Rules
    -----
    A constant criterion, and an only option, have flows of 0.

    Notes
    -----
    Net flows are linear in the weights. All shapes but the Gaussian take O(n log n) a criterion:
    after sorting, those beaten in full and in part are two stretches whose sums are differences of
    running totals.

    References
    ----------
    Brans, Vincke & Mareschal (1986), How to select and how to rank projects: the PROMETHEE method,
    EJOR 24(2), 228-238.
    """
    inputs = check_inputs(value_ij, weight_j, names)
    plus_ij, minus_ij = _flows_by_criterion(inputs.value_ij, preferences)
    net_ij = plus_ij - minus_ij
    flow_if = np.column_stack([flow_ij @ inputs.share_j for flow_ij in (plus_ij, minus_ij, net_ij)])
    options, criteria = inputs.names.options, inputs.names.criteria
    working = [
        show("Net flow by criterion, before weighting", options, criteria, net_ij),
        show("Flows: preferred to others, others preferred, net", options, ["plus", "minus", "net"], flow_if),
    ]
    return give_result("promethee", flow_if[:, 2], working)


def _flows_by_criterion(value_ij: Floats, preferences: Preference | Sequence[Preference]) -> tuple[Floats, Floats]:
    """Mean preference over the others, and of the others, on every criterion."""
    n_options, n_criteria = value_ij.shape
    if isinstance(preferences, Preference) and n_options <= FEW:
        strength_ikj = preferences(value_ij[:, None, :] - value_ij[None, :, :])
        n_others = max(n_options - 1, 1)
        return strength_ikj.sum(axis=1) / n_others, strength_ikj.sum(axis=0) / n_others
    columns = zip(value_ij.T, _one_for_each(preferences, n_criteria), strict=True)
    flow_jfi = np.array([mean_preferences(value_i, preference) for value_i, preference in columns])
    return flow_jfi[:, 0].T, flow_jfi[:, 1].T


def mean_preferences(value_i: Floats, preference: Preference) -> tuple[Floats, Floats]:
    """Mean strength with which every option is preferred to the others, and they to it, on one criterion."""
    order = np.argsort(value_i)
    ascending = value_i[order]
    plus_i, minus_i = np.empty(len(value_i)), np.empty(len(value_i))
    plus_i[order] = _total_preference(ascending, preference)
    minus_i[order[::-1]] = _total_preference(-ascending[::-1], preference)
    n_others = max(len(value_i) - 1, 1)
    return plus_i / n_others, minus_i / n_others


def preference_index(value_ij: Floats, weight_j: Floats, preferences: Preference | Sequence[Preference]) -> Floats:
    """Weighted strength with which option i is preferred to option k, shape (n_options, n_options)."""
    inputs = check_inputs(value_ij, weight_j, None)
    preference_j = _one_for_each(preferences, len(inputs.share_j))
    difference_jik = inputs.value_ij.T[:, :, None] - inputs.value_ij.T[:, None, :]
    strength_jik = np.array([p(difference_ik) for p, difference_ik in zip(preference_j, difference_jik, strict=True)])
    return np.tensordot(inputs.share_j, strength_jik, axes=1)


def _one_for_each(preferences: Preference | Sequence[Preference], n_criteria: int) -> tuple[Preference, ...]:
    if isinstance(preferences, Preference):
        return (preferences,) * n_criteria
    if len(preferences) != n_criteria:
        raise ValueError(f"{len(preferences)} preferences for {n_criteria} criteria; give one for all or one for each")
    return tuple(preferences)


def _total_preference(ascending: Floats, preference: Preference) -> Floats:
    """Sum of every value's preference over the others; the values in ascending order."""
    match preference.shape:
        case "usual" | "u-shape":
            return _count_above(ascending, preference.q)
        case "v-shape" | "linear":
            return _ramp_total(ascending, preference.q, preference.p)
        case "level":
            return (_count_above(ascending, preference.q) + _count_above(ascending, preference.p)) / 2
        case _:
            total_i: Floats = preference(ascending[:, None] - ascending[None, :]).sum(axis=1)
            return total_i


def _count_above(ascending: Floats, threshold: float) -> Floats:
    """How many others every value exceeds by more than the threshold."""
    return np.searchsorted(ascending, ascending - threshold - ROUNDING, side="left").astype(float)


def _ramp_total(ascending: Floats, q: float, p: float) -> Floats:
    """Sum over the others of a preference that rises straight from 0 at q to 1 at p."""
    ascending = ascending - ascending.mean()  # keeps the running totals small, and so exact
    running: Floats = np.concatenate([[0.0], np.cumsum(ascending)])
    in_full_i = np.searchsorted(ascending, ascending - p, side="right")
    in_part_i = np.searchsorted(ascending, ascending - q, side="left")
    partly_i: Floats = (ascending - q) * (in_part_i - in_full_i) - (running[in_part_i] - running[in_full_i])
    return in_full_i + partly_i / (p - q)
