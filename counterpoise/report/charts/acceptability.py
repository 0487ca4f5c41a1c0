"""How often each option takes each rank: stacked bars of shares of simulations."""

from __future__ import annotations

import numpy as np

from ...analysis.share_error import share_error
from ...analysis.uncertainty import SmaaResult
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.robustness import certainty_sentence, first_share_clause, most_often_first, share_text
from . import lazy_altair as alt
from .canvas import Row, Spec, finish, row_key, rows_axis, rows_chart, ticks
from .palette import BLUE, GREY, ink_on, mix_with_white

ID = "acceptability"
NAME = "how often each option takes each rank"

MOST_OPTIONS = 25
"""Options drawn, those most often first; the table has them all."""

MOST_RANKS = 12
"""Ranks told apart; where there are more, the last segment stands for all the others."""

LABELLED = 7.0
"""Per cent from which a segment has room for its rank."""


def spec(case: Case) -> Spec:
    """The specification; it depends on the number of options alone."""
    ranks = _rank_names(len(case.options))
    colours = _rank_colours(len(ranks))
    y = rows_axis(190)
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
            color=alt.Color("rank:N", scale=alt.Scale(domain=ranks, range=colours), legend=None),
            tooltip=[
                alt.Tooltip("option:N", title="Option"),
                alt.Tooltip("rank:N", title="Takes"),
                alt.Tooltip("share_text:N", title="Share of simulations"),
            ],
            description="spoken:N",
        )
    )
    labels = (
        rows_chart()
        .transform_filter("datum.label != ''")
        .mark_text(aria=False)
        .encode(x="middle:Q", y=y, text="label:N", color=alt.Color("ink:N", scale=None))
    )
    return finish(bars, labels, row_height=30)


def _rank_names(n: int) -> list[str]:
    """What the segments of a bar stand for, from rank 1 on."""
    if n <= MOST_RANKS:
        return [f"rank {r + 1}" for r in range(n)]
    return [*(f"rank {r + 1}" for r in range(MOST_RANKS - 1)), f"ranks {MOST_RANKS} to {n}"]


def _shares(result: SmaaResult, i: int, n_ranks: int) -> tuple[np.ndarray, np.ndarray]:
    """Shares of simulations of each segment, and their standard errors; that of a sum is at most so large."""
    share_r, error_r = result.rank_acceptability[i], result.rank_error[i]
    if len(share_r) <= n_ranks:
        return share_r, error_r
    last = share_r[n_ranks - 1 :].sum(keepdims=True)
    error = share_error(last, result.draws)
    return np.append(share_r[: n_ranks - 1], last), np.append(error_r[: n_ranks - 1], error)


def _rank_colours(n: int) -> list[str]:
    """From full blue for the first rank to nearly white for the last."""
    return [mix_with_white(BLUE, 0.88 * r / max(n - 1, 1)) for r in range(n)]


def rows(case: Case, result: SmaaResult) -> list[Row]:
    """One row per option and rank that it ever takes, options by their share of first ranks."""
    names = _rank_names(len(result.option_ids))
    inks = [ink_on(colour) for colour in _rank_colours(len(names))]
    shown = distinct_labels({id_: case.options[id_].label for id_ in result.option_ids}, 28, 2)
    listed: list[Row] = []
    for order, i in enumerate(_most_often_first(result)):
        id_, start = result.option_ids[i], 0.0
        label = case.options[id_].label
        share_r, error_r = _shares(result, i, len(names))
        for r, name in enumerate(names):
            share = float(100 * share_r[r])
            if share == 0:
                continue
            text = share_text(share_r[r], error_r[r])
            listed.append(
                {
                    "key": row_key(id_, shown[id_]),
                    "option": label,
                    "order": order,
                    "rank": name,
                    "start": start,
                    "end": start + share,
                    "middle": start + share / 2,
                    "label": name.split(" ", 1)[1] if share >= LABELLED * (1 + name.count(" to ")) else "",
                    "ink": inks[r],
                    "share_text": text,
                    "spoken": f"{label}: {name} in {text} of simulations",
                }
            )
            start += share
    return listed


def _most_often_first(result: SmaaResult) -> np.ndarray:
    order = most_often_first(result)
    ranked: np.ndarray = order[result.is_ranked[order]]
    return ranked[:MOST_OPTIONS]


def title(case: Case, result: SmaaResult) -> str:
    """The finding: who is first how often."""
    return first_share_clause(case, result)


def alt_text(case: Case, result: SmaaResult) -> str:
    """The chart in words."""
    order = _most_often_first(result)
    parts = "; ".join(
        f"{case.options[result.option_ids[i]].label} {format_number(100 * float(result.first_share[i]), 1)} %"
        for i in order
    )
    return f"{certainty_sentence(case, result)} First rank: {parts}. The numbers in the bars are ranks."
