"""Ranked stacked bars: what each criterion gives each option, with low-high whiskers."""

from __future__ import annotations

from typing import Any

import altair as alt

from ...analysis.score import UNRANKED, Ranking
from ...model import Case
from ..numbers import format_number
from ..sentences.answer import answer_sentence
from .canvas import ROWS, Row, by_rank, finish
from .palette import criterion_colours, ink_on

ID = "contributions"


def spec(case: Case) -> dict[str, Any]:
    """The specification; it depends on the case's criteria alone, so build it once per case."""
    colours = criterion_colours(case)
    domain = [numbered_name(case, id_) for id_ in case.criteria]
    y = alt.Y("option:N", sort=by_rank(), title=None, axis=alt.Axis(labelLimit=220, ticks=False, domain=False))
    x_scale = alt.Scale(domain=[0, 100])
    bars = (
        alt.Chart(ROWS)
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X("start:Q", scale=x_scale, title="Score, 0 to 100"),
            x2="end:Q",
            y=y,
            color=alt.Color(
                "criterion:N",
                scale=alt.Scale(domain=domain, range=list(colours.values())),
                legend=alt.Legend(orient="bottom", columns=2, title=None, labelLimit=260),
            ),
            tooltip=[
                alt.Tooltip("option:N", title="Option"),
                alt.Tooltip("criterion:N", title="Criterion"),
                alt.Tooltip("points_text:N", title="Points"),
                alt.Tooltip("weight_text:N", title="Weight"),
                alt.Tooltip("level_text:N", title="Level"),
            ],
            description="spoken:N",
        )
    )
    numbers = (
        alt.Chart(ROWS)
        .transform_filter("datum.number_text != ''")
        .mark_text(fontSize=10, aria=False)
        .encode(x="middle:Q", y=y, text="number_text:N", color=alt.Color("ink:N", scale=None))
    )
    once = "datum.is_first"
    whiskers = (
        alt.Chart(ROWS)
        .transform_filter(once)
        .mark_rule(color="currentColor", strokeWidth=1.4, aria=False)
        .encode(x="low:Q", x2="high:Q", y=y)
    )
    scores = (
        alt.Chart(ROWS)
        .transform_filter(once)
        .mark_text(align="left", dx=6, fontWeight="bold", color="currentColor", aria=False)
        .encode(x="label_at:Q", y=y, text="score_text:N")
    )
    return finish(
        alt.layer(bars, numbers, whiskers, scores, data=ROWS).properties(width="container", height=alt.Step(30))
    )


def rows(case: Case, ranking: Ranking) -> list[Row]:
    """One row per option and criterion, stacked from the left in the case's order of criteria."""
    colours = criterion_colours(case)
    listed: list[Row] = []
    for order, i in enumerate(ranking.order):
        start = 0.0
        for j, id_ in enumerate(ranking.criterion_ids):
            points = float(ranking.contribution_ij[i, j])
            points = 0.0 if points != points else points
            listed.append(
                {
                    **_option_fields(case, ranking, i, order),
                    "criterion": numbered_name(case, id_),
                    "is_first": j == 0,
                    "start": start,
                    "end": start + points,
                    "middle": start + points / 2,
                    "number_text": str(j + 1) if points >= 4 else "",
                    "ink": ink_on(colours[id_]),
                    "points_text": format_number(float(ranking.contribution_ij[i, j]), 1),
                    "weight_text": format_number(100 * float(ranking.weight_j[j]), 1, "%"),
                    "level_text": "",
                    "spoken": f"{case.options[ranking.option_ids[i]].label}, {case.criteria[id_].name}: "
                    f"{format_number(float(ranking.contribution_ij[i, j]), 1)} points",
                }
            )
            start += points
    return listed


def _option_fields(case: Case, ranking: Ranking, i: int, order: int) -> Row:
    is_ranked = ranking.rank_i[i] != UNRANKED
    label = case.options[ranking.option_ids[i]].label
    return {
        "option": f"{ranking.rank_i[i]}. {label}" if is_ranked else f"{label} (not ranked)",
        "order": order,
        "low": float(ranking.low_i[i]),
        "high": float(ranking.high_i[i]),
        "label_at": float(ranking.high_i[i]),
        "score_text": format_number(float(ranking.score_i[i]), 1) if is_ranked else "not ranked",
    }


def numbered_name(case: Case, criterion_id: str) -> str:
    """The criterion's name with the number that stands in its segments."""
    return f"{list(case.criteria).index(criterion_id) + 1} {case.criteria[criterion_id].name}"


def title(case: Case, ranking: Ranking) -> str:
    """The finding: who is first, and by how much."""
    return answer_sentence(case, ranking).split(";")[0].rstrip(".")


def alt_text(case: Case, ranking: Ranking) -> str:
    """The chart in words: every option with its score, from first to last."""
    scores = "; ".join(
        f"{case.options[ranking.option_ids[i]].label} {format_number(float(ranking.score_i[i]), 1)}"
        for i in ranking.order
        if ranking.rank_i[i] != UNRANKED
    )
    return f"Stacked bars of score points by criterion, ranked. {scores}."
