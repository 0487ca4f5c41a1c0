"""Agreement and compromises of several orders in plain Python loops: the tests' oracle.

It shares no code with the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

Scores = Sequence[Sequence[float]]
TIE = 1e-9


def sign(x: float) -> int:
    return int(x > TIE) - int(x < -TIE)


def ranks(scores: Sequence[float]) -> list[float]:
    """1 for the highest, ties share the mean of their places."""
    return [
        1 + sum(sign(y - x) > 0 for y in scores) + sum(sign(y - x) == 0 for k, y in enumerate(scores) if k != i) / 2
        for i, x in enumerate(scores)
    ]


def concordance(scores: Scores) -> float:
    """Kendall's W without ties: the mean of Spearman's correlations of all pairs, moved to 0..1."""
    m, n = len(scores), len(scores[0])
    places = [ranks(row) for row in scores]
    total = 0.0
    for a in range(m):
        for b in range(m):
            if a != b:
                squares = sum((x - y) ** 2 for x, y in zip(places[a], places[b], strict=True))
                total += 1 - 6 * squares / (n * (n * n - 1))
    mean = total / (m * (m - 1))
    return (mean * (m - 1) + 1) / m


def tied_concordance(scores: Scores) -> float:
    """Kendall's W with the correction for ties, by its definition."""
    m, n = len(scores), len(scores[0])
    places = [ranks(row) for row in scores]
    sums = [sum(row[c] for row in places) for c in range(n)]
    ties = 0
    for row in places:
        for place in set(row):
            ties += row.count(place) ** 3 - row.count(place)
    spread = sum((x - sum(sums) / n) ** 2 for x in sums)
    return 12 * spread / (m * m * (n**3 - n) - m * ties)


def tau_b(one: Sequence[float], other: Sequence[float]) -> float:
    n = len(one)
    agree, in_one, in_other = 0, 0, 0
    for i in range(n):
        for k in range(i):
            a, b = sign(one[i] - one[k]), sign(other[i] - other[k])
            agree += a * b
            in_one += a * a
            in_other += b * b
    return agree / sqrt(in_one * in_other)


def regrets(scores: Scores) -> list[list[float]]:
    return [[max(row) - x for x in row] for row in scores]


def borda(scores: Scores) -> list[float]:
    n = len(scores[0])
    return [
        sum(
            sum(
                1 if sign(row[c] - row[d]) > 0 else 0.5 if sign(row[c] - row[d]) == 0 else 0 for d in range(n) if d != c
            )
            for row in scores
        )
        for c in range(n)
    ]


def condorcet(scores: Scores) -> int | None:
    n = len(scores[0])
    for c in range(n):
        if all(sum(sign(row[c] - row[d]) for row in scores) > 0 for d in range(n) if d != c):
            return c
    return None


def linkage_heights(distance: Sequence[Sequence[float]]) -> list[float]:
    """Heights of merges by average linkage: always the two groups whose members are closest on average."""
    groups = [[a] for a in range(len(distance))]
    heights = []
    while len(groups) > 1:
        best = None
        for i in range(len(groups)):
            for k in range(i):
                pairs = [distance[a][b] for a in groups[i] for b in groups[k]]
                mean = sum(pairs) / len(pairs)
                if best is None or mean < best[0]:
                    best = (mean, i, k)
        assert best is not None
        mean, i, k = best
        heights.append(mean)
        groups[k] += groups.pop(i)
    return heights


def steps_between(one: set[int], other: set[int]) -> int:
    """Fewest steps from one package to another, each of which adds, drops or swaps one measure: breadth first."""
    everything = one | other
    seen, front, steps = {frozenset(one)}, {frozenset(one)}, 0
    while frozenset(other) not in seen:
        steps += 1
        reached = set()
        for held in front:
            for x in everything - held:
                reached.add(held | {x})
                reached.update((held - {y}) | {x} for y in held)
            reached.update(held - {y} for y in held)
        front = {frozenset(each) for each in reached} - seen
        seen |= front
    return steps


def all_shares(n: int, parts: int) -> list[tuple[float, ...]]:
    """Every way to share 1 among n in whole parts."""
    if n == 1:
        return [(1.0,)]

    def share(left: int, of: int) -> list[tuple[int, ...]]:
        if of == 1:
            return [(left,)]
        return [(k, *rest) for k in range(left + 1) for rest in share(left - k, of - 1)]

    return [tuple(k / parts for k in shares) for shares in share(parts, n)]


def winners_at(scores: Scores, share: Sequence[float]) -> set[int]:
    """The choices with the highest weighted sum."""
    sums = [sum(w * row[c] for w, row in zip(share, scores, strict=True)) for c in range(len(scores[0]))]
    return {c for c, x in enumerate(sums) if x >= max(sums) - TIE}
