"""Ranked stacked bars: what each criterion gives each option, with low-high whiskers."""

from __future__ import annotations

import math

from ...analysis.score import UNRANKED, Ranking
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.answer import lead_sentence
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, row_key, rows_axis, rows_chart, ticks
from .palette import criterion_colours, criterion_letters, ink_on

ID = "contributions"
NAME = "what each criterion adds to each option's score"

MOST_OPTIONS = 25
"""Options drawn, the first in the ranking; the table has them all."""

LETTERED_FROM = 4.0
"""Segments of at least this many points carry their criterion's letter."""


def spec(case: Case) -> Spec:
    """The specification; it depends on the case's criteria alone, so build it once per case."""
    y = rows_axis()
    return finish(_bars(case, y), _letters(y), *_whiskers_and_scores(y), row_height=34)


def _bars(case: Case, y: alt.Y) -> alt.Chart:
    domain = [f"{letter} {case.criteria[id_].name}" for id_, letter in criterion_letters(case).items()]
    legend = alt.Legend(
        columns=alt.ExprRef("clamp(floor(width / 190), 1, 6)"), title=None, labelLimit=260, symbolType="square"
    )
    bars: alt.Chart = rows_chart().mark_bar(stroke="white", strokeWidth=0.6, height=22)
    return bars.encode(
        x=alt.X("start:Q", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(title=_axis_title(case), tickCount=ticks())),
        x2="end:Q",
        y=y,
        color=alt.Color(
            "criterion:N",
            scale=alt.Scale(domain=domain, range=list(criterion_colours(case).values())),
            legend=legend,
        ),
        tooltip=[
            alt.Tooltip("option:N", title="Option"),
            alt.Tooltip("criterion:N", title="Criterion"),
            alt.Tooltip("points_text:N", title="Points"),
            alt.Tooltip("weight_text:N", title="Weight"),
        ],
        description="spoken:N",
    )


def _axis_title(case: Case) -> list[str]:
    n = len(case.options)
    of_many = "" if n <= MOST_OPTIONS else f" (the first {MOST_OPTIONS} of {n} options)"
    return [f"Score, 0 to 100{of_many}", "line: from lowest to highest estimates"]


def _letters(y: alt.Y) -> alt.Chart:
    shown = rows_chart().transform_filter("datum.letter != ''")
    text: alt.Chart = shown.mark_text(dy=-2, aria=False)
    return text.encode(x="middle:Q", y=y, text="letter:N", color=alt.Color("ink:N", scale=None))


def _whiskers_and_scores(y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    once = rows_chart().transform_filter("datum.is_first")
    whiskers = once.mark_rule(color=TEXT, strokeWidth=1.6, yOffset=8, aria=False).encode(x="low:Q", x2="high:Q", y=y)
    scores = once.mark_text(align="left", dx=6, fontWeight="bold", color=TEXT, aria=False).encode(
        x="label_at:Q", y=y, text="score_text:N"
    )
    return whiskers, scores


def rows(case: Case, ranking: Ranking) -> list[Row]:
    """One row per option and criterion, stacked from the left objective by objective."""
    segments = _segments(case, ranking)
    shown = ranking.order[:MOST_OPTIONS]
    name = {ranking.option_ids[i]: _placed_name(case, ranking, i) for i in shown}
    label = distinct_labels(name, 28, 2)
    places: list[Row] = [{"key": row_key(id_, label[id_]), "order": order} for order, id_ in enumerate(name)]
    return [
        row for i, place in zip(shown, places, strict=True) for row in _option_rows(case, ranking, segments, i, place)
    ]


def _placed_name(case: Case, ranking: Ranking, i: int) -> str:
    label, rank = case.options[ranking.option_ids[i]].label, ranking.rank_i[i]
    return f"{label} (not ranked)" if rank == UNRANKED else f"{rank}. {label}"


def _segments(case: Case, ranking: Ranking) -> list[tuple[int, str, Row]]:
    """What the segments of a criterion share in every bar, with its column and letter, in stacking order."""
    colours = criterion_colours(case)
    columns = [ranking.criterion_ids.index(id_) for id_ in criterion_letters(case)]
    return [
        (
            j,
            letter,
            {
                "criterion": f"{letter} {case.criteria[id_].name}",
                "is_first": k == 0,
                "ink": ink_on(colours[id_]),
                "weight_text": format_number(100 * float(ranking.weight_j[j]), 1, "%"),
            },
        )
        for k, (j, (id_, letter)) in enumerate(zip(columns, criterion_letters(case).items(), strict=True))
    ]


def _option_rows(case: Case, ranking: Ranking, segments: list[tuple[int, str, Row]], i: int, place: Row) -> list[Row]:
    shared, start, listed = _option_fields(case, ranking, i) | place, 0.0, []
    label = case.options[ranking.option_ids[i]].label
    for j, letter, segment in segments:
        contribution = float(ranking.contribution_ij[i, j])
        points, text = (0.0 if math.isnan(contribution) else contribution), format_number(contribution, 1)
        listed.append(
            {
                **shared,
                **segment,
                "start": start,
                "end": start + points,
                "middle": start + points / 2,
                "letter": letter if points >= LETTERED_FROM else "",
                "points_text": text,
                "spoken": f"{label}, {case.criteria[ranking.criterion_ids[j]].name}: {text} points",
            }
        )
        start += points
    return listed


def _option_fields(case: Case, ranking: Ranking, i: int) -> Row:
    is_ranked = ranking.rank_i[i] != UNRANKED
    high = float(ranking.high_i[i])
    return {
        "option": _placed_name(case, ranking, i),
        "low": float(ranking.low_i[i]),
        "high": high,
        "label_at": high,
        "score_text": format_number(float(ranking.score_i[i]), 1) if is_ranked else "not ranked",
    }


def title(case: Case, ranking: Ranking) -> str:
    """The finding: who is first, and by how much."""
    return lead_sentence(case, ranking).rstrip(".")


def alt_text(case: Case, ranking: Ranking) -> str:
    """The chart in words: the options drawn with their scores and ranges, from first to last."""
    scores = "; ".join(
        f"{case.options[ranking.option_ids[i]].label} {format_number(float(ranking.score_i[i]), 1)} "
        f"({format_number(float(ranking.low_i[i]), 1)} to {format_number(float(ranking.high_i[i]), 1)})"
        for i in ranking.order[:MOST_OPTIONS]
        if ranking.rank_i[i] != UNRANKED
    )
    return f"{title(case, ranking)}. Score points by criterion, ranked, with low to high: {scores}."
