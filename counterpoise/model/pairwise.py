"""Pairwise comparisons of criteria: weights where some are missing, and how far they contradict one another.

Standard library only, so that files can be checked without the arrays of the analysis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from operator import mul

from .weights import Comparison

RANDOM_INDEX = {1: 0.0, 2: 0.0, 3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}
"""Mean consistency index of random reciprocal matrices, Saaty (1980), The Analytic Hierarchy Process."""

ACCEPTABLE = 0.1
"""Comparisons with a larger consistency ratio should be asked again (Saaty 1980)."""

_ENOUGH = 1e-13
_MOST_STEPS = 500

Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A comparison, and how many times as much the weights from all comparisons together make of it."""

    position: int
    comparison: Comparison
    implied: float


def find_groups(comparisons: Sequence[Comparison], ids: Sequence[str]) -> list[list[str]]:
    """The criteria in groups that comparisons connect; weights exist when there is one group."""
    beside: dict[str, set[str]] = {id_: set() for id_ in ids}
    for found in comparisons:
        beside[found.more].add(found.less)
        beside[found.less].add(found.more)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for start in ids:
        waiting, group = ([start], []) if start not in seen else ([], [])
        seen.add(start)
        while waiting:
            id_ = waiting.pop()
            group.append(id_)
            new = beside[id_] - seen
            seen |= new
            waiting += sorted(new)
        if group:
            groups.append(sorted(group, key=ids.index))
    return groups


def count_missing(comparisons: Sequence[Comparison], ids: Sequence[str]) -> int:
    """Pairs of criteria that nobody compared."""
    return len(ids) * (len(ids) - 1) // 2 - len({frozenset((found.more, found.less)) for found in comparisons})


def log_least_squares(comparisons: Sequence[Comparison], ids: Sequence[str]) -> list[float]:
    """Weights whose ratios come closest to the comparisons that were made, summing to 1.

    Least squares on logarithms; it needs no complete matrix, and with consistent comparisons it gives
    the weights behind them.

    Raises
    ------
    ValueError
        Comparisons do not connect all criteria.

    References
    ----------
    Bozoki, Fulop & Ronyai (2010), On optimal completion of incomplete pairwise comparison matrices,
    Mathematical and Computer Modelling 52(1-2), 318-333.
    """
    if len(groups := find_groups(comparisons, ids)) > 1:
        raise ValueError(f"nothing compares {', '.join(groups[0])} with {', '.join(groups[1])}")
    place = {id_: at for at, id_ in enumerate(ids)}
    size = len(ids)
    rows = [[0.0] * (size + 1) for _id in ids]
    for (more, less), times in _once(comparisons).items():
        a, b = place[more], place[less]
        for one, other, share in ((a, b, log(times)), (b, a, -log(times))):
            rows[one][one] += 1
            rows[one][other] -= 1
            rows[one][size] += share
    rows[0] = [1.0] + [0.0] * size
    weights = [exp(value) for value in _solve(rows)]
    return [weight / sum(weights) for weight in weights]


def consistency_ratio(comparisons: Sequence[Comparison], ids: Sequence[str]) -> float:
    """How contradictory the comparisons are: 0 not at all; above 0.1 they should be asked again.

    Missing pairs are filled in with the ratios of ``log_least_squares`` and the random index is lowered
    accordingly; comparisons without any redundancy have ratio 0. It says nothing about whether the
    judgements are right.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill.
    Agoston & Csato (2022), Inconsistency thresholds for incomplete pairwise comparison matrices,
    Omega 108, 102576.
    """
    size, missing = len(ids), count_missing(comparisons, ids)
    spare = (size - 1) * (size - 2) // 2
    if size < 3 or missing >= spare:
        return 0.0
    random_index = RANDOM_INDEX[min(size, 10)] * (1 - missing / spare)
    index = (_largest_eigenvalue(_completed(comparisons, ids)) - size) / (size - 1)
    return max(0.0, index / random_index)


def rank_deviations(comparisons: Sequence[Comparison], ids: Sequence[str]) -> list[Deviation]:
    """The comparisons by how far they are from what all together imply, the farthest first."""
    weights = dict(zip(ids, log_least_squares(comparisons, ids), strict=True))
    found = [
        Deviation(position, comparison, weights[comparison.more] / weights[comparison.less])
        for position, comparison in enumerate(comparisons)
    ]
    return sorted(found, key=lambda deviation: -abs(log(deviation.comparison.times / deviation.implied)))


def _once(comparisons: Sequence[Comparison]) -> dict[tuple[str, str], float]:
    """Each pair once, whichever way round it was asked."""
    pairs: dict[tuple[str, str], float] = {}
    for found in comparisons:
        if (found.less, found.more) not in pairs:
            pairs.setdefault((found.more, found.less), found.times)
    return pairs


def _completed(comparisons: Sequence[Comparison], ids: Sequence[str]) -> Matrix:
    weights = log_least_squares(comparisons, ids)
    matrix = [[one / other for other in weights] for one in weights]
    place = {id_: at for at, id_ in enumerate(ids)}
    for (more, less), times in _once(comparisons).items():
        matrix[place[more]][place[less]] = times
        matrix[place[less]][place[more]] = 1 / times
    return matrix


def _largest_eigenvalue(matrix: Matrix) -> float:
    """Perron root of a positive matrix, by power iteration between its two bounds (Collatz and Wielandt).

    Shifted by the bounds' middle, for judgements that run in a circle turn the vector round.
    """
    vector, middle = [1.0] * len(matrix), 0.0
    for _step in range(_MOST_STEPS):
        image = [sum(map(mul, row, vector)) for row in matrix]
        ratios = [y / x for x, y in zip(vector, image, strict=True)]
        middle = (max(ratios) + min(ratios)) / 2
        vector = [y + middle * x for x, y in zip(vector, image, strict=True)]
        total = sum(vector)
        vector = [x / total for x in vector]
        if max(ratios) - min(ratios) <= _ENOUGH * max(ratios):
            break
    return middle


def _solve(rows: Matrix) -> list[float]:
    """Gauss elimination with pivots; the last column is the right side."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda at: abs(rows[at][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for at in range(size):
            if at != column and (share := rows[at][column] / rows[column][column]):
                rows[at] = [a - share * b for a, b in zip(rows[at], rows[column], strict=True)]
    return [row[size] / row[at] for at, row in enumerate(rows)]
