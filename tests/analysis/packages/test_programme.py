"""Additive packages: exact answers, published answers, and plain enumeration."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.core_index import standing_of
from counterpoise.analysis.packages.programme.efficient import find_efficient_programme
from counterpoise.analysis.packages.programme.programme import Programme
from counterpoise.analysis.packages.programme.search_region import cut_region, whole_region

PUBLISHED = json.loads((Path(__file__).parents[2] / "published" / "portfolios.json").read_text(encoding="utf-8"))


def read_programme(entry):
    costs = np.array(entry["costs"]).reshape(len(entry["values"]), -1)
    values = np.array(entry["values"]).reshape(len(costs), -1)
    pairs = {name: tuple(tuple(pair) for pair in entry.get(name, ())) for name in ("needs", "excludes")}
    return Programme(values, costs, np.array(entry["budgets"]), **pairs)


def random_programme(seed):
    rng = np.random.default_rng(seed)
    n, n_objectives, n_budgets = int(rng.integers(1, 10)), int(rng.integers(1, 5)), int(rng.integers(0, 4))
    spread = int(rng.choice([1, 3, 40]))
    pairs = [tuple(map(int, sorted(rng.choice(n, 2, replace=False)))) for _ in range(n // 2)] if n > 1 else []
    costs = rng.integers(-3, 20, (n, n_budgets))
    return Programme(
        rng.integers(-spread, 2 * spread, (n, n_objectives)),
        costs,
        (np.maximum(costs, 0).sum(axis=0) * rng.choice([0.2, 0.5, 1.0])).astype(int) - int(rng.random() < 0.1) * 5,
        needs=tuple(dict.fromkeys(pairs[::2])),
        excludes=tuple(dict.fromkeys(set(pairs[1::2]) - set(pairs[::2]))),
        must=(int(rng.integers(n)),) if rng.random() < 0.2 else (),
        must_not=(int(rng.integers(n)),) if rng.random() < 0.2 else (),
    )


def feasible_by_hand(programme):
    for chosen in itertools.product((0, 1), repeat=programme.n_options):
        spent = [sum(c * int(x) for c, x in zip(chosen, cost, strict=True)) for cost in programme.cost_ir.T]
        if (
            all(s <= b for s, b in zip(spent, programme.budget_r, strict=True))
            and all(chosen[b] or not chosen[a] for a, b in programme.needs)
            and not any(chosen[a] and chosen[b] for a, b in programme.excludes)
            and all(chosen[a] for a in programme.must)
            and not any(chosen[a] for a in programme.must_not)
        ):
            yield chosen, tuple(sum(c * int(x) for c, x in zip(chosen, v, strict=True)) for v in programme.value_io.T)


def efficient_by_hand(programme):
    found = dict(feasible_by_hand(programme))
    points = set(found.values())
    best = {p for p in points if not any(q != p and all(a >= b for a, b in zip(q, p, strict=True)) for q in points)}
    return {chosen for chosen, point in found.items() if point in best}


@pytest.mark.parametrize("seed", range(200))
def test_all_efficient_packages_agree_with_plain_enumeration(seed):
    programme = random_programme(seed)
    found = find_efficient_programme(programme, use_numba=bool(seed % 2))
    assert {tuple(map(int, member_i)) for member_i in found.member_pi} == efficient_by_hand(programme)
    assert (found.member_pi @ programme.value_io == found.value_po).all()


@pytest.mark.parametrize("entry", PUBLISHED["best"], ids=lambda entry: entry["name"])
def test_published_optima_are_found(entry):
    found = find_efficient_programme(read_programme(entry))
    assert found.value_po[0, 0] == entry["expected"]["value"]
    assert entry["expected"]["members"] in [np.flatnonzero(member_i).tolist() for member_i in found.member_pi]


@pytest.mark.slow
@pytest.mark.parametrize("entry", PUBLISHED["fronts"], ids=lambda entry: entry["name"])
def test_published_efficient_sets_are_found_whole(entry):
    found = find_efficient_programme(read_programme(entry))
    assert sorted(map(list, {tuple(v) for v in found.value_po.tolist()})) == sorted(entry["expected"]["points"])


def test_the_core_index_of_the_published_efficient_set_is_reproduced():
    (entry,) = [entry for entry in PUBLISHED["fronts"] if "core_index" in entry["expected"]]
    found = find_efficient_programme(read_programme(entry))
    share_i = found.member_pi.mean(axis=0)
    np.testing.assert_allclose(share_i, entry["expected"]["core_index"])
    assert [i for i, s in enumerate(standing_of(share_i)) if s == "core"] == [0, 5, 8, 9]
    assert [i for i, s in enumerate(standing_of(share_i)) if s == "exterior"] == [7]


def test_more_budget_never_lowers_what_is_reached():
    programme = random_programme(7)
    tight = find_efficient_programme(programme).value_po
    wide = Programme(
        programme.value_io, programme.cost_ir, programme.budget_r + 10, programme.needs, programme.excludes
    )
    loose = find_efficient_programme(wide).value_po
    assert all((loose >= point).all(axis=1).any() for point in tight)


def test_no_options_one_option_and_no_feasible_package():
    empty = Programme(np.zeros((0, 2)), np.zeros((0, 1)), np.array([5]))
    assert find_efficient_programme(empty).value_po.tolist() == [[0, 0]]
    one = Programme(np.array([[3, -1]]), np.array([[4]]), np.array([5]))
    assert find_efficient_programme(one).value_po.tolist() == [[3, -1], [0, 0]]
    unmeetable = Programme(np.array([[3, -1]]), np.array([[4]]), np.array([-1]))
    assert find_efficient_programme(unmeetable).value_po.tolist() == []


def test_numbers_that_are_not_whole_are_refused():
    with pytest.raises(ValueError, match="not whole"):
        Programme(np.array([[0.5]]), np.array([[1]]), np.array([1]))


def test_numbers_too_large_for_exact_work_are_refused():
    huge = Programme(np.array([[10**15, 1], [1, 10**15]]), np.ones((2, 1)), np.array([1]))
    with pytest.raises(ValueError, match="too large"):
        find_efficient_programme(huge)


def test_too_many_options_tied_together_are_refused():
    n = 22
    chained = Programme(np.ones((n, 1)), np.ones((n, 1)), np.array([5]), needs=tuple((i, i - 1) for i in range(1, n)))
    with pytest.raises(ValueError, match="tied together"):
        find_efficient_programme(chained)


@pytest.mark.parametrize("use_numba", [True, False])
@pytest.mark.parametrize("seed", range(30))
def test_the_search_region_is_what_no_known_point_exceeds_on_every_column(seed, use_numba):
    rng = np.random.default_rng(seed)
    n_columns = int(rng.integers(1, 5))
    point_pk = rng.integers(1, 8, (int(rng.integers(0, 12)), n_columns))
    region = cut_region(whole_region(np.zeros(n_columns, int)), point_pk, use_numba=use_numba)
    for where in itertools.product(range(8), repeat=n_columns):
        is_open = not any(all(y < p for y, p in zip(where, point, strict=True)) for point in point_pk)
        assert bool((region.corner_zo <= np.array(where)).all(axis=1).any()) == is_open
    inside = (region.corner_zo[:, None] >= region.corner_zo).all(axis=2).sum(axis=1)
    assert (inside == 1).all()
