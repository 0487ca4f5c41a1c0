"""Risk profiles of packages: in which share of the simulations the score stays at or below each level."""

from __future__ import annotations

from ...analysis.packages.robustness import PackageRobustness
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.package_robustness import dominance_sentence, most_often_best
from ..sentences.packages import package_name
from . import lazy_altair as alt
from .canvas import LABEL_LINES, NOT_FROM_0, Row, Spec, finish_sized, row_key, rows_chart, ticks
from .palette import OKABE_ITO

ID = "risk_profiles"
NAME = "risk profiles of packages"

MOST_LINES = 6
"""Packages drawn, those best most often."""

DASHES: tuple[list[int], ...] = ([1, 0], [7, 3], [2, 2], [8, 3, 2, 3], [1, 0], [7, 3])


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    legend = alt.Legend(columns=1, title=None, labelLimit=0, symbolStrokeWidth=2.5, labelExpr=LABEL_LINES)
    sort = alt.EncodingSortField(field="order", op="min", order="ascending")
    colour = alt.Scale(range=[OKABE_ITO[k % len(OKABE_ITO)] for k in range(MOST_LINES)])
    lines = (
        rows_chart()
        .mark_line(strokeWidth=2.2)
        .encode(
            x=alt.X(
                "score:Q", axis=alt.Axis(title=f"Score ({NOT_FROM_0})", tickCount=ticks()), scale=alt.Scale(zero=False)
            ),
            y=alt.Y(
                "percent:Q",
                scale=alt.Scale(domain=[0, 100]),
                axis=alt.Axis(title="% of simulations with this score or less", tickCount=5),
            ),
            color=alt.Color("key:N", scale=colour, sort=sort, legend=legend),
            strokeDash=alt.StrokeDash("key:N", scale=alt.Scale(range=DASHES), sort=sort, legend=legend),
            order="percent:Q",
            tooltip=[alt.Tooltip("spoken:N", title="Package")],
            description="package:N",
        )
    )
    return finish_sized(lines, height=520)


def rows(case: Case, found: PackageRobustness) -> list[Row]:
    """A point per package and step of its distribution, from its lowest draw to its highest."""
    shown = most_often_best(found)[:MOST_LINES]
    ids = {found.result.option_ids[i]: package_name(case, found.detailed[i]) for i in shown}
    labels = distinct_labels(ids, 40, 3)
    return [
        {
            "key": row_key(id_, labels[id_]),
            "package": name,
            "order": order,
            "score": float(score),
            "percent": float(100 * level),
            "spoken": f"{name}: {format_number(float(score), 1)} or less "
            f"in {format_number(100 * level, 0)} % of simulations",
        }
        for order, (i, (id_, name)) in enumerate(zip(shown, ids.items(), strict=True))
        for level, score in zip(found.level_s, found.profile_ds[i], strict=True)
    ]


def title(case: Case, found: PackageRobustness) -> str:
    """The finding: which packages none dominates."""
    return dominance_sentence(case, found).rstrip(".") or "Only one package can be compared"


def alt_text(case: Case, found: PackageRobustness) -> str:
    """The chart in words: each package drawn, its lowest, middle and highest score."""
    parts = []
    for i in most_often_best(found)[:MOST_LINES]:
        low, middle, high = (format_number(float(found.profile_ds[i, k]), 1) for k in (0, len(found.level_s) // 2, -1))
        parts.append(
            f"{package_name(case, found.detailed[i])}: {low} to {high}, half of the simulations up to {middle}"
        )
    return f"{title(case, found)}. {'; '.join(parts)}."
