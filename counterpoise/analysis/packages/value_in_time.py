"""Value that packages deliver by a day, or on average over the horizon: a question beside the score.

As in `scheduling.delivery`, at most likely days: on typed criteria a package stands on day t at the
level of those members whose effect day has come; cost, risk and time stand at the level of the whole
package from the decision on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...model import Limit
from ..arrays import Bools, Floats
from ..score import normalise_weights, weigh
from ..value import partial_values
from .combine import package_levels
from .families import ListedPackages
from .parts import PackageParts

MONTH = 30.0
"""Days of waiting that are called a month."""

AT_ONCE = 1 << 13
"""Packages followed together."""

ON_THE_DAY = 1e-9
"""Days that rounding may cost."""


@dataclass(frozen=True)
class Waiting:
    """What a month of waiting does: ``lost`` points of a package's mean value, and what stays possible.

    A measure stays open if, started a month later and alone, it still keeps ``limit``: the case's or
    the reader's earliest deadline, or, without one, its first effect falls within the horizon.
    """

    lost: float
    limit: Limit
    open: tuple[str, ...]
    closed: tuple[str, ...]


def value_by_day(parts: PackageParts, member_pi: Bools, point_j: Floats, day: float) -> Floats:
    """Score points that each package has delivered by a day, 0 to 100, shape (n_packages,)."""
    held_pi = member_pi & (effect_days(parts, member_pi) <= day + ON_THE_DAY)
    return _typed_score(parts, held_pi, point_j) + _whole_score(parts, member_pi, point_j, 0.0)


def mean_value(parts: PackageParts, member_pi: Bools, point_j: Floats, horizon: float, delay: float = 0.0) -> Floats:
    """Mean over the horizon of what each package has delivered, 0 to 100; all of it ``delay`` days later."""
    blocks = [member_pi[first : first + AT_ONCE] for first in range(0, len(member_pi), AT_ONCE)]
    found = [_mean_value(parts, block_qi, point_j, horizon, delay) for block_qi in blocks]
    return np.concatenate(found) if found else np.empty(0)


def effect_days(parts: PackageParts, member_pi: Bools) -> Floats:
    """Day of each member's effect, infinite for an option that is not a member; members wait for one another."""
    family, day_pi = ListedPackages(member_pi), np.full(member_pi.shape, np.inf)
    for i, days in enumerate(parts.ready):
        for others, day_d in zip(days.present, days.day_sd, strict=True):
            held_p = family.where(held=(i, *others), absent=[k for k in days.waits_for if k not in others])
            day_pi[held_p, i] = day_d[0] + days.lag_d[0]
    return day_pi


def wait_a_month(
    parts: PackageParts, limits: Sequence[Limit], member_i: Bools, point_j: Floats, horizon: float
) -> Waiting:
    """What waiting costs one package, and which measures it leaves open."""
    now, later = (float(mean_value(parts, member_i[None], point_j, horizon, delay)[0]) for delay in (0.0, MONTH))
    deadlines = [limit for limit in limits if limit.on in ("ready_day", "effect_day") and limit.at_most is not None]
    limit = min(deadlines, key=lambda one: one.at_most or 0.0, default=Limit("effect_day", at_most=horizon))
    most = limit.at_most if limit.at_most is not None else horizon
    open_ = [
        float(days.day_sd[0, 0] + (days.lag_d[0] if limit.on == "effect_day" else 0.0)) + MONTH <= most + ON_THE_DAY
        for days in parts.ready
    ]
    kept = tuple(id_ for id_, is_open in zip(parts.option_ids, open_, strict=True) if is_open)
    return Waiting(now - later, limit, kept, tuple(id_ for id_ in parts.option_ids if id_ not in kept))


def _mean_value(parts: PackageParts, member_pi: Bools, point_j: Floats, horizon: float, delay: float) -> Floats:
    day_pi = effect_days(parts, member_pi) + delay
    step_pk = np.sort(day_pi, axis=1)
    ends_pk = np.clip(np.column_stack([np.zeros(len(step_pk)), step_pk, np.full(len(step_pk), horizon)]), 0.0, horizon)
    mean_p = _whole_score(parts, member_pi, point_j, delay)
    for k in range(ends_pk.shape[1] - 1):
        stay_p = (ends_pk[:, k + 1] - ends_pk[:, k]) / horizon
        if not stay_p.any():
            continue
        held_pi = member_pi & (day_pi <= (step_pk[:, k - 1] if k else np.full(len(day_pi), -1.0))[:, None])
        score_p = _typed_score(parts, held_pi, point_j)
        mean_p = mean_p + stay_p * score_p
    return mean_p


def _typed_score(parts: PackageParts, held_pi: Bools, point_j: Floats) -> Floats:
    """Score points from typed criteria of the members in effect; each set of them is computed once."""
    set_qi, of_p = np.unique(held_pi, axis=0, return_inverse=True)
    return _score(parts, set_qi, point_j, is_derived=False, delay=0.0)[of_p.reshape(-1)]


def _whole_score(parts: PackageParts, member_pi: Bools, point_j: Floats, delay: float) -> Floats:
    return _score(parts, member_pi, point_j, is_derived=True, delay=delay)


def _score(parts: PackageParts, member_pi: Bools, point_j: Floats, *, is_derived: bool, delay: float) -> Floats:
    level_pj = package_levels(parts, ListedPackages(member_pi))[:, :, 0]
    weight_j = normalise_weights(point_j)
    for j, criterion in enumerate(parts.criteria):
        if criterion.is_derived != is_derived:
            weight_j[j] = 0.0
        if criterion.measured_by in ("ready_day", "effect_day") and delay:
            level_pj[member_pi.any(axis=1), j] += delay
    score_p: Floats = 100 * weigh(partial_values(level_pj, parts.functions), weight_j).sum(axis=1)
    return score_p
