"""What every perspective loses by every choice: a heat map of regrets."""

from __future__ import annotations

import numpy as np

from ...model import Case
from ...study.perspectives import Disagreement
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.perspectives import agreement_clause, choice_name
from . import lazy_altair as alt
from .canvas import LABEL_LINES, Row, Spec, by_order, finish, read_aloud, row_key, row_keys, rows_axis, rows_chart
from .palette import BLUE, ink_on, mix_with_white

ID = "perspectives"

MOST_ROWS = 12
"""Choices drawn; the table has the others."""

WHOLE_FROM = 9.95
PALEST = 0.92


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    x = alt.X(
        "who:N",
        sort=by_order("column"),
        axis=alt.Axis(
            title="Points lost against the own best of",
            labelExpr=LABEL_LINES,
            labelOverlap=False,
            orient="top",
            labelAngle=-90,
            labelAlign="left",
            labelBaseline="middle",
        ),
    )
    y = rows_axis(200)
    cells = (
        rows_chart()
        .mark_rect()
        .encode(
            x=x,
            y=y,
            color=alt.Color("color:N", scale=None),
            tooltip=[alt.Tooltip("spoken:N", title="Points lost")],
            description="spoken:N",
        )
    )
    labels = rows_chart().mark_text(aria=False).encode(x=x, y=y, text="label:N", color=alt.Color("ink:N", scale=None))
    return finish(cells, labels, row_height=36)


def rows(case: Case, found: Disagreement) -> list[Row]:
    """One row per choice and perspective; each perspective's best and the compromises are drawn first."""
    chosen = [of.choice for of in found.compromise.values() if of is not None] + [row[0] for row in found.best]
    by_regret = [int(c) for c in np.argsort(found.regret_ac.max(axis=0), kind="stable")]
    kept = list(dict.fromkeys([*chosen, *by_regret]))[: max(MOST_ROWS, len(set(chosen)))]
    kept.sort(key=by_regret.index)
    names = {"+".join(found.members[c]): choice_name(case, found, found.members[c]) for c in kept}
    keys = list(row_keys(names, 26, 3).values())
    heads = distinct_labels({id_: case.profiles[id_].name for id_ in found.ids}, 24, 1)
    largest = float(found.regret_ac[:, kept].max()) or 1.0
    return [
        _cell(keys[k], k, row_key(id_, heads[id_]), a, float(found.regret_ac[a, c]), largest)
        | {"spoken": _spoken(case, found, a, c)}
        for k, c in enumerate(kept)
        for a, id_ in enumerate(found.ids)
    ]


def _cell(key: str, order: int, who: str, column: int, regret: float, largest: float) -> Row:
    color = mix_with_white(BLUE, PALEST * (1 - regret / largest))
    return {
        "key": key,
        "order": order,
        "who": who,
        "column": column,
        "color": color,
        "ink": ink_on(color),
        "label": format_number(regret, 1 if regret < WHOLE_FROM else 0),
    }


def _spoken(case: Case, found: Disagreement, a: int, c: int) -> str:
    lost = format_number(float(found.regret_ac[a, c]), 1)
    return f"{choice_name(case, found, found.members[c])} for {case.profiles[found.ids[a]].name}: {lost} points lost"


def title(case: Case, found: Disagreement) -> str:
    """The finding: how far the perspectives agree."""
    return agreement_clause(case, found)


def alt_text(case: Case, found: Disagreement) -> str:
    """The chart in words."""
    return f"{title(case, found)}. " + read_aloud(rows(case, found)) + "."
