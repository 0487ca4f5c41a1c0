"""Exact shares: an example worked in fractions, symmetry, and Monte Carlo."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.uncertainty import exact_acceptability, smaa, weight_law

EXAMPLE = json.loads((Path(__file__).parents[2] / "published" / "smaa_two_criteria.json").read_text(encoding="utf-8"))


def fractions(name: str) -> np.ndarray:
    return np.array([[float(Fraction(text)) for text in row] for row in EXAMPLE[name]])


@pytest.mark.parametrize("name", ["rank_acceptability", "central_weights", "pairwise"])
def test_two_criteria_in_fractions(name: str):
    found = exact_acceptability(np.array(EXAMPLE["value"]))
    assert np.abs(getattr(found, name) - fractions(name)).max() < 1e-14


@pytest.mark.parametrize("name", ["rank_acceptability", "central_weights", "pairwise"])
def test_draws_come_close_to_the_fractions(name: str):
    found = smaa(np.array(EXAMPLE["value"]), weight_law("unknown", np.ones(2)), 200_000, seed=1)
    assert np.abs(getattr(found, name) - fractions(name)).max() < 5 * 0.5 / np.sqrt(200_000)


def test_three_specialists_share_the_triangle():
    found = exact_acceptability(np.eye(3))
    assert np.abs(found.rank_acceptability - 1 / 3).max() < 1e-15
    assert np.allclose(found.central_weights, np.full((3, 3), 7 / 36) + np.eye(3) * 15 / 36, atol=1e-14)


def test_an_average_option_among_three_specialists():
    """It is first only where no weight passes 1/2: a quarter of the triangle."""
    found = exact_acceptability(np.vstack([np.eye(3), np.full(3, 0.5)]))
    assert found.rank_acceptability[3] == pytest.approx([0.25, 0.75, 0, 0], abs=1e-14)
    assert found.central_weights[3] == pytest.approx([1 / 3] * 3, abs=1e-14)


@pytest.mark.parametrize("seed", range(4))
def test_three_criteria_agree_with_draws(seed: int):
    value_ij = np.round(np.random.default_rng(seed).random((7, 3)), 1 + seed)
    exact = exact_acceptability(value_ij)
    drawn = smaa(value_ij, weight_law("unknown", np.ones(3)), 100_000, seed=seed)
    error_ir = np.sqrt(exact.rank_acceptability * (1 - exact.rank_acceptability) / 100_000) + 1e-5
    assert (np.abs(exact.rank_acceptability - drawn.rank_acceptability) < 5 * error_ir).all()
    assert np.abs(exact.pairwise - drawn.pairwise).max() < 5 * 0.5 / np.sqrt(100_000)


@pytest.mark.parametrize("m", [2, 3])
def test_rows_and_columns_sum_to_one(m: int):
    value_ij = np.round(np.random.default_rng(m).random((9, m)), 1)
    value_ij[4] = value_ij[2]
    found = exact_acceptability(value_ij)
    assert np.allclose(found.rank_acceptability.sum(axis=0), 1, atol=1e-12)
    assert np.allclose(found.rank_acceptability.sum(axis=1), 1, atol=1e-12)
    assert np.allclose(found.rank_acceptability[4], found.rank_acceptability[2], atol=1e-12)


def test_an_option_that_is_never_first_has_no_central_weights():
    found = exact_acceptability(np.array([[0.9, 0.8], [0.2, 0.3]]))
    assert found.rank_acceptability.tolist() == [[1, 0], [0, 1]]
    assert found.central_weights[1].tolist() == [0, 0]


def test_other_numbers_of_criteria_and_missing_values_are_refused():
    with pytest.raises(ValueError, match="two or three criteria"):
        exact_acceptability(np.ones((3, 4)))
    with pytest.raises(ValueError, match="missing"):
        exact_acceptability(np.array([[0.1, np.nan], [0.2, 0.3]]))
