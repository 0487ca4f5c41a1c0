"""Random numbers by counting: recomputable one by one, and random enough."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy import stats

from counterpoise.analysis.uncertainty.kernel.counter import (
    MAX_DRAWS,
    check_draws,
    double_uniforms,
    draw_words,
    named_keys,
    single_exponentials,
    single_uniforms,
    stream_key,
    uniform_column,
)

DRAWS = 100_000


@pytest.fixture(scope="module")
def uniform_sd() -> np.ndarray:
    """Uniforms of 60 streams: twenty names under three seeds, one of them beyond 32 bits."""
    word_d = draw_words(0, DRAWS)
    keys = np.concatenate([named_keys(seed, [f"input {k}" for k in range(20)]) for seed in (0, 1, 2**40)])
    return double_uniforms(word_d[None, :], keys[:, None])


def test_any_draw_can_be_computed_alone():
    whole = uniform_column("lead permit", 1000, seed=7)
    assert uniform_column("lead permit", 1, seed=7, first=613)[0] == whole[613]


def test_uniforms_stay_strictly_between_zero_and_one():
    uniform_d = single_uniforms(draw_words(0, 2_000_000), stream_key(3, "a"))
    assert uniform_d.dtype == np.float32
    assert uniform_d.min() > 0
    assert uniform_d.max() < 1


def test_every_stream_is_uniform(uniform_sd: np.ndarray):
    expected = DRAWS / 256
    squares = [((np.histogram(u, 256, (0, 1))[0] - expected) ** 2 / expected).sum() for u in uniform_sd]
    assert stats.kstest(stats.chi2.cdf(squares, 255), "uniform").pvalue > 1e-3


@pytest.mark.slow
def test_streams_and_seeds_are_uncorrelated(uniform_sd: np.ndarray):
    z = np.corrcoef(uniform_sd)[np.triu_indices(len(uniform_sd), 1)] * np.sqrt(DRAWS)
    assert np.abs(z).max() < 5
    assert 0.9 < z.std() < 1.1


def test_neighbouring_draws_fill_the_square(uniform_sd: np.ndarray):
    expected = (DRAWS - 1) / 1024
    squares = []
    for u in uniform_sd:
        count = np.histogram2d(u[:-1], u[1:], 32, [[0, 1], [0, 1]])[0]
        squares.append(((count - expected) ** 2 / expected).sum())
    assert stats.kstest(stats.chi2.cdf(squares, 1023), "uniform").pvalue > 1e-3


def test_pairs_of_streams_fill_the_square(uniform_sd: np.ndarray):
    expected = DRAWS / 1024
    squares = []
    for one, other in itertools.pairwise(uniform_sd):
        count = np.histogram2d(one, other, 32, [[0, 1], [0, 1]])[0]
        squares.append(((count - expected) ** 2 / expected).sum())
    assert stats.kstest(stats.chi2.cdf(squares, 1023), "uniform").pvalue > 1e-3


def test_each_bit_is_set_in_half_of_the_draws():
    word_d = (double_uniforms(draw_words(0, DRAWS), stream_key(11, "bits")) * 2**32).astype(np.uint32)
    share_b = np.array([(word_d >> np.uint32(bit) & np.uint32(1)).mean() for bit in range(32)])
    assert np.abs(share_b - 0.5).max() < 5 * 0.5 / np.sqrt(DRAWS)


def test_exponentials_are_minus_the_logarithm():
    word_d, key = draw_words(0, DRAWS), stream_key(5, "weight")
    exact_d = -np.log(single_uniforms(word_d, key).astype(float))
    assert np.abs(single_exponentials(word_d, key) - exact_d).max() < 2e-6
    assert single_exponentials(word_d, key).min() > 0


def test_seed_must_be_a_whole_number_in_range():
    with pytest.raises(ValueError, match="seed is -1"):
        stream_key(-1, "a")


@pytest.mark.parametrize("n_draws", [0, -5])
def test_no_draws_are_refused(n_draws: int):
    with pytest.raises(ValueError, match="at least 1 draw"):
        check_draws(n_draws)


def test_absurdly_many_draws_are_refused_with_the_bound():
    with pytest.raises(ValueError, match=f"{MAX_DRAWS:,}"):
        check_draws(MAX_DRAWS + 1)
