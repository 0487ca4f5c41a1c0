"""What a package may and may not be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ...model import Case, Criterion, Limit, MemberRule
from ..arrays import Bools, Floats
from ..tolerance import keeps_least, keeps_most, slack
from .combine import limited_quantity
from .families import Family, ListedPackages
from .parts import PackageParts

RuleKind = Literal[
    "needs",
    "excludes",
    "must",
    "must_not",
    "at_least_members",
    "at_most_members",
    "limit",
    "together",
    "at_least",
    "at_most",
    "sure",
]


@dataclass(frozen=True, slots=True)
class PackageRules:
    """The rules that packages of a case obey; options are those that can be members.

    ``needs`` are pairs (option, option it cannot do without); ``excludes`` pairs that cannot be
    adopted together; ``limits`` bound a criterion's level, money, a day or the number of members;
    ``member_rules`` are those of the case on which options go together, or how many of some.
    """

    options: tuple[str, ...]
    needs: tuple[tuple[str, str], ...] = ()
    excludes: tuple[tuple[str, str], ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    at_least_members: int | None = None
    at_most_members: int | None = None
    limits: tuple[Limit, ...] = ()
    member_rules: tuple[MemberRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule by itself: what kind, about which option (and which other), or which limit.

    ``option`` needs or excludes ``other``; ``bound`` is the number of members. ``of`` are the options
    of which all or none (``together``), at least or at most ``bound`` may be members. ``share`` is the
    percent of draws in which a package must keep all rules together (``sure``); not one of `list_rules`.
    """

    kind: RuleKind
    option: str = ""
    other: str = ""
    bound: int | None = None
    limit: Limit | None = None
    of: tuple[str, ...] = ()
    share: float | None = None

    @property
    def is_on_members(self) -> bool:
        """Whether it bounds the number of all members."""
        return self.kind in ("at_least_members", "at_most_members")


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
        (*(case.limits if with_case_limits else ()), *limits, *(_line_limits(case) if with_case_limits else ())),
        case.rules,
    )


def lines_of(criterion: Criterion) -> tuple[tuple[Literal["red_line", "must_reach"], Limit], ...]:
    """The red line of a criterion and the level that it must reach, as bounds on the level."""

    def bound(level: float) -> Limit:
        is_higher = criterion.is_higher_better
        return Limit(criterion.id, at_least=level) if is_higher else Limit(criterion.id, at_most=level)

    lines: list[tuple[Literal["red_line", "must_reach"], Limit]] = []
    if criterion.red_line is not None:
        lines.append(("red_line", bound(criterion.red_line)))
    if criterion.must_reach is not None:
        lines.append(("must_reach", bound(criterion.must_reach)))
    return tuple(lines)


def _line_limits(case: Case) -> tuple[Limit, ...]:
    """Lines that the case's author made rules."""
    return tuple(limit for c in case.criteria.values() if c.applies == "rule" for _, limit in lines_of(c))


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
        *(Rule(rule.kind, bound=rule.n, of=rule.of) for rule in rules.member_rules),
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
        tuple(
            MemberRule(kind, rule.of, rule.bound)
            for kind in ("together", "at_least", "at_most")
            for rule in by_kind.get(kind, ())
        ),
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
        return keeps_limit(
            limited_quantity(parts, family, rule.limit)[:, 0], rule.limit, limit_width(parts, rule.limit)
        )
    if rule.of:
        count_p = _count_of(options, rule, family)
        if rule.bound is None:
            all_or_none: Bools = (count_p == 0) | (count_p == len(rule.of))
            return all_or_none
        return count_p >= rule.bound if rule.kind == "at_least" else count_p <= rule.bound
    if rule.bound is not None:
        count_p = limited_quantity(parts, family, Limit("members"))[:, 0]
        return count_p >= rule.bound if rule.kind == "at_least_members" else count_p <= rule.bound
    kept = family.every()
    kept[family.where(**_forbidden(options, rule))] = False
    return family.flat(kept)[:, 0]


def rule_quantity(options: tuple[str, ...], rule: Rule, family: Family, parts: PackageParts) -> Floats:
    """The number that a rule bounds, for each package of a family: a limited quantity, or a count."""
    if rule.of:
        return _count_of(options, rule, family)
    quantity_p: Floats = limited_quantity(parts, family, rule.limit or Limit("members"))[:, 0]
    return quantity_p


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


def limit_width(parts: PackageParts, limit: Limit) -> float:
    """How large the numbers are that a limited quantity is made of; see `tolerance.slack`."""
    if limit.on in parts.criterion_ids:
        return float(np.ptp(parts.functions[parts.criterion_ids.index(limit.on)].level_k))
    return float(np.abs(parts.costs.amount_kd).max(initial=0.0)) if limit.on == "cost" else 0.0


def loosen_limit(parts: PackageParts, limit: Limit) -> tuple[float, float]:
    """The least and the most that keep a limit, with the slack for rounding; infinite where it has no such end."""
    width = limit_width(parts, limit)
    least = -np.inf if limit.at_least is None else limit.at_least - slack(limit.at_least, width)
    most = np.inf if limit.at_most is None else limit.at_most + slack(limit.at_most, width)
    return least, most


def keeps_limit(quantity_p: Floats, limit: Limit, width: float) -> Bools:
    """Whether quantities keep a limit, up to rounding; an array of any shape.

    NaN keeps no limit: what is not known cannot be shown to be within it.
    """
    kept_p = ~np.isnan(quantity_p)
    if limit.at_most is not None:
        kept_p &= keeps_most(quantity_p, limit.at_most, width)
    if limit.at_least is not None:
        kept_p &= keeps_least(quantity_p, limit.at_least, width)
    return kept_p


def _count_of(options: tuple[str, ...], rule: Rule, family: Family) -> Floats:
    """How many of a rule's options each package holds."""
    is_meant_i = np.array([[id_ in rule.of] for id_ in options], float).reshape(-1, 1)
    count_p: Floats = family.flat(family.sum_of(is_meant_i))[:, 0]
    return count_p


def _found(rule: Rule, members: frozenset[str], family: ListedPackages, parts: PackageParts) -> float | None:
    if rule.limit is not None:
        return float(limited_quantity(parts, family, rule.limit)[0, 0])
    if rule.of:
        return float(sum(id_ in members for id_ in rule.of)) if rule.bound is not None else None
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
