"""Value to date: what of a package's score has been delivered by which day.

By day t those members have taken effect whose effect day has come. On criteria that are typed in,
the package stands on day t at the level of these members alone (stacked, with their interactions,
as any package); before the first of them it stands at the baseline. Cost, risk and time criteria
stand at the level of the whole package from the decision on: money is committed and risks are run
when the decision falls, whatever comes of it. So the curve ends at the package's score, and what
it gains on the way is what its members' outcomes add.

It is not a forecast of how an outcome grows: a member counts not at all before its effect day and
in full from then on, its losses included. Levels are the most likely ones; only days are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Case
from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..packages.combine import package_levels
from ..packages.families import ListedPackages
from ..packages.parts import PackageParts
from ..score import weigh
from ..value import partial_values
from .draws import MODE
from .plan import Plan
from .speed import package_day
from .walk import Times

MOST_MEMBERS = 60
"""Members of a package whose sets fit a machine word."""

GRID = 73
"""Days at which the chance of each set is kept, the decision and the horizon among them."""


@dataclass(frozen=True)
class Delivery:
    """Which members have taken effect when, and what each such set is worth on every criterion.

    ``value_sj`` are partial values of the sets ``held_sm`` of members; ``stay_s`` is the mean share
    of the time up to the horizon during which exactly that set is in effect, over draws, and
    ``mode_stay_s`` the same with most likely days. ``chance_ts`` is the chance of each set on the
    days ``day_t``. ``step_day_e`` and ``step_e`` are the most likely days on which the set changes,
    and the set from that day on; the first is day 0.
    """

    horizon: float
    held_sm: Bools
    value_sj: Floats
    stay_s: Floats
    mode_stay_s: Floats
    day_t: Floats
    chance_ts: Floats
    step_day_e: Floats
    step_e: Ints
    whole: int


@dataclass(frozen=True)
class ValueToDate:
    """A package's score over time under weights, all in 0 to 100 points.

    ``start`` is the score before any effect, ``end`` that of the whole package. ``average`` is the
    area under the curve up to the horizon, divided by the horizon: an index from 0 to 100, over
    draws; ``mode_average`` with most likely days. ``score_e`` holds from ``day_e`` on;
    ``expected_t`` is the mean score on ``day_t`` over draws. NaN where a level that counts is missing.
    """

    horizon: float
    start: float
    end: float
    average: float
    mode_average: float
    day_e: Floats
    score_e: Floats
    day_t: Floats
    expected_t: Floats


def follow_delivery(case: Case, parts: PackageParts, plan: Plan, ends: Times, drawn: Times) -> Delivery:
    """The sets of members in effect over time, with most likely days and over draws.

    Parameters
    ----------
    parts
        `build_parts(case)`, at most likely levels.
    ends, drawn
        The plan's times in its three end states, and over draws.

    Raises
    ------
    ValueError
        The package has more members than can be followed.
    """
    if len(plan.members) > MOST_MEMBERS:
        raise ValueError(f"{len(plan.members)} members; value to date follows at most {MOST_MEMBERS}")
    horizon = float(case.horizon_days)
    day_t = np.linspace(0.0, horizon, GRID)
    mode_day_rd, mode_mask_rd = _sets_in_effect(ends.effect_md[:, MODE : MODE + 1])
    day_rd, mask_rd = _sets_in_effect(drawn.effect_md)
    whole = np.uint64((1 << len(plan.members)) - 1)
    known_s = np.unique(np.concatenate([mode_mask_rd.ravel(), mask_rd.ravel(), [np.uint64(0), whole]]))
    set_rd = np.searchsorted(known_s, mask_rd)
    step_e = np.searchsorted(known_s, mode_mask_rd[:, 0])
    held_sm = (known_s[:, None] >> np.arange(len(plan.members), dtype=np.uint64)) & np.uint64(1) == 1
    return Delivery(
        horizon,
        freeze(held_sm),
        freeze(_values(case, parts, plan, held_sm, ends)),
        freeze(_stays(day_rd, set_rd, horizon, len(known_s))),
        freeze(_stays(mode_day_rd, step_e[:, None], horizon, len(known_s))),
        freeze(day_t),
        freeze(np.stack([_chances_on(day, day_rd, set_rd, len(known_s)) for day in day_t])),
        freeze(mode_day_rd[:, 0]),
        freeze(step_e),
        int(np.searchsorted(known_s, whole)),
    )


def value_to_date(delivery: Delivery, weight_j: Floats) -> ValueToDate:
    """The delivery under weights (shares that sum to 1)."""
    score_s = 100 * weigh(delivery.value_sj, weight_j).sum(axis=1)
    return ValueToDate(
        delivery.horizon,
        float(score_s[0]),
        float(score_s[delivery.whole]),
        float(delivery.stay_s @ score_s),
        float(delivery.mode_stay_s @ score_s),
        delivery.step_day_e,
        freeze(score_s[delivery.step_e]),
        delivery.day_t,
        freeze(delivery.chance_ts @ score_s),
    )


def _sets_in_effect(effect_md: Floats) -> tuple[Floats, Ints]:
    """Days on which the set in effect changes, and the set (bit mask) from then on; row 0 is day 0."""
    order_md = np.argsort(effect_md, axis=0, kind="stable")
    bit_md = np.uint64(1) << order_md.astype(np.uint64)
    none_d = np.zeros((1, effect_md.shape[1]))
    day_rd = np.concatenate([none_d, np.take_along_axis(effect_md, order_md, axis=0)])
    return day_rd, np.concatenate([none_d.astype(np.uint64), np.bitwise_or.accumulate(bit_md, axis=0)])


def _stays(day_rd: Floats, set_rd: Ints, horizon: float, n_sets: int) -> Floats:
    ends_rd = np.concatenate([day_rd[1:], np.full((1, day_rd.shape[1]), horizon)])
    stay_rd = np.clip(ends_rd, 0, horizon) - np.clip(day_rd, 0, horizon)
    total_s = np.bincount(set_rd.ravel(), stay_rd.ravel(), minlength=n_sets)
    share_s: Floats = total_s / (horizon * day_rd.shape[1])
    return share_s


def _chances_on(day: float, day_rd: Floats, set_rd: Ints, n_sets: int) -> Floats:
    reached_d = (day_rd[1:] <= day).sum(axis=0)
    now_d = set_rd[reached_d, np.arange(day_rd.shape[1])]
    chance_s: Floats = np.bincount(now_d, minlength=n_sets) / day_rd.shape[1]
    return chance_s


def _values(case: Case, parts: PackageParts, plan: Plan, held_sm: Bools, ends: Times) -> Floats:
    """Partial values of every set; on derived criteria those of the whole package, with its start days."""
    member_si = np.zeros((len(held_sm) + 1, parts.n_options), bool)
    for m, id_ in enumerate(plan.members):
        if id_ != case.baseline:
            column = parts.option_ids.index(id_)
            member_si[:-1, column], member_si[-1, column] = held_sm[:, m], True
    level_sj = package_levels(parts, ListedPackages(member_si))[:, :, 0]
    for j, criterion in enumerate(parts.criteria):
        if criterion.is_derived:
            level_sj[:, j] = level_sj[-1, j]
            day_s = package_day(criterion, ends)
            if day_s is not None:
                level_sj[:, j] = day_s[MODE]
    return partial_values(level_sj[:-1], parts.functions)
