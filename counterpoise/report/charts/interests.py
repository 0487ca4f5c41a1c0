"""Who gains and who pays: a heat map of impacts, actors and periods by choices."""

from __future__ import annotations

import math

from ...model import BEST_IMPACT, Case
from ...study.perspectives import Disagreement, Interests
from ..names import distinct_labels
from ..sentences.interests import actor_and_period, impact_text, interest_id, interest_name, losers_clause
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
from .palette import BLUE, VERMILION, WHITE, ink_on, mix_with_white
from .perspectives import choices_drawn
from .regret_map import PALEST

ID = "interests"
NAME = "what each choice does to each actor, by period"

MOST_CHOICES = 8
"""Packages drawn, the proposal first; the table has the others."""

MOST_OPTIONS = 12
"""Options drawn, where the choices are options."""

MOST_ROWS = 48
"""Actors times periods drawn, the first actors of the case; the table has the others."""

NEITHER = "#E6E6E6"
"""Color of an impact of 0."""

UNKNOWN = "?"
"""In a cell of which nothing is stated."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    heading = ["Below 0 loses, above 0 gains;", f"{UNKNOWN} is not stated, * in part"]
    x, y = heads_axis(heading, **VERTICAL), rows_axis(140)
    cells = (
        rows_chart()
        .mark_rect(stroke="#FFFFFF", strokeWidth=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("color:N", scale=None),
            tooltip=[alt.Tooltip("spoken:N", title="Impact")],
            description="spoken:N",
        )
    )
    labels = (
        rows_chart()
        .mark_text(aria=False, text=alt.ExprRef(f"width < {NARROW} ? datum.sign : datum.label"))
        .encode(x=x, y=y, color=alt.Color("ink:N", scale=None))
    )
    return finish(cells, labels, row_height=34)


def rows(case: Case, found: Disagreement, interests: Interests) -> list[Row]:
    """One row per actor and period and choice: the proposal first, then other options, or packages that matter."""
    kept = _drawn(found, interests)
    names = {interest_id(case, interests, c): interest_name(case, interests, c) for c in kept}
    heads = distinct_labels(names, 30, 1)
    lines = [(k, t) for k in range(actors_drawn(interests)) for t in range(len(interests.periods))]
    labels = {
        f"{interests.actors[k]}.{interests.periods[t]}": actor_and_period(
            case, interests.actors[k], interests.periods[t]
        )
        for k, t in lines
    }
    keys = list(row_keys(labels, 20, 2).values())
    return [
        {
            "key": keys[row],
            "order": row,
            "head": row_key(id_, heads[id_]),
            "column": column,
            **_cell(interests, c, k, t),
            "spoken": f"{names[id_]} for {actor_and_period(case, interests.actors[k], interests.periods[t])}: "
            f"{_said(interests, c, k, t)}",
        }
        for row, (k, t) in enumerate(lines)
        for column, (c, id_) in enumerate(zip(kept, names, strict=True))
    ]


def actors_drawn(interests: Interests) -> int:
    """How many actors the map has room for, at least one."""
    return min(len(interests.actors), max(1, MOST_ROWS // len(interests.periods)))


def _drawn(found: Disagreement, interests: Interests) -> list[int]:
    """The proposal, and of packages those that some perspective or compromise puts first; never today's course."""
    held = [c for c, members in enumerate(interests.members) if any(id_ in interests.options for id_ in members)]
    if found.of == "packages":
        chosen = {found.members[c] for c in choices_drawn(found, 0)}
        held.sort(key=lambda c: (c != interests.proposed, interests.members[c] not in chosen))
    return held[: MOST_CHOICES if found.of == "packages" else MOST_OPTIONS]


def _cell(interests: Interests, c: int, k: int, t: int) -> Row:
    """Color and text of a cell: orange for losses, blue for gains, the darker the larger; beyond the scale alike."""
    impact = float(interests.summed.impact_cktv[c, k, t, 1])
    if math.isnan(impact):
        return {"color": WHITE, "ink": ink_on(WHITE), "label": UNKNOWN, "sign": UNKNOWN}
    share = min(abs(impact) / BEST_IMPACT, 1.0)
    color = mix_with_white(VERMILION if impact < 0 else BLUE, PALEST * (1 - share)) if share else NEITHER
    return {
        "color": color,
        "ink": ink_on(color),
        "label": impact_text(impact) + "*" * _is_partial(interests, c, k, t),
        "sign": "+" if impact > 0 else "-" if impact < 0 else "0",
    }


def _is_partial(interests: Interests, c: int, k: int, t: int) -> bool:
    return 0 < int(interests.summed.stated_ckt[c, k, t]) < int(interests.summed.n_members_c[c])


def _said(interests: Interests, c: int, k: int, t: int) -> str:
    low, mode, high = (float(x) for x in interests.summed.impact_cktv[c, k, t])
    if math.isnan(mode):
        return "not stated"
    said = impact_text(mode) if low == high else f"{impact_text(mode)} ({impact_text(low)} to {impact_text(high)})"
    n, stated = int(interests.summed.n_members_c[c]), int(interests.summed.stated_ckt[c, k, t])
    return f"{said}, stated for {stated} of {n} measures" if stated < n else said


def title(case: Case, found: Disagreement, interests: Interests) -> str:
    """The finding: who pays most under the proposal."""
    choice = interests.proposed
    return "What each choice does to each actor" if choice is None else losers_clause(case, interests, choice)


def alt_text(case: Case, found: Disagreement, interests: Interests) -> str:
    """The chart in words."""
    return f"{title(case, found, interests)}. " + read_aloud(rows(case, found, interests)) + "."
