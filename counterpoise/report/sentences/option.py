"""What one option is, costs, risks and waits for."""

from __future__ import annotations

from ...analysis.levels import committed_cost, risk_exposure
from ...analysis.score import UNRANKED, Ranking
from ...analysis.timeline import build_network, critical_path, option_days
from ...model import Case, Prerequisite
from ..dates import format_date
from ..names import join_names
from ..numbers import count_of, format_number, format_range, ordinal
from .gaps import among_the_rest
from .phrases import points_shown


def option_sentence(case: Case, ranking: Ranking, option_id: str) -> str:
    """How the option ranks under the weights in use."""
    return among_the_rest(case, _option_sentence(case, ranking, option_id))


def _option_sentence(case: Case, ranking: Ranking, option_id: str) -> str:
    i = ranking.option_ids.index(option_id)
    label = case.options[option_id].label
    bounds = f"{points_shown(ranking.low_i[i])} to {points_shown(ranking.high_i[i])}"
    if ranking.rank_i[i] == UNRANKED:
        why = "a level on a criterion with weight is missing"
        return f"{label} is not ranked: {why}. Its score lies within {bounds} of 100."
    ranked = sum(rank != UNRANKED for rank in ranking.rank_i)
    rank = int(ranking.rank_i[i])
    is_shared = sum(other == rank for other in ranking.rank_i) > 1
    place = f"shares rank {rank} of {ranked}" if is_shared else f"ranks {ordinal(rank)} of {ranked}"
    return f"{label} {place}, with {points_shown(ranking.score_i[i])} of 100 ({bounds} over its estimates)."


def relation_sentence(case: Case, option_id: str) -> str:
    """Which options it needs, and which it excludes."""
    option = case.options[option_id]
    needed = [p for p in option.prerequisites.values() if p.option]
    parts = [_need(case, p) for p in needed]
    if option.excludes:
        others = [id_ for id_ in case.options if id_ != option_id]
        excluded = [case.options[id_].label for id_ in option.excludes if id_ in case.options]
        named = "every other option" if len(excluded) == len(others) else join_names(excluded)
        parts.append(f"It cannot be combined with {named}.")
    return " ".join(parts) or "It needs no other option and can be combined with any."


def _need(case: Case, prerequisite: Prerequisite) -> str:
    needed = prerequisite.option or ""
    name = case.options[needed].label if needed in case.options else needed
    if prerequisite.later_step:
        return f"A later step, {prerequisite.later_step}, needs {name}."
    return f"It cannot go ahead without {name}." if prerequisite.is_hard else f"It should come with {name}."


def timeline_sentence(case: Case, option_id: str) -> str:
    """When the option is ready, what fixes that day, and when it first takes effect."""
    days = option_days(case, option_id)
    ready, effect = (
        f"day {format_number(day.mode)}, {format_date(case, day.mode)} (low to high {format_range(day)})"
        for day in (days.ready, days.effect)
    )
    if not case.options[option_id].prerequisites:
        return f"It has no prerequisites: it is ready on day 0 and first takes effect on {effect}."
    network = build_network(case, (option_id,))
    what = {milestone.id: milestone.what for milestone in network.milestones}
    chain = [what[id_] for id_ in critical_path(network, option_id)]
    fixed = f" The bottleneck is: {'; '.join(chain)}." if chain else ""
    return f"Ready on {ready}, first effect on {effect}, counted from the decision.{fixed}"


def cost_sentence(case: Case, option_id: str) -> str:
    """Money spent once the option is chosen, and money that may follow."""
    option, unit = case.options[option_id], case.money.label
    committed = committed_cost([option])
    amount = f"{format_number(committed.mode, 1)} {unit} ({format_range(committed, 1)})"
    head = f"Committed: {amount}, in {case.money.price_year} prices."
    contingent = [cost for cost in option.costs.values() if cost.kind == "contingent"]
    parts = [
        f"{format_number(cost.amount.mode, 1)} ({format_range(cost.amount, 1)}) if: {cost.trigger}"
        for cost in contingent
    ]
    tail = f" Contingent, not included: {'; '.join(parts)}." if parts else ""
    return head + tail


def risk_sentence(case: Case, option_id: str) -> str:
    """How many risks are registered, which of them count in the exposure, and how much."""
    option = case.options[option_id]
    if not option.risks:
        return "No risks are listed for this option."
    exposed = [risk for risk in option.risks.values() if risk.is_exposed]
    exposure = risk_exposure([option])
    total = len(option.risks)
    if not exposed:
        held = "it is" if total == 1 else "each is"
        where = "already covered by a criterion, changes levels when it happens, or belongs to a later step"
        return f"{count_of(total, 'risk')} listed; {held} {where}, so the exposure is 0."
    amount = f"{format_number(exposure.mode, 1)} severity points ({format_range(exposure, 1)})"
    if total == 1:
        return f"1 risk listed, with a risk exposure of {amount}: likelihood x severity."
    which = "all" if len(exposed) == total else str(len(exposed))
    count = "counts" if len(exposed) == 1 else "count"
    return f"{total} risks listed; {which} {count} toward the risk exposure of {amount}: likelihood x severity, summed."
