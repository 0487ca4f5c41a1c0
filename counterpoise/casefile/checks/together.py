"""What may and may not stand together: exclusions, packages, interactions, orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..draft import Draft
from ..records import CaseRecord
from ..sheet import AnySheet, Finding
from ..wording import Path

Exclusions = Mapping[str, Mapping[str, str]]
"""By option: the options that it may not stand beside, each with the file that says so."""


def check_exclusions(draft: Draft) -> Iterator[Finding]:
    """No option excludes itself."""
    for id_, sheet, option in draft.sound_options():
        for at, other in enumerate(option.excludes):
            if other == id_:
                yield Finding(
                    sheet,
                    ("excludes", at),
                    "excludes-itself",
                    "the option excludes itself",
                    "other options, or 'all' for every other",
                    "delete it",
                )


def check_named_once(draft: Draft) -> Iterator[Finding]:
    """Lists of options and profiles name each once."""
    for _id, sheet, option in draft.sound_options():
        yield from find_repeated(sheet, ("excludes",), option.excludes)
        yield from find_repeated(sheet, ("needs",), option.needs)
    if draft.case.record is None:
        return
    yield from find_repeated(draft.case, ("option_order",), draft.case.record.option_order)
    yield from find_repeated(draft.case, ("profile_order",), draft.case.record.profile_order)
    for id_, package in draft.case.record.packages.items():
        yield from find_repeated(draft.case, ("packages", id_, "members"), package.members)
    for at, interaction in enumerate(draft.case.record.interactions):
        yield from find_repeated(draft.case, ("interactions", at, "pair"), interaction.pair)


def find_repeated(sheet: AnySheet, path: Path, ids: Iterable[str]) -> Iterator[Finding]:
    """What a list names a second time."""
    seen: set[str] = set()
    for at, id_ in enumerate(ids):
        if id_ in seen:
            yield Finding(
                sheet,
                (*path, at),
                "named-twice",
                f"'{id_}' is named a second time",
                "each once",
                "delete one of the two",
            )
        seen.add(id_)


def check_package_members(draft: Draft) -> Iterator[Finding]:
    """No package holds options that exclude each other, and the baseline stands alone."""
    if draft.case.record is None:
        return
    excluded = excluded_pairs(draft)
    for path, members in _groups(draft.case.record):
        is_with_baseline = draft.baseline in members and len(set(members)) > 1
        if is_with_baseline:
            yield Finding(
                draft.case,
                (*path, members.index(draft.baseline)),
                "baseline-in-package",
                f"the baseline '{draft.baseline}' is listed with other options",
                "the baseline alone, or other options without it",
                "delete it here",
            )
        for first, second, file in clashes(members, excluded):
            if not (is_with_baseline and draft.baseline in (first, second)):
                yield Finding(
                    draft.case,
                    path,
                    "excluded-together",
                    f"'{first}' and '{second}' exclude each other",
                    f"options that may be adopted together ({file} says that these may not)",
                    "delete one of the two, or change 'excludes'",
                )


def _groups(case: CaseRecord) -> Iterator[tuple[Path, list[str]]]:
    for id_, package in case.packages.items():
        yield ("packages", id_, "members"), package.members
    for at, interaction in enumerate(case.interactions):
        yield ("interactions", at, "pair"), interaction.pair


def excluded_pairs(draft: Draft) -> Exclusions:
    """What each option may not stand beside, with the file that says so."""
    pairs: dict[str, dict[str, str]] = {}
    for id_, sheet, option in draft.sound_options():
        for other in draft.options if "all" in option.excludes else option.excludes:
            if other != id_:
                pairs.setdefault(id_, {}).setdefault(other, sheet.file)
                pairs.setdefault(other, {}).setdefault(id_, sheet.file)
    return pairs


def clashes(members: Iterable[str], excluded: Exclusions) -> Iterator[tuple[str, str, str]]:
    """Pairs of members that exclude each other, in the order of the list, with the file that says so."""
    place = {id_: at for at, id_ in enumerate(dict.fromkeys(members))}
    for first, at in place.items():
        later = (other for other in excluded.get(first, ()) if place.get(other, -1) > at)
        yield from ((first, second, excluded[first][second]) for second in sorted(later, key=place.__getitem__))
