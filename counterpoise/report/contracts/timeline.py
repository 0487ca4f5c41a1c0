"""The JSON of ``timeline``: days of options and packages, their milestones, chances and order days."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.scheduling.analyse import DeadlineChances, Timeline
from ...analysis.scheduling.chances import Chance, DaySpread
from ...analysis.scheduling.delivery import ValueToDate
from ...analysis.scheduling.order import OrderDay
from ...model import Case, Receipt
from ..dates import date_of
from ..plan_words import plan_name
from ..receipts import receipt_record
from .plain import plain_number

ENDS = ("low", "mode", "high")


def options_record(
    case: Case, timelines: Sequence[Timeline], chances: Sequence[DeadlineChances], receipt: Receipt
) -> dict[str, object]:
    """``{"receipt", "by", "options": [...]}`` for options taken alone, in the case's order."""
    return {
        "receipt": receipt_record(receipt),
        "by": _by(case, chances[0]),
        "options": [_option(case, t, c, 0) for t, c in zip(timelines, chances, strict=True)],
    }


def timeline_record(
    case: Case,
    timeline: Timeline,
    chances: DeadlineChances,
    orders: Sequence[OrderDay],
    value: ValueToDate,
    receipt: Receipt,
) -> dict[str, object]:
    """``{"receipt", "by", "package": {...}, "options": [...]}``: the plan as a whole, then each member in it."""
    plan = timeline.plan
    package: dict[str, object] = {
        "members": list(plan.members),
        "name": plan_name(case, plan.members),
        "ready_day": _spread(timeline.ready),
        "effect_day": _spread(timeline.effect),
        "critical_path": list(timeline.chain),
        "milestones": [_milestone(case, timeline, k) for k in range(len(plan.network.ids))],
        "ready_by": _chance(chances.ready),
        "effect_by": _chance(chances.effect),
        "order_day": _order(orders[0]),
        "value_to_date": _value(value),
    }
    options = [
        _option(case, timeline, chances, m) | {"order_day": _order(orders[m + 1])} for m in range(len(plan.members))
    ]
    return {"receipt": receipt_record(receipt), "by": _by(case, chances), "package": package, "options": options}


def _option(case: Case, timeline: Timeline, chances: DeadlineChances, m: int) -> dict[str, object]:
    plan, id_ = timeline.plan, timeline.plan.members[m]
    return {
        "id": id_,
        "name": case.options[id_].name,
        "start_day": plain_number(float(plan.start_m[m])),
        "ready_day": _spread(timeline.ready_m[m]),
        "effect_day": _spread(timeline.effect_m[m]),
        "critical_path": list(timeline.chain_m[m]),
        "milestones": [
            _milestone(case, timeline, k) for k in range(len(plan.network.ids)) if m in plan.holders[k]
        ],
        "ready_by": _chance(chances.ready_m[m]),
        "effect_by": _chance(chances.effect_m[m]),
    }  # fmt: skip


def _milestone(case: Case, timeline: Timeline, k: int) -> dict[str, object]:
    plan, milestone, speed = timeline.plan, timeline.plan.network.milestones[k], timeline.speed
    days = {"start": timeline.ends.start_kd[k], "finish": timeline.ends.finish_kd[k]}
    absent = plan.network.is_absent(k)
    return {
        "id": milestone.id,
        "what": milestone.what,
        "kind": milestone.kind,
        "hard": milestone.is_hard,
        "after": [plan.network.ids[b] for b in plan.network.after[k]],
        "members": [plan.members[m] for m in plan.holders[k]],
        "later_step": milestone.later_step or None,
        "lead_days": {which: plain_number(getattr(milestone.lead_days, which)) for which in ENDS},
        "in_package": not absent,
        **{
            f"{name}_day": None if absent else dict(zip(ENDS, map(plain_number, day_s), strict=True))
            for name, day_s in days.items()
        },
        "critical": bool(timeline.is_critical_k[k]),
        "spare_days": plain_number(float(timeline.spare_k[k])),
        "critical_share": plain_number(float(speed.critical_k[k])),
        "day_less": {
            "ready_days": plain_number(float(speed.ready_gain_k[k])),
            "ready_error": plain_number(float(speed.ready_error_k[k])),
            "effect_days": plain_number(float(speed.effect_gain_k[k])),
            "effect_error": plain_number(float(speed.effect_error_k[k])),
        },
    }


def _spread(day: DaySpread) -> dict[str, object]:
    return {which: plain_number(getattr(day, which)) for which in (*ENDS, "mean", "p05", "p95")}


def _chance(chance: Chance) -> dict[str, object]:
    return {"probability": plain_number(chance.share), "error": plain_number(chance.error)}


def _by(case: Case, chances: DeadlineChances) -> dict[str, object]:
    on = date_of(case, chances.by)
    return {"day": plain_number(chances.by), "date": None if on is None else on.isoformat()}


def _order(order: OrderDay) -> dict[str, object]:
    return {"mode": order.mode, "sure": order.sure}


def _value(value: ValueToDate) -> dict[str, object]:
    return {name: plain_number(getattr(value, name)) for name in ("start", "end", "average", "mode_average", "horizon")}
