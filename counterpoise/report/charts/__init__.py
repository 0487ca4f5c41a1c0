"""Charts: one file each, all of one shape. ``CHARTS`` lists every chart the house can draw.

Every chart module has ``NAME``, what it is of, the same for every case; ``spec(case)``, the
Vega-Lite specification without data (cache it per case);
``rows(case, ...)``, the rows it draws; ``title(case, ...)``, the finding in a sentence; and
``alt_text(case, ...)``, the chart in words.
"""

from collections.abc import Mapping
from types import ModuleType

from . import (
    acceptability,
    balance_plane,
    coalitions,
    contributions,
    core_by_budget,
    core_by_sureness,
    core_index,
    frontier,
    information,
    interests,
    milestones,
    option_levels,
    package_profiles,
    package_ranks,
    package_scores,
    pair_difference,
    perspective_ranks,
    perspectives,
    risk_profiles,
    score_spread,
    stability,
    sureness,
    timeline,
    timeline_chance,
    timeline_speed,
    timeline_value,
    tornado,
    value_curve,
    weight_spread,
    weight_sweep,
)

CHARTS: Mapping[str, ModuleType] = {
    chart.ID: chart
    for chart in (
        contributions,
        pair_difference,
        option_levels,
        value_curve,
        milestones,
        acceptability,
        score_spread,
        information,
        stability,
        weight_sweep,
        tornado,
        package_scores,
        package_ranks,
        perspectives,
        perspective_ranks,
        coalitions,
        interests,
        weight_spread,
        risk_profiles,
        core_index,
        core_by_budget,
        core_by_sureness,
        balance_plane,
        frontier,
        sureness,
        package_profiles,
        timeline,
        timeline_chance,
        timeline_speed,
        timeline_value,
    )
}
