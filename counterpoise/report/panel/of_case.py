"""What the live panel shows of a case, before any weight is put in."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.table import PerformanceTable
from ...model import Case
from ..sentences.criterion import explain_criterion
from ..sentences.gaps import opening_clause
from ..tables.weights import swing
from .records import PanelCriterion, PanelData, PanelObjective, PanelOption

MOST_POINTS = 100.0
"""End of the weight sliders."""


def panel_of_case(case: Case, performance: PerformanceTable) -> PanelData:
    """The part of the panel that the case alone decides; weights are put in later."""
    value_ij = performance.values()
    low_ij, high_ij = performance.value_bounds()
    return PanelData(
        objectives=tuple(PanelObjective(o.id, o.name) for o in case.objectives.values()),
        criteria=tuple(
            PanelCriterion(c.id, c.name, c.objective, swing(c), explain_criterion(c)) for c in case.criteria.values()
        ),
        options=tuple(
            PanelOption(
                id_,
                case.options[id_].label,
                tuple(None if value != value else float(value) for value in value_ij[i]),
                tuple(low_ij[i].tolist()),
                tuple(high_ij[i].tolist()),
            )
            for i, id_ in enumerate(performance.option_ids)
        ),
        points={},
        profile={},
        profile_name="",
        baseline=case.baseline,
        caveat=opening_clause(case),
        too_close=case.too_close,
    )


def fit_to_slider(point_by_id: Mapping[str, float]) -> dict[str, float]:
    """A profile's points on the sliders' scale of 0 to 100; no share changes.

    Points stay as their author wrote them when the largest lies between 10 and 100; others (ranks
    turned into shares, a 1 each) are scaled to sum to 100.
    """
    most, total = max(point_by_id.values()), sum(point_by_id.values())
    if total <= 0 or 10 <= most <= MOST_POINTS:
        return dict(point_by_id)
    return {id_: 100 * points / total for id_, points in point_by_id.items()}
