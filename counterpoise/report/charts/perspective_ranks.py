"""How choices change places from one perspective to the next: a slope chart."""

from __future__ import annotations

from ...model import Case
from ...study.perspectives import Disagreement
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.perspectives import agreement_clause, choice_name
from . import lazy_altair as alt
from .canvas import (
    NARROW,
    VERTICAL,
    Row,
    Spec,
    finish,
    heads_axis,
    read_aloud,
    row_key,
    row_keys,
    rows_axis,
    rows_chart,
)
from .coalitions import leaf_order
from .palette import OKABE_ITO, ink_on
from .perspectives import choices_drawn

ID = "perspective_ranks"
NAME = "ranks of choices under each perspective"

MOST_LINES = 10
"""Choices drawn: each perspective's best, the compromises, and those with the smallest maximum regret."""

DASHES = ([1, 0], [6, 3])
"""Lines of one color are told apart by these."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    x, y = heads_axis("Best at the top", domain=False, ticks=False, **VERTICAL), rows_axis(180)
    color, dash = alt.Color("color:N", scale=None), alt.StrokeDash("dash:N", scale=None, legend=None)
    lines = (
        rows_chart()
        .mark_line(strokeWidth=2.5, aria=False)
        .encode(x=x, y=y, color=color, strokeDash=dash, detail="choice:N", order="column:Q")
    )
    marks = (
        rows_chart()
        .mark_circle(size=alt.ExprRef(f"width < {NARROW} ? 230 : 520"), opacity=1)
        .encode(
            x=x,
            y=y,
            color=color,
            tooltip=[alt.Tooltip("spoken:N", title="Rank")],
            description="spoken:N",
        )
    )
    numbers = rows_chart().mark_text(aria=False).encode(x=x, y=y, text="label:N", color=alt.Color("ink:N", scale=None))
    return finish(lines, marks, numbers, row_height=48)


def rows(case: Case, found: Disagreement) -> list[Row]:
    """One row per choice and perspective, at its place among those drawn; its rank among all compared stands in it.

    Perspectives stand in the order of the tree of coalitions. The names on the left are in the order of the first.
    """
    kept = choices_drawn(found, MOST_LINES)
    heads = distinct_labels({id_: case.profiles[id_].name for id_ in found.ids}, 24, 1)
    order = leaf_order(found.coalitions, len(found.ids))
    places = [sorted(kept, key=lambda c: (int(found.rank_ac[a, c]), kept.index(c))) for a in order]
    names = {"+".join(found.members[c]): choice_name(case, found, found.members[c]) for c in places[0]}
    keys = list(row_keys(names, 24, 3).values())
    listed: list[Row] = []
    for column, (a, by_place) in enumerate(zip(order, places, strict=True)):
        id_ = found.ids[a]
        for place, c in enumerate(by_place):
            line = places[0].index(c)
            color = OKABE_ITO[line % len(OKABE_ITO)]
            rank = format_number(int(found.rank_ac[a, c]))
            name = choice_name(case, found, found.members[c])
            listed.append(
                {
                    "key": keys[place],
                    "order": place,
                    "head": row_key(id_, heads[id_]),
                    "column": column,
                    "choice": line,
                    "color": color,
                    "dash": line // len(OKABE_ITO) % len(DASHES),
                    "ink": ink_on(color),
                    "label": rank,
                    "spoken": f"{name} for {case.profiles[id_].name}: rank {rank} of {found.n_compared:,}",
                }
            )
    return listed


def title(case: Case, found: Disagreement) -> str:
    """The finding: how far the perspectives agree."""
    return agreement_clause(case, found)


def alt_text(case: Case, found: Disagreement) -> str:
    """The chart in words."""
    return f"{title(case, found)}. " + read_aloud(rows(case, found)) + "."
