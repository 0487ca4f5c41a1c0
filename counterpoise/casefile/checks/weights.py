"""A weight profile says one thing about every criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose

from ...model import Comparison
from ...model.pairwise import ACCEPTABLE, consistency_ratio, find_groups, rank_deviations
from ..draft import Draft
from ..records import ComparisonRecord, ShareRangeRecord, WeightsRecord
from ..sheet import AnySheet, Finding
from ..wording import listing, number
from .parts import not_named

FORMS = ("points", "rank", "pairwise")
_MOST_NAMED = 3


def check_weight_forms(draft: Draft) -> Iterator[Finding]:
    """Exactly one of points, rank and pairwise."""
    for _id, sheet, _profile in draft.sound_weights():
        forms = [form for form in FORMS if sheet.written(form) is not None]
        if not forms:
            yield Finding(
                sheet,
                (),
                "weights-form",
                "no weights are stated",
                f"one of: {', '.join(FORMS)}",
                "add 'points:' with a number for each criterion",
            )
        for form in forms[1:]:
            yield Finding(
                sheet,
                (form,),
                "weights-form",
                f"'{form}' is given together with '{forms[0]}'",
                f"only one of: {', '.join(FORMS)}",
                "keep one, or make two files",
                "key",
            )


def check_points(draft: Draft) -> Iterator[Finding]:
    """Every criterion has points (0 is written out), and not all are zero."""
    for _id, sheet, profile in draft.sound_weights():
        if profile.points is None:
            continue
        yield from _not_named(draft, sheet, "points", set(profile.points), "write 0 out: 'criterion: 0'")
        if not any(profile.points.values()) and not _is_partly_faulty(sheet, "points"):
            yield Finding(
                sheet,
                ("points",),
                "weights-all-zero",
                "all points are zero",
                "at least one criterion that counts",
                "",
                "key",
            )


def check_rank(draft: Draft) -> Iterator[Finding]:
    """Every criterion has exactly one place in the order."""
    for _id, sheet, profile in draft.sound_weights():
        if profile.rank is None:
            continue
        seen: set[str] = set()
        for path, id_ in _ranked(profile):
            if id_ in seen:
                yield Finding(
                    sheet,
                    path,
                    "named-twice",
                    f"'{id_}' is named a second time",
                    "each criterion once",
                    "delete one of the two",
                )
            seen.add(id_)
        yield from _not_named(draft, sheet, "rank", seen, "criteria of no weight cannot be ranked: use 'points'")


def _ranked(profile: WeightsRecord) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, group in enumerate(profile.rank or ()):
        if isinstance(group, str):
            yield ("rank", at), group
        else:
            yield from ((("rank", at, inner), id_) for inner, id_ in enumerate(group))


def _not_named(draft: Draft, sheet: AnySheet, form: str, named: set[str], hint: str) -> Iterator[Finding]:
    written = sheet.written(form)
    if draft.criterion_ids is None or not isinstance(written, dict | list):
        return
    named = named | (set(written) if isinstance(written, dict) else set())
    absent = not_named(draft.criterion_ids, named, draft.criterion_ids)
    if absent and not _is_partly_faulty(sheet, form):
        yield Finding(
            sheet,
            (form,),
            "weights-incomplete",
            f"not named: {listing(absent)}",
            "every criterion of case.yaml, derived ones too",
            hint,
            "key",
        )


def _is_partly_faulty(sheet: AnySheet, form: str) -> bool:
    return any(path[:1] == (form,) for path in sheet.faulty)


def check_pairwise(draft: Draft) -> Iterator[Finding]:
    """Comparisons connect all criteria, do not contradict one another, and repeat a pair only with the same answer."""
    for _id, sheet, profile in draft.sound_weights():
        if profile.pairwise is None:
            continue
        ratios: dict[tuple[str, str], tuple[float, int]] = {}
        faults = [fault for at, found in enumerate(profile.pairwise) for fault in _compare(sheet, at, found, ratios)]
        yield from faults
        ids = draft.criterion_ids
        comparisons = [Comparison(found.more, found.less, found.times) for found in profile.pairwise]
        named = {id_ for found in comparisons for id_ in (found.more, found.less)}
        if ids is None or _is_partly_faulty(sheet, "pairwise") or not named <= set(ids):
            continue
        groups = find_groups(comparisons, ids)
        if len(groups) > 1:
            yield _unconnected(sheet, groups)
        elif not faults:
            yield from _contradictions(sheet, comparisons, ids)


def _unconnected(sheet: AnySheet, groups: list[list[str]]) -> Finding:
    return Finding(
        sheet,
        ("pairwise",),
        "pairwise-incomplete",
        f"nothing compares {listing(groups[0])} with {listing(groups[1])}",
        "comparisons that connect all criteria, directly or by way of others",
        f"add one, for instance {{more: {groups[0][0]}, less: {groups[1][0]}, times: ...}}",
        "key",
    )


def _contradictions(sheet: AnySheet, comparisons: list[Comparison], ids: tuple[str, ...]) -> Iterator[Finding]:
    ratio = consistency_ratio(comparisons, ids)
    if ratio <= ACCEPTABLE:
        return
    worst = [
        f"{found.comparison.more} over {found.comparison.less}: {number(found.comparison.times)} times "
        f"(the others imply {found.implied:.2g})"
        for found in rank_deviations(comparisons, ids)[:_MOST_NAMED]
    ]
    yield Finding(
        sheet,
        ("pairwise",),
        "pairwise-inconsistent",
        f"the comparisons contradict one another (consistency ratio {ratio:.2f})",
        f"a ratio of at most {ACCEPTABLE:g}",
        f"reconsider first: {'; '.join(worst)}",
        "key",
        "warning",
    )


def _compare(
    sheet: AnySheet, at: int, comparison: ComparisonRecord, ratios: dict[tuple[str, str], tuple[float, int]]
) -> Iterator[Finding]:
    more, less, times = comparison.more, comparison.less, comparison.times
    if more == less:
        yield Finding(
            sheet,
            ("pairwise", at),
            "named-twice",
            f"'{more}' is compared with itself",
            "two different criteria",
            "delete the comparison",
        )
        return
    pair, ratio = (min(more, less), max(more, less)), times if more < less else 1 / times
    earlier = ratios.setdefault(pair, (ratio, at))
    if not isclose(earlier[0], ratio, rel_tol=1e-6):
        yield Finding(
            sheet,
            ("pairwise", at),
            "pairwise-contradiction",
            f"{more} and {less} are compared twice with different answers",
            f"the answer of pairwise[{earlier[1]}], or one comparison only",
            "delete one of the two",
        )


def check_ranges(draft: Draft) -> Iterator[Finding]:
    """Ranges are in order, and some weights keep them all."""
    for _id, sheet, profile in draft.sound_weights():
        crossed = [id_ for id_, found in profile.ranges.items() if found.low > found.high]
        for id_ in crossed:
            found = profile.ranges[id_]
            yield Finding(
                sheet,
                ("ranges", id_),
                "bounds-crossed",
                f"low {number(found.low)} is above high {number(found.high)}",
                "low <= high",
                "swap the two",
            )
        if not crossed:
            yield from _infeasible(draft, sheet, profile.ranges)


def _infeasible(draft: Draft, sheet: AnySheet, ranges: Mapping[str, ShareRangeRecord]) -> Iterator[Finding]:
    lows = sum(found.low for found in ranges.values())
    if lows > 100 + 1e-9:
        yield Finding(
            sheet,
            ("ranges",),
            "ranges-infeasible",
            f"the lows add up to {number(lows)} percent",
            "lows that add up to at most 100",
            "lower some of them",
            "key",
        )
    highs = sum(found.high for found in ranges.values())
    if draft.criterion_ids and set(draft.criterion_ids) <= set(ranges) and highs < 100 - 1e-9:
        yield Finding(
            sheet,
            ("ranges",),
            "ranges-infeasible",
            f"the highs add up to {number(highs)} percent",
            "highs that add up to at least 100",
            "raise some of them",
            "key",
        )
