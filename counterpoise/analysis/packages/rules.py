"""What a package may and may not be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ...model import Case, Limit
from ..arrays import Bools, Floats
from .combine import limited_quantity
from .families import Family, ListedPackages
from .parts import PackageParts

RuleKind = Literal["needs", "excludes", "must", "must_not", "at_least_members", "at_most_members", "limit"]

SLACK = 1e-9
"""Relative room given to a limit, so that 0.1 + 0.2 keeps a limit of 0.3."""


@dataclass(frozen=True, slots=True)
class PackageRules:
    """The rules that packages of a case obey; options are those that can be members.

    ``needs`` are pairs (option, option it cannot do without); ``excludes`` pairs that cannot be
    adopted together; ``limits`` bound a criterion's level, money, a day or the number of members.
    """

    options: tuple[str, ...]
    needs: tuple[tuple[str, str], ...] = ()
    excludes: tuple[tuple[str, str], ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    at_least_members: int | None = None
    at_most_members: int | None = None
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule by itself: what kind, about which option (and which other), or which limit.

    ``option`` needs or excludes ``other``; ``bound`` is the number of members.
    """

    kind: RuleKind
    option: str = ""
    other: str = ""
    bound: int | None = None
    limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a package breaks; ``found`` is its own count or level, where one is bounded."""

    rule: Rule
    found: float | None = None


def build_rules(
    case: Case,
    *,
    must: Iterable[str] = (),
    must_not: Iterable[str] = (),
    at_least_members: int | None = None,
    at_most_members: int | None = None,
    limits: Iterable[Limit] = (),
    with_case_limits: bool = True,
) -> PackageRules:
    """The case's own rules together with the reader's settings.

    Raises
    ------
    ValueError
        An option is unknown, or is the baseline, which stands for adopting nothing and is never a
        member.
    """
    options = tuple(id_ for id_ in case.options if id_ != case.baseline)
    must, must_not = tuple(dict.fromkeys(must)), tuple(dict.fromkeys(must_not))
    for id_ in (*must, *must_not):
        _refuse_stranger(id_, options, case.baseline)
    return PackageRules(
        options,
        _case_needs(case, options),
        _case_excludes(case, options),
        must,
        must_not,
        at_least_members,
        at_most_members,
        (*(case.limits if with_case_limits else ()), *limits),
    )


def list_rules(rules: PackageRules) -> tuple[Rule, ...]:
    """Every rule by itself, the reader's settings first."""
    counts: tuple[tuple[RuleKind, int | None], ...] = (
        ("at_least_members", rules.at_least_members),
        ("at_most_members", rules.at_most_members),
    )
    return (
        *(Rule("must", option) for option in rules.must),
        *(Rule("must_not", option) for option in rules.must_not),
        *(Rule(kind, bound=bound) for kind, bound in counts if bound is not None),
        *(Rule("limit", limit=limit) for limit in rules.limits),
        *(Rule("needs", a, b) for a, b in rules.needs),
        *(Rule("excludes", a, b) for a, b in rules.excludes),
    )


def collect_rules(options: tuple[str, ...], rules: Iterable[Rule]) -> PackageRules:
    """Rules put together from single ones; of two bounds on the number of members the tighter holds."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.kind, []).append(rule)
    fewest = [rule.bound for rule in by_kind.get("at_least_members", ()) if rule.bound is not None]
    most = [rule.bound for rule in by_kind.get("at_most_members", ()) if rule.bound is not None]
    return PackageRules(
        options,
        tuple((rule.option, rule.other) for rule in by_kind.get("needs", ())),
        tuple((rule.option, rule.other) for rule in by_kind.get("excludes", ())),
        tuple(rule.option for rule in by_kind.get("must", ())),
        tuple(rule.option for rule in by_kind.get("must_not", ())),
        max(fewest, default=None),
        min(most, default=None),
        tuple(rule.limit for rule in by_kind.get("limit", ()) if rule.limit is not None),
    )


def without_rule(rules: PackageRules, dropped: Rule) -> PackageRules:
    """The rules without one of them."""
    return collect_rules(rules.options, [rule for rule in list_rules(rules) if rule != dropped])


def with_member(rules: PackageRules, option: str) -> PackageRules:
    """The rules, with one option made a must."""
    return rules if option in rules.must else replace(rules, must=(*rules.must, option))


def broken_rules(rules: PackageRules, members: Iterable[str], parts: PackageParts) -> tuple[BrokenRule, ...]:
    """Every rule that a package breaks, in the order of `list_rules`; empty when it breaks none.

    Raises
    ------
    ValueError
        A member is unknown or is the baseline.
    """
    members = without_baseline(members, parts.baseline_id)
    for id_ in sorted(members):
        _refuse_stranger(id_, rules.options, parts.baseline_id)
    family = ListedPackages(np.array([[id_ in members for id_ in rules.options]], bool))
    broken = []
    for rule in list_rules(rules):
        found = _found(rule, members, family, parts)
        if not keeps_rule(rules.options, rule, family, parts)[0]:
            broken.append(BrokenRule(rule, found))
    return tuple(broken)


def without_baseline(members: Iterable[str], baseline: str) -> frozenset[str]:
    """The members; the baseline alone is the empty package. With others it stays, to be refused."""
    given = frozenset(members)
    return frozenset() if given == {baseline} else given


def keeps_rule(options: tuple[str, ...], rule: Rule, family: Family, parts: PackageParts) -> Bools:
    """Whether each package of a family keeps one rule, shape (n_packages,), bool."""
    if rule.limit is not None:
        return _within(limited_quantity(parts, family, rule.limit)[:, 0], rule.limit)
    if rule.bound is not None:
        count_p = limited_quantity(parts, family, Limit("members"))[:, 0]
        return count_p >= rule.bound if rule.kind == "at_least_members" else count_p <= rule.bound
    kept = family.every()
    kept[family.where(**_forbidden(options, rule))] = False
    return family.flat(kept)[:, 0]


def keeps_rules(rules: PackageRules, family: Family, parts: PackageParts) -> Bools:
    """Whether each package of a family keeps every rule, shape (n_packages,), bool."""
    kept = family.every()
    for rule in list_rules(rules):
        if rule.kind in ("needs", "excludes", "must", "must_not"):
            kept[family.where(**_forbidden(rules.options, rule))] = False
    kept_p = family.flat(kept)[:, 0]
    for rule in list_rules(rules):
        if rule.kind not in ("needs", "excludes", "must", "must_not"):
            kept_p &= keeps_rule(rules.options, rule, family, parts)
    return kept_p


def _forbidden(options: tuple[str, ...], rule: Rule) -> Mapping[str, tuple[int, ...]]:
    """The packages that break a rule about options: those that hold some and lack others."""
    option = options.index(rule.option)
    match rule.kind:
        case "needs":
            lacked = (options.index(rule.other),) if rule.other in options else ()
            return {"held": (option,), "absent": lacked}
        case "excludes":
            return {"held": (option, options.index(rule.other))}
        case "must":
            return {"absent": (option,)}
    return {"held": (option,)}


def _within(quantity_p: Floats, limit: Limit) -> Bools:
    """NaN keeps no limit: what is not known cannot be shown to be within it."""
    kept_p = ~np.isnan(quantity_p)
    if limit.at_most is not None:
        kept_p &= quantity_p <= limit.at_most + SLACK * max(1.0, abs(limit.at_most))
    if limit.at_least is not None:
        kept_p &= quantity_p >= limit.at_least - SLACK * max(1.0, abs(limit.at_least))
    return kept_p


def _found(rule: Rule, members: frozenset[str], family: ListedPackages, parts: PackageParts) -> float | None:
    if rule.limit is not None:
        return float(limited_quantity(parts, family, rule.limit)[0, 0])
    return float(len(members)) if rule.bound is not None else None


def _case_needs(case: Case, options: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (id_, need.option)
        for id_ in options
        for need in case.options[id_].prerequisites.values()
        if need.option and need.is_hard and not need.later_step and need.option != case.baseline
    )


def _case_excludes(case: Case, options: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = {
        (min(id_, other, key=options.index), max(id_, other, key=options.index))
        for id_ in options
        for other in (options if "all" in case.options[id_].excludes else case.options[id_].excludes)
        if other in options and other != id_
    }
    return tuple(sorted(pairs, key=lambda pair: (options.index(pair[0]), options.index(pair[1]))))


def _refuse_stranger(id_: str, options: tuple[str, ...], baseline: str) -> None:
    if id_ == baseline:
        raise ValueError(f"'{id_}' is the baseline: it stands for adopting nothing and is never a member of a package")
    if id_ not in options:
        raise ValueError(f"no option '{id_}'; packages are made of {', '.join(options)}")
