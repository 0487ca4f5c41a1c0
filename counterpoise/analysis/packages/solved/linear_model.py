"""A mixed integer linear programme, built up row by row and solved with a proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from ...arrays import Floats
from .budget import Budget

Status = Literal["proven", "not proven", "infeasible"]

INFEASIBLE = 2
CUT_SHORT = 1


@dataclass(frozen=True)
class Expression:
    """A constant plus coefficients times variables, ``coefficient_by_variable``."""

    constant: float = 0.0
    coefficient_by_variable: Mapping[int, float] = field(default_factory=dict)

    def plus(self, other: Expression, times: float = 1.0) -> Expression:
        """This plus some times another."""
        summed = dict(self.coefficient_by_variable)
        for variable, coefficient in other.coefficient_by_variable.items():
            summed[variable] = summed.get(variable, 0.0) + times * coefficient
        kept = {variable: coefficient for variable, coefficient in summed.items() if coefficient}
        return Expression(self.constant + times * other.constant, kept)

    def at(self, value_v: Floats) -> float:
        """The expression's number when the variables have these values."""
        return self.constant + sum(c * float(value_v[v]) for v, c in self.coefficient_by_variable.items())


@dataclass(frozen=True)
class Solution:
    """What the solver found.

    ``value_v`` are the variables of the best solution (None where there is none); ``bound`` is a
    number that the objective cannot exceed; the two meet when the status is "proven".
    """

    status: Status
    value_v: Floats | None
    bound: float


@dataclass(frozen=True)
class Relaxation:
    """The optimum when no variable need be whole, which no whole solution exceeds.

    ``bound`` is -inf where there is none at all. By its reduced cost, ``loss_up_v`` is how much at
    least the optimum falls for each unit that a variable at its lower bound rises, ``loss_down_v``
    for each that one at its upper bound falls.
    """

    bound: float
    value_v: Floats | None
    loss_up_v: Floats
    loss_down_v: Floats


@dataclass(frozen=True)
class _Rows:
    """``low_r <= matrix @ value_v <= high_r``; the sparse matrix has this shape (n_rows, n_variables)."""

    shape: tuple[int, int]
    matrix: Any
    low_r: Floats
    high_r: Floats


@dataclass
class LinearModel:
    """A programme under construction: variables with bounds, and rows that bound expressions."""

    lower_v: list[float] = field(default_factory=list)
    upper_v: list[float] = field(default_factory=list)
    is_whole_v: list[bool] = field(default_factory=list)
    rows: list[tuple[Expression, float, float]] = field(default_factory=list)
    _made: _Rows | None = None
    _made_one_sided: tuple[Any, Floats, Any, Floats] | None = None

    def add_variable(self, lower: float = 0.0, upper: float = 1.0, *, is_whole: bool = False) -> Expression:
        """A new variable, as an expression."""
        self.lower_v.append(lower)
        self.upper_v.append(upper)
        self.is_whole_v.append(is_whole)
        return Expression(0.0, {len(self.lower_v) - 1: 1.0})

    def add_row(self, expression: Expression, at_least: float = -np.inf, at_most: float = np.inf) -> None:
        """Keep an expression within bounds; rows are scaled to numbers near one."""
        size = max((abs(c) for c in expression.coefficient_by_variable.values()), default=1.0)
        scaled = {v: c / size for v, c in expression.coefficient_by_variable.items()}
        low, high = at_least - expression.constant, at_most - expression.constant
        self.rows.append((Expression(0.0, scaled), low / size, high / size))

    def reach(self, expression: Expression) -> tuple[float, float]:
        """Bounds of an expression that follow from those of its variables."""
        low = high = expression.constant
        for v, c in expression.coefficient_by_variable.items():
            ends = (c * self.lower_v[v], c * self.upper_v[v])
            low, high = low + min(ends), high + max(ends)
        return low, high

    def maximise(
        self, objective: Expression, budget: Budget | None = None, within: tuple[Floats, Floats] | None = None
    ) -> Solution:
        """The largest value of an expression, with a proof unless the budget is used up.

        ``within`` are other bounds of the variables, lower and upper, that take the place of their own.

        Branch and cut (HiGHS through SciPy), with no gap allowed beyond the solver's own
        tolerances of about one in a million.

        Where the solver gives up for a reason of its own, nothing is proven and the bound is that of
        the variables.
        """
        if any(not row.coefficient_by_variable and not low <= 0 <= high for row, low, high in self.rows):
            return Solution("infeasible", None, -np.inf)
        if not self.lower_v:
            return Solution("proven", np.zeros(0), objective.constant)
        budget = budget or Budget()
        if budget.is_used_up:
            return Solution("not proven", None, self.reach(objective)[1])
        cost_v = np.zeros(len(self.lower_v))
        for v, c in objective.coefficient_by_variable.items():
            cost_v[v] = -c
        from scipy.optimize import Bounds, LinearConstraint, milp  # half a second to import, and few ask for it

        rows = self._matrix()
        found = milp(
            cost_v,
            constraints=LinearConstraint(rows.matrix, rows.low_r, rows.high_r),
            bounds=Bounds(*(within or (np.array(self.lower_v), np.array(self.upper_v)))),
            integrality=np.array(self.is_whole_v, int),
            options=budget.options(),  # type: ignore[arg-type]  # its stub asks for the very types it lists
        )
        budget.spend(getattr(found, "mip_node_count", None), was_cut_short=found.status == CUT_SHORT)
        if found.status == INFEASIBLE:
            return Solution("infeasible", None, -np.inf)
        if found.status not in (0, CUT_SHORT):
            return Solution("not proven", None, self.reach(objective)[1])
        bound = _bound(found.mip_dual_bound, self.reach(objective)[1], objective.constant)
        return Solution("proven" if found.status == 0 else "not proven", found.x, bound)

    def relax(self, objective: Expression, lower_v: Floats, upper_v: Floats, budget: Budget) -> Relaxation:
        """The optimum of the linear relaxation within other bounds of the variables."""
        from scipy.optimize import linprog

        cost_v = np.zeros(len(lower_v))
        for v, c in objective.coefficient_by_variable.items():
            cost_v[v] = -c
        bounds = list(zip(lower_v.tolist(), upper_v.tolist(), strict=True))
        most, most_r, equal, equal_r = self._one_sided()
        found = linprog(cost_v, most, most_r, equal, equal_r, bounds, method="highs")
        budget.spend(1, was_cut_short=False)
        none_v = np.zeros(len(lower_v))
        if found.status == INFEASIBLE:
            return Relaxation(-np.inf, None, none_v, none_v)
        if found.status != 0 or found.fun is None:
            return Relaxation(np.inf, None, none_v, none_v)
        bound = objective.constant - float(found.fun)
        return Relaxation(bound, found.x, found.lower.marginals, -found.upper.marginals)

    def _matrix(self) -> _Rows:
        """The rows as a matrix with bounds; made anew only when rows or variables have joined."""
        shape = (len(self.rows), len(self.lower_v))
        if self._made is None or self._made.shape != shape:
            self._made, self._made_one_sided = self._build(shape), None
        return self._made

    def _one_sided(self) -> tuple[Any, Floats, Any, Floats]:
        """The rows as linear programming takes them: at most, and equal to, a number."""
        from scipy.sparse import vstack

        rows = self._matrix()
        if self._made_one_sided is None:
            is_equal_r = rows.low_r == rows.high_r
            has_low_r, has_high_r = np.isfinite(rows.low_r) & ~is_equal_r, np.isfinite(rows.high_r) & ~is_equal_r
            self._made_one_sided = (
                vstack([rows.matrix[has_high_r], -rows.matrix[has_low_r]]),
                np.concatenate([rows.high_r[has_high_r], -rows.low_r[has_low_r]]),
                rows.matrix[is_equal_r],
                rows.high_r[is_equal_r],
            )
        return self._made_one_sided

    def _build(self, shape: tuple[int, int]) -> _Rows:
        from scipy.sparse import csr_array

        entries = [(r, v, c) for r, (row, _, _) in enumerate(self.rows) for v, c in row.coefficient_by_variable.items()]
        row_e, variable_e, number_e = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = csr_array((np.array(number_e, float), (np.array(row_e, int), np.array(variable_e, int))), shape=shape)
        low_r, high_r = (np.array([row[side] for row in self.rows], float) for side in (1, 2))
        return _Rows(shape, matrix, low_r, high_r)


def add_up(expressions: Iterable[tuple[Expression, float]], constant: float = 0.0) -> Expression:
    """A constant plus every expression times its number."""
    summed: dict[int, float] = {}
    for expression, times in expressions:
        constant += times * expression.constant
        for variable, coefficient in expression.coefficient_by_variable.items():
            summed[variable] = summed.get(variable, 0.0) + times * coefficient
    return Expression(constant, {variable: coefficient for variable, coefficient in summed.items() if coefficient})


def _bound(dual: float | None, from_variables: float, constant: float) -> float:
    """The solver's bound on what it minimises, turned round; before it has one, that of the variables."""
    if dual is None or not np.isfinite(dual):
        return from_variables
    return min(from_variables, constant - float(dual))
