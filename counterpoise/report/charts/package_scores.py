"""The best packages: their score, the spread of its draws, and how often each is the best."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt

from ...analysis.packages.listed.enumerate import PackageRanking
from ...model import Case
from ..numbers import format_number
from ..sentences.packages import package_name, packages_sentence
from .canvas import ROWS, TEXT, Row, Spec, break_name, finish, keep_room, read_aloud, rows_axis
from .palette import BLUE

ID = "package_scores"

Spread = Mapping[tuple[str, ...], tuple[float, float, float, float]]
"""By members: share of draws in which it is best, mean regret, 5th and 95th percentile of the score."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis("package", 260)
    x_axis = alt.X(
        "low:Q",
        scale=alt.Scale(zero=False),
        axis=alt.Axis(title=["Score (best in % of draws)", "bar: nine of ten draws"], tickCount=6),
    )
    bars = (
        alt.Chart(ROWS)
        .mark_bar(height=8, color=BLUE, opacity=0.6)
        .encode(x=x_axis, x2="high:Q", y=y, tooltip=[alt.Tooltip("spoken:N", title="Package")], description="spoken:N")
    )
    marks = alt.Chart(ROWS).mark_point(filled=True, size=80, color=BLUE, aria=False).encode(x="score:Q", y=y)
    labels = (
        alt.Chart(ROWS)
        .mark_text(align="left", dx=5, color=TEXT, fontSize=11, aria=False)
        .encode(x="high:Q", y=y, text="label:N")
    )
    return finish(bars, marks, labels, keep_room(), row_height=34)


def rows(case: Case, ranking: PackageRanking, spread: Spread) -> list[Row]:
    """One row per package, the best first."""
    listed = [row for row in ranking.rows if row.rank > 0]
    ends = [spread[row.members][2:] for row in listed]
    widest = max((high - low for low, high in ends), default=1.0)
    return [
        {
            "package": break_name(package_name(case, row.members), 44, 2),
            "order": order,
            "score": row.score,
            "low": low,
            "high": high,
            "room": high + 0.5 * widest,
            "label": f"{format_number(row.score, 1)} ({format_number(100 * spread[row.members][0], 1)} %)",
            "spoken": f"{package_name(case, row.members)}: {format_number(row.score, 1)}, "
            f"{format_number(low, 1)} to {format_number(high, 1)} in nine of ten draws, best in "
            f"{format_number(100 * spread[row.members][0], 1)} % of draws",
        }
        for order, (row, (low, high)) in enumerate(zip(listed, ends, strict=True))
    ]


def title(case: Case, ranking: PackageRanking, spread: Spread) -> str:
    """The finding: how clear the first place is over the draws."""
    listed = [row for row in ranking.rows if row.rank > 0]
    if not listed:
        return packages_sentence(case, ranking).rstrip(".")
    share = format_number(100 * spread[listed[0].members][0], 1)
    return f"The first package is the best of all allowed ones in {share} % of draws"


def alt_text(case: Case, ranking: PackageRanking, spread: Spread) -> str:
    """The chart in words."""
    return f"{packages_sentence(case, ranking)} " + read_aloud(rows(case, ranking, spread)) + "."
