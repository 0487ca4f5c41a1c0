"""Flips of one weight, against scores added up in plain Python: missing levels and weights of zero among them."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from counterpoise.analysis.packages.contest import weight_flips

STEP = 1e-6


def score(values: list[float], shares: list[float]) -> float:
    """Score of a row; NaN where a level that counts is missing."""
    return 100 * sum(share * value for share, value in zip(shares, values, strict=True) if share > 0)


def moved(shares: list[float], column: int, to: float) -> list[float]:
    """The shares with one at ``to`` and the others in proportion."""
    rest = 1 - shares[column]
    return [to if j == column else share * (1 - to) / rest for j, share in enumerate(shares)]


def best(rows: list[list[float]], shares: list[float]) -> list[int]:
    """All rows with the best score."""
    scores = [score(row, shares) for row in rows]
    top = max(each for each in scores if not math.isnan(each))
    return [p for p, each in enumerate(scores) if each >= top - 1e-9]


@pytest.mark.parametrize("seed", range(80))
def test_before_a_flip_the_first_stays_and_beyond_it_another_leads(seed: int) -> None:
    by_chance = random.Random(seed)
    n_rows, n_columns = by_chance.randint(2, 5), by_chance.randint(2, 4)
    rows = [
        [math.nan if p and by_chance.random() < 0.25 else by_chance.random() for _ in range(n_columns)]
        for p in range(n_rows)
    ]  # the first row lacks nothing, so that some row is ranked everywhere
    points = [by_chance.choice([0.0, by_chance.random()]) for _ in range(n_columns)]
    if sum(points) == 0:
        return
    shares = [point / sum(points) for point in points]
    first = best(rows, shares)[0]
    flips = weight_flips(np.array(rows), np.array(points))
    for column, now in enumerate(shares):
        if now >= 1:
            assert not [flip for flip in flips if flip.column == column]
            continue
        for side, end in ((-1, 0.0), (1, 1.0)):
            found = [
                flip
                for flip in flips
                if flip.column == column
                and (flip.then - now) * side >= 0
                and (flip.then != now or (now == 0) == (side == 1))
            ]
            until = found[0].then if found else end
            for at in (now + (until - now) * k / 20 for k in range(20)):
                assert first in best(rows, moved(shares, column, at))
            if not found:
                assert first in best(rows, moved(shares, column, end))
            elif found[0].then == end:
                assert found[0].takes_over in best(rows, moved(shares, column, end))
            else:
                beyond = best(rows, moved(shares, column, until + side * STEP))
                assert first not in beyond
                assert found[0].takes_over in beyond
            assert len(found) < 2


def test_a_weight_that_leaves_the_first_without_a_rank_is_the_nearest_change() -> None:
    rows = np.array([[1.0, 0.9, math.nan], [0.5, 0.2, 0.1], [0.4, 0.6, 0.9]])
    nearest = weight_flips(rows, np.array([1.0, 1.0, 0.0]))[0]
    assert (nearest.column, nearest.now, nearest.then, nearest.takes_over) == (2, 0.0, 0.0, 2)
    assert nearest.loses_rank
