"""How far apart people's weights are: for every criterion the whole range, the middle half and the median."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...model import Case
from ...study.opinions import WeightSpread
from ..numbers import format_number
from ..sentences.room import widest_sentence
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, keep_room, read_aloud, row_keys, rows_axis, rows_chart, ticks
from .palette import SPREAD

ID = "weight_spread"
NAME = "how far apart people's weights are"


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(150)
    x = alt.X(
        "low:Q", axis=alt.Axis(title=["Share of all weight (%)", "bar: middle half; line: all"], tickCount=ticks())
    )
    tooltip = [alt.Tooltip("spoken:N", title="Weights")]
    whole = rows_chart().mark_rule(color=TEXT, strokeWidth=1, aria=False).encode(x=x, x2="high:Q", y=y)
    bars = (
        rows_chart()
        .mark_bar(height=12, color=SPREAD)
        .encode(x="lower:Q", x2="upper:Q", y=y, tooltip=tooltip, description="spoken:N")
    )
    middle = rows_chart().mark_tick(color=TEXT, thickness=3, size=18, aria=False).encode(x="median:Q", y=y)
    before = (
        rows_chart()
        .transform_filter("isValid(datum.before)")
        .mark_point(shape="circle", color=TEXT, size=60, filled=False, strokeWidth=1.5, aria=False)
        .encode(x="before:Q", y=y)
    )
    own = (
        rows_chart()
        .transform_filter("isValid(datum.own)")
        .mark_point(shape="diamond", color=TEXT, fill=TEXT, size=90, aria=False, opacity=1)
        .encode(x="own:Q", y=y)
    )
    labels = rows_chart().mark_text(align="left", dx=6, color=TEXT, aria=False).encode(x="high:Q", y=y, text="label:N")
    return finish(whole, bars, middle, before, own, labels, keep_room(), row_height=30)


def rows(
    case: Case,
    spread: WeightSpread,
    before: WeightSpread | None = None,
    own: Mapping[str, float] | None = None,
) -> list[Row]:
    """One row per criterion, the widest middle half first; ``own`` are one person's points."""
    quantile_qj = 100 * spread.quantile_qj
    width_j = quantile_qj[3] - quantile_qj[1]
    most = float(quantile_qj.max()) or 1.0
    total = sum(own.values()) if own else 0.0
    ids = tuple(case.criteria)
    key = row_keys({id_: case.criteria[id_].name for id_ in ids}, 22, 2)
    found: list[Row] = []
    for order, j in enumerate(np.lexsort((-quantile_qj[2], -np.round(width_j, 9)))):
        low, lower, median, upper, high = map(float, quantile_qj[:, j])
        found.append(
            {
                "key": key[ids[j]],
                "order": order,
                "low": low,
                "lower": lower,
                "median": median,
                "upper": upper,
                "high": high,
                "before": None if before is None else 100 * float(before.quantile_qj[2, j]),
                "own": 100 * own.get(ids[j], 0.0) / total if own and total else None,
                "room": high + 0.15 * most,
                "label": f"{format_number(median)} %",
                "spoken": _spoken(case.criteria[ids[j]].name, low, lower, median, upper, high),
            }
        )
    return found


def _spoken(name: str, low: float, lower: float, median: float, upper: float, high: float) -> str:
    one, two, three, four, five = (format_number(share, 1) for share in (low, lower, median, upper, high))
    return f"{name}: median {three} %, middle half {two} to {four} %, all {one} to {five} %"


def title(
    case: Case,
    spread: WeightSpread,
    before: WeightSpread | None = None,
    own: Mapping[str, float] | None = None,
) -> str:
    """The finding: which criterion's weight divides people most."""
    return widest_sentence(case, spread).removesuffix(".")


def alt_text(
    case: Case,
    spread: WeightSpread,
    before: WeightSpread | None = None,
    own: Mapping[str, float] | None = None,
) -> str:
    """The chart in words."""
    return f"{title(case, spread)}. " + read_aloud(rows(case, spread, before, own)) + "."
