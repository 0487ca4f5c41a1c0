"""Bars to the right for one option, to the left for the other: why A before B."""

from __future__ import annotations

from typing import Any

import altair as alt

from ...analysis.score import Ranking, compare_pair
from ...model import Case
from ..numbers import format_number
from ..sentences.pair import pair_sentence
from .canvas import ROWS, Row, by_rank, finish
from .palette import BLUE, ORANGE

ID = "pair_difference"


def spec(case: Case) -> dict[str, Any]:
    """The specification; the same for every pair and every case."""
    y = alt.Y("criterion:N", sort=by_rank(), title=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False))
    bars = (
        alt.Chart(ROWS)
        .mark_bar()
        .encode(
            x=alt.X("points:Q", title="Score points"),
            y=y,
            color=alt.Color("side:N", scale=alt.Scale(domain=["first", "second"], range=[BLUE, ORANGE]), legend=None),
            tooltip=[
                alt.Tooltip("criterion:N", title="Criterion"),
                alt.Tooltip("speaks_for:N", title="Speaks for"),
                alt.Tooltip("text:N", title="Points"),
            ],
            description="spoken:N",
        )
    )
    zero = alt.Chart(ROWS).mark_rule(color="currentColor", aria=False).encode(x=alt.datum(0))
    right = (
        alt.Chart(ROWS)
        .transform_filter("datum.points >= 0")
        .mark_text(align="left", dx=4, color="currentColor", aria=False)
        .encode(x="points:Q", y=y, text="text:N")
    )
    left = (
        alt.Chart(ROWS)
        .transform_filter("datum.points < 0")
        .mark_text(align="right", dx=-4, color="currentColor", aria=False)
        .encode(x="points:Q", y=y, text="text:N")
    )
    return finish(alt.layer(bars, zero, right, left, data=ROWS).properties(width="container", height=alt.Step(24)))


def rows(case: Case, ranking: Ranking, first: str, second: str) -> list[Row]:
    """One row per criterion that separates the two, most for the first on top."""
    pair = compare_pair(ranking, ranking.option_ids.index(first), ranking.option_ids.index(second))
    found = [
        (float(points), id_) for points, id_ in zip(pair.difference_j, ranking.criterion_ids, strict=True) if points
    ]
    found = sorted((item for item in found if item[0] == item[0]), key=lambda item: -item[0])
    listed = []
    for order, (points, id_) in enumerate(found):
        winner = case.options[first if points > 0 else second].label
        text = format_number(points, 1, sign=True)
        name = case.criteria[id_].name
        listed.append(
            {
                "criterion": name,
                "order": order,
                "points": points,
                "side": "first" if points > 0 else "second",
                "speaks_for": winner,
                "text": text,
                "spoken": f"{name}: {text} points, speaks for {winner}",
            }
        )
    return listed


def title(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """The finding in a sentence."""
    return pair_sentence(case, ranking, first, second)


def alt_text(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """The chart in words."""
    parts = "; ".join(f"{row['criterion']} {row['text']}" for row in rows(case, ranking, first, second))
    return (
        f"{title(case, ranking, first, second)} By criterion: {parts}."
        if parts
        else title(case, ranking, first, second)
    )
