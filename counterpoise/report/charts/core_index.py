"""Which options good packages hold: share of best and of efficient packages."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...analysis.packages.listed.core_index import CoreIndex
from ...model import Case
from ..names import distinct_labels, join_names, kind_shown
from ..numbers import format_number
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, read_aloud, row_key, rows_axis, rows_chart
from .palette import BLUE, GREEN, ORANGE

ID = "core_index"
NAME = "how many good packages hold each option"


TWO_LINES = "length(datum.label) > 34 ? split(replace(datum.label, ' and ', ' and|'), '|') : datum.label"
"""A long name of a kind of package is broken, to fit on a phone."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(190)
    bars = (
        rows_chart()
        .mark_bar(height=9)
        .encode(
            x=alt.X(
                "share:Q",
                scale=alt.Scale(domainMin=0, domainMax=alt.ExprRef("width < 320 ? 180 : 125")),
                axis=alt.Axis(title="Share of packages that include it, %", values=[0, 25, 50, 75, 100]),
            ),
            y=y,
            yOffset=alt.YOffset("kind:N", sort=None),
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(range=[BLUE, ORANGE, GREEN]),
                sort=None,
                legend=alt.Legend(title=None, columns=1, labelLimit=0, labelExpr=TWO_LINES),
            ),
            tooltip=[alt.Tooltip("spoken:N", title="Option")],
            description="spoken:N",
        )
    )
    labels = (
        rows_chart()
        .mark_text(align="left", dx=4, color=TEXT, aria=False)
        .encode(x="share:Q", y=y, yOffset=alt.YOffset("kind:N", sort=None), text="label:N")
    )
    return finish(bars, labels, row_height=17)


def rows(case: Case, indices: Mapping[str, CoreIndex]) -> list[Row]:
    """One row per option and kind of package, the most held option first."""
    first = next(iter(indices.values()))
    label = distinct_labels({id_: case.options[id_].label for id_ in first.option_ids}, 15, 2)
    return [
        _row(case.options[first.option_ids[i]].label, order, kind, float(100 * index.share_i[i]), index.standing[i])
        | {"key": row_key(first.option_ids[i], label[first.option_ids[i]])}
        for order, i in enumerate(np.argsort(-first.share_i, kind="stable"))
        for kind, index in indices.items()
        if index.standing[i] != "not ranked"
    ]


def _row(option: str, order: int, kind: str, share: float, standing: str) -> Row:
    return {
        "option": option,
        "order": order,
        "kind": kind_shown(kind),
        "share": share,
        "label": f"{format_number(share, 1)} %" + ("" if standing == "borderline" else f" {standing}"),
        "spoken": f"{option}: in {format_number(share, 1)} % of {kind_shown(kind)}, {standing}",
    }


def title(case: Case, indices: Mapping[str, CoreIndex]) -> str:
    """The finding: which options are in every package of the first kind, and which in none."""
    key, index = next(iter(indices.items()))
    kind = kind_shown(key)
    named = {
        standing: [
            case.options[id_].label for id_, s in zip(index.option_ids, index.standing, strict=True) if s == standing
        ]
        for standing in ("core", "exterior")
    }
    if index.n_packages == 1:
        return f"The only one of the {kind} includes {join_names(named['core']) or 'no option'}"
    core = f"{join_names(named['core'])} in all of them" if named["core"] else "no option is in all of them"
    out = f", {join_names(named['exterior'])} in none" if named["exterior"] else ""
    return f"Of {format_number(index.n_packages)} {kind}: {core}{out}"


def alt_text(case: Case, indices: Mapping[str, CoreIndex]) -> str:
    """The chart in words."""
    return f"{title(case, indices)}. " + read_aloud(rows(case, indices)) + "."
