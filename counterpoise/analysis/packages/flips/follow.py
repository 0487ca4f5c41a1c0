"""Scores of packages along one number: where they bend, which packages are allowed there, and what they score."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ....model import Limit
from ...arrays import Bools, Floats
from ..combine import criterion_level, limited_quantity
from ..parts import PackageParts
from ..rules import keeps_limit, limit_width
from .bends import find_bends, find_net_turns, find_turns, settle
from .candidates import Candidates
from .numbers import Number
from .trace import Path

MADE_BY = {
    "cost": ("cost",),
    "likelihood": ("risk",),
    "lead time": ("ready_day", "effect_day"),
    "lag": ("effect_day",),
}
"""What the derived criteria that a number moves are measured by."""


def moved_columns(found: Candidates, number: Number) -> list[int]:
    """Criteria with weight whose levels a number moves."""
    if number.criterion is not None:
        columns = [found.parts.criterion_ids.index(number.criterion)]
    else:
        made = MADE_BY[number.kind]
        columns = [j for j, criterion in enumerate(found.parts.criteria) if criterion.measured_by in made]
    return [j for j in columns if found.weight_j[j] > 0]


def moved_limits(found: Candidates, number: Number) -> list[int]:
    """Limits on a quantity that a number moves."""
    made = set(MADE_BY.get(number.kind, ()))
    on = made | {c.id for c in found.parts.criteria if c.id == number.criterion or c.measured_by in made}
    return [k for k, limit in enumerate(found.rules.limits) if limit.on in on]


def follow_number(found: Candidates, number: Number) -> Iterator[Path]:
    """The paths down and up from the present number; none where it moves nothing."""
    columns, limits = moved_columns(found, number), moved_limits(found, number)
    if not columns and not limits:
        return
    at_b = np.unique([number.low, number.now, number.high])
    at_b = settle(number, np.append(at_b, find_bends(found, number, at_b)))
    at_b = settle(number, np.append(at_b, find_net_turns(found, number, at_b)))
    near = _near_rows(found, columns, limits)
    at_b = settle(number, np.append(at_b, find_turns(found, number, at_b, columns, limits, near)))
    parts = found.move(number, at_b)
    score_pb = np.broadcast_to(_rest(found, columns)[:, None], (len(found.member_pi), len(at_b))).copy()
    for j in columns:
        score_pb += 100 * found.weight_j[j] * found.parts.functions[j](criterion_level(parts, found.family, j))
    allowed_pb, allowed_ps = _allowed(found, parts, limits, len(at_b))
    k = int(np.flatnonzero(at_b == number.now)[0])
    if k > 0:
        down = slice(k, None, -1)
        yield Path(at_b[down], score_pb[:, down], allowed_pb[:, down], allowed_ps[:, k - 1 :: -1])
    if k < len(at_b) - 1:
        yield Path(at_b[k:], score_pb[:, k:], allowed_pb[:, k:], allowed_ps[:, k:])


def _rest(found: Candidates, columns: list[int]) -> Floats:
    """Scores without the criteria that move."""
    stays = [j for j in np.flatnonzero(found.weight_j > 0) if j not in columns]
    rest_p: Floats = 100 * found.value_pj[:, stays] @ found.weight_j[stays]
    return rest_p


def _near_rows(found: Candidates, columns: list[int], limits: list[int]) -> Bools:
    """Packages that can come within the margin of the best at all; the others' bends change nothing."""
    best = found.best
    if limits or best < 0:
        return np.ones(len(found.member_pi), bool)
    most_p = _rest(found, columns) + 100 * found.weight_j[columns].sum()
    least = _rest(found, columns)[best]
    near_p: Bools = most_p >= least - found.case.too_close - 1e-6
    return near_p


def _allowed(found: Candidates, parts: PackageParts, limits: list[int], n: int) -> tuple[Bools, Bools]:
    """Which packages keep all limits at every knot, and between any two."""
    stays = [k for k in range(len(found.rules.limits)) if k not in limits]
    kept_p: Bools = np.all(found.kept_pl[:, stays], axis=1)[:, None]
    at_pb, between_ps = np.broadcast_to(kept_p, (len(kept_p), n)), np.broadcast_to(kept_p, (len(kept_p), n - 1))
    for k in limits:
        limit: Limit = found.rules.limits[k]
        width = limit_width(found.parts, limit)
        quantity_pb = np.broadcast_to(limited_quantity(parts, found.family, limit), (len(kept_p), n))
        at_pb = at_pb & keeps_limit(quantity_pb, limit, width)
        between_ps = between_ps & keeps_limit((quantity_pb[:, :-1] + quantity_pb[:, 1:]) / 2, limit, width)
    return at_pb, between_ps
