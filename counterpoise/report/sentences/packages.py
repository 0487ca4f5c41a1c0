"""Packages in words: which is first, what a rule says, why a measure is out."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

from ...analysis.packages.answers import PackageRanking, Relaxation, WhyNot
from ...analysis.packages.balance import BalanceVerdict
from ...analysis.packages.listed.judge import JudgedPackage
from ...analysis.packages.rules import BrokenRule, Rule
from ...analysis.packages.tie_set import TieSet
from ...analysis.score import TIE
from ...model import Case, Limit
from ..names import join_names
from ..numbers import Side, count_of, decimals_apart, decimals_of, format_number, ordinal, round_outward
from ..present import present
from .gaps import among_the_rest
from .phrases import points, points_apart, points_shown, weight_shift

NAMED = 3
"""Packages that share first place and are named; the table has the others."""

QUANTITY_NAMES = {
    "cost": "committed cost",
    "ready_day": "ready day",
    "effect_day": "day of first effect",
    "members": "number of members",
}


def package_name(case: Case, members: Iterable[str]) -> str:
    """The members by their labels, joined by "+"; the empty package is the baseline."""
    names = [case.options[id_].label for id_ in members]
    return " + ".join(names) or f"{case.options[case.baseline].label} (nothing adopted)"


def known_name(case: Case, members: Iterable[str]) -> str:
    """The name that the case gives to exactly these members, else the members themselves."""
    wanted = set(members)
    named = (p.name for p in case.packages.values() if set(p.members) - {case.baseline} == wanted and wanted)
    return next(named, package_name(case, members))


def packages_sentence(
    case: Case, ranking: PackageRanking, ties: TieSet | None = None, *, are_sure: bool = False
) -> str:
    """Which package is first under these weights, and by how much; or which are too close to call.

    ``are_sure``: the packages are those that are as sure as asked, not all that are allowed.
    """
    return among_the_rest(case, _packages_sentence(case, ranking, ties, are_sure))


def _packages_sentence(case: Case, ranking: PackageRanking, ties: TieSet | None, are_sure: bool) -> str:
    if ties is not None and is_contested(ties):
        return tie_sentence(case, ranking, ties, are_sure=are_sure)
    if ranking.n_feasible == 0:
        return "No package keeps all the rules."
    n = ranking.n_feasible
    of = f"of {_of_kind(n, are_sure)}"
    if ranking.n_unscored and n is not None and n > ranking.n_unscored:
        out = format_number(ranking.n_unscored)
        of += f" ({out} of them not ranked: a level on a criterion with weight is missing)"
    rows = [row for row in ranking.rows if row.rank > 0]
    if not rows:
        return f"None {of} can be scored: a level that counts is missing."
    score = points_shown(rows[0].score)
    if n == 1:
        return _only_sentence(case, rows[0].members, score, are_sure)
    if ranking.n_tied > 1:
        named = [package_name(case, row.members) for row in rows[: min(ranking.n_tied, NAMED)]]
        others = ranking.n_tied - len(named)
        names = join_names([*named, f"{format_number(others)} more"] if others else named)
        return f"{ranking.n_tied} {of} share first place ({score} of 100): {names}."
    first, among = package_name(case, rows[0].members), of.replace("of ", "among ", 1)
    if len(rows) == 1:
        return f"{first} ranks first ({score} of 100) {among}."
    lead, second = rows[0].score - rows[1].score, package_name(case, rows[1].members)
    apart = points_apart(lead, case.too_close)
    if lead < case.too_close:
        margin = f"this case's {format_number(case.too_close, decimals_of(case.too_close))}-point tie margin"
        close = f"{second} is {apart} behind, within {margin}"
        return f"{first} leads {among} ({score} of 100), but it is too close to call: {close}."
    return f"{first} ranks first ({score} of 100), {apart} ahead of {second}, {among}."


def is_contested(ties: TieSet) -> bool:
    """Whether the tie margin leaves more than one package."""
    return ties.margin > 0 and (bool(ties.some) if ties.count is None else ties.count > 1)


def _of_kind(n: int | None, are_sure: bool) -> str:
    """Which packages are meant: all that are allowed, or those that are as sure as asked."""
    many = "all" if n is None else format_number(n)
    return f"{many} packages that are sure enough" if are_sure else f"{many} allowed packages"


def tie_sentence(case: Case, ranking: PackageRanking, ties: TieSet, *, are_sure: bool = False) -> str:
    """How many packages are within the tie margin of the best, what they share, and how they differ."""
    n, n_all = ties.count, ranking.n_feasible
    of = "packages" if n_all is None else f"of {_of_kind(n_all, are_sure)}"
    several = f"{format_number(n)} {of} are" if n is not None else "several packages are"
    several = f"all {_of_kind(n, are_sure)} are" if n is not None and n == n_all else several
    best = f"{package_name(case, ranking.rows[0].members)}, {points_shown(ties.best_score)} of 100"
    margin = f"{format_number(ties.margin, decimals_of(ties.margin))}-point tie margin"
    head = f"Too close to call: {several} within this case's {margin} of the best ({best})."
    return " ".join(filter(None, (head, _shared_sentence(case, ties), _extremes_sentence(case, ties))))


def _shared_sentence(case: Case, ties: TieSet) -> str:
    def named(ids: tuple[str, ...]) -> str:
        return join_names([case.options[id_].label for id_ in ids])

    shared = [f"all of them include {named(ties.always)}"] if ties.always else []
    shared += ["no measure is in all of them"] if not ties.always and not ties.undecided else []
    shared += [f"none includes {named(ties.never)}"] if ties.never else []
    shared += [f"the search did not settle whether all or none include {named(ties.undecided)}"] * bool(ties.undecided)
    text = "; ".join(shared)
    return f"{text[0].upper()}{text[1:]}."


def _extremes_sentence(case: Case, ties: TieSet) -> str:
    """The cheapest, the earliest and the least risky; each package is named once."""
    kinds = {"cheapest": ties.cheapest, "earliest": ties.earliest, "least risky": ties.least_risky}
    by_members: dict[tuple[str, ...], list[str]] = {}
    for kind, row in kinds.items():
        if row is not None:
            by_members.setdefault(row.members, []).append(f"the {kind}")
    parts = [f"{join_names(which)} is {package_name(case, members)}" for members, which in by_members.items()]
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _only_sentence(case: Case, members: tuple[str, ...], score: str, are_sure: bool) -> str:
    if are_sure:
        return f"Only one package is sure enough: {package_name(case, members)}, ({score} of 100)."
    if members:
        return f"Only one package is allowed: {package_name(case, members)} ({score} of 100)."
    baseline = case.options[case.baseline].label
    return f"The rules and limits leave only today's course, {baseline} ({score} of 100); relax one to allow a measure."


def rule_text(case: Case, rule: Rule) -> str:
    """A rule, as a clause."""
    label = case.options[rule.option].label if rule.option else ""
    other = case.options[rule.other].label if rule.other else ""
    match rule.kind:
        case "needs":
            return f"{label} cannot go ahead without {other}"
        case "excludes":
            return f"{label} and {other} cannot be adopted together"
        case "must":
            return f"{label} must be included"
        case "must_not":
            return f"{label} must be excluded"
        case "at_least_members":
            return f"at least {count_of(rule.bound or 0, 'member')}"
        case "at_most_members":
            return f"at most {count_of(rule.bound or 0, 'member')}"
        case "together":
            return f"{_members_text(case, rule)} go together or not at all"
        case "at_least":
            return f"at least {rule.bound} of {_members_text(case, rule)}"
        case "at_most":
            return f"at most {rule.bound} of {_members_text(case, rule)}"
        case "sure":
            share = present(rule.share, "the sureness")
            least = f"at least {format_number(share, decimals_of(share))} % of simulations"
            return f"all limits and red lines together in {least}"
        case _:
            return limit_text(case, present(rule.limit, "the limit"))


def _members_text(case: Case, rule: Rule) -> str:
    return join_names([case.options[id_].label for id_ in rule.of])


def limit_text(case: Case, limit: Limit) -> str:
    """A limit, as a clause with its unit."""
    name = QUANTITY_NAMES[limit.on] if limit.on in QUANTITY_NAMES else case.criteria[limit.on].name
    if limit.year is not None:
        name += f" in year {limit.year}"
    if limit.on == "cost" and case.money.discount_rate:
        name += f" (discounted to year {case.money.discount_to})" if limit.year is None else " (not discounted)"
    bounds = [
        f"{word} {quantity_text(case, limit.on, bound)}"
        for word, bound in (("at most", limit.at_most), ("at least", limit.at_least))
        if bound is not None
    ]
    return f"{name} {' and '.join(bounds)}"


def quantity_text(case: Case, on: str, number: float, beside: float | None = None) -> str:
    """A number of a limited quantity, with its unit; a criterion of the same id as a quantity is not meant.

    A bound reads as it was set. A level ``beside`` a bound that it breaks never reads the same.
    """
    least = _least_decimals(case, on)
    if beside is None:
        return _with_unit(case, on, number, decimals_of(number, least))
    return _with_unit(
        case, on, number, max(decimals_of(number, least, least + 2), decimals_apart(number, beside, least))
    )


def moved_bound_text(case: Case, on: str, old: float, new: float) -> str:
    """Where a bound must be moved to, rounded onward, so that the number can be typed in and does what is said."""
    least, side = _least_decimals(case, on), _side(old, new)
    decimals = max(decimals_of(new, least, least + 2), decimals_apart(new, old, least))
    return _with_unit(case, on, round_outward(new, decimals, side), decimals)


def _side(old: float, new: float) -> Side:
    return "up" if new > old else "down"


def _least_decimals(case: Case, on: str) -> int:
    if on not in QUANTITY_NAMES:
        return case.criteria[on].decimals
    return 1 if on == "cost" else 0


def _with_unit(case: Case, on: str, number: float, decimals: int) -> str:
    if on not in QUANTITY_NAMES:
        return format_number(number, decimals, case.criteria[on].unit)
    if on == "cost":
        return format_number(number, decimals, case.money.label)
    text = format_number(number, decimals)
    return text if on == "members" else f"day {text}"


def broken_text(case: Case, broken: BrokenRule) -> str:
    """A broken rule with what was found, as a clause."""
    rule, text = broken.rule, rule_text(case, broken.rule)
    if broken.found is None or broken.found != broken.found:
        return text
    if rule.kind == "sure":
        return f"{text} (here {format_number(broken.found, 1)} %)"
    on = rule.limit.on if rule.limit else "members"
    return f"{text} (here {quantity_text(case, on, broken.found, _bound_of(rule, broken.found))})"


def _bound_of(rule: Rule, found: float) -> float:
    """The bound of a rule that a level or a count misses: of two, the one on its side."""
    bounds = (rule.limit.at_most, rule.limit.at_least) if rule.limit else (rule.bound, None)
    known = [float(bound) for bound in bounds if bound is not None]
    return min(known, key=lambda bound: abs(bound - found))


def conflict_sentence(case: Case, rules: Iterable[Rule]) -> str:
    """A smallest set of rules that no package can keep together."""
    listed = [rule_text(case, rule) for rule in rules]
    if len(listed) == 1:
        return f"No package keeps this rule: {listed[0]}."
    return (
        f"No package keeps these {len(listed)} rules together: {'; '.join(listed)}. Dropping any one of them is enough."
    )


def why_not_sentence(case: Case, why: WhyNot) -> str:
    """Why a measure is not in the best package, and what would bring it in."""
    label = case.options[why.option].label
    match why.reason:
        case "in the best":
            return f"{label} is in the best package."
        case "ties with the best":
            return f"{label} is in a package that shares first place: {package_name(case, why.best_with or ())}."
        case "no package may hold it":
            head = f"No allowed package includes {label}: {'; '.join(rule_text(case, rule) for rule in why.conflict)}"
        case "not sure enough":
            head = f"No package with {label} keeps all limits and red lines in enough simulations"
        case "cannot be scored":
            head = f"{label} is not ranked: a level on a criterion with weight is missing"
        case "a rule stands in the way":
            head = f"{label} cannot join the best package: {'; '.join(broken_text(case, b) for b in why.blocked_by)}"
        case _:
            return _outscored(case, why, label) + _relaxation(case, why.relaxations)
    return f"{head}.{_best_with(case, why)}{_relaxation(case, why.relaxations)}"


def _outscored(case: Case, why: WhyNot, label: str) -> str:
    head = f"Packages with {label} score lower"
    if why.best_with is None or why.gap is None:
        return f"{head}."
    return f"{head}; the best of them, {package_name(case, why.best_with)}, is {points(why.gap)} behind."


def _best_with(case: Case, why: WhyNot) -> str:
    if why.best_with is None or why.gap is None:
        return ""
    return f" The best package with it, {package_name(case, why.best_with)}, is {points(why.gap)} behind."


def _relaxation(case: Case, relaxations: tuple[Relaxation, ...]) -> str:
    if not relaxations:
        return ""
    first = relaxations[0]
    if first.new_bound is None:
        return f" Dropping one rule would bring it in: {rule_text(case, first.rule)}."
    on = first.rule.limit.on if first.rule.limit else "members"
    bound = moved_bound_text(case, on, _bound_of(first.rule, first.new_bound), first.new_bound)
    return f" The smallest rule change that would bring it in: {rule_text(case, first.rule)}, moved to {bound}."


def judged_sentence(case: Case, judged: JudgedPackage) -> str:
    """A package that the reader built, beside the allowed ones."""
    name = known_name(case, judged.row.members)
    score = format_number(judged.row.score, 1)
    if isnan(judged.row.score):
        return f"{name} has no score: a level that counts is missing."
    if judged.breaks:
        head = f"{name} ({score} of 100) breaks: {'; '.join(broken_text(case, b) for b in judged.breaks)}."
    elif judged.regret <= TIE:
        return f"{name} is the best allowed package, with {score} of 100."
    else:
        head = f"{name} has {score} of 100, {points(judged.regret)} behind the best allowed package."
    return head + _competitor(case, judged) + _weights_for(case, judged)


def _competitor(case: Case, judged: JudgedPackage) -> str:
    if judged.nearest is None or not (judged.swap_in or judged.swap_out):
        return " It is efficient: no allowed package dominates it." if judged.is_efficient else ""
    steps = []
    if judged.swap_in:
        steps.append(f"adds {join_names([case.options[id_].label for id_ in judged.swap_in])}")
    if judged.swap_out:
        steps.append(f"drops {join_names([case.options[id_].label for id_ in judged.swap_out])}")
    score = format_number(judged.nearest.score, 1)
    return f" The nearest efficient package {join_names(steps)} (score {score})."


def _weights_for(case: Case, judged: JudgedPackage) -> str:
    if judged.change is None:
        return " No weights make it the best."
    return f" It is the best if {weight_shift(judged.change.moved)}."


def balance_sentence(case: Case, verdict: BalanceVerdict) -> str:
    """Whether a package is in balance between the two levers that the case names, and its rank by that."""
    if isnan(verdict.index):
        return f"{balance_clause(case, verdict)}."
    index = (
        f"{balance_clause(case, verdict)}. Its balance index (geometric mean; high only if both are high) is "
        f"{format_number(verdict.index, 2)}"
    )
    if verdict.place is None or verdict.n_feasible is None:
        return f"{index}."
    highest = f"{known_name(case, verdict.best_members)} with {format_number(verdict.best_index, 2)}"
    best = "" if verdict.place == 1 else f"; the highest is {highest}"
    return f"{index}, {ordinal(verdict.place)} of {count_of(verdict.n_feasible, 'allowed package')}{best}."


def balance_clause(case: Case, verdict: BalanceVerdict) -> str:
    """Which way a package leans, and its values on the two levers."""
    balance = present(case.balance, "the case's balance")
    pressure, service = case.criteria[balance.pressure].name, case.criteria[balance.service].name
    name = known_name(case, verdict.members)
    if isnan(verdict.index):
        return f"{name} cannot be placed: a level of {pressure} or {service} is missing"
    lean = {"even": "is balanced", "pressure": f"leans toward {pressure}", "service": f"leans toward {service}"}
    at = f"{pressure} {format_number(verdict.pressure, 2)}, {service} {format_number(verdict.service, 2)} of 1"
    return f"{name} {lean[verdict.leans_to]} ({at})"
