"""Laws of acceptability analysis, and what happens at its edges."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.uncertainty import (
    SmaaResult,
    TriangularValues,
    acceptability,
    draw_weights,
    exact_acceptability,
    smaa,
    weight_law,
)
from counterpoise.analysis.uncertainty.kernel.counter import MAX_DRAWS

VALUES = np.random.default_rng(8).random((6, 4))
SPREAD = TriangularValues(0.8 * VALUES, VALUES, VALUES + 0.2 * (1 - VALUES))
UNKNOWN = weight_law("unknown", np.ones(4))
PROFILE = np.array([4.0, 3, 2, 1])


def test_without_spread_and_with_exact_weights_the_ranking_is_that_of_the_scores(make_table):
    ranking = rank_options(make_table(VALUES), PROFILE)
    found = smaa(VALUES, weight_law("exact", PROFILE), 500, seed=1)
    assert (found.rank_acceptability.argmax(axis=1) + 1 == ranking.rank_i).all()
    assert set(found.rank_acceptability.ravel()) == {0.0, 1.0}
    assert np.abs(found.score - ranking.score_i).max() < 1e-4
    assert np.abs(found.score_quantiles - ranking.score_i[:, None]).max() < 1e-4
    assert np.abs(found.regret - (ranking.score_i.max() - ranking.score_i)).max() < 1e-4
    assert found.rank_error.max() == 0


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 7),
    st.integers(1, 4),
    st.integers(0, 2**31),
    st.sampled_from(["exact", "around", "order", "unknown"]),
    st.integers(0, 2),
)
def test_rows_and_columns_sum_to_one(n: int, m: int, seed: int, known: str, decimals: int):
    value_ij = np.round(np.random.default_rng(seed).random((n, m)), decimals)
    found = smaa(value_ij, weight_law(known, np.ones(m)), 300, seed=seed, kernel="numpy")
    assert np.allclose(found.rank_acceptability.sum(axis=1), 1, atol=1e-12)
    assert np.allclose(found.rank_acceptability.sum(axis=0), 1, atol=1e-12)
    assert np.allclose(found.central_weights[found.is_ever_first].sum(axis=1), 1, atol=1e-12)
    assert np.allclose(found.pairwise + found.pairwise.T + np.eye(n), 1, atol=1e-12)


def test_same_seed_same_bytes():
    one, other = (smaa(SPREAD, UNKNOWN, 5000, seed=3) for _ in range(2))
    for field in dataclasses.fields(SmaaResult):
        part = getattr(one, field.name)
        if isinstance(part, np.ndarray):
            assert part.tobytes() == getattr(other, field.name).tobytes(), field.name
    assert not np.array_equal(one.rank_acceptability, smaa(SPREAD, UNKNOWN, 5000, seed=4).rank_acceptability)


@pytest.mark.parametrize("known", ["around", "order", "intervals", "unknown"])
def test_chunks_do_not_matter(monkeypatch: pytest.MonkeyPatch, known: str):
    law = weight_law(known, PROFILE, ranges={"0": (10, 60)} if known == "intervals" else None)
    whole = smaa(SPREAD, law, 5000, seed=3)
    monkeypatch.setattr(acceptability, "CHUNK", 700)
    chunked = smaa(SPREAD, law, 5000, seed=3)
    assert np.array_equal(whole.rank_acceptability, chunked.rank_acceptability)
    assert np.array_equal(whole.score_quantiles, chunked.score_quantiles)


def test_the_error_falls_with_the_root_of_the_draws():
    value_ij = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.5]])
    exact = exact_acceptability(value_ij).rank_acceptability
    miss = []
    for n_draws in (400, 40_000):
        runs = [smaa(value_ij, weight_law("unknown", np.ones(2)), n_draws, seed=seed) for seed in range(40)]
        miss.append(np.sqrt(np.mean([(run.rank_acceptability - exact) ** 2 for run in runs], axis=0)))
        stated = np.sqrt(exact * (1 - exact) / n_draws)
        assert np.allclose(miss[-1], stated, rtol=0.5, atol=0.2 * stated.max())
    assert 7 < miss[0].sum() / miss[1].sum() < 14


def test_stated_errors_of_scores_and_regret_are_right():
    runs = [smaa(SPREAD, UNKNOWN, 1000, seed=seed) for seed in range(60)]
    for name, error in (("score", "score_error"), ("regret", "regret_error")):
        seen = np.std([getattr(run, name) for run in runs], axis=0)
        stated = np.mean([getattr(run, error) for run in runs], axis=0)
        assert np.allclose(seen, stated, rtol=0.4, atol=1e-3), name
    seen = np.std([run.score_quantiles for run in runs], axis=0)
    stated = np.mean([run.score_quantile_errors for run in runs], axis=0)
    assert np.allclose(seen, stated, rtol=0.6, atol=0.05)


def test_scores_are_those_of_the_drawn_weights():
    weight_dj = draw_weights(UNKNOWN, 20_000, seed=9)
    score_di = 100 * weight_dj @ VALUES.T
    found = smaa(VALUES, UNKNOWN, 20_000, seed=9)
    assert np.allclose(found.score, score_di.mean(axis=0), atol=1e-4)
    assert np.allclose(found.score_quantiles, np.quantile(score_di, [0.05, 0.5, 0.95], axis=0).T, atol=0.02)
    assert np.allclose(found.regret, (score_di.max(axis=1, keepdims=True) - score_di).mean(axis=0), atol=1e-4)
    first_d = score_di.argmax(axis=1)
    assert found.first_share == pytest.approx(np.bincount(first_d, minlength=6) / 20_000, abs=2e-4)
    leader = int(first_d[0])
    assert np.allclose(found.central_weights[leader], weight_dj[first_d == leader].mean(axis=0), atol=1e-4)


def test_weights_drawn_beforehand_give_the_same_as_their_law():
    given_dj = draw_weights(UNKNOWN, 4000, seed=9)
    one, other = smaa(VALUES, UNKNOWN, 4000, seed=9), smaa(VALUES, given_dj, 4000, seed=9)
    assert np.abs(one.rank_acceptability - other.rank_acceptability).max() < 1e-3
    assert np.allclose(one.score, other.score, atol=1e-4)


def test_triangular_values_have_their_means_and_tails():
    values = TriangularValues(np.array([[0.1]]), np.array([[0.2]]), np.array([[0.9]]))
    found = smaa(values, weight_law("unknown", np.ones(1)), 200_000, seed=1)
    assert found.score[0] == pytest.approx(40.0, abs=5 * found.score_error[0])
    exact = [10 + 100 * np.sqrt(0.05 * 0.08), 90 - 100 * np.sqrt(0.5 * 0.56), 90 - 100 * np.sqrt(0.05 * 0.56)]
    assert np.allclose(found.score_quantiles[0], exact, atol=0.3)


@pytest.mark.parametrize("values", [VALUES, SPREAD], ids=["exact", "triangular"])
def test_permuting_options_permutes_results(values):
    order = np.array([3, 0, 5, 1, 4, 2])
    ids = tuple("abcdef")

    def permuted(array: np.ndarray) -> np.ndarray:
        return array[order]

    moved = (
        TriangularValues(*(permuted(a) for a in (values.low_ij, values.mode_ij, values.high_ij)))
        if isinstance(values, TriangularValues)
        else permuted(values)
    )
    one = smaa(values, UNKNOWN, 5000, seed=1, option_ids=ids)
    other = smaa(moved, UNKNOWN, 5000, seed=1, option_ids=tuple(ids[i] for i in order))
    assert np.array_equal(one.rank_acceptability[order], other.rank_acceptability)
    assert np.array_equal(one.central_weights[order], other.central_weights)
    assert np.array_equal(one.pairwise[np.ix_(order, order)], other.pairwise)
    assert np.array_equal(one.score_quantiles[order], other.score_quantiles)


def test_a_new_option_leaves_the_scores_of_others_as_they_are():
    one = smaa(VALUES[:3], UNKNOWN, 2000, seed=1)
    other = smaa(VALUES[:4], UNKNOWN, 2000, seed=1)
    assert np.allclose(one.score, other.score[:3], atol=1e-6)
    assert np.array_equal(one.pairwise, other.pairwise[:3, :3])


def test_identical_options_share_their_ranks_evenly():
    value_ij = np.vstack([VALUES[:1]] * 3 + [VALUES[1:3]])
    found = smaa(value_ij, UNKNOWN, 2000, seed=1)
    assert np.array_equal(found.rank_acceptability[0], found.rank_acceptability[1])
    assert np.array_equal(found.rank_acceptability[0], found.rank_acceptability[2])
    assert np.allclose(found.central_weights[0], found.central_weights[2], atol=1e-8)
    assert found.pairwise[0, 1] == 0.5


def test_all_identical_options_have_every_rank_alike():
    found = smaa(np.full((25, 2), 0.4), weight_law("unknown", np.ones(2)), 100, seed=1)
    assert np.allclose(found.rank_acceptability, 1 / 25, atol=1e-8)
    assert np.allclose(found.confidence, 1 / 25, atol=1e-8)
    assert np.abs(found.regret).max() == 0


def test_one_option_is_always_first():
    found = smaa(np.array([[0.3, 0.9]]), weight_law("unknown", np.ones(2)), 1000, seed=1)
    assert found.rank_acceptability.tolist() == [[1.0]]
    assert found.confidence.tolist() == [1.0]
    assert found.central_weights[0] == pytest.approx([0.5, 0.5], abs=0.05)
    assert found.regret.tolist() == [0.0]


def test_one_criterion_ranks_by_its_values():
    found = smaa(np.array([[0.3], [0.9], [0.5]]), weight_law("unknown", np.ones(1)), 100, seed=1)
    assert found.rank_acceptability.tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]


def test_scores_of_zero_and_one_are_kept():
    found = smaa(np.array([[1.0, 1.0], [0.0, 0.0]]), weight_law("unknown", np.ones(2)), 1000, seed=1)
    assert found.score == pytest.approx([100, 0], abs=1e-4)
    assert found.score_quantiles == pytest.approx(np.array([[100.0] * 3, [0.0] * 3]), abs=1e-4)
    assert found.regret == pytest.approx([0, 100], abs=1e-4)


def test_confidence_is_the_share_of_levels_in_which_the_central_weights_win():
    """Two options on one criterion: central weights are all there is, so confidence is first share."""
    values = TriangularValues(np.array([[0.0], [0.2]]), np.array([[0.5], [0.5]]), np.array([[1.0], [0.8]]))
    found = smaa(values, weight_law("unknown", np.ones(1)), 10_000, seed=1)
    assert found.confidence == pytest.approx(found.first_share, abs=1e-12)
    assert 0.4 < found.confidence[0] < 0.6
    assert found.confidence_error[0] == pytest.approx(0.005, abs=1e-4)


def test_many_options_get_no_pairs_and_the_same_ranks_as_few():
    generator = np.random.default_rng(3)
    value_ij = generator.random((70, 3))
    found = smaa(value_ij, weight_law("unknown", np.ones(3)), 2000, seed=1)
    assert found.pairwise is None
    score_di = draw_weights(weight_law("unknown", np.ones(3)), 2000, seed=1) @ value_ij.T
    rank_di = (-score_di).argsort(axis=1).argsort(axis=1)
    counted = np.array([np.bincount(rank_di[:, i], minlength=70) for i in range(70)]) / 2000
    assert np.abs(found.rank_acceptability - counted).max() <= 2 / 2000


def test_quasi_random_weights_miss_by_less_and_say_so():
    value_ij = np.array([[0.9, 0.1, 0.4], [0.2, 0.8, 0.3], [0.5, 0.5, 0.6]])
    exact = exact_acceptability(value_ij).rank_acceptability
    law = weight_law("unknown", np.ones(3), quasi=True)
    quasi = smaa(value_ij, law, 8 * 1024, seed=1)
    plain = smaa(value_ij, weight_law("unknown", np.ones(3)), 8 * 1024, seed=1)
    assert quasi.rank_error.max() < plain.rank_error.max() / 3
    assert (np.abs(quasi.rank_acceptability - exact) < 6 * quasi.rank_error + 1e-3).all()


def test_progress_is_told_and_can_stop_the_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(acceptability, "CHUNK", 1000)
    told: list[float] = []

    def stop_after_two(share: float) -> bool:
        told.append(share)
        return len(told) < 2

    stopped = smaa(VALUES, UNKNOWN, 5000, seed=1, progress=stop_after_two)
    assert told == [0.2, 0.4]
    assert (stopped.draws, stopped.draws_asked, stopped.is_complete) == (2000, 5000, False)
    assert np.array_equal(stopped.rank_acceptability, smaa(VALUES, UNKNOWN, 2000, seed=1).rank_acceptability)


def test_results_cannot_be_changed_in_place():
    found = smaa(VALUES, UNKNOWN, 100, seed=1)
    with pytest.raises(ValueError, match="read-only"):
        found.rank_acceptability[0, 0] = 1


def test_scores_and_pairs_are_left_out_when_not_asked_for():
    found = smaa(VALUES, UNKNOWN, 100, seed=1, with_scores=False, with_pairs=False)
    assert found.score is None
    assert found.regret is None
    assert found.pairwise is None
    assert np.array_equal(found.rank_acceptability, smaa(VALUES, UNKNOWN, 100, seed=1).rank_acceptability)


NAMES = ("bus", "tram", "ferry", "metro", "walk", "wait")
HOLE = VALUES.copy()
HOLE[2, 1] = np.nan


@pytest.mark.parametrize("kind", ["exact", "around", "order", "unknown"])
@pytest.mark.parametrize("drawn", ["exact", "triangular", "drawn"])
def test_an_option_that_lacks_a_level_takes_part_in_no_draw(kind: str, drawn: str):
    """The others come out as if it were not there; it has shares of 0 and no figures."""
    law = weight_law(kind, np.array([4.0, 3, 2, 1]), ("speed", "cost", "risk", "reach"))

    def run(value_ij: np.ndarray, names: tuple[str, ...]):
        values = {
            "exact": value_ij,
            "triangular": TriangularValues(0.5 * value_ij, value_ij, value_ij),
            "drawn": value_ij[:, :, None] * np.linspace(0.5, 1, 300),
        }[drawn]
        return smaa(values, law, 300, seed=1, option_ids=names)

    kept = [0, 1, 3, 4, 5]
    found, alone = run(HOLE, NAMES), run(VALUES[kept], tuple(NAMES[i] for i in kept))
    assert found.option_ids == NAMES
    assert found.is_ranked.tolist() == [True, True, False, True, True, True]
    assert np.array_equal(found.rank_acceptability[kept, :5], alone.rank_acceptability)
    assert not found.rank_acceptability[2].any()
    assert not found.rank_acceptability[:, 5].any()
    assert np.array_equal(found.pairwise[np.ix_(kept, kept)], alone.pairwise)
    assert np.isnan(found.pairwise[2]).all()
    for name in ("score", "regret", "confidence", "score_quantiles", "confidence_error"):
        assert np.array_equal(getattr(found, name)[kept], getattr(alone, name)), name
        assert np.isnan(getattr(found, name)[2]).all(), name
    assert not found.is_ever_first[2]


def test_a_missing_level_on_a_criterion_without_weight_changes_nothing():
    law = weight_law("around", np.array([4.0, 0, 2, 1]))
    found, whole = smaa(HOLE, law, 200, seed=1), smaa(VALUES, law, 200, seed=1)
    assert found.is_ranked.all()
    assert np.array_equal(found.rank_acceptability, whole.rank_acceptability)


def test_weights_that_are_not_known_count_every_criterion():
    """A criterion without weight in the profile has some in nearly every draw of unknown weights."""
    assert not smaa(HOLE, weight_law("unknown", np.array([4.0, 0, 2, 1])), 200, seed=1).is_ranked[2]
    law = weight_law("intervals", np.ones(4), tuple("abcd"), ranges={"b": (0, 0)})
    assert smaa(HOLE, law, 200, seed=1).is_ranked[2]


def test_draws_need_an_option_that_can_be_ranked():
    with pytest.raises(ValueError, match="no option can be ranked"):
        smaa(np.full((2, 4), np.nan), UNKNOWN, 100, seed=1)


def test_a_value_missing_in_some_draws_only_is_refused_by_name():
    value_ijd = np.full((6, 4, 100), 0.5)
    value_ijd[2, 1, 7] = np.nan
    law = weight_law("unknown", np.ones(4), ("speed", "cost", "risk", "reach"))
    with pytest.raises(ValueError, match="value of ferry on cost is missing"):
        smaa(value_ijd, law, 100, seed=1, option_ids=NAMES)


def test_levels_in_place_of_values_are_refused():
    with pytest.raises(ValueError, match="outside 0 to 1"):
        smaa(100 * VALUES, UNKNOWN, 100, seed=1)


def test_disordered_ranges_are_refused():
    with pytest.raises(ValueError, match="does not keep low <= mode <= high"):
        smaa(TriangularValues(VALUES, 0.5 * VALUES, VALUES), UNKNOWN, 100, seed=1)


@pytest.mark.parametrize(("n_draws", "words"), [(0, "at least 1 draw"), (MAX_DRAWS + 1, "the most that can be asked")])
def test_no_draws_and_absurdly_many_are_refused(n_draws: int, words: str):
    with pytest.raises(ValueError, match=words):
        smaa(VALUES, UNKNOWN, n_draws, seed=1)


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="for 6 options and 3 criteria"):
        smaa(VALUES, weight_law("unknown", np.ones(3)), 100, seed=1)
    with pytest.raises(ValueError, match="drawn 50 times, 100 draws"):
        smaa(np.full((2, 4, 50), 0.5), UNKNOWN, 100, seed=1)
    with pytest.raises(ValueError, match=r"\(100, number of criteria\) is needed"):
        smaa(VALUES, np.ones((7, 4)), 100, seed=1)
    with pytest.raises(ValueError, match="all weights of a draw are zero"):
        smaa(VALUES, np.zeros((100, 4)), 100, seed=1)
    with pytest.raises(ValueError, match="0 options"):
        smaa(np.empty((0, 4)), UNKNOWN, 100, seed=1)
    with pytest.raises(ValueError, match="too few for quasi-random"):
        smaa(VALUES, weight_law("unknown", np.ones(4), quasi=True), 10, seed=1)
