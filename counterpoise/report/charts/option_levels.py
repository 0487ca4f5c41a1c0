"""One option's levels on the common scale from worst to best, with their ranges and the baseline."""

from __future__ import annotations

import numpy as np

from ...analysis.table import PerformanceTable
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from . import lazy_altair as alt
from .canvas import TEXT, Row, Side, Spec, finish, read_aloud, row_key, rows_axis, rows_chart, ticks
from .palette import GREY, SPREAD

ID = "option_levels"
NAME = "levels of one option between worst and best"


def spec(case: Case) -> Spec:
    """The specification; it depends on the name of the case's baseline alone."""
    y = rows_axis(170)
    baseline_name = case.options[case.baseline].label
    axis = alt.Axis(
        title=["From worst (0) to best (1) on each scale", f"gray mark: {baseline_name}"], tickCount=ticks()
    )
    chart = rows_chart()
    spread = chart.mark_rule(color=SPREAD, strokeWidth=5, aria=False).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=axis), x2="high:Q", y=y
    )
    baseline = chart.mark_tick(color=GREY, thickness=3, size=18, aria=False).encode(x="baseline:Q", y=y)
    dots = chart.mark_point(color=TEXT, filled=True, size=80, opacity=1).encode(
        x="value:Q",
        y=y,
        tooltip=[
            alt.Tooltip("criterion:N", title="Criterion"),
            alt.Tooltip("level_text:N", title="Most likely"),
            alt.Tooltip("range_text:N", title="Low to high"),
            alt.Tooltip("baseline_text:N", title=baseline_name),
            alt.Tooltip("scale_text:N", title="Worst to best"),
        ],
        description="spoken:N",
    )
    labels = (_labels(y, "left"), _labels(y, "center"), _labels(y, "right"))
    return finish(spread, baseline, dots, *labels, row_height=38)


def _labels(y: alt.Y, side: Side) -> alt.Chart:
    chosen = rows_chart().transform_filter(f"datum.align == '{side}'")
    text: alt.Chart = chosen.mark_text(align=side, dy=-12, color=TEXT, aria=False)
    return text.encode(x="value:Q", y=y, text="level_text:N")


def rows(case: Case, performance: PerformanceTable, option_id: str) -> list[Row]:
    """One row per criterion with a level, the one nearest to the best on top."""
    i = performance.option_ids.index(option_id)
    known = np.flatnonzero(~np.isnan(performance.mode_ij[i]))
    values = (performance.values(), *performance.value_bounds())
    label = distinct_labels({id_: criterion.name for id_, criterion in case.criteria.items()}, 26, 2)
    keys = [row_key(id_, label[id_]) for id_ in performance.criterion_ids]
    by_value = known[np.argsort(-values[0][i, known], kind="stable")]
    return [
        _row(case, performance, values, i, int(j)) | {"key": keys[j], "order": order}
        for order, j in enumerate(by_value)
    ]


def _row(case: Case, performance: PerformanceTable, values: tuple[np.ndarray, ...], i: int, j: int) -> Row:
    criterion, base = case.criteria[performance.criterion_ids[j]], performance.baseline
    value_ij, low_ij, high_ij = values
    level = format_number(performance.mode_ij[i, j], criterion.decimals, criterion.unit)
    ends = [format_number(end_ij[i, j], criterion.decimals) for end_ij in (performance.low_ij, performance.high_ij)]
    spread = " to ".join(dict.fromkeys(ends))
    value = float(value_ij[i, j])
    return {
        "criterion": criterion.name,
        "value": value,
        "low": float(low_ij[i, j]),
        "high": float(high_ij[i, j]),
        "baseline": None if np.isnan(value_ij[base, j]) else float(value_ij[base, j]),
        "align": "left" if value < 0.15 else "right" if value > 0.85 else "center",
        "level_text": level,
        "range_text": spread,
        "baseline_text": format_number(performance.mode_ij[base, j], criterion.decimals, criterion.unit),
        "scale_text": f"{criterion.worst:g} to {criterion.best:g}",
        "spoken": f"{criterion.name}: {level}, range {spread}",
    }


def title(case: Case, performance: PerformanceTable, option_id: str) -> str:
    """The finding: on what the option is nearest to the best level of the scale, and on what furthest."""
    found = rows(case, performance, option_id)
    label = case.options[option_id].label
    if not found:
        return f"{label}: no levels are known"
    best, worst = (f"{row['criterion']}, {row['level_text']}" for row in (found[0], found[-1]))
    return f"{label}: nearest to the best level on {best}; furthest on {worst}"


def alt_text(case: Case, performance: PerformanceTable, option_id: str) -> str:
    """The chart in words."""
    parts = read_aloud(rows(case, performance, option_id))
    return f"{title(case, performance, option_id)}. {parts}."
