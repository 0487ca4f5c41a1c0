"""Answers about single criteria: swing points, an order, bounds on shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...analysis.weighting.elicited import Elicited
from ...analysis.weighting.ranges import weigh_ranges
from ...analysis.weighting.rank_order import FORMULAS, weigh_order
from ...analysis.weighting.swing import weigh_swings
from ...model import Case
from ...model.number_text import fraction_advice
from .reader import Path, Reader

MOST_POINTS = 1e9

NEAR = 1e-9


def read_swing(reader: Reader, case: Case) -> Elicited:
    """``points`` of each swing, and perhaps ``rank``, the order in which they were chosen."""
    reader.only_keys(("points", "rank"))
    points = reader.numbers("points", 0, MOST_POINTS)
    given = reader.answers.get("points")
    if isinstance(given, Mapping) and given:
        reader.all_named(("points",), given, "write 0 out where a swing is worth nothing")
        if not any(given.values()):
            reader.refuse(("points",), "all swings have 0 points; the most valuable one has 100")
    groups = _read_rank(reader) if "rank" in reader.answers else ()
    reader.require_sound()
    return weigh_swings(points, reader.criterion_ids, groups)


def read_rank(reader: Reader, case: Case) -> Elicited:
    """``rank``, most important first, equals in an inner list; ``formula`` centroid, sum or reciprocal."""
    reader.only_keys(("rank", "formula", "no_weight"))
    groups = _read_rank(reader)
    formula = reader.choice("formula", tuple(FORMULAS))
    none = reader.without_weight()
    ranked = [id_ for group in groups for id_ in group]
    if groups:
        reader.all_named(("rank",), (*ranked, *none), "rank them, or list them under no_weight")
    for id_ in none:
        if id_ in ranked:
            reader.refuse(("no_weight",), f"{id_} is ranked as well; keep one of the two")
    reader.require_sound()
    return weigh_order(groups, reader.criterion_ids, formula)


def _read_rank(reader: Reader) -> Sequence[Sequence[str]]:
    groups: list[list[str]] = []
    seen: set[str] = set()
    for at, value in enumerate(reader.items(("rank",), reader.answers.get("rank"), "a list of criteria")):
        path: Path = ("rank", at)
        inner = reader.items(path, value, "a list of equals") if isinstance(value, list | tuple) else (value,)
        group = [reader.criterion(path, id_) for id_ in inner]
        for id_ in filter(None, group):
            if id_ in seen:
                reader.refuse(path, f"{id_} is ranked a second time; name each criterion once")
            seen.add(id_)
        groups.append([id_ for id_ in group if id_])
    return [group for group in groups if group]


def read_ranges(reader: Reader, case: Case) -> Elicited:
    """``ranges`` of shares in percent, by criterion id; a criterion without one may have any share."""
    reader.only_keys(("ranges",))
    bounds: dict[str, tuple[float, float]] = {}
    for id_, value in reader.group(("ranges",), reader.answers.get("ranges"), "a range for each criterion").items():
        known = reader.criterion(("ranges", id_), id_)
        if not reader.entry(("ranges", id_), value, ("low", "high")) or not isinstance(value, Mapping):
            continue
        low, high = (reader.number(("ranges", id_, end), value[end], 0, 100) for end in ("low", "high"))
        if low is None or high is None:
            continue
        if low > high:
            reader.refuse(("ranges", id_), f"low {low:g} is above high {high:g}; swap the two")
        elif known:
            bounds[id_] = (low, high)
    most = max((high for _low, high in bounds.values()), default=0.0)
    if not reader.faults and 0 < most < 1:
        reader.refuse(("ranges",), f"shares are in percent, and no bound is above {fraction_advice(most)}")
    if not reader.faults:
        _check_room(reader, bounds)
    reader.require_sound()
    return weigh_ranges(bounds, reader.criterion_ids)


def _check_room(reader: Reader, bounds: dict[str, tuple[float, float]]) -> None:
    """Refuses ranges that no weights keep, and says by how much they miss."""
    lows = sum(low for low, _high in bounds.values())
    if lows > 100 + NEAR:
        listed = ", ".join(f"{id_} {low:g}" for id_, (low, _high) in bounds.items() if low)
        reader.refuse(("ranges",), f"the lows add up to {lows:g} %: {listed}\n    lower some of them by {lows - 100:g}")
    highs = sum(high for _low, high in bounds.values())
    if len(bounds) == len(reader.criterion_ids) and highs < 100 - NEAR:
        listed = ", ".join(f"{id_} {high:g}" for id_, (_low, high) in bounds.items())
        text = f"the highs add up to {highs:g} %: {listed}\n    raise some of them by {100 - highs:g}"
        reader.refuse(("ranges",), text)
