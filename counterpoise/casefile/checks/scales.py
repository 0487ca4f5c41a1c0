"""Scales, bounds, thresholds and value functions of criteria."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..draft import Draft
from ..records import CriterionRecord, PointRecord
from ..sheet import Finding
from ..tolerance import SMALLEST, is_clearly_less, is_too_narrow
from ..wording import Path, number
from .cells import are_crossed, bounds_in_words, is_outside


def check_scales(draft: Draft) -> Iterator[Finding]:
    """Worst and best differ, and bounds are in order."""
    for id_, criterion in draft.criteria.items():
        path, scale, bounds = ("criteria", id_), criterion.scale, criterion.bounds
        if scale.worst == scale.best:
            yield Finding(
                draft.case,
                (*path, "scale"),
                "flat-scale",
                f"worst and best are both {number(scale.best)}",
                "two different levels",
                "a criterion that cannot differ says nothing: delete it or widen it",
            )
        elif is_too_narrow(scale.worst, scale.best):
            yield Finding(
                draft.case,
                (*path, "scale"),
                "flat-scale",
                f"worst {scale.worst!r} and best {scale.best!r} are almost the same",
                f"ends that differ by at least {SMALLEST:g}, and by a millionth of the larger one",
                "choose a smaller unit, or measure from another starting point",
            )
        if bounds.lower is not None and bounds.upper is not None and bounds.lower > bounds.upper:
            yield Finding(
                draft.case,
                (*path, "bounds"),
                "bounds-crossed",
                f"lower {number(bounds.lower)} is above upper {number(bounds.upper)}",
                "lower <= upper",
                "swap the two",
            )


def check_scale_within_bounds(draft: Draft) -> Iterator[Finding]:
    """Scale, anchors and thresholds are levels that can occur."""
    for id_, criterion in draft.criteria.items():
        bounds = criterion.bounds
        if are_crossed(bounds):
            continue
        for path, level in _levels(criterion):
            if is_outside(level, bounds):
                yield Finding(
                    draft.case,
                    ("criteria", id_, *path),
                    "outside-bounds",
                    f"the level {number(level)} cannot occur",
                    f"{bounds_in_words(bounds)} {criterion.unit} (the criterion's bounds)",
                )


def _levels(criterion: CriterionRecord) -> Iterator[tuple[Path, float]]:
    yield ("scale", "worst"), criterion.scale.worst
    yield ("scale", "best"), criterion.scale.best
    yield from ((("anchors", at, "level"), anchor.level) for at, anchor in enumerate(criterion.anchors))
    for key in ("must_reach", "red_line"):
        if (level := getattr(criterion, key)) is not None:
            yield (key,), level


def check_value_points(draft: Draft) -> Iterator[Finding]:
    """A value function runs from 0 at the worst level to 1 at the best, and never turns back."""
    for id_, criterion in draft.criteria.items():
        if isinstance(criterion.value, list) and criterion.scale.worst != criterion.scale.best:
            path = ("criteria", id_, "value")
            points = criterion.value
            yield from _end(draft, (*path, 0), points[0], criterion.scale.worst, 0, "first", "worst")
            yield from _end(draft, (*path, len(points) - 1), points[-1], criterion.scale.best, 1, "last", "best")
            yield from _turns(draft, path, points, criterion.scale.best - criterion.scale.worst)


def _end(
    draft: Draft, path: Path, point: PointRecord, level: float, value: float, which: str, end: str
) -> Iterator[Finding]:
    if (point.level, point.value) != (level, value):
        yield Finding(
            draft.case,
            path,
            "value-points",
            f"the {which} point is level {number(point.level)}, value {number(point.value)}",
            f"the {end} end of the scale: level {number(level)}, value {number(value)}",
        )


def _turns(draft: Draft, path: Path, points: list[PointRecord], width: float) -> Iterator[Finding]:
    for at, (earlier, later) in enumerate(pairwise(points), start=1):
        ends = (earlier.level, later.level) if width > 0 else (later.level, earlier.level)
        goes_on = is_clearly_less(*ends, abs(width))
        if not goes_on:
            yield Finding(
                draft.case,
                (*path, at, "level"),
                "value-points",
                f"level {number(later.level)} after {number(earlier.level)}",
                "levels in order from worst to best, each once",
                "sort the points",
            )
        elif later.value < earlier.value:
            yield Finding(
                draft.case,
                (*path, at, "value"),
                "value-points",
                f"value {number(later.value)} after {number(earlier.value)}",
                "values that never fall on the way from worst to best",
            )
