"""The packages of a case as a mixed integer linear programme: memberships, rules, levels, score.

It says in rows what `combine` and `rules` compute; every answer drawn from it is computed again by
those, so that a slip here could not pass unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from ....model import Limit
from ...arrays import Bools, Floats
from ...score import normalise_weights
from ...value import ValueFunction
from ..combine import effect_rule
from ..parts import PackageParts, ReadyDays, Shared
from ..rules import Rule, loosen_limit
from .linear_model import Expression, LinearModel, add_up
from .linear_pieces import Hold, add_any, add_bent_line, add_both, add_largest, add_smaller

BOTH = Hold(True, True)


@dataclass
class LinearPackages:
    """The programme of a case's packages.

    ``member_i`` are the memberships, ``none`` is 1 for the empty package. ``unscored`` are options
    left out because a level that counts is missing.
    """

    parts: PackageParts
    model: LinearModel
    member_i: list[Expression]
    unscored: tuple[str, ...] = ()
    _none: Expression | None = None
    _any: dict[tuple[int, ...], Expression] = field(default_factory=dict)
    _waits: dict[int, list[Expression]] = field(default_factory=dict)

    @property
    def none(self) -> Expression:
        """1 when nothing is adopted, else 0."""
        if self._none is None:
            self._none = Expression(1.0).plus(add_any(self.model, self.member_i) if self.member_i else Expression(), -1)
        return self._none

    def forbid(self, option: int) -> None:
        """Keep an option out; what is known to be out makes other pieces simpler."""
        (variable,) = self.member_i[option].coefficient_by_variable
        self.model.upper_v[variable] = 0.0

    def is_open(self, option: int) -> bool:
        """Whether an option may still be a member."""
        return self.model.reach(self.member_i[option])[1] > 0

    def any_of(self, options: tuple[int, ...]) -> Expression:
        """1 when any of some options is a member."""
        if options not in self._any:
            self._any[options] = add_any(self.model, [self.member_i[i] for i in options])
        return self._any[options]

    def exclude(self, member_i: Bools) -> None:
        """Leave one package out of all further answers."""
        signs = np.where(member_i, -1.0, 1.0)
        self.model.add_row(add_up(zip(self.member_i, signs, strict=True), float(member_i.sum())), at_least=1)


def model_packages(parts: PackageParts, rules: Iterable[Rule]) -> LinearPackages:
    """Memberships and rules of a case with one state of the world (the most likely one)."""
    if parts.n_draws != 1:
        raise ValueError("packages are chosen at the most likely levels, one state of the world")
    model = LinearModel()
    packages = LinearPackages(parts, model, [model.add_variable(is_whole=True) for _ in parts.option_ids])
    listed = tuple(rules)
    for rule in sorted(listed, key=lambda rule: rule.kind not in ("must_not", "needs")):
        if rule.kind != "limit":
            _add_rule(packages, rule)
    for rule in listed:
        if rule.limit is not None:
            _add_limit(packages, rule.limit)
    return packages


def score_expression(packages: LinearPackages, point_j: Floats) -> Expression:
    """The score, 0 to 100, where the optimum wants it large; options with a missing level that counts are out."""
    weight_j = normalise_weights(point_j)
    weighted = np.flatnonzero(weight_j > 0).tolist()
    unscored = sorted({i for j in weighted for i in leave_out_missing(packages, j)})
    packages.unscored = tuple(packages.parts.option_ids[i] for i in unscored)
    return add_up((_value_expression(packages, j), 100 * weight_j[j]) for j in weighted)


def leave_out_missing(packages: LinearPackages, j: int) -> list[int]:
    """Keep out options with a missing level on a criterion, and name them; all of them when the baseline's is."""
    parts = packages.parts
    if parts.criteria[j].is_derived:
        return []
    if np.isnan(parts.baseline_jd[j, 0]):
        packages.model.add_row(Expression(0.0), at_least=1)
    missing = [i for i in np.flatnonzero(np.isnan(parts.effect_ijd[:, j, 0])).tolist() if packages.is_open(i)]
    for i in missing:
        packages.forbid(i)
    return missing


def level_expression(packages: LinearPackages, j: int, hold: Hold) -> Expression:
    """Level on a criterion before it is kept within its natural bounds."""
    criterion, parts = packages.parts.criteria[j], packages.parts
    if criterion.measured_by is None:
        return _stacked(packages, j, hold)
    if criterion.measured_by in ("cost", "risk"):
        is_cost = criterion.measured_by == "cost"
        entries, of_none = (parts.costs, parts.baseline_costs) if is_cost else (parts.risks, parts.baseline_risks)
        own = _union(packages, entries, float(of_none.amount_kd.sum()))
        return own.plus(_union(packages, parts.events[j], float(parts.baseline_event_jd[j, 0])))
    return _day(packages, criterion.measured_by, criterion.package_day, hold, j)


def limited_expression(packages: LinearPackages, limit: Limit, hold: Hold) -> Expression:
    """What a limit bounds; a criterion's level before its natural bounds."""
    parts = packages.parts
    match limit.on:
        case "members":
            return add_up((member, 1.0) for member in packages.member_i)
        case "cost":
            own = parts.baseline_costs.of_year(limit.year)
            return _union(packages, parts.costs.of_year(limit.year), float(own.amount_kd.sum()))
        case "ready_day":
            return _day(packages, "ready_day", "last", hold)
        case "effect_day":
            return _day(packages, "effect_day", effect_rule(parts), hold)
        case criterion if criterion in parts.criterion_ids:
            return level_expression(packages, parts.criterion_ids.index(criterion), hold)
    known = ", ".join(("cost", "ready_day", "effect_day", "members", *parts.criterion_ids))
    raise ValueError(f"a limit on '{limit.on}' has nothing to bound; limits may be on {known}")


def _add_rule(packages: LinearPackages, rule: Rule) -> None:
    ids, member_i, model = packages.parts.option_ids, packages.member_i, packages.model
    if rule.of:
        _add_member_rule(packages, rule)
        return
    if rule.bound is not None:
        count = add_up((member, 1.0) for member in member_i)
        model.add_row(count, **{"at_least" if rule.kind == "at_least_members" else "at_most": rule.bound})
        return
    option = member_i[ids.index(rule.option)]
    match rule.kind:
        case "must":
            model.add_row(option, at_least=1)
        case "must_not":
            packages.forbid(ids.index(rule.option))
        case "excludes":
            model.add_row(option.plus(member_i[ids.index(rule.other)]), at_most=1)
        case "needs" if rule.other in ids:
            model.add_row(member_i[ids.index(rule.other)].plus(option, -1), at_least=0)
        case "needs":
            packages.forbid(ids.index(rule.option))


def _add_member_rule(packages: LinearPackages, rule: Rule) -> None:
    ids, model = packages.parts.option_ids, packages.model
    meant = [packages.member_i[ids.index(id_)] for id_ in rule.of if id_ in ids]
    if rule.kind == "together":
        for one, other in pairwise(meant):
            model.add_row(one.plus(other, -1), at_least=0, at_most=0)
        if len(meant) < len(rule.of):
            for id_ in set(rule.of) & set(ids):
                packages.forbid(ids.index(id_))
        return
    count = add_up((member, 1.0) for member in meant)
    if rule.kind == "at_least":
        model.add_row(count, at_least=float(present_bound(rule)))
    else:
        model.add_row(count, at_most=float(present_bound(rule)))


def present_bound(rule: Rule) -> int:
    """The number of a rule that has one."""
    if rule.bound is None:
        raise ValueError(f"a rule of kind '{rule.kind}' needs a number")
    return rule.bound


def _add_limit(packages: LinearPackages, limit: Limit) -> None:
    at_least, at_most = loosen_limit(packages.parts, limit)
    ids = packages.parts.criterion_ids
    if limit.on in ids:
        leave_out_missing(packages, ids.index(limit.on))
        at_least, at_most = before_bounds(packages.parts, ids.index(limit.on), at_least, at_most)
    hold = Hold(above=np.isfinite(at_least) or at_least == np.inf, below=np.isfinite(at_most) or at_most == -np.inf)
    quantity = limited_expression(packages, limit, hold)
    if at_least == np.inf or at_most == -np.inf:
        packages.model.add_row(Expression(0.0), at_least=1)
    elif hold.above or hold.below:
        packages.model.add_row(quantity, at_least, at_most)


def before_bounds(parts: PackageParts, j: int, at_least: float, at_most: float) -> tuple[float, float]:
    """The same limit on the level before it is kept within its natural bounds; infinite where idle or unmeetable."""
    lower, upper = natural_bounds(parts, j)
    most = np.inf if upper <= at_most else at_most if lower <= at_most else -np.inf
    least = -np.inf if lower >= at_least else at_least if upper >= at_least else np.inf
    return least, most


def natural_bounds(parts: PackageParts, j: int) -> tuple[float, float]:
    criterion = parts.criteria[j]
    return (
        -np.inf if criterion.lower is None else criterion.lower,
        np.inf if criterion.upper is None else criterion.upper,
    )


def _value_expression(packages: LinearPackages, j: int) -> Expression:
    """Partial value on a criterion, where the optimum wants it large."""
    function, bounds = packages.parts.functions[j], natural_bounds(packages.parts, j)
    values = [value for _, value in bends(function, *bounds, -np.inf, np.inf)]
    pairs = list(pairwise(values))
    hold = Hold(above=any(b > a for a, b in pairs), below=any(b < a for a, b in pairs))
    level = level_expression(packages, j, hold)
    return add_bent_line(packages.model, level, bends(function, *bounds, *packages.model.reach(level)))


def bends(function: ValueFunction, lower: float, upper: float, low: float, high: float) -> list[tuple[float, float]]:
    """Where the value of a level kept within natural bounds bends, from ``low`` to ``high``."""
    inside = {x for x in (*map(float, function.level_k), lower, upper) if low < x < high and np.isfinite(x)}
    ends = {x for x in (low, high) if np.isfinite(x)}
    return [(x, float(function(np.clip(x, lower, upper)))) for x in sorted(inside | ends)]


def _only(number: Floats | float) -> float:
    """A number of the one state of the world, which may stand by itself or in an array of one."""
    return float(np.ravel(number)[0])


def _stacked(packages: LinearPackages, j: int, hold: Hold) -> Expression:
    parts, model = packages.parts, packages.model
    better = float(parts.better_j[j])
    gain_share, loss_share, beside_share = map(_only, parts.stacking[j].all)
    effect_i = [
        better * float(parts.effect_ijd[i, j, 0]) if packages.is_open(i) else 0.0 for i in range(parts.n_options)
    ]
    gains = [(x, packages.member_i[i]) for i, x in enumerate(effect_i) if x > 0]
    losses = [(-x, packages.member_i[i]) for i, x in enumerate(effect_i) if x < 0]
    up = hold if better > 0 else hold.turned
    gain, loss = _add_shared(model, gains, gain_share, up), _add_shared(model, losses, loss_share, up.turned)
    terms = [(gain, better), (loss, -better)]
    if beside_share != 1 and gains and losses:
        terms.append((add_smaller(model, gain, loss, up), better * (1 - beside_share)))
    for a, b, change in parts.pairs[j]:
        if packages.is_open(a) and packages.is_open(b) and _only(change):
            both = add_both(
                model, packages.member_i[a], packages.member_i[b], hold if _only(change) > 0 else hold.turned
            )
            terms.append((both, _only(change)))
    return add_up(terms, float(np.nan_to_num(parts.baseline_jd[j, 0])))


def _add_shared(model: LinearModel, cases: list[tuple[float, Expression]], share: float, hold: Hold) -> Expression:
    """The largest of the members' numbers in full and a share of the others."""
    largest = add_largest(model, [[case] for case in cases if share != 1], hold, is_one_true=False)
    return add_up([*((member, share * x) for x, member in cases), (largest, 1 - share)])


def _union(packages: LinearPackages, entries: Shared, of_none: float) -> Expression:
    """Every entry once if any of its holders is a member."""
    terms = [(packages.none, of_none)] if of_none else []
    for amount_d, holders in zip(entries.amount_kd, entries.holders, strict=True):
        open_holders = tuple(i for i in holders if packages.is_open(i))
        if open_holders and amount_d[0]:
            terms.append((packages.any_of(open_holders), float(amount_d[0])))
    return add_up(terms)


def _day(packages: LinearPackages, measure: str, which: str, hold: Hold, j: int | None = None) -> Expression:
    """Ready or effect day: the last of the members', or the first; the baseline's when nothing is adopted."""
    parts = packages.parts
    sign = -1.0 if measure == "effect_day" and which == "first" else 1.0
    groups: list[list[tuple[float, Expression]]] = []
    for i, days in enumerate((*parts.ready, parts.baseline_ready)):
        is_none = i == parts.n_options
        if not is_none and not packages.is_open(i):
            continue
        later = float(days.lag_d[0]) if measure == "effect_day" else 0.0
        if j is not None:
            later += float(parts.baseline_event_jd[j, 0]) if is_none else _event(parts.events[j], i)
        states = [packages.none] if is_none else _waiting(packages, i, days)
        groups.append([(sign * (float(day) + later), s) for day, s in zip(days.day_sd[:, 0], states, strict=True)])
    found = add_largest(packages.model, groups, hold if sign > 0 else hold.turned, is_one_true=True)
    return Expression().plus(found, sign)


def _event(events: Shared, option: int) -> float:
    return float(sum(x[0] for x, holders in zip(events.amount_kd, events.holders, strict=True) if option in holders))


def _waiting(packages: LinearPackages, option: int, days: ReadyDays) -> list[Expression]:
    """For each set of the options waited for: 1 when the option is a member with exactly that set."""
    if not days.waits_for:
        return [packages.member_i[option]]
    if option not in packages._waits:
        model, member = packages.model, packages.member_i[option]
        states = [model.add_variable() for _ in days.present]
        model.add_row(add_up([(member, -1.0), *((state, 1.0) for state in states)]), at_least=0, at_most=0)
        for other in days.waits_for:
            held, lacked = _states_with(states, days.present, other)
            model.add_row(add_up([(packages.member_i[other], -1.0), *held]), at_most=0)
            model.add_row(add_up([(packages.member_i[other], 1.0), *lacked]), at_most=1)
        packages._waits[option] = states
    return packages._waits[option]


def _states_with(
    states: Sequence[Expression], present: Sequence[tuple[int, ...]], other: int
) -> tuple[list[tuple[Expression, float]], list[tuple[Expression, float]]]:
    pairs = list(zip(states, present, strict=True))
    return [(x, 1.0) for x, held in pairs if other in held], [(x, 1.0) for x, held in pairs if other not in held]
