"""Small linear programmes in exact fractions, for the cases in which a solver's tolerances decide.

A solver in floating point accepts a row that is broken by a ten-millionth and drops coefficients
smaller than a thousand-millionth. Levels that are nearly equal, or weights a million times apart,
live below that. Here nothing is rounded, so nothing can be accepted that is not so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

Row = tuple[Mapping[int, Fraction], Fraction]
"""Coefficients by variable, and the least that their sum of products must reach."""

ZERO = Fraction(0)


def minimise_exactly(
    cost_v: Sequence[Fraction], rows: Iterable[Row], find_broken: Callable[[list[Fraction]], list[Row]]
) -> list[Fraction] | None:
    """Variables of 0 or more that keep all rows at the least cost; None when no variables keep them.

    The dual simplex method on a dictionary of fractions. Of rows and columns that might leave or
    enter, the one with the smallest number does (Bland's rule), so that it cannot go round in a
    circle. Rows that are seldom needed are not written down until an answer breaks them.

    Parameters
    ----------
    cost_v
        What a unit of each variable costs, 0 or more.
    rows
        Rows that hold from the start.
    find_broken
        Given the variables, further rows that these break; an empty list ends the search.

    References
    ----------
    Lemke (1954), The dual method of solving the linear programming problem, Naval Research Logistics
    Quarterly 1(1), 36-47; Bland (1977), New finite pivoting rules for the simplex method,
    Mathematics of Operations Research 2(2), 103-107.
    """
    dictionary = _Dictionary(list(cost_v))
    waiting = list(rows)
    while True:
        for coefficients, least in waiting:
            dictionary.add_row(coefficients, least)
        if not dictionary.restore():
            return None
        value_v = dictionary.values()
        waiting = find_broken(value_v)
        if not waiting:
            return value_v


@dataclass
class _Dictionary:
    """Basic variables written as a constant plus multiples of the nonbasic ones.

    Variables are numbered: those of the programme first, then one slack per row, ``row - least``.
    ``price_n`` are the costs of the nonbasic variables; they stay 0 or more throughout.
    """

    price_n: list[Fraction]
    n_variables: int = 0
    nonbasic: list[int] = field(default_factory=list)
    basic: list[int] = field(default_factory=list)
    constant_b: list[Fraction] = field(default_factory=list)
    multiple_bn: list[list[Fraction]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.n_variables = len(self.price_n)
        self.nonbasic = list(range(self.n_variables))

    def add_row(self, coefficients: Mapping[int, Fraction], least: Fraction) -> None:
        """A new slack, which is basic."""
        constant, multiple_n = -least, [ZERO] * len(self.nonbasic)
        column = {variable: n for n, variable in enumerate(self.nonbasic)}
        place = {variable: b for b, variable in enumerate(self.basic)}
        for variable, coefficient in coefficients.items():
            if variable in column:
                multiple_n[column[variable]] += coefficient
                continue
            constant += coefficient * self.constant_b[place[variable]]
            for n, multiple in enumerate(self.multiple_bn[place[variable]]):
                if multiple:
                    multiple_n[n] += coefficient * multiple
        self.basic.append(len(self.nonbasic) + len(self.basic))
        self.constant_b.append(constant)
        self.multiple_bn.append(multiple_n)

    def restore(self) -> bool:
        """Pivot until no basic variable is negative; False when that cannot be."""
        while True:
            negative = [b for b, constant in enumerate(self.constant_b) if constant < 0]
            if not negative:
                return True
            leaving = min(negative, key=lambda b: self.basic[b])
            rising = [n for n, multiple in enumerate(self.multiple_bn[leaving]) if multiple > 0]
            if not rising:
                return False
            row = self.multiple_bn[leaving]
            self._pivot(leaving, min(rising, key=lambda n: (self.price_n[n] / row[n], self.nonbasic[n])))

    def values(self) -> list[Fraction]:
        """The programme's own variables."""
        value_v = [ZERO] * self.n_variables
        for variable, constant in zip(self.basic, self.constant_b, strict=True):
            if variable < self.n_variables:
                value_v[variable] = constant
        return value_v

    def _pivot(self, b: int, n: int) -> None:
        row, pivot = self.multiple_bn[b], self.multiple_bn[b][n]
        solved_n = [-multiple / pivot for multiple in row]
        solved_n[n] = 1 / pivot
        solved = -self.constant_b[b] / pivot
        for other, multiple_n in enumerate(self.multiple_bn):
            times = multiple_n[n]
            if other == b or not times:
                continue
            self.constant_b[other] += times * solved
            self.multiple_bn[other] = _put_in(multiple_n, n, times, solved_n)
        self.price_n = _put_in(self.price_n, n, self.price_n[n], solved_n)
        self.constant_b[b], self.multiple_bn[b] = solved, solved_n
        self.basic[b], self.nonbasic[n] = self.nonbasic[n], self.basic[b]


def _put_in(multiple_n: list[Fraction], n: int, times: Fraction, solved_n: list[Fraction]) -> list[Fraction]:
    """A row after the nonbasic variable ``n`` is replaced by what it equals."""
    if not times:
        return multiple_n
    changed = [
        multiple + times * solved if solved else multiple for multiple, solved in zip(multiple_n, solved_n, strict=True)
    ]
    changed[n] = times * solved_n[n]
    return changed
