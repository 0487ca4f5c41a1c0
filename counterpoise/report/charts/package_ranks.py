"""How often each package takes each rank: stacked bars of shares of simulations, ranks in bands."""

from __future__ import annotations

from ...analysis.packages.robustness import PackageRobustness
from ...model import Case
from ..numbers import format_number
from ..sentences.package_robustness import most_often_best
from ..sentences.packages import package_name
from ..sentences.phrases import in_simulations
from . import lazy_altair as alt
from .canvas import Row, Spec, finish, read_aloud, rows_axis, rows_chart, ticks
from .package_keys import package_keys
from .palette import BLUE, GREY, ink_on, mix_with_white

ID = "package_ranks"
NAME = "how often each package takes each rank"

MOST_PACKAGES = 15
"""Packages drawn, those best most often; the table has the others."""

BANDS = (("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4-5", 4, 5), ("6-10", 6, 10), ("11-20", 11, 20), ("21+", 21, 10**9))
"""Ranks drawn as one segment: what stands in it, the first and the last of them."""

COLOURS = [mix_with_white(BLUE, 0.88 * k / (len(BANDS) - 1)) for k in range(len(BANDS))]

IF_ROOM = "width * (datum.end - datum.start) / 100 < 7 * length(datum.label) + 6 ? '' : datum.label"
"""A segment too narrow for its ranks stays without."""

LABELLED = 7.0
"""Per cent from which a segment has room for its ranks."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(200)
    scale = alt.Scale(domain=[name for name, _, _ in BANDS], range=COLOURS)
    bars = (
        rows_chart()
        .mark_bar(stroke=GREY, strokeWidth=0.5)
        .encode(
            x=alt.X(
                "start:Q",
                scale=alt.Scale(domain=[0, 100]),
                axis=alt.Axis(title="Share of simulations, %", tickCount=ticks()),
            ),
            x2="end:Q",
            y=y,
            color=alt.Color("ranks:N", scale=scale, legend=None),
            tooltip=[
                alt.Tooltip("package:N", title="Package"),
                alt.Tooltip("ranks:N", title="Takes rank"),
                alt.Tooltip("share_text:N", title="Share of simulations"),
            ],
            description="spoken:N",
        )
    )
    labels = (
        rows_chart()
        .transform_filter("datum.label != ''")
        .mark_text(aria=False, text=alt.ExprRef(IF_ROOM))
        .encode(x="middle:Q", y=y, color=alt.Color("ink:N", scale=None))
    )
    return finish(bars, labels, row_height=62)


def rows(case: Case, found: PackageRobustness) -> list[Row]:
    """One row per package and band of ranks that it ever takes, packages by their share of first ranks."""
    shown = most_often_best(found)[:MOST_PACKAGES]
    ids = {found.result.option_ids[i]: package_name(case, found.detailed[i]) for i in shown}
    keys = package_keys(case, {found.result.option_ids[i]: found.detailed[i] for i in shown})
    listed: list[Row] = []
    for order, i in enumerate(shown):
        id_, start = found.result.option_ids[i], 0.0
        for (ranks, first, last), colour in zip(BANDS, COLOURS, strict=True):
            share = float(100 * found.result.rank_acceptability[i, first - 1 : last].sum())
            if share <= 0:
                continue
            text = f"{format_number(share, 1)} %"
            listed.append(
                {
                    "key": keys[id_],
                    "package": ids[id_],
                    "order": order,
                    "ranks": ranks,
                    "start": start,
                    "end": start + share,
                    "middle": start + share / 2,
                    "label": ranks if share >= LABELLED else "",
                    "ink": ink_on(colour),
                    "share_text": text,
                    "spoken": f"{ids[id_]}: rank {ranks} in {text} of simulations",
                }
            )
            start += share
    return listed


def title(case: Case, found: PackageRobustness) -> str:
    """The finding: how often the package that is best most often is best."""
    row = int(found.order_p[0])
    return (
        f"{package_name(case, found.members[row])} is best in {in_simulations(float(found.judged.first_share_p[row]))}"
    )


def alt_text(case: Case, found: PackageRobustness) -> str:
    """The chart in words."""
    return f"{title(case, found)}. {read_aloud(rows(case, found))}. The numbers in the bars are ranks."
