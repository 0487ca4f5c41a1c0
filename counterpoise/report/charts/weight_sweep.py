"""Scores as straight lines while one weight goes from nothing to everything."""

from __future__ import annotations

from ...analysis.score import Ranking
from ...analysis.sensitivity import WeightSweep
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.sensitivity import percent, stability_sentence
from . import lazy_altair as alt
from .canvas import LABEL_LINES, NOT_FROM_0, TEXT, Row, Spec, finish_sized, row_key, rows_chart, ticks
from .palette import GREY, OKABE_ITO

ID = "weight_sweep"
NAME = "scores by the share of one weight"

MOST_LINES = 12
"""Options drawn where a case has more: those first at some share of weight, then the best ranked."""

DASHES: tuple[list[int], ...] = ([], [6, 3], [2, 2], [8, 3, 2, 3])


def spec(case: Case) -> Spec:
    """The specification; it depends on the case's options alone."""
    keys = list(_keys(case).values())
    named = keys if len(keys) <= MOST_LINES else alt.Undefined
    colour = alt.Scale(range=[OKABE_ITO[i % len(OKABE_ITO)] for i in range(MOST_LINES)], domain=named)
    dash = alt.Scale(range=[DASHES[i % len(DASHES)] for i in range(MOST_LINES)], domain=named)
    legend = alt.Legend(columns=2, title=None, labelLimit=220, symbolStrokeWidth=2.5, labelExpr=LABEL_LINES)
    lines = (
        rows_chart()
        .transform_filter("datum.mark == 'line'")
        .mark_line(strokeWidth=2.2)
        .encode(
            x=alt.X(
                "share:Q",
                axis=alt.Axis(title="Share of all weight, %", tickCount=ticks()),
                scale=alt.Scale(domain=[0, 100]),
            ),
            y=alt.Y("score:Q", axis=alt.Axis(title=f"Score ({NOT_FROM_0})", tickCount=5), scale=alt.Scale(zero=False)),
            color=alt.Color("key:N", scale=colour, legend=legend),
            strokeDash=alt.StrokeDash("key:N", scale=dash, legend=legend),
            description="spoken:N",
        )
    )
    now = rows_chart().transform_filter("datum.mark == 'now'")
    band = rows_chart().transform_filter("datum.mark == 'band'")
    return finish_sized(
        band.mark_rect(color=GREY, opacity=0.16, aria=False).encode(x="share:Q", x2="share_end:Q"),
        lines,
        now.mark_rule(color=TEXT, strokeDash=[4, 3], aria=False).encode(x="share:Q"),
        now.mark_text(color=TEXT, align="left", dx=5, dy=8, y=0, aria=False).encode(x="share:Q", text="spoken:N"),
        height=400,
    )


def _keys(case: Case) -> dict[str, str]:
    label = distinct_labels({id_: option.label for id_, option in case.options.items()}, 36, 1)
    return {id_: row_key(id_, label[id_]) for id_ in case.options}


def rows(case: Case, ranking: Ranking, sweep: WeightSweep) -> list[Row]:
    """Two ends of a line per option, the present share, and the band in which the leader stays first."""
    keys = _keys(case)
    lines: list[Row] = [
        {
            "mark": "line",
            "key": keys[ranking.option_ids[i]],
            "option": case.options[ranking.option_ids[i]].label,
            "share": 100.0 * end,
            "score": float(scores[i]),
            "spoken": f"{case.options[ranking.option_ids[i]].label}: score {format_number(float(scores[i]), 1)} "
            f"at {100 * end} % of all weight",
        }
        for end, scores in ((0, sweep.start_i), (1, sweep.end_i))
        for i in _drawn(ranking, sweep)
        if scores[i] == scores[i]
    ]
    band: Row = {"mark": "band", "share": 100 * sweep.low, "share_end": 100 * sweep.high}
    now: Row = {"mark": "now", "share": 100 * sweep.weight, "spoken": f"now {percent(sweep.weight)}"}
    return [*lines, now, band]


def _drawn(ranking: Ranking, sweep: WeightSweep) -> list[int]:
    first = [place.row for place in sweep.first_places]
    return list(dict.fromkeys([*first, *ranking.order]))[:MOST_LINES]


def title(case: Case, ranking: Ranking, sweep: WeightSweep) -> str:
    """The finding: between which shares the leader stays first."""
    return stability_sentence(case, ranking, sweep).rstrip(".")


def alt_text(case: Case, ranking: Ranking, sweep: WeightSweep) -> str:
    """The chart in words: who is first from one end to the other."""
    stretches = "; ".join(
        f"{percent(place.low)} to {percent(place.high)} {case.options[ranking.option_ids[place.row]].label}"
        for place in sweep.first_places
    )
    return f"{title(case, ranking, sweep)}. First by share of weight: {stretches}."
