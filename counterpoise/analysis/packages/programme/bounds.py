"""How much a partly chosen package can still gain: exact upper bounds in many directions.

Objectives are first told apart: with W larger than any difference of sums, the value
``W x value + sum of values`` keeps every order and makes a point that dominates another strictly
greater on every column. Only then is "strictly below on every column" the same as "dominated",
and packages with equal values are never lost.

For a direction (whole-number weights of the objectives) the best that the remaining groups can add
within a budget is a knapsack table. Several budgets are relaxed to one at a time, and to their sum
in shares; costs are rounded down to a grid, so the bound can only be too generous.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from ...arrays import Bools, Floats, Ints
from .programme import Groups

MOST_DIRECTIONS = 36
GRID = 4000
NEVER = np.int64(-(1 << 60))


@dataclass(frozen=True)
class Relaxation:
    """One budget in whole grid units: weights of the real budgets, and what the choices cost."""

    weight_r: Floats
    capacity: int
    cost_g: tuple[Ints, ...]

    def units_left(self, left_nr: Ints) -> Ints:
        """Grid units that remain when ``left_nr`` of the real budgets do."""
        return np.clip(np.floor(left_nr @ self.weight_r + 1e-9), 0, self.capacity).astype(np.int64)


@dataclass(frozen=True)
class Bounds:
    """``value_go`` are the groups' values told apart; ``table_sgqb[s, g, q, b]`` is the most that
    groups g and later can add in direction q with b units of relaxation s."""

    groups: Groups
    value_go: tuple[Ints, ...]
    direction_qo: Ints
    relaxations: tuple[Relaxation, ...]
    table_sgqb: tuple[Ints, ...]

    def reach(self, value_no: Ints, left_nr: Ints, g: int) -> Ints:
        """Upper bounds in all directions on what partial packages can become, (n_partial, n_directions)."""
        gain_nq: Ints | None = None
        for relaxation, table_gqb in zip(self.relaxations, self.table_sgqb, strict=True):
            most_nq = table_gqb[g][:, relaxation.units_left(left_nr)].T
            gain_nq = most_nq if gain_nq is None else np.minimum(gain_nq, most_nq)
        reach_nq: Ints = value_no @ self.direction_qo.T
        return reach_nq if gain_nq is None else reach_nq + gain_nq

    def complete(self, value_no: Ints, left_nr: Ints, g: int, q: int) -> Ints:
        """Values of feasible packages that follow direction q from partial ones; some may be lost."""
        value_no, left_nr = value_no.copy(), left_nr.copy()
        for h in range(g, len(self.groups)):
            choice_n, possible_n = self._follow(left_nr, h, q)
            value_no, left_nr = (value_no + self.value_go[h][choice_n]), (left_nr - self.groups.cost_gr[h][choice_n])
            value_no, left_nr = value_no[possible_n], left_nr[possible_n]
        return value_no

    def _follow(self, left_nr: Ints, g: int, q: int) -> tuple[Ints, Bools]:
        gain_c = self.value_go[g] @ self.direction_qo[q]
        left_cnr = left_nr - self.groups.cost_gr[g][:, None]
        gain_cn = np.full(left_cnr.shape[:2], -NEVER)
        for relaxation, table_gqb in zip(self.relaxations, self.table_sgqb, strict=True):
            np.minimum(gain_cn, table_gqb[g + 1, q][relaxation.units_left(left_cnr)], out=gain_cn)
        gain_cn = np.where((left_cnr >= 0).all(axis=2), gain_cn + gain_c[:, None], NEVER)
        return gain_cn.argmax(axis=0), gain_cn.max(axis=0) > NEVER // 2


def build_bounds(groups: Groups, n_objectives: int) -> Bounds:
    """The tables for every direction of a lattice on the weights.

    Raises
    ------
    ValueError
        The numbers are too large to be told apart in 64-bit integers.
    """
    value_go = tell_apart(groups)
    direction_qo = _lattice(n_objectives)
    relaxations = _relaxations(groups)
    most = sum(int(np.abs(value_co).max()) for value_co in value_go) * int(direction_qo.sum(axis=1).max())
    if most >= 1 << 59:
        raise ValueError("the objectives' numbers are too large for exact work; use coarser units")
    tables = tuple(_suffix_table(value_go, relaxation, direction_qo) for relaxation in relaxations)
    return Bounds(groups, value_go, direction_qo, relaxations, tables)


def tell_apart(groups: Groups) -> tuple[Ints, ...]:
    """Values on which domination is strict on every objective."""
    wide = 1 + sum(int(np.ptp(value_co.sum(axis=1))) for value_co in groups.value_go)
    return tuple(wide * value_co + value_co.sum(axis=1, keepdims=True) for value_co in groups.value_go)


def _lattice(n_objectives: int) -> Ints:
    """All whole-number weights with one sum, as fine as the number of directions allows."""
    total = 1
    while total < MOST_DIRECTIONS - 1 and comb(total + n_objectives, n_objectives - 1) <= MOST_DIRECTIONS:
        total += 1
    bars = combinations(range(total + n_objectives - 1), n_objectives - 1)
    edges = np.array([(-1, *bar, total + n_objectives - 1) for bar in bars])
    return np.diff(edges, axis=1) - 1


def _relaxations(groups: Groups) -> tuple[Relaxation, ...]:
    n_budgets = len(groups.budget_r)
    weights = list(np.eye(n_budgets))
    if n_budgets > 1:
        weights.append(1 / np.maximum(groups.budget_r, 1))
    return tuple(_on_grid(groups, weight_r) for weight_r in weights) or (_on_grid(groups, np.zeros(n_budgets)),)


def _on_grid(groups: Groups, weight_r: Floats) -> Relaxation:
    total = float(weight_r @ groups.budget_r)
    is_whole = np.array_equal(weight_r, np.rint(weight_r)) and total <= GRID
    scaled_r = weight_r if is_whole or not total else weight_r * (GRID / total)
    cost_g = tuple(np.floor(cost_cr @ scaled_r + 1e-9).astype(np.int64) for cost_cr in groups.cost_gr)
    return Relaxation(scaled_r, int(scaled_r @ groups.budget_r + 1e-9), cost_g)


def _suffix_table(value_go: tuple[Ints, ...], relaxation: Relaxation, direction_qo: Ints) -> Ints:
    n_units = relaxation.capacity + 1
    table_gqb = np.full((len(value_go) + 1, len(direction_qo), n_units), NEVER)
    table_gqb[-1] = 0
    for g in reversed(range(len(value_go))):
        for gain_q, cost in zip(value_go[g] @ direction_qo.T, relaxation.cost_g[g], strict=True):
            if cost < n_units:
                better_qb = table_gqb[g + 1][:, : n_units - cost] + gain_q[:, None]
                np.maximum(table_gqb[g][:, cost:], better_qb, out=table_gqb[g][:, cost:])
    return table_gqb
