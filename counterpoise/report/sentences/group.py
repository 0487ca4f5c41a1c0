"""What the group would choose, in words."""

from __future__ import annotations

import numpy as np

from ...model import Case
from ...study.perspectives import Disagreement
from ..names import join_names, shorten_names
from ..numbers import count_of, format_number
from .perspectives import choice_name, kind_name
from .phrases import points_shown

MOST_NAMED = 4


def group_sentence(case: Case, found: Disagreement) -> str:
    """The choice with the highest weighted mean score, and which others could have it under other shares."""
    group = found.group
    best = join_names([choice_name(case, found, found.members[k]) for k in group.best])
    score = points_shown(float(group.score_c[group.best[0]]))
    return f"{weights_clause(case, found)}, {best} has the highest mean score ({score} of 100). {_others(case, found)}"


def weights_clause(case: Case, found: Disagreement) -> str:
    """How much each perspective counts."""
    if np.ptp(found.count_a) == 0:
        return "With every perspective counted the same"
    shares = [
        f"{case.profiles[found.ids[a]].name} {format_number(100 * float(found.group.share_a[a]), 0)} %"
        for a in np.argsort(-found.group.share_a, kind="stable")
        if found.group.share_a[a] > 0
    ]
    return f"With the group's weight shared as {shorten_names(shares, MOST_NAMED)}"


def _others(case: Case, found: Disagreement) -> str:
    group = found.group
    leading = {found.members[k] for k in group.best}
    others = [w for w, members in enumerate(group.members_w) if members not in leading]
    bounds = " within the ranges given" if (group.low_a > 0).any() or (group.high_a < 1).any() else ""
    if not others:
        return f"It has it whatever the shares of the group{bounds}."
    name = choice_name(case, found, group.members_w[others[0]])
    moved = format_number(100 * group.nearest_w[others[0]].moved, 0)
    kind = kind_name(found)
    verb = "has" if len(others) == 1 else "have"
    tail = "" if found.is_listed else " Only the packages compared are looked at."
    return (
        f"{count_of(len(others), f'other {kind}', f'other {kind}s')} {verb} it under other shares{bounds}; the "
        f"nearest, {name}, if {moved} percentage points of the group's weight shift.{tail}"
    )
