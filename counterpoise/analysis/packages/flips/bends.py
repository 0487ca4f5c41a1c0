"""Where scores bend along one number: what packages are made of changes places, or a level passes a bound."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...arrays import Bools, Floats
from ..combine import criterion_level, limited_quantity
from ..families import ListedPackages
from ..parts import PackageParts
from ..rules import loosen_limit
from .candidates import Candidates
from .numbers import Number


def settle(number: Number, at_b: Floats) -> Floats:
    """Knots in order, within the number's ends, those that rounding makes two of one taken together."""
    at_b = np.sort(at_b[np.isfinite(at_b) & (at_b >= number.low) & (at_b <= number.high)])
    near = 1e-12 * max(number.high - number.low, abs(number.now))
    at_b = at_b[np.append(True, np.diff(at_b) > near)]
    at_b[np.abs(at_b - number.now) <= near] = number.now
    return np.unique(np.append(at_b, number.now))


def find_bends(found: Candidates, number: Number, at_b: Floats) -> Floats:
    """Where what a package is made of bends or changes places, whatever the package: the same for all."""
    if number.kind in ("stacking", "interaction", "cost", "likelihood"):
        return np.empty(0)
    if number.criterion is not None:
        criterion = found.case.criteria[number.criterion]
        ends = [end for end in (criterion.lower, criterion.upper) if end is not None]
        modes = [option.performance[criterion.id].range for option in found.case.options.values()]
        own = [0.0, *(mode.mode for mode in modes if mode is not None)]
        at_b = settle(number, np.append(at_b, [end - x for end in (*ends, 0.0) for x in own] + ends))
        j = found.parts.criterion_ids.index(criterion.id)
        effect_kb = found.move(number, at_b).effect_ijd[:, j]
        return np.append(at_b, _crossings(at_b, np.vstack([effect_kb, np.zeros(len(at_b))])))
    return _day_bends(found, number)


def _day_bends(found: Candidates, number: Number) -> Floats:
    """Where the day of one member, in some company, comes after another's: each is the later of two lines."""
    far = 2 * (
        number.high + sum(need.lead_days.mode for o in found.case.options.values() for need in o.prerequisites.values())
    )
    far += max((option.lag_days.mode for option in found.case.options.values()), default=0.0) + 1.0
    parts = found.move(number, np.array([0.0, far]))
    lines = [days.day_sd + lag for days in (*parts.ready, parts.baseline_ready) for lag in (0.0, days.lag_d)]
    line_kb = np.unique(np.round(np.vstack(lines), 9), axis=0)
    least_k, slope_k = line_kb[:, 0], line_kb[:, 1] - far
    moving = line_kb[:, 1] > line_kb[:, 0]
    bends: Floats = (least_k[:, None] - slope_k[moving]).ravel()
    return np.unique(bends)


def _crossings(at_b: Floats, line_kb: Floats) -> Floats:
    """Where two lines, straight between knots, meet between two knots."""
    one_c, two_c = np.triu_indices(len(line_kb), 1)
    return _zeros(at_b, line_kb[one_c] - line_kb[two_c])


def _zeros(at_b: Floats, gap_cb: Floats) -> Floats:
    """Where numbers that are straight between knots pass 0 between two knots."""
    before, after = gap_cb[:, :-1], gap_cb[:, 1:]
    row, s = np.nonzero(before * after < 0)
    share = before[row, s] / (before[row, s] - after[row, s])
    crossing: Floats = at_b[s] + share * (at_b[s + 1] - at_b[s])
    return crossing


def find_net_turns(found: Candidates, number: Number, at_b: Floats) -> Floats:
    """Where a package's losses come to outweigh its gains: where gains bear part of them, its level bends there."""
    if number.criterion is None or number.kind == "interaction":
        return np.empty(0)
    j = found.parts.criterion_ids.index(number.criterion)
    if not np.any(np.asarray(found.parts.stacking[j].beside_gains) != 1):
        return np.empty(0)
    parts = found.move(number, at_b)
    plain = [replace(shares, beside_gains=1.0) if k == j else shares for k, shares in enumerate(parts.stacking)]
    parts = replace(_unbounded(parts, j), stacking=tuple(plain), pairs=tuple(() for _ in parts.pairs))
    return np.unique(_zeros(at_b, criterion_level(parts, found.family, j) - parts.baseline_jd[j]))


def find_turns(
    found: Candidates, number: Number, at_b: Floats, columns: list[int], limits: list[int], near_p: Bools
) -> Floats:
    """Where a package's level passes a bend of the value function, a natural bound or a limit."""
    parts, family = found.move(number, at_b), ListedPackages(found.member_pi[near_p])
    turns = []
    for j in columns:
        criterion = found.parts.criteria[j]
        ends = [end for end in (criterion.lower, criterion.upper) if end is not None]
        level_pb = criterion_level(_unbounded(parts, j), family, j)
        turns += [_zeros(at_b, level_pb - x) for x in (*found.parts.functions[j].level_k, *ends)]
    for k in limits:
        limit = found.rules.limits[k]
        if limit.on in parts.criterion_ids:
            j = parts.criterion_ids.index(limit.on)
            quantity_pb = criterion_level(_unbounded(parts, j), family, j)
        else:
            quantity_pb = limited_quantity(parts, family, limit)
        turns += [_zeros(at_b, quantity_pb - x) for x in loosen_limit(parts, limit) if np.isfinite(x)]
    return np.unique(np.concatenate(turns))


def _unbounded(parts: PackageParts, j: int) -> PackageParts:
    """Parts whose levels on a criterion go beyond its natural bounds."""
    free = [replace(c, lower=None, upper=None) if k == j else c for k, c in enumerate(parts.criteria)]
    return replace(parts, criteria=tuple(free))
