"""The arithmetic of packages once more, in plain Python, one package at a time: the tests' oracle."""

from __future__ import annotations

from itertools import combinations

from counterpoise.model import Case, Criterion, Limit, Prerequisite


def all_sets(case: Case) -> list[frozenset[str]]:
    names = [id_ for id_ in case.options if id_ != case.baseline]
    return [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]


def level(case: Case, members: frozenset[str], criterion: Criterion) -> float:
    adopted = members or {case.baseline}
    if criterion.measured_by == "cost":
        found = cost(case, members)
    elif criterion.measured_by == "risk":
        risks = {risk.id: risk for id_ in adopted for risk in case.options[id_].risks.values() if risk.is_exposed}
        found = sum(risk.likelihood.mode / 100 * risk.severity for risk in risks.values())
    elif criterion.measured_by == "ready_day":
        found = ready_day(case, members)
    elif criterion.measured_by == "effect_day":
        found = effect_day(case, members, criterion.package_day)
    else:
        found = stacked(case, members, criterion)
    if criterion.lower is not None:
        found = max(found, criterion.lower)
    if criterion.upper is not None:
        found = min(found, criterion.upper)
    return found


def stacked(case: Case, members: frozenset[str], criterion: Criterion) -> float:
    base = case.options[case.baseline].performance[criterion.id].range.mode
    sign = 1 if criterion.best > criterion.worst else -1
    effects = [sign * (case.options[id_].performance[criterion.id].range.mode - base) for id_ in members]
    gains = sorted((e for e in effects if e > 0), reverse=True) or [0.0]
    losses = sorted((-e for e in effects if e < 0), reverse=True) or [0.0]
    shares = criterion.stacking
    up = gains[0] + shares.gains * sum(gains[1:])
    down = losses[0] + shares.losses * sum(losses[1:])
    joint = sum(x.change for x in case.interactions if x.criterion == criterion.id and set(x.pair) <= members)
    back = (1 - shares.beside_gains) * min(up, down)
    return base + sign * (up - down + back) + joint


def cost(case: Case, members: frozenset[str], year: int | None = None) -> float:
    entries = {c.id: c for id_ in members or {case.baseline} for c in case.options[id_].costs.values()}
    return sum(c.amount.mode for c in entries.values() if c.kind == "committed" and year in (None, c.year))


def ready_day(case: Case, members: frozenset[str]) -> float:
    return max(_option_ready(case, id_, members) for id_ in members or {case.baseline})


def effect_day(case: Case, members: frozenset[str], which: str) -> float:
    days = [_option_ready(case, id_, members) + case.options[id_].lag_days.mode for id_ in members or {case.baseline}]
    return min(days) if which == "first" else max(days)


def _option_ready(case: Case, option: str, members: frozenset[str]) -> float:
    needs = case.options[option].prerequisites.values()
    return max([0.0, *(_finish(case, need, members) for need in needs if not need.later_step)])


def _finish(case: Case, need: Prerequisite, members: frozenset[str]) -> float:
    known = {p.id: p for option in case.options.values() for p in option.prerequisites.values()}
    start = [0.0, *(_finish(case, known[id_], members) for id_ in need.after)]
    if need.option in members:
        start.append(_option_ready(case, need.option, members))
    takes = 0.0 if need.option and need.option not in members else need.lead_days.mode
    return max(start) + takes


def quantity(case: Case, members: frozenset[str], limit: Limit) -> float:
    if limit.on == "cost":
        return cost(case, members, limit.year)
    if limit.on == "members":
        return len(members)
    if limit.on == "ready_day":
        return ready_day(case, members)
    if limit.on == "effect_day":
        return effect_day(case, members, case.criteria["effect"].package_day)
    return level(case, members, case.criteria[limit.on])


def obeys(case: Case, members: frozenset[str], must=(), must_not=(), fewest=0, most=99, limits=()) -> bool:
    for id_ in members:
        option = case.options[id_]
        if any(other in members for other in option.excludes):
            return False
        if any(_is_needed(p) and p.option not in members for p in option.prerequisites.values()):
            return False
    for limit in limits:
        found = quantity(case, members, limit)
        if limit.at_most is not None and found > limit.at_most + 1e-9:
            return False
        if limit.at_least is not None and found < limit.at_least - 1e-9:
            return False
    return set(must) <= members and not set(must_not) & members and fewest <= len(members) <= most


def _is_needed(need: Prerequisite) -> bool:
    return bool(need.option) and need.is_hard and not need.later_step


def value(criterion: Criterion, at: float) -> float:
    share = (at - criterion.worst) / (criterion.best - criterion.worst)
    return min(1.0, max(0.0, share))


def values(case: Case, members: frozenset[str]) -> list[float]:
    return [value(c, level(case, members, c)) for c in case.criteria.values()]


def score(case: Case, members: frozenset[str], weights: list[float]) -> float:
    return 100 * sum(w * v for w, v in zip(weights, values(case, members), strict=True)) / sum(weights)


def dominates(better: list[float], worse: list[float]) -> bool:
    rounded = [(round(b, 9), round(w, 9)) for b, w in zip(better, worse, strict=True)]
    return all(b >= w for b, w in rounded) and any(b > w for b, w in rounded)
