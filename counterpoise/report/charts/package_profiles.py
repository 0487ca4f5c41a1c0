"""What every profile loses by every other profile's best package: a heat map of regrets."""

from __future__ import annotations

import math

from ...analysis.packages.profiles import AcrossProfiles
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.package_profiles import agreement_clause
from ..sentences.packages import package_name
from .canvas import Row, Spec, read_aloud, row_key
from .regret_map import regret_cell, regret_map

ID = "package_profiles"
NAME = "what each profile loses by the packages of the others"

COMPROMISE = "smallest maximum regret"

LEAST = "min"
"""What the column of the package with the smallest maximum regret is called."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    return regret_map("Points lost with the best package of", labelAngle=0)


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
        regret_cell(row_key(id_, label[id_]), a, row_key(column_id, column), c, float(regret_a[a]), largest)
        | {"spoken": _spoken(case, names[id_], members, float(regret_a[a]))}
        for a, id_ in enumerate(ids)
        for c, (column_id, column, members, regret_a) in enumerate(taken)
    ]


def _spoken(case: Case, profile: str, members: tuple[str, ...], regret: float) -> str:
    lost = "no score" if math.isnan(regret) else f"{format_number(max(regret, 0.0), 1)} points lost"
    return f"{profile} with {package_name(case, members)}: {lost}"


def title(case: Case, across: AcrossProfiles) -> str:
    """The finding: how far the profiles agree."""
    return agreement_clause(case, across)


def alt_text(case: Case, across: AcrossProfiles) -> str:
    """The chart in words."""
    return f"{title(case, across)}. " + read_aloud(rows(case, across)) + "."
