"""A linear program by rows, for the methods that find weights with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Floats

Row = Mapping[int, float]

MARGIN = 1e-6
"""How far beyond the best an equally good answer may lie, so that the rounding of the solver does not shut it out."""


@dataclass
class LinearProgram:
    """Rows over ``n`` variables, each 0 or more: ``at_most`` rows are at most, ``equal`` rows exactly, their bound."""

    n: int
    at_most: list[tuple[Row, float]] = field(default_factory=list)
    equal: list[tuple[Row, float]] = field(default_factory=list)

    def at_least(self, row: Row, bound: float) -> None:
        self.at_most.append(({at: -factor for at, factor in row.items()}, -bound))

    def minimize(self, cost: Row) -> tuple[float, Floats] | None:
        """The least cost and the variables that have it; None where nothing keeps all rows.

        Raises
        ------
        ArithmeticError
            The solver ended without an answer.
        """
        from scipy.optimize import linprog  # half a second to import, and few ask for it

        found = linprog(
            self._dense([(cost, 0.0)])[0][0],
            *self._pair(self.at_most),
            *self._pair(self.equal),
            bounds=(0, None),
            method="highs",
        )
        if found.status == 2:
            return None
        if found.status != 0 or found.fun is None:
            raise ArithmeticError(f"the linear program has no answer: {found.message}")
        return float(found.fun), np.asarray(found.x, float)

    def _pair(self, rows: list[tuple[Row, float]]) -> tuple[Floats | None, Floats | None]:
        return self._dense(rows) if rows else (None, None)

    def _dense(self, rows: list[tuple[Row, float]]) -> tuple[Floats, Floats]:
        factor_rv = np.zeros((len(rows), self.n))
        for r, (row, _bound) in enumerate(rows):
            for at, factor in row.items():
                factor_rv[r, at] += factor
        return factor_rv, np.array([bound for _row, bound in rows], float)


def mean_of_extremes(program: LinearProgram, n_weights: int) -> Floats:
    """The mean of the answers with the least and the most of each of the first variables.

    Each answer keeps all rows, and so does their mean.

    Raises
    ------
    ArithmeticError
        Nothing keeps all rows.
    """
    found = [program.minimize({j: sign}) for j in range(n_weights) for sign in (1.0, -1.0)]
    answers = [answer[1] for answer in found if answer is not None]
    if len(answers) < len(found):
        raise ArithmeticError("the linear program lost its answer to rounding")
    mean_v: Floats = np.mean(answers, axis=0)
    return mean_v
