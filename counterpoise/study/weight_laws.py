"""What is known of the weights: the settings that say it, one vocabulary for every question that draws weights."""

from __future__ import annotations

from typing import Any

from ..analysis.uncertainty.weights import WEIGHTS_KNOWN, WeightLaw, WeightsKnown, weight_law
from ..model import Case
from .settings import NUMBER, TEXT, Weights, setting
from .weights import points_of

Bounds = tuple[tuple[str, float, float], ...]
"""Least and largest share of weight in percent, by criterion id."""


def known_setting(default: WeightsKnown) -> Any:
    """How firm the weights are."""
    words = {
        "exact": "as given",
        "around": "up to --spread more or less",
        "order": "only their order",
        "intervals": "the profile's ranges of shares",
        "unknown": "any weights",
    }
    parts = (f"{kind}: {text}" + (" (default)" if kind == default else "") for kind, text in words.items())
    return setting(default, TEXT, flag="--weights-known", link="known", choices=WEIGHTS_KNOWN, help="; ".join(parts))


def spread_setting() -> Any:
    """By which share of itself a weight may be more or less, where weights lie around those given."""
    return setting(
        0.25, NUMBER, flag="--spread", metavar="X", check=_check_spread, help="with around: 0 to 0.5 (default: 0.25)"
    )


def law_of(case: Case, weights: Weights, known: WeightsKnown, spread: float, ranges: Bounds = ()) -> WeightLaw:
    """How weights are drawn; a profile has ranges of its own, ``ranges`` are those of other weights."""
    bounds = {id_: (low, high) for id_, low, high in ranges}
    if isinstance(weights, str):
        bounds = dict(case.profiles[weights].ranges)
    return weight_law(known, points_of(weights, case), tuple(case.criteria), spread=spread, ranges=bounds)


def _check_spread(spread: float, case: Case) -> float:
    if spread is None or not 0 <= spread <= 0.5:
        raise ValueError(f"the spread is a number from 0 to 0.5, not {spread:g}")
    return spread
