"""The best packages: their score, the spread of its draws, and how often each is the best."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.packages.answers import PackageRanking
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.listed.uncertain import PackageSpread
from ...model import Case
from ..numbers import format_number
from ..sentences.packages import package_name, packages_sentence
from ..sentences.phrases import in_simulations, points_shown
from . import lazy_altair as alt
from .canvas import NOT_FROM_0, TEXT, Row, Spec, finish, keep_room, read_aloud, rows_axis, rows_chart, ticks
from .package_keys import package_keys
from .palette import SPREAD

ID = "package_scores"
NAME = "scores of the best packages and their spread"

BY_WIDTH = "width < 320 ? datum.short_label : datum.label"
"""On a phone the score only; the shares stand in the table."""

SpreadByMembers = Mapping[tuple[str, ...], PackageSpread]


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(200)
    x_axis = alt.X(
        "low:Q",
        scale=alt.Scale(zero=False),
        axis=alt.Axis(
            title=[f"Score ({NOT_FROM_0})", "bar: 9 of 10 simulations", "(%): simulations it is best in"],
            tickCount=ticks(),
        ),
    )
    bars = (
        rows_chart()
        .mark_bar(height=8, color=SPREAD)
        .encode(x=x_axis, x2="high:Q", y=y, tooltip=[alt.Tooltip("spoken:N", title="Package")], description="spoken:N")
    )
    marks = rows_chart().mark_point(filled=True, size=80, color=TEXT, opacity=1, aria=False).encode(x="score:Q", y=y)
    labels = (
        rows_chart()
        .mark_text(align="left", dx=8, color=TEXT, aria=False, text=alt.ExprRef(BY_WIDTH))
        .encode(x="label_at:Q", y=y)
    )
    return finish(bars, marks, labels, keep_room(), row_height=62)


def rows(case: Case, ranking: PackageRanking, spread: SpreadByMembers) -> list[Row]:
    """One row per package, the best first."""
    listed = [row for row in ranking.rows if row.rank > 0]
    widest = max((spread[row.members].high - spread[row.members].low for row in listed), default=1.0)
    keys = package_keys(case, {"+".join(row.members): row.members for row in listed}).values()
    return [
        _row(case, row, spread[row.members], 0.5 * widest) | {"key": key, "order": order}
        for order, (row, key) in enumerate(zip(listed, keys, strict=True))
    ]


def _row(case: Case, row: PackageRow, spread: PackageSpread, room: float) -> Row:
    name, score = package_name(case, row.members), format_number(row.score, 1)
    share = f"{format_number(100 * spread.first_share, 1)} %"
    ends = f"{format_number(spread.low, 1)} to {format_number(spread.high, 1)}"
    return {
        "package": name,
        "score": row.score,
        "low": spread.low,
        "high": spread.high,
        "label_at": max(row.score, spread.high),
        "room": max(row.score, spread.high) + room,
        "label": f"{score} ({share})",
        "short_label": score,
        "spoken": f"{name}: {score}, {ends} in 9 of 10 simulations, best in {share} of simulations",
    }


def title(case: Case, ranking: PackageRanking, spread: SpreadByMembers) -> str:
    """The finding: how clear the first place is over the draws."""
    listed = [row for row in ranking.rows if row.rank > 0]
    if not listed:
        return packages_sentence(case, ranking).rstrip(".")
    best, share = listed[0], in_simulations(spread[listed[0].members].first_share)
    return (
        f"{package_name(case, best.members)} scores highest ({points_shown(best.score)} of 100) and is best in {share}"
    )


def alt_text(case: Case, ranking: PackageRanking, spread: SpreadByMembers) -> str:
    """The chart in words."""
    return f"{packages_sentence(case, ranking)} " + read_aloud(rows(case, ranking, spread)) + "."
