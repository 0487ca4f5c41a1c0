"""What a level means on its criterion: the anchors around it, the change from the baseline, the scale."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ...analysis.table import PerformanceTable
from ...analysis.tolerance import slack
from ...model import Anchor, Case, Criterion
from ..numbers import decimals_of, format_number

SEVERITIES: Mapping[int, str] = {1: "minor", 2: "moderate", 3: "serious", 4: "severe", 5: "catastrophic"}
"""What each step of the severity scale is called."""

SEVERITY_SCALE = ", ".join(f"{number} {word}" for number, word in SEVERITIES.items())

PROVENANCES: Mapping[str, str] = {
    "article": "from the article",
    "source": "from a source",
    "analyst": "added by the case's authors",
}
"""Who brought a criterion into the case."""


def anchor_text(criterion: Criterion, level: float) -> str:
    """Where a level stands among the criterion's anchors: 'between 50 "..." and 75 "..."'; "" without anchors."""
    if not criterion.anchors or math.isnan(level):
        return ""
    ordered = sorted(criterion.anchors, key=lambda anchor: anchor.level)
    tolerance = slack(criterion.best - criterion.worst)
    for anchor in ordered:
        if abs(anchor.level - level) <= tolerance:
            return f"at {quote_anchor(anchor)}"
    below = [anchor for anchor in ordered if anchor.level < level]
    above = [anchor for anchor in ordered if anchor.level > level]
    if below and above:
        return f"between {quote_anchor(below[-1])} and {quote_anchor(above[0])}"
    return f"above {quote_anchor(below[-1])}" if below else f"below {quote_anchor(above[0])}"


def quote_anchor(anchor: Anchor) -> str:
    """An anchor as 50 “its wording”."""
    return f"{format_number(anchor.level, decimals_of(anchor.level))} “{anchor.meaning}”"


def change_word(criterion: Criterion, change: float | None) -> str:
    """Whether a change of level is better or worse: "better", "worse", "no change", "missing"."""
    if change is None or math.isnan(change):
        return "missing"
    if abs(change) <= slack(criterion.best - criterion.worst):
        return "no change"
    return "better" if (change > 0) == criterion.is_higher_better else "worse"


def scale_text(criterion: Criterion) -> str:
    """Worst and best level with their unit: "worst 0, best 60 (% chance)"."""
    worst, best = (format_number(end, decimals_of(end)) for end in (criterion.worst, criterion.best))
    return f"worst {worst}, best {best} ({criterion.unit})"


def explain_criterion(criterion: Criterion) -> str:
    """What a criterion means, a line each: its definition, its scale with the unit, and the wording of its anchors."""
    anchors = map(quote_anchor, criterion.anchors)
    return "\n".join(filter(None, (criterion.definition, f"Scale: {scale_text(criterion)}.", *anchors)))


def value_texts(criterion: Criterion) -> tuple[str, ...]:
    """The knots of the value function, each as "level: partial value"."""
    return tuple(
        f"{format_number(level, decimals_of(level))}: {format_number(value, decimals_of(value))}"
        for level, value in criterion.value_points
    )


def line_texts(criterion: Criterion) -> tuple[str, ...]:
    """The red line of a criterion and the level that it must reach, in sentences."""
    bounds = (("Red line", criterion.red_line), ("Minimum", criterion.must_reach))
    how = "packages that miss it are excluded" if criterion.applies == "rule" else "shown as a flag"
    return tuple(
        f"{name}: {format_number(bound, decimals_of(bound), criterion.unit)}, {how}."
        for name, bound in bounds
        if bound is not None
    )


def criterion_lines(case: Case, performance: PerformanceTable, option_id: str, criterion_id: str) -> tuple[str, ...]:
    """One criterion as the case's authors wrote it, and where the option's level stands on it."""
    criterion, option = case.criteria[criterion_id], case.options[option_id]
    i, j = performance.option_ids.index(option_id), performance.criterion_ids.index(criterion_id)
    level = float(performance.mode_ij[i, j])
    around = anchor_text(criterion, level)
    place = (
        f"{option.label}: {format_number(level, criterion.decimals, criterion.unit)}{f', {around}' if around else ''}."
    )
    anchors = "; ".join(quote_anchor(anchor) for anchor in criterion.anchors)
    scale = (
        f"Scale: {scale_text(criterion)}. {PROVENANCES.get(criterion.provenance, criterion.provenance).capitalize()}."
    )
    said = (criterion.definition, scale, f"Anchors: {anchors}." if anchors else "", place, *line_texts(criterion))
    return tuple(filter(None, (*said, criterion.note)))
