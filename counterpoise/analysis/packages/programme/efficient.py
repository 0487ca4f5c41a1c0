"""All efficient packages of an additive programme, proven, without listing every package.

Groups of options are decided one after another. A partial package is dropped when

- another partial package dominates it and costs no more (dynamic programme), or
- nothing it can become lies outside what known packages dominate: for every corner of the search
  region some direction's upper bound falls short of it.

Both tests only drop what cannot end efficient, so the answer is complete, whatever known packages
the tests happen to use. What is heuristic is only how fast good packages become known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Bools, Ints
from ...frozen import freeze
from ..dominance import find_nondominated
from ..families import members_of
from .below import has_row_below
from .bounds import Bounds, build_bounds
from .programme import Groups, Programme, keeps_programme, split_groups
from .search_region import SearchRegion, cut_region, whole_region

MOST_PARTIAL = 3_000_000
COMPLETED = 600
DIRECTIONS_COMPLETED = 6


@dataclass(frozen=True)
class EfficientProgramme:
    """Every efficient package of a programme, packages with equal values included.

    ``member_pi`` is a membership matrix, ``value_po`` the objectives; rows by falling first
    objective, then the next. ``most_partial`` is the largest number of partial packages held.
    """

    member_pi: Bools
    value_po: Ints
    most_partial: int


@dataclass(frozen=True)
class _Partial:
    """Packages decided for the first groups: values told apart, budgets left, bit masks."""

    value_no: Ints
    left_nr: Ints
    mask_n: Ints

    def only(self, keep_n: Bools) -> _Partial:
        return _Partial(self.value_no[keep_n], self.left_nr[keep_n], self.mask_n[keep_n])


def find_efficient_programme(programme: Programme, *, use_numba: bool = True) -> EfficientProgramme:
    """All efficient packages of an additive integer programme, exactly and completely.

    Answers "which packages are not beaten on every objective by another that obeys the rules?".
    40 options and 3 objectives that pull against each other take about a second, 60 a few; the
    time grows with the number of efficient packages, so 5 objectives of 40 options may be too many.

    Parameters
    ----------
    programme
        At most 64 options. No feasible package gives an empty result.
    use_numba
        Use the compiled scan where numba is installed; the result is the same without.

    Raises
    ------
    ValueError
        More than 20 options hang together by rules; numbers too large for 64-bit integers; or more
        than 3 million partial packages are needed.

    References
    ----------
    Villarreal & Karwan (1981), Multicriteria integer programming: a (hybrid) dynamic programming
    recursive approach, Mathematical Programming 21, 204-223; Bazgan, Hugot & Vanderpooten (2009),
    Solving efficiently the 0-1 multi-objective knapsack problem, Computers & Operations Research
    36(1), 260-279 (dominance and bounds in the recursion). The search region is that of
    Klamroth, Lacour & Vanderpooten (2015).
    """
    groups = split_groups(programme)
    if groups is None:
        return _result(programme, np.empty(0, np.uint64), 0)
    if not len(groups):
        return _result(programme, np.zeros(1, np.uint64), 1)
    bounds = build_bounds(groups, programme.value_io.shape[1])
    partial = _start(groups)
    region = _first_region(bounds, partial, use_numba)
    later_gr = _costs_to_come(groups)
    most_partial = 1
    for g in range(len(groups)):
        partial = _decide_group(bounds, partial, g)
        corner_zq = region.corner_zo @ bounds.direction_qo.T
        partial = partial.only(
            has_row_below(bounds.reach(partial.value_no, partial.left_nr, g + 1), corner_zq, use_numba=use_numba)
        )
        partial = _drop_dominated(partial, later_gr[g + 1], use_numba)
        most_partial = max(most_partial, len(partial.mask_n))
        if most_partial > MOST_PARTIAL:
            raise ValueError(
                f"more than {MOST_PARTIAL} partial packages; fewer objectives or tighter limits are needed"
            )
        region = _complete_some(bounds, partial, region, g, use_numba)
    return _result(programme, partial.mask_n, most_partial)


def _start(groups: Groups) -> _Partial:
    n_objectives = groups.value_go[0].shape[1]
    return _Partial(np.zeros((1, n_objectives), np.int64), groups.budget_r[None].copy(), np.zeros(1, np.uint64))


def _decide_group(bounds: Bounds, partial: _Partial, g: int) -> _Partial:
    """Every partial package with every choice of group g that its budgets allow."""
    left_ncr = partial.left_nr[:, None] - bounds.groups.cost_gr[g]
    allowed = (left_ncr >= 0).all(axis=2)
    value_nco = partial.value_no[:, None] + bounds.value_go[g]
    return _Partial(value_nco[allowed], left_ncr[allowed], (partial.mask_n[:, None] | bounds.groups.mask_g[g])[allowed])


def _costs_to_come(groups: Groups) -> Ints:
    """Most that the groups from g on can cost, (n_groups + 1, n_budgets): more money left is idle."""
    dearest_gr = np.array([cost_cr.max(axis=0) for cost_cr in groups.cost_gr]).reshape(len(groups), -1)
    return np.concatenate([np.cumsum(dearest_gr[::-1], axis=0)[::-1], np.zeros((1, dearest_gr.shape[1]), np.int64)])


def _drop_dominated(partial: _Partial, later_r: Ints, use_numba: bool) -> _Partial:
    spent_nr = -np.minimum(partial.left_nr, later_r)
    point_nk = np.hstack([-partial.value_no - 1, spent_nr])
    row_nk = np.hstack([-partial.value_no, spent_nr])
    return partial.only(~has_row_below(point_nk, row_nk, use_numba=use_numba))


def _first_region(bounds: Bounds, partial: _Partial, use_numba: bool) -> SearchRegion:
    """The region after the best package of every direction."""
    least_o = sum(value_co.min(axis=0) for value_co in bounds.value_go)
    known = [bounds.complete(partial.value_no, partial.left_nr, 0, q) for q in range(len(bounds.direction_qo))]
    return _cut_by_best(whole_region(least_o), known, use_numba)


def _complete_some(bounds: Bounds, partial: _Partial, region: SearchRegion, g: int, use_numba: bool) -> SearchRegion:
    """The region after completing evenly spaced partial packages in a few directions, in turn."""
    n_partial, n_directions = len(partial.mask_n), len(bounds.direction_qo)
    if g + 1 == len(bounds.groups) or not n_partial:
        return region
    order = np.lexsort(partial.value_no.T)[:: max(1, n_partial // COMPLETED)]
    turns = {(g * DIRECTIONS_COMPLETED + k) * 7 % n_directions for k in range(DIRECTIONS_COMPLETED)}
    known = [bounds.complete(partial.value_no[order], partial.left_nr[order], g + 1, q) for q in sorted(turns)]
    return _cut_by_best(region, known, use_numba)


def _cut_by_best(region: SearchRegion, known: list[Ints], use_numba: bool) -> SearchRegion:
    value_no = np.unique(np.concatenate(known), axis=0)
    is_new = has_row_below(value_no - 1, region.corner_zo, use_numba=use_numba)
    value_no = value_no[is_new]
    return cut_region(region, value_no[find_nondominated(value_no)], use_numba=use_numba)


def _result(programme: Programme, mask_p: Ints, most_partial: int) -> EfficientProgramme:
    member_pi = members_of(mask_p, programme.n_options)
    if not keeps_programme(programme, member_pi).all():
        raise ArithmeticError("a package of the exact method breaks a rule; please report this")
    value_po = member_pi @ programme.value_io
    order = np.lexsort((*member_pi.T, *-value_po.T[::-1]))
    return EfficientProgramme(freeze(member_pi[order]), freeze(value_po[order]), most_partial)
