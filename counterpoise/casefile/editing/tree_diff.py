"""Two plain trees -> the fewest edits that make one of the other."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from ..wording import Path

MOST_COMPARED = 400
"""Items of lists that are compared each with each; of longer ones the changed middle is paired in order."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Another value at a path that is there."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class InsertKey:
    """A new key behind another of its group, or before all (``after`` None); in front of ``before`` then."""

    path: Path
    value: Any
    after: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class InsertItems:
    """New items of the list at a path, in front of the place ``at``."""

    path: Path
    at: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Remove:
    """A key or an item goes."""

    path: Path


Edit = Replace | InsertKey | InsertItems | Remove


def same(one: object, other: object) -> bool:
    """Whether two trees hold the same, keys in the same order; a number equals itself with or without decimals."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one) and math.isnan(other):
        return True
    is_number = isinstance(one, int | float) and isinstance(other, int | float)
    return (is_number or type(one) is type(other)) and one == other


def find_edits(old: object, new: object, path: Path = ()) -> Iterator[Edit]:
    """The edits that make ``new`` of ``old``; paths are those of ``old``."""
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        yield from _in_group(old, new, path)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _in_list(old, new, path)
    else:
        yield Replace(path, new)


def _in_group(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    staying = _in_order([key for key in new if key in old], {key: at for at, key in enumerate(old)})
    yield from (Remove((*path, key)) for key in old if key not in staying)
    before = next(iter(staying)) if staying else None
    after: str | None = None
    for key, value in new.items():
        if key in staying:
            after = key
            yield from find_edits(old[key], value, (*path, key))
        else:
            yield InsertKey((*path, key), value, after, before)


def _in_order(keys: list[str], place: dict[str, int]) -> dict[str, None]:
    """The longest run of keys that stand in the order of before (longest increasing subsequence)."""
    if all(place[one] < place[next_] for one, next_ in pairwise(keys)):
        return dict.fromkeys(keys)
    ends: list[int] = []
    runs: list[tuple[str, ...]] = []
    for key in keys:
        at = bisect_left(ends, place[key])
        run = (*(runs[at - 1] if at else ()), key)
        ends[at : at + 1] = [place[key]]
        runs[at : at + 1] = [run]
    return dict.fromkeys(runs[-1]) if runs else {}


def _in_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    for start, end, new_start, new_end in runs(old, new):
        paired = min(end - start, new_end - new_start)
        for at in range(paired):
            yield from find_edits(old[start + at], new[new_start + at], (*path, start + at))
        yield from (Remove((*path, at)) for at in range(start + paired, end))
        if new_start + paired < new_end:
            yield InsertItems(path, start + paired, tuple(new[new_start + paired : new_end]))


def runs(old: list[Any], new: list[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Where the lists differ: places in the old one and in the new one."""
    first = 0
    while first < min(len(old), len(new)) and same(old[first], new[first]):
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and same(old[-1 - last], new[-1 - last]):
        last += 1
    end, new_end = len(old) - last, len(new) - last
    if max(end, new_end) - first > MOST_COMPARED:
        yield first, end, first, new_end
        return
    matcher = SequenceMatcher(None, list(map(_told, old[first:end])), list(map(_told, new[first:new_end])), False)
    for what, start, stop, new_start, new_stop in matcher.get_opcodes():
        if what != "equal":
            yield first + start, first + stop, first + new_start, first + new_stop


def _told(value: object) -> str:
    return repr(value)
