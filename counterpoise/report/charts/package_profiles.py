"""What every profile loses by every other profile's best package: a heat map of regrets."""

from __future__ import annotations

import math

from ...analysis.packages.profiles import AcrossProfiles
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.package_profiles import agreement_clause
from ..sentences.packages import package_name
from . import lazy_altair as alt
from .canvas import LABEL_LINES, Row, Spec, by_order, finish, read_aloud, row_key, rows_axis, rows_chart
from .palette import BLUE, ink_on, mix_with_white

ID = "package_profiles"

WHOLE_FROM = 9.95
"""Points from which a cell shows whole ones, for it is narrow on a phone."""

PALEST = 0.92
"""White in the color of no regret."""

COMPROMISE = "smallest maximum regret"

LEAST = "min"
"""What the column of the package with the smallest maximum regret is called."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    x = alt.X(
        "taken:N",
        sort=by_order("column"),
        axis=alt.Axis(
            title="Points lost with the best package of",
            labelExpr=LABEL_LINES,
            labelOverlap=False,
            orient="top",
            labelAngle=0,
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


def rows(case: Case, across: AcrossProfiles) -> list[Row]:
    """One row per profile and package: the points that the profile loses by it."""
    ids = across.profile_ids
    names = {id_: case.profiles[id_].name for id_ in ids}
    numbered = {id_: f"{k}. {name}" for k, (id_, name) in enumerate(names.items(), start=1)}
    label = distinct_labels(numbered, 21, 2)
    taken = [(id_, str(b + 1), across.best[b].members, across.regret_ab[:, b]) for b, id_ in enumerate(ids)]
    if across.least is not None:
        taken.append((COMPROMISE, LEAST, across.least.members, across.least.regret_a))
    known = [float(x) for *_, regret_a in taken for x in regret_a if not math.isnan(x)]
    largest = max(known, default=0.0) or 1.0
    return [
        _cell(row_key(id_, label[id_]), a, row_key(column_id, column), c, float(regret_a[a]), largest)
        | {"spoken": _spoken(case, names[id_], members, float(regret_a[a]))}
        for a, id_ in enumerate(ids)
        for c, (column_id, column, members, regret_a) in enumerate(taken)
    ]


def _cell(key: str, order: int, taken: str, column: int, regret: float, largest: float) -> Row:
    share = 0.0 if math.isnan(regret) else max(regret, 0.0) / largest
    color = mix_with_white(BLUE, PALEST * (1 - share))
    return {
        "key": key,
        "order": order,
        "taken": taken,
        "column": column,
        "color": color,
        "ink": ink_on(color),
        "label": "" if math.isnan(regret) else format_number(max(regret, 0.0), 1 if regret < WHOLE_FROM else 0),
    }


def _spoken(case: Case, profile: str, members: tuple[str, ...], regret: float) -> str:
    lost = "no score" if math.isnan(regret) else f"{format_number(max(regret, 0.0), 1)} points lost"
    return f"{profile} with {package_name(case, members)}: {lost}"


def title(case: Case, across: AcrossProfiles) -> str:
    """The finding: how far the profiles agree."""
    return agreement_clause(case, across)


def alt_text(case: Case, across: AcrossProfiles) -> str:
    """The chart in words."""
    return f"{title(case, across)}. " + read_aloud(rows(case, across)) + "."
