"""Draws of a case whose scenarios have chances: each draw is in one of them.

One stream of random numbers picks the scenario of a draw. An estimate that differs between scenarios
has one uniform a draw, of its own stream, whatever the scenario: it is read off the quantiles of the
scenario's estimate.
"""

from __future__ import annotations

import numpy as np

from ...model import Case, Range
from ..arrays import Floats, Ints
from .shapes import estimate_quantiles

STREAM = "scenario"
"""Name of the stream that picks scenarios; ids of inputs are two words."""


def varied_ids(case: Case) -> tuple[str, ...]:
    """Ids of inputs whose estimates differ between the scenarios that draws are shared out among."""
    if not case.mixture:
        return ()
    first, *others = case.mixture
    return tuple(
        id_ for id_, estimate in first.estimates.items() if any(part.estimates[id_] != estimate for part in others)
    )


def pick_scenarios(case: Case, uniform_d: Floats) -> Ints:
    """Place in ``case.mixture`` of every draw's scenario."""
    edges = np.cumsum([part.share for part in case.mixture])[:-1]
    picked_d: Ints = np.searchsorted(edges, uniform_d, side="right")
    return picked_d


def draw_mixed(case: Case, id_: str, uniform_d: Floats, picked_d: Ints) -> Floats:
    """Draws of an estimate that differs between scenarios."""
    column_d = np.empty(uniform_d.shape)
    for at, part in enumerate(case.mixture):
        is_here_d = picked_d == at
        column_d[is_here_d] = estimate_quantiles(part.estimates[id_], uniform_d[is_here_d], case.shape)
    return column_d


def varied_ranges(case: Case) -> tuple[Range, ...]:
    """Every estimate of every scenario that draws are shared out among."""
    return tuple(estimate for part in case.mixture for estimate in part.estimates.values())
