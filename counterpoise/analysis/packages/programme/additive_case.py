"""All efficient packages of a case that is too large to list, where its packages are plain sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ....model import Limit, MemberRule
from ...arrays import Floats, Ints
from ...frozen import freeze
from ...value import partial_values
from ..answers import EfficientPackages
from ..combine import package_levels
from ..describe import name_members
from ..families import ListedPackages
from ..parts import PackageParts, Shared
from ..rules import PackageRules, keeps_rules, list_rules, loosen_limit
from ..solved.linear_model import add_up
from ..solved.linear_packages import before_bounds, bends, model_packages, natural_bounds
from .efficient import find_efficient_programme
from .programme import Programme

MOST_DECIMALS = 6
"""Decimals that numbers may have to be made whole."""

MOST_OPTIONS = 64


@dataclass(frozen=True)
class PlainSum:
    """A quantity of packages that is a constant plus one number per member."""

    constant: float
    add_i: Floats


def find_additive_efficient(
    parts: PackageParts, rules: PackageRules, criterion_ids: Sequence[str] | None = None
) -> EfficientPackages:
    """All efficient packages on chosen criteria, for up to 64 options, where every level is a plain sum.

    Answers what `find_efficient_packages` answers, without listing: the same packages, by the exact
    dynamic programme of `find_efficient_programme`. A level is a plain sum where at most one allowed
    option gains (loses) or the stacking share is 1, no allowed pair interacts, no entry is shared,
    and every allowed package stays where the criterion's value changes with its level. Rows
    (``row_q``) are numbered as they stand, since there is no table.

    Raises
    ------
    ValueError
        Something is not a plain sum, and the message says what; or there are too many options.
    ArithmeticError
        A package found breaks a rule when checked afresh.
    """
    chosen = tuple(criterion_ids) if criterion_ids is not None else parts.criterion_ids
    strangers = [id_ for id_ in chosen if id_ not in parts.criterion_ids]
    if strangers:
        raise ValueError(f"no criterion '{strangers[0]}'; the case has {', '.join(parts.criterion_ids)}")
    if parts.n_options > MOST_OPTIONS:
        raise ValueError(f"{parts.n_options} options; efficient packages can be found for at most {MOST_OPTIONS}")
    programme = build_programme(parts, rules, chosen)
    member_pi = np.empty((0, parts.n_options), bool)
    if programme is not None:
        member_pi = find_efficient_programme(programme).member_pi
    family = ListedPackages(member_pi)
    if not keeps_rules(rules, family, parts).all():
        raise ArithmeticError("a package of the exact method breaks a rule; please report this")
    value_pj = partial_values(package_levels(parts, family)[:, :, 0], parts.functions)
    columns = [parts.criterion_ids.index(id_) for id_ in chosen]
    names = name_members(parts, member_pi)
    return EfficientPackages(chosen, freeze(np.arange(len(names))), names, freeze(value_pj[:, columns]))


def build_programme(parts: PackageParts, rules: PackageRules, criterion_ids: Sequence[str]) -> Programme | None:
    """A case as an additive programme in whole numbers; None when it is plain that no package is allowed.

    Raises
    ------
    ValueError
        Something is not a plain sum, and the message says what.
    """
    forbidden = _forbidden(parts, rules)
    budgets = [_budgets(parts, rules, limit, forbidden) for limit in _limits(rules)]
    if any(bound == -np.inf for rows in budgets for _, bound in rows):
        return None
    objectives = []
    for id_ in criterion_ids:
        j = parts.criterion_ids.index(id_)
        total = _level_sum(parts, rules, j, forbidden)
        direction = _value_direction(parts, rules, j, total)
        if direction is None:
            return None
        objectives.append(direction * _whole(total.add_i, parts.criteria[j].name)[0])
    rows = [row for some in budgets for row in some]
    rows += [row for rule in rules.member_rules if rule.kind != "together" for row in _count_rows(parts, rule)]
    options = parts.option_ids
    return Programme(
        np.array(objectives, np.int64).reshape(len(objectives), parts.n_options).T,
        np.array([cost_i for cost_i, _ in rows], np.int64).reshape(len(rows), parts.n_options).T,
        np.array([bound for _, bound in rows], np.int64),
        tuple((options.index(a), options.index(b)) for a, b in (*rules.needs, *_mutual(rules)) if b in options),
        tuple((options.index(a), options.index(b)) for a, b in rules.excludes),
        tuple(map(options.index, rules.must)),
        tuple(sorted(forbidden)),
    )


def _limits(rules: PackageRules) -> tuple[Limit, ...]:
    """All limits; the number of members as limits too."""
    counts = Limit("members", rules.at_most_members, rules.at_least_members)
    return (*rules.limits, *([counts] if (counts.at_most, counts.at_least) != (None, None) else []))


def _forbidden(parts: PackageParts, rules: PackageRules) -> frozenset[int]:
    """Options that no package may hold: forbidden, without their prerequisite, or ready too late."""
    out = {*rules.must_not, *(a for a, b in (*rules.needs, *_mutual(rules)) if b not in parts.option_ids)}
    late = [loosen_limit(parts, limit)[1] for limit in rules.limits if limit.on == "ready_day"]
    return frozenset(
        i
        for i, id_ in enumerate(parts.option_ids)
        if id_ in out or any((parts.ready[i].day_sd[:, 0] > most).all() for most in late)
    )


def _mutual(rules: PackageRules) -> list[tuple[str, str]]:
    """Options that go together need each other, around a ring."""
    return [
        pair
        for rule in rules.member_rules
        if rule.kind == "together"
        for pair in zip(rule.of, (*rule.of[1:], rule.of[0]), strict=True)
        if len(rule.of) > 1
    ]


def _count_rows(parts: PackageParts, rule: MemberRule) -> list[tuple[Ints, float]]:
    """At most, or at least, so many of some options, as a row of whole costs within a budget."""
    sign = 1 if rule.kind == "at_most" else -1
    is_meant_i = np.array([id_ in rule.of for id_ in parts.option_ids], np.int64)
    return [(sign * is_meant_i, float(sign * (rule.n or 0)))]


def _budgets(
    parts: PackageParts, rules: PackageRules, limit: Limit, forbidden: frozenset[int]
) -> list[tuple[Ints, float]]:
    """A limit as rows of whole costs within whole budgets; a budget of minus infinity cannot be met."""
    least, most = loosen_limit(parts, limit)
    if limit.on == "ready_day":
        _refuse_days(parts, rules, forbidden, least, most)
        return []
    if limit.on in parts.criterion_ids:
        least, most = before_bounds(parts, parts.criterion_ids.index(limit.on), least, most)
    if most == -np.inf or least == np.inf:
        return [(np.zeros(parts.n_options, np.int64), -np.inf)]
    if most == np.inf and least == -np.inf:
        return []
    total = _limited_sum(parts, rules, limit, forbidden)
    whole_i, factor = _whole(total.add_i, f"the limit on {limit.on}")
    rows = [(whole_i, np.floor((most - total.constant) * factor))] if most < np.inf else []
    return rows + ([(-whole_i, np.floor((total.constant - least) * factor))] if least > -np.inf else [])


def _refuse_days(
    parts: PackageParts, rules: PackageRules, forbidden: frozenset[int], least: float, most: float
) -> None:
    """A latest ready day is a rule on each member alone, unless what it waits for decides."""
    may_be_empty = not (rules.must or rules.at_least_members)
    days = [parts.ready[i] for i in range(parts.n_options) if i not in forbidden]
    late = any((day.day_sd[:, 0] > most).any() for day in (*days, *([parts.baseline_ready] if may_be_empty else [])))
    if late or least > -np.inf:
        raise ValueError("the limit on the ready day depends on several members together")


def _limited_sum(parts: PackageParts, rules: PackageRules, limit: Limit, forbidden: frozenset[int]) -> PlainSum:
    if limit.on == "members":
        return PlainSum(0.0, np.ones(parts.n_options))
    if limit.on == "cost":
        return _union_sum(
            parts, rules, parts.costs.of_year(limit.year), parts.baseline_costs.of_year(limit.year), forbidden, "cost"
        )
    if limit.on in parts.criterion_ids:
        return _level_sum(parts, rules, parts.criterion_ids.index(limit.on), forbidden)
    raise ValueError(f"the limit on {limit.on} is not on a plain sum over the members")


def _level_sum(parts: PackageParts, rules: PackageRules, j: int, forbidden: frozenset[int]) -> PlainSum:
    """A level before natural bounds as a plain sum."""
    criterion = parts.criteria[j]
    match criterion.measured_by:
        case "cost":
            return _union_sum(parts, rules, parts.costs, parts.baseline_costs, forbidden, criterion.name)
        case "risk":
            return _union_sum(parts, rules, parts.risks, parts.baseline_risks, forbidden, criterion.name)
        case None:
            return _effect_sum(parts, j, forbidden)
    raise ValueError(f"{criterion.name} is a day of the first or the last member, not a plain sum")


def _effect_sum(parts: PackageParts, j: int, forbidden: frozenset[int]) -> PlainSum:
    criterion, shares = parts.criteria[j], parts.stacking[j]
    allowed = np.array([i not in forbidden for i in range(parts.n_options)], bool)
    effect_i = np.where(allowed, parts.effect_ijd[:, j, 0], 0.0)
    if np.isnan(effect_i).any() or np.isnan(parts.baseline_jd[j, 0]):
        raise ValueError(f"a level on {criterion.name} is missing")
    better_i = parts.better_j[j] * effect_i
    if shares.beside_gains != 1 and (better_i > 0).any() and (better_i < 0).any():
        raise ValueError(f"of losses on {criterion.name} that gains outweigh a share of {shares.beside_gains:g} counts")
    for share, counted, what in ((shares.gains, better_i > 0, "gains"), (shares.losses, better_i < 0, "losses")):
        if share != 1 and counted.sum() > 1:
            raise ValueError(f"{what} on {criterion.name} stack with a share of {share:g}")
    for a, b, change in parts.pairs[j]:
        if change and allowed[a] and allowed[b]:
            raise ValueError(f"{parts.option_ids[a]} and {parts.option_ids[b]} interact on {criterion.name}")
    return PlainSum(float(parts.baseline_jd[j, 0]), effect_i)


def _union_sum(
    parts: PackageParts,
    rules: PackageRules,
    entries: Shared,
    of_baseline: Shared,
    forbidden: frozenset[int],
    name: str,
) -> PlainSum:
    add_i = np.zeros(parts.n_options)
    for amount_d, holders in zip(entries.amount_kd, entries.holders, strict=True):
        allowed = [i for i in holders if i not in forbidden]
        if not amount_d[0]:
            continue
        if len(allowed) > 1:
            raise ValueError(
                f"{parts.option_ids[allowed[0]]} and {parts.option_ids[allowed[1]]} share an entry of {name}"
            )
        add_i[allowed] += amount_d[0]
    if of_baseline.amount_kd[:, 0].sum() and not (rules.must or rules.at_least_members):
        raise ValueError(f"the baseline's own {name} counts only when nothing is adopted")
    return PlainSum(0.0, add_i)


def _value_direction(parts: PackageParts, rules: PackageRules, j: int, total: PlainSum) -> int | None:
    """Whether value rises (1) or falls (-1) with the level of every allowed package; None if none is allowed."""
    low, high = (_extreme_level(parts, rules, total, sign) for sign in (-1, 1))
    if low is None or high is None:
        return None
    if low == high:
        return 1
    knots = bends(parts.functions[j], *natural_bounds(parts, j), low, high)
    rises = {int(np.sign(b[1] - a[1])) for a, b in pairwise(knots)}
    if len(rises) > 1 or 0 in rises:
        raise ValueError(
            f"on {parts.criteria[j].name} levels reach from {low:g} to {high:g}, where value does not always change"
        )
    return rises.pop()


def _extreme_level(parts: PackageParts, rules: PackageRules, total: PlainSum, sign: int) -> float | None:
    """Lowest or highest level of an allowed package; None when there is none."""
    packages = model_packages(parts, list_rules(rules))
    found = packages.model.maximise(add_up(zip(packages.member_i, sign * total.add_i, strict=True)))
    if found.value_v is None:
        return None
    held = np.array([member.at(found.value_v) > 0.5 for member in packages.member_i], bool)
    return total.constant + float(total.add_i[held].sum())


def _whole(number_i: Floats, what: str) -> tuple[Ints, float]:
    """Numbers made whole, and the power of ten that does it."""
    for decimals in range(MOST_DECIMALS + 1):
        scaled_i = number_i * 10.0**decimals
        if (np.abs(scaled_i - np.rint(scaled_i)) <= 1e-9 * np.maximum(1, np.abs(scaled_i))).all():
            return np.rint(scaled_i).astype(np.int64), 10.0**decimals
    raise ValueError(f"{what}: numbers with more than {MOST_DECIMALS} decimals cannot be made whole")
