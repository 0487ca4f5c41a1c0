"""Weighted values of a block of packages, compiled; imported only where numba is installed.

Twin of `combine` with `value_levels` and `fix_values`: the same operations on the same numbers in the same
order, over a few draws at a time, so that all tables stay in a core's cache. No fast-math, which would round two
operations together.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from ..arrays import Bools, Floats, Ints
from .level_steps import LAST_DAY, OFFSET, Joins, LevelSteps

LANES = 64


@njit(nogil=True, cache=True)
def add_values(steps: LevelSteps, weight_d: Floats, head_i: Bools, n_free: int, score_pd: Floats) -> None:
    """Add weight times value on one criterion to the scores of all packages of a block, in place.

    The block's packages are all sets of the first ``n_free`` options, each with the options ``head_i``.
    """
    n_tables, n_packages, is_none = len(steps.x_kid), 1 << n_free, not head_i.any()
    table_kpl, level_pl = np.zeros((n_tables, n_packages, LANES)), np.zeros((n_packages, LANES))
    bits_m, event_bits_m = _free_bits(steps.joins, head_i, n_free), _free_bits(steps.event_joins, head_i, n_free)
    for first in range(0, len(weight_d), LANES):
        stop = min(first + LANES, len(weight_d))
        for k in range(n_tables):
            x_il, start_l = steps.x_kid[k, :, first:stop], steps.start_kd[k, first:stop]
            _fill(x_il, start_l, steps.is_largest_k[k], head_i, n_free, table_kpl[k])
        if steps.kind == OFFSET:
            _offset(table_kpl, steps.beside_rest_d[first:stop], steps.sign, steps.base_d[first:stop], level_pl)
        else:
            _add_up(table_kpl[: n_tables - int(steps.has_events)], steps.factor_k, level_pl)
        _join(steps.joins.amount_md[:, first:stop], bits_m, steps.kind == LAST_DAY, level_pl)
        if steps.kind == LAST_DAY:
            level_pl *= steps.sign
        if steps.has_none and is_none:
            level_pl[0, : stop - first] = steps.none_d[first:stop]
        if steps.has_events:
            event_pl = table_kpl[n_tables - 1]
            _join(steps.event_joins.amount_md[:, first:stop], event_bits_m, False, event_pl)
            if is_none:
                event_pl[0, : stop - first] = steps.event_none_d[first:stop]
            level_pl += event_pl
        part_pl = score_pd[:, first:stop]
        if len(steps.level_k) == 2:
            _add_line(level_pl, steps.ends, steps.level_k, steps.value_k, weight_d[first:stop], part_pl)
        else:
            _add_bent(level_pl, steps.ends, steps.level_k, steps.value_k, weight_d[first:stop], part_pl)


@njit(nogil=True, cache=True)
def _free_bits(joins: Joins, head_i: Bools, n_free: int) -> Ints:
    """By join, bits of the free options that it asks for: held, then absent; -1 where the head rules it out."""
    bits_m = np.zeros((len(joins.held_mi), 2), np.int64)
    for m in range(len(bits_m)):
        for i in range(n_free):
            bits_m[m, 0] |= np.int64(joins.held_mi[m, i]) << i
            bits_m[m, 1] |= np.int64(joins.absent_mi[m, i]) << i
        for i in range(n_free, len(head_i)):
            if (joins.held_mi[m, i] and not head_i[i]) or (joins.absent_mi[m, i] and head_i[i]):
                bits_m[m, 0] = -1
    return bits_m


@njit(nogil=True, cache=True)
def _fill(x_il: Floats, start_l: Floats, is_largest: bool, head_i: Bools, n_free: int, table_pl: Floats) -> None:
    """A running table, by doubling: what is known of the packages of the first options gives the others."""
    lanes = len(start_l)
    table_pl[0, :lanes] = start_l
    x_l = np.zeros(LANES)
    for i in range(n_free, len(head_i)):
        if head_i[i]:
            x_l[:lanes] = x_il[i]
            _take(table_pl[:1], x_l, is_largest, table_pl[:1])
    for i in range(n_free):
        x_l[:lanes] = x_il[i]
        _take(table_pl[: 1 << i], x_l, is_largest, table_pl[1 << i : 2 << i])


@njit(nogil=True, cache=True)
def _take(from_pl: Floats, x_l: Floats, is_largest: bool, to_pl: Floats) -> None:
    for p in range(len(from_pl)):
        if is_largest:
            for lane in range(LANES):
                to_pl[p, lane] = x_l[lane] if x_l[lane] > from_pl[p, lane] else from_pl[p, lane]
        else:
            for lane in range(LANES):
                to_pl[p, lane] = from_pl[p, lane] + x_l[lane]


@njit(nogil=True, cache=True)
def _offset(table_kpl: Floats, rest_l: Floats, sign: float, base_l: Floats, level_pl: Floats) -> None:
    """Gains less losses, of which gains take back a share."""
    gain_pl, most_pl, loss_pl, worst_pl = table_kpl[0], table_kpl[1], table_kpl[2], table_kpl[3]
    for p in range(len(level_pl)):
        for lane in range(len(rest_l)):
            up, down = gain_pl[p, lane] + most_pl[p, lane], loss_pl[p, lane] + worst_pl[p, lane]
            smaller = up if up < down else down
            level_pl[p, lane] = (up - down + rest_l[lane] * smaller) * sign + base_l[lane]


@njit(nogil=True, cache=True)
def _add_up(table_kpl: Floats, factor_k: Floats, level_pl: Floats) -> None:
    level_pl[:] = table_kpl[0]
    for k in range(1, len(table_kpl)):
        factor, x_pl = factor_k[k], table_kpl[k]
        for p in range(len(level_pl)):
            for lane in range(LANES):
                level_pl[p, lane] += x_pl[p, lane] * factor


@njit(nogil=True, cache=True)
def _join(amount_ml: Floats, bits_m: Ints, is_largest: bool, level_pl: Floats) -> None:
    x_l = np.zeros(LANES)
    for m in range(len(bits_m)):
        held, absent = bits_m[m]
        x_l[: amount_ml.shape[1]] = amount_ml[m]
        for p in range(len(level_pl) if held >= 0 else 0):
            if p & held == held and p & absent == 0:
                _take(level_pl[p : p + 1], x_l, is_largest, level_pl[p : p + 1])


@njit(nogil=True, cache=True)
def _add_line(
    level_pl: Floats, ends: Floats, level_k: Floats, value_k: Floats, weight_l: Floats, score_pl: Floats
) -> None:
    """A value that is a straight line between two levels; as `value_levels` draws it."""
    low, high, start, width, least = ends[0], ends[1], level_k[0], level_k[1] - level_k[0], value_k[0]
    rise = value_k[1] - value_k[0]
    for p in range(len(level_pl)):
        for lane in range(len(weight_l)):
            level = level_pl[p, lane]
            level = low if level < low else level
            level = high if level > high else level
            share = (level - start) / width
            share = 0.0 if share < 0.0 else share
            share = 1.0 if share > 1.0 else share
            score_pl[p, lane] += np.float32(least + rise * share) * weight_l[lane]


@njit(nogil=True, cache=True)
def _add_bent(
    level_pl: Floats, ends: Floats, level_k: Floats, value_k: Floats, weight_l: Floats, score_pl: Floats
) -> None:
    for p in range(len(level_pl)):
        for lane in range(len(weight_l)):
            level = min(max(level_pl[p, lane], ends[0]), ends[1])
            score_pl[p, lane] += np.float32(_interpolate(level, level_k, value_k)) * weight_l[lane]


@njit(nogil=True, cache=True)
def _interpolate(level: float, level_k: Floats, value_k: Floats) -> np.float64:
    """As `numpy.interp`."""
    last = len(level_k) - 1
    if level >= level_k[last]:
        return np.float64(value_k[last])
    if level < level_k[0]:
        return np.float64(value_k[0])
    k = 0
    while level >= level_k[k + 1]:
        k += 1
    if level == level_k[k]:
        return np.float64(value_k[k])
    slope = (value_k[k + 1] - value_k[k]) / (level_k[k + 1] - level_k[k])
    return np.float64(slope * (level - level_k[k]) + value_k[k])
