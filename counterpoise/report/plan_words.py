"""What a plan is called, and what must be said beside its days."""

from __future__ import annotations

from collections.abc import Sequence

from ..analysis.scheduling.plan import Plan
from ..model import Case
from .dates import decision_date, format_day
from .names import join_names
from .numbers import format_number, round_shown

MOST_NAMED = 3


def plan_name(case: Case, members: Sequence[str]) -> str:
    """The package's name, the option's label, or the members listed."""
    for package in case.packages.values():
        if set(package.members) == set(members):
            return package.name
    labels = [case.options[id_].label for id_ in members]
    return join_names(labels) if len(labels) <= MOST_NAMED else f"{len(labels)} options together"


def format_chance(share: float, decimals: int = 0) -> str:
    """A chance in percent; what is not quite nothing or everything does not read 0 or 100."""
    percent = 100 * share
    if share > 0 and round_shown(percent, decimals) == 0:
        return f"under {format_number(10.0**-decimals, decimals)} %"
    if share < 1 and round_shown(percent, decimals) == 100:
        return f"over {format_number(100 - 10.0**-decimals, decimals)} %"
    return f"{format_number(percent, decimals)} %"


def plan_notes(case: Case, plan: Plan) -> tuple[str, ...]:
    """Start days, options that are needed and not chosen, and members that exclude each other."""
    label = {id_: case.options[id_].label for id_ in case.options}
    starts = [f"{label[id_]} from {format_day(case, day)}" for id_, day in plan.start_by_id.items()]
    pairs = [(a, b) for a in plan.members for b in case.options[a].excludes if b in plan.members]
    return (
        f"Days count from the decision on {decision_date(case)}; dates are shown next to them.",
        *((f"Staged: {join_names(starts)}; all else from day 0.",) if starts else ()),
        *(
            f"{label[id_]} cannot be adopted without {label.get(needed, needed)}, which is not chosen."
            for id_, needed in plan.network.unmet
        ),
        *(
            f"{label[a]} and {label[b]} exclude each other; this is a schedule, not a choice."
            for a, b in dict.fromkeys(tuple(sorted(pair)) for pair in pairs)
        ),
    )
