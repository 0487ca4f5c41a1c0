"""Paths along what a reader sets: the weight of a criterion, and the bound of a limit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ....model import Limit
from ...arrays import Floats
from ...tolerance import slack
from ..rules import keeps_limit, limit_width
from .candidates import Candidates
from .numbers import Number
from .trace import Path


def list_weights(found: Candidates) -> tuple[Number, ...]:
    """The share of all weight that every criterion holds; the others keep their proportions."""
    return tuple(
        Number("weight", (id_,), id_, float(share), 0.0, 1.0, 1.0)
        for id_, share in zip(found.parts.criterion_ids, found.weight_j, strict=True)
        if len(found.weight_j) > 1
    )


def follow_weight(found: Candidates, number: Number) -> Iterator[Path]:
    """Scores are straight lines in a share; a package that lacks a level has no score while it counts.

    The very ends, at which other criteria cease to count, are left out: there options could be ranked
    that are ranked nowhere else.
    """
    j = found.parts.criterion_ids.index(number.about[0])
    rest_j = rest_of_weight(found, j)
    is_missing_pj = np.isnan(found.value_pj)
    value_pj = np.where(is_missing_pj, 0.0, found.value_pj)
    start_p, end_p = 100 * value_pj @ rest_j, 100 * value_pj[:, j]
    is_scored_p = ~(is_missing_pj & ((rest_j > 0) | (np.arange(len(rest_j)) == j))).any(axis=1)
    now_p = found.allowed_p & ~np.isnan(found.score_p)
    for end in (number.low, number.high):
        if end == number.now:
            continue
        at_b = np.array([number.now, end])
        score_pb = start_p[:, None] + at_b * (end_p - start_p)[:, None]
        between_p = found.allowed_p & is_scored_p
        yield Path(at_b, score_pb, np.column_stack([now_p, between_p]), between_p[:, None])


def rest_of_weight(found: Candidates, j: int) -> Floats:
    """How the other criteria share the weight that criterion j leaves, shape (n_criteria,), adding up to 1."""
    rest_j = np.where(np.arange(len(found.weight_j)) == j, 0.0, found.weight_j)
    if rest_j.sum() == 0:
        rest_j = np.where(np.arange(len(found.weight_j)) == j, 0.0, 1.0)
    share_j: Floats = rest_j / rest_j.sum()
    return share_j


def list_bounds(found: Candidates) -> tuple[Number, ...]:
    """Every bound of every limit, each by itself."""
    numbers = []
    for place, limit in enumerate(found.rules.limits):
        quantity_p = found.quantity_pl[~np.isnan(found.quantity_pl[:, place]), place]
        for end, bound in (("at_most", limit.at_most), ("at_least", limit.at_least)):
            if bound is not None and len(quantity_p):
                room = max(float(np.ptp(quantity_p)), abs(bound), 1.0)
                low, high = min(float(quantity_p.min()), bound) - room, max(float(quantity_p.max()), bound) + room
                scale = limit_width(found.parts, limit) if limit.on in found.parts.criterion_ids else abs(bound) or room
                on = limit.on if limit.year is None else f"{limit.on}.year{limit.year}"
                numbers.append(Number("limit", (on, end), None, bound, low, high, scale, None, place))
    return tuple(numbers)


def follow_bound(found: Candidates, number: Number) -> Iterator[Path]:
    """Scores stay; packages come and go as the bound passes what they would need."""
    limit = found.rules.limits[number.place]
    quantity_p, width = found.quantity_pl[:, number.place], limit_width(found.parts, limit)
    others = [k for k in range(len(found.rules.limits)) if k != number.place]
    open_p = found.kept_pl[:, others].all(axis=1) & ~np.isnan(found.score_p)
    reach_x = np.unique(quantity_p[open_p & ~np.isnan(quantity_p)])
    is_most = number.about[1] == "at_most"
    for sign in (-1.0, 1.0):
        loosens = (sign > 0) == is_most
        knot_x = reach_x if loosens else reach_x + sign * 2 * np.array([slack(x, width) for x in reach_x])
        ends = number.high if sign > 0 else number.low
        ahead = sign * (knot_x - number.now) > 0
        at_b = np.concatenate([[number.now], np.unique(sign * knot_x[ahead]) * sign, [ends]])
        allowed = [open_p & keeps_limit(quantity_p, with_bound(limit, is_most, x), width) for x in _and_middles(at_b)]
        score_pb = np.broadcast_to(found.score_p[:, None], (len(quantity_p), len(at_b)))
        allowed_px = np.column_stack(allowed)
        yield Path(at_b, score_pb, allowed_px[:, ::2], allowed_px[:, 1::2])


def _and_middles(at_b: Floats) -> Floats:
    """Knots with the middles between them, in order."""
    both = np.empty(2 * len(at_b) - 1)
    both[::2], both[1::2] = at_b, (at_b[:-1] + at_b[1:]) / 2
    return both


def with_bound(limit: Limit, is_most: bool, bound: float) -> Limit:
    """A limit with one of its bounds at another number."""
    return (
        Limit(limit.on, bound, limit.at_least, limit.year)
        if is_most
        else (Limit(limit.on, limit.at_most, bound, limit.year))
    )
