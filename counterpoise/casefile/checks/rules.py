"""Rules on what a package may hold: each says one thing, and all can be kept."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..records import CountRecord, RuleRecord
from ..sheet import Finding
from ..wording import Path, listing
from .together import Exclusions, clashes, excluded_pairs, find_repeated

FORMS = ("together", "at_least", "at_most")


def list_rules(draft: Draft) -> Iterator[tuple[Path, RuleRecord]]:
    """Every rule of the case with its path."""
    if draft.case.record is not None:
        yield from ((("rules", at), rule) for at, rule in enumerate(draft.case.record.rules))


def named_in(rule: RuleRecord) -> Iterator[tuple[Path, list[str]]]:
    """The lists of options that a rule names, with their paths inside the rule."""
    if rule.together is not None:
        yield ("together",), rule.together
    for form in ("at_least", "at_most"):
        if (count := getattr(rule, form)) is not None:
            yield (form, "of"), count.of


def check_rule_forms(draft: Draft) -> Iterator[Finding]:
    """Exactly one of together, at_least and at_most; each option once, and never the baseline."""
    for path, rule in list_rules(draft):
        stated = [form for form in FORMS if getattr(rule, form) is not None]
        if len(stated) != 1:
            yield Finding(
                draft.case,
                path,
                "rule-form",
                f"the rule states {' and '.join(stated) or 'nothing'}",
                f"exactly one of: {', '.join(FORMS)}",
                "make each a rule of its own"
                if stated
                else "add one; exactly n are at_least n and at_most n, two rules",
            )
        for inner, ids in named_in(rule):
            yield from find_repeated(draft.case, (*path, *inner), ids)
            if draft.baseline in ids:
                yield Finding(
                    draft.case,
                    (*path, *inner, ids.index(draft.baseline)),
                    "baseline-in-rule",
                    f"the baseline '{draft.baseline}' is named in a rule",
                    "options that a package can include; the baseline is never a member",
                    "delete it here",
                )


def check_rule_counts(draft: Draft) -> Iterator[Finding]:
    """A count can be met, and it rules something out."""
    for path, rule in list_rules(draft):
        if rule.at_least is not None and rule.at_least.n > len(set(rule.at_least.of)):
            yield _count(draft, (*path, "at_least", "n"), rule.at_least, "no package can include that many")
        if rule.at_most is not None and rule.at_most.n >= len(set(rule.at_most.of)):
            yield _count(draft, (*path, "at_most", "n"), rule.at_most, "the rule excludes nothing")


def _count(draft: Draft, path: Path, count: CountRecord, what: str) -> Finding:
    of = len(set(count.of))
    most = of - 1 if "at_most" in path else of
    return Finding(
        draft.case,
        path,
        "rule-count",
        f"{count.n} of {of} options: {what}",
        f"a whole number from 1 to {most}" if most > 1 else "the number 1",
        "change n, or list more options",
    )


def check_rules_can_be_kept(draft: Draft) -> Iterator[Finding]:
    """No rule asks for options that exclude each other, or for more than another rule allows."""
    excluded = excluded_pairs(draft)
    counts = [(path, rule.at_most) for path, rule in list_rules(draft) if rule.at_most is not None]
    for path, rule in list_rules(draft):
        most = [count for of, count in counts if of != path]
        if rule.together is not None:
            yield from _clashes(draft, path, rule.together, excluded)
            yield from _too_many_together(draft, path, set(rule.together), most)
        if rule.at_least is not None and rule.at_least.n <= len(set(rule.at_least.of)):
            yield from _cannot_reach(draft, path, rule.at_least, excluded, most)


def _clashes(draft: Draft, path: Path, together: list[str], excluded: Exclusions) -> Iterator[Finding]:
    for first, second, file in clashes(together, excluded):
        yield Finding(
            draft.case,
            (*path, "together"),
            "rule-impossible",
            f"'{first}' and '{second}' exclude each other, so no package can include both",
            f"options that may be adopted together ({file} says that these may not)",
            "delete one of the two, or change 'excludes'",
        )


def _too_many_together(draft: Draft, path: Path, together: set[str], most: list[CountRecord]) -> Iterator[Finding]:
    """Options that go together and are more than another rule allows: no package can include any of them."""
    for other in most:
        if len(shared := sorted(together & set(other.of))) > other.n:
            yield Finding(
                draft.case,
                (*path, "together"),
                "rule-impossible",
                f"{listing(shared)} go together, but another rule allows only {other.n} of them, so no package can "
                "include any",
                "rules that can be kept together",
                "delete one of the two rules, or raise the n of 'at_most'",
                severity="warning",
            )


def _cannot_reach(
    draft: Draft, path: Path, least: CountRecord, excluded: Exclusions, most: list[CountRecord]
) -> Iterator[Finding]:
    ids = list(dict.fromkeys(least.of))
    groups = _groups_that_exclude_one_another(ids, excluded)
    if least.n > len(groups):
        group = max(groups, key=len)
        yield Finding(
            draft.case,
            (*path, "at_least"),
            "rule-impossible",
            f"at least {least.n} are required, but at most {len(groups)} of them can be adopted together",
            f"options that do not exclude one another; a package can include only one of {listing(group)}",
            "lower n, list other options, or change 'excludes'",
        )
    for other in most:
        outside = len(set(ids) - set(other.of))
        if least.n - outside > other.n:
            yield Finding(
                draft.case,
                (*path, "at_least"),
                "rule-impossible",
                f"at least {least.n} are required, but another rule allows only {other.n + outside} of them",
                "rules that can be kept together",
                "lower this n, or raise the n of 'at_most'",
            )


def _groups_that_exclude_one_another(ids: list[str], excluded: Exclusions) -> list[list[str]]:
    """The options in groups of which a package holds at most one; their number bounds what it can hold."""
    groups: list[list[str]] = []
    for id_ in ids:
        beside = excluded.get(id_, {})
        fitting = (group for group in groups if all(other in beside for other in group))
        found = next(fitting, None)
        if found is None:
            groups.append([id_])
        else:
            found.append(id_)
    return groups
