"""Which measures to decide now, find out about or drop, at each sureness: a heat map of measures by sureness."""

from __future__ import annotations

from ...analysis.packages.listed.core_by_budget import CoreBySureness
from ...model import Case
from ..numbers import format_number
from .canvas import Row, Spec, read_aloud
from .core_by_budget import decimals_of_steps, finding, heat_map, heat_rows

ID = "core_by_sureness"
NAME = "what to decide now, find out about or drop, by sureness"


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    return heat_map(["All limits and red lines hold together", "in at least this share of simulations"])


def rows(case: Case, found: CoreBySureness) -> list[Row]:
    """One row per measure and sureness; the measure most held over all of them on top."""
    decimals = decimals_of_steps(found.sure_b)
    heads = [format_number(float(sure), decimals, "%") for sure in found.sure_b]
    return heat_rows(case, found, heads, [f"at {head} of simulations" for head in heads])


def title(case: Case, found: CoreBySureness) -> str:
    """The finding: what can be decided now, however sure the limits and red lines must be."""
    return finding(case, found, "sureness")


def alt_text(case: Case, found: CoreBySureness) -> str:
    """The chart in words."""
    return f"{title(case, found)}. {read_aloud(rows(case, found))}."
