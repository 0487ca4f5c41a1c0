"""Methods of elicitation: weights are shares, keep what was said, and come back from consistent judgments."""

from __future__ import annotations

import itertools
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.value import ValueFunction
from counterpoise.analysis.weighting.best_worst import LINEAR, MODELS, NONLINEAR, consistency_index, weigh_best_worst
from counterpoise.analysis.weighting.elicited import to_shares
from counterpoise.analysis.weighting.macbeth import MOST, Judgment, weigh_categories
from counterpoise.analysis.weighting.pairwise import find_contradictions, imply, weigh_pairs
from counterpoise.analysis.weighting.ranges import reachable, weigh_ranges
from counterpoise.analysis.weighting.rank_order import FORMULAS, weigh_order
from counterpoise.analysis.weighting.swing import weigh_swings
from counterpoise.analysis.weighting.trade_off import TradeOff, weigh_trade_offs
from counterpoise.model import Comparison
from counterpoise.model.pairwise import find_groups, log_least_squares
from tests.analysis.test_published import published
from tests.oracle import weighing as oracle

IDS = ("a", "b", "c", "d", "e")
WEIGHTS = st.lists(st.floats(0.05, 1), min_size=5, max_size=5)
QUICK = settings(max_examples=25, deadline=None)


def by_id(share_j) -> dict[str, float]:
    return dict(zip(IDS, share_j, strict=True))


def are_shares(share_j) -> bool:
    return min(share_j) >= 0 and sum(share_j) == pytest.approx(1)


@QUICK
@given(WEIGHTS)
def test_swing_points_give_shares_in_their_ratio(weights) -> None:
    found = weigh_swings(by_id(weights), IDS)
    assert are_shares(found.share_j)
    assert found.share_j == pytest.approx(to_shares(weights))
    assert not found.contradictions


def test_swing_points_that_break_the_order_are_named_and_zero_swings_refused() -> None:
    found = weigh_swings(by_id([100, 60, 80, 20, 20]), IDS, (("a",), ("b",), ("c",), ("d", "e")))
    assert [(fault.more, fault.less) for fault in found.contradictions] == [("b", "c")]
    unequal = weigh_swings(by_id([100, 60, 40, 20, 10]), IDS, (("a",), ("b",), ("c",), ("e", "d")))
    assert [(fault.more, fault.less) for fault in unequal.contradictions] == [("d", "e")]
    with pytest.raises(ValueError, match="no criterion has weight"):
        weigh_swings(dict.fromkeys(IDS, 0.0), IDS)


@pytest.mark.parametrize("n", ["2", "3", "4", "5", "6", "8", "10"])
def test_the_formulas_for_an_order_give_the_published_weights(n) -> None:
    ids = tuple(f"c{j}" for j in range(int(n)))
    groups = [(id_,) for id_ in ids]
    for formula, key in (("centroid", "rank_order_centroid"), ("sum", "rank_sum"), ("reciprocal", "rank_reciprocal")):
        found = weigh_order(groups, ids, formula)
        assert found.share_j == pytest.approx(published("rank_weights")["weights"][n][key], abs=1e-12)


@pytest.mark.parametrize("formula", FORMULAS)
def test_an_order_is_kept_and_equals_are_equal(formula) -> None:
    weight = by_id(weigh_order([("c",), ("a", "e"), ("b",)], IDS, formula).share_j)
    assert weight["c"] > weight["a"] == weight["e"] > weight["b"] > weight["d"] == 0
    assert are_shares(tuple(weight.values()))


def test_the_rank_sum_of_equals_is_that_of_the_oracle() -> None:
    weight = by_id(weigh_order([("a",), ("b", "c"), ("d", "e")], IDS, "sum").share_j)
    assert [weight["a"], weight["b"], weight["d"]] == pytest.approx(oracle.rank_sum_with_equals([1, 2, 2]))


@QUICK
@given(WEIGHTS, st.integers(0, 2**20), st.booleans())
def test_consistent_comparisons_give_their_weights_back_all_pairs_or_some(weights, seed, is_partial) -> None:
    pairs = [Comparison(one, other, by_id(weights)[one] / by_id(weights)[other])
             for one, other in itertools.combinations(IDS, 2)]  # fmt: skip
    if is_partial:
        chain = {("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")}
        pairs = [pair for pair in pairs if (pair.more, pair.less) in chain or Random(seed).random() < 0.3]
    found = weigh_pairs(pairs, IDS)
    assert found.share_j == pytest.approx(to_shares(weights), rel=1e-6)
    assert not found.contradictions
    assert not found.repairs
    assert found.consistency[0].value == pytest.approx(0, abs=1e-6)


def test_the_spoiled_comparison_is_named_first_with_what_the_others_imply() -> None:
    weights = by_id([5, 4, 3, 2, 1])
    pairs = [Comparison(one, other, weights[one] / weights[other]) for one, other in itertools.combinations(IDS, 2)]
    at = next(k for k, pair in enumerate(pairs) if (pair.more, pair.less) == ("b", "e"))
    pairs[at] = Comparison("b", "e", 1 / 9)
    found = weigh_pairs(pairs, IDS)
    assert found.consistency[0].value > 0.1
    worst = found.contradictions[0]
    assert (worst.more, worst.less, worst.implied) == ("b", "e", pytest.approx((4, 4)))
    assert worst.after == pytest.approx(0, abs=1e-9)
    assert [(repair.more, repair.less) for repair in found.repairs] == [("b", "e")]


def test_the_published_drinks_need_no_repair() -> None:
    example = published("pairwise_drinks")
    found = weigh_pairs([Comparison(*line) for line in example["comparisons"]], example["items"])
    assert found.share_j == pytest.approx(example["weights"], abs=1e-9)
    assert found.consistency[0].value == pytest.approx(example["consistency_ratio"], abs=1e-9)
    assert found.contradictions
    assert not found.repairs


def test_what_the_others_imply_is_the_fit_without_the_comparison() -> None:
    for seed in range(6):
        chance = Random(seed)
        pairs = [Comparison(one, other, chance.choice([1 / 7, 1 / 2, 1, 3, 9]))
                 for one, other in itertools.combinations(IDS, 2) if chance.random() < 0.7 or other == "e"]  # fmt: skip
        for at, implied in enumerate(imply(pairs, IDS)):
            others = [*pairs[:at], *pairs[at + 1 :]]
            if len(find_groups(others, IDS)) > 1:
                assert implied is None
            else:
                weight = by_id(log_least_squares(others, IDS))
                assert implied == pytest.approx(weight[pairs[at].more] / weight[pairs[at].less])


def test_a_comparison_that_nothing_checks_contradicts_nothing() -> None:
    assert find_contradictions([Comparison("a", "b", 9), Comparison("b", "c", 9)], ("a", "b", "c")) == []


def test_a_repair_ends_with_an_acceptable_ratio_whatever_is_said() -> None:
    for seed in range(8):
        chance = Random(seed)
        pairs = [Comparison(one, other, chance.choice([1 / 9, 1 / 3, 1, 3, 9]))
                 for one, other in itertools.combinations(IDS, 2)]  # fmt: skip
        found = weigh_pairs(pairs, IDS)
        assert bool(found.repairs) == (found.consistency[0].value > 0.1)
        assert not found.repairs or found.repairs[-1].after <= 0.1


def best_worst(best_to, to_worst, model, ids=IDS):
    return weigh_best_worst(ids[0], ids[-1], dict(zip(ids, best_to, strict=True)),
                            dict(zip(ids, to_worst, strict=True)), ids, model)  # fmt: skip


@pytest.mark.parametrize("model", MODELS)
def test_consistent_best_worst_comparisons_give_their_weights_back(model) -> None:
    for seed in range(6):
        weights = sorted((Random(seed * 7 + k).uniform(1, 9) for k in range(3)), reverse=True)
        weights = [9.0, *weights, 1.0]
        found = best_worst([9 / weight for weight in weights], weights, model)
        assert found.share_j == pytest.approx(to_shares(weights), abs=1e-6)
        assert not found.contradictions
        assert [measure.value for measure in found.consistency] == pytest.approx([0, 0], abs=1e-6)


@pytest.mark.parametrize("model", MODELS)
def test_no_weights_nearby_deviate_less_from_best_worst_comparisons(model) -> None:
    best_to, to_worst = [1, 2, 3, 4, 8], [8, 5, 4, 1, 1]
    found = best_worst(best_to, to_worst, model)
    ratios = [("a", id_, times) for id_, times in zip(IDS, best_to, strict=True) if id_ != "a"]
    ratios += [(id_, "e", times) for id_, times in zip(IDS, to_worst, strict=True) if id_ not in "ae"]
    of_ratios = model == NONLINEAR
    least = oracle.largest_deviation(by_id(found.share_j), ratios, of_ratios=of_ratios)
    for weights in oracle.nearby(by_id(found.share_j), 1e-3):
        assert oracle.largest_deviation(weights, ratios, of_ratios=of_ratios) >= least - 1e-5
    assert found.contradictions[0].less == "d"
    assert found.contradictions[0].implied == (8, 8)
    assert are_shares(found.share_j)


def test_rezaeis_mode_of_transport_has_the_printed_weights_and_ratio() -> None:
    example = published("best_worst_transport")
    ids = tuple(example["items"])
    vectors = [dict(zip(ids, example[key], strict=True)) for key in ("best_to_others", "others_to_worst")]
    found = weigh_best_worst(example["best"], example["worst"], *vectors, ids, NONLINEAR)
    assert found.share_j == pytest.approx(example["weights"], abs=1e-5)
    assert found.share_j == pytest.approx(example["weights_printed"], abs=1e-3)
    ratio = next(measure.value for measure in found.consistency if measure.measure == "consistency ratio")
    assert ratio == pytest.approx(example["deviation"] / consistency_index(8), abs=1e-6)
    assert ratio == pytest.approx(example["consistency_ratio_printed"], abs=6e-4)
    for widest, index in example["consistency_index"].items():
        assert consistency_index(float(widest)) == pytest.approx(index, abs=0.006)


def test_best_and_worst_of_two_criteria_need_one_comparison() -> None:
    for model in (LINEAR, NONLINEAR):
        found = best_worst([1, 4], [4, 1], model, ("a", "b"))
        assert found.share_j == pytest.approx((0.8, 0.2), abs=1e-6)


def categories_of(values: dict[str, float], gap: float) -> list[Judgment]:
    """Judgments of differences by categories of equal width; a "swing of none" has value 0."""
    judged = []
    names = [*sorted(values, key=lambda id_: -values[id_]), ""]
    for one, other in itertools.combinations(names, 2):
        difference = values[one] - values.get(other, 0.0)
        category = min(MOST, int(np.ceil(difference / gap))) if difference else 0
        judged.append(Judgment(one, other, category, category))
    return judged


def test_macbeth_keeps_the_categories_of_consistent_judgments() -> None:
    for seed in range(8):
        chance = Random(seed)
        values = {id_: float(chance.randint(1, 12)) for id_ in IDS}
        judgments = categories_of(values, 2.0)
        found = weigh_categories(judgments, IDS)
        assert are_shares(found.share_j)
        assert not found.contradictions
        weight = by_id(found.share_j) | {"": 0.0}
        spelled = [(one.more, one.less, one.low, one.high) for one in judgments]
        scale = max(weight.values()) / max(values.values())
        assert oracle.keeps_categories(weight, spelled, gap=1e-9)
        assert scale > 0
        for one, other in itertools.combinations(IDS, 2):
            assert (weight[one] - weight[other]) * (values[one] - values[other]) >= -1e-9


def test_macbeth_on_the_shortest_scale_by_hand() -> None:
    """c is 1 above nothing, b 2 above c, a 3 above b: 6, 3, 1 on the shortest scale."""
    chain = [Judgment("c", "", 1, 1), Judgment("b", "c", 2, 2), Judgment("a", "b", 3, 3)]
    assert weigh_categories(chain, ("a", "b", "c")).share_j == pytest.approx((0.6, 0.3, 0.1), abs=1e-6)


def test_macbeth_names_the_one_judgment_that_does_not_fit() -> None:
    values = by_id([12.0, 9.0, 6.0, 3.0, 1.0])
    judgments = categories_of(values, 2.0)
    at = next(k for k, one in enumerate(judgments) if (one.more, one.less) == ("a", "e"))
    judgments[at] = Judgment("a", "e", 1, 1)
    found = weigh_categories(judgments, IDS)
    assert [(fault.more, fault.less, fault.stated) for fault in found.contradictions] == [("a", "e", (1, 1))]
    assert found.contradictions[0].implied == (5, 6)


def trade(function_of, weight, one, other, chance) -> TradeOff:
    """Indifference by the definition: what is gained on one criterion is lost on the other."""
    while True:
        low, high, start = chance.uniform(0, 50), chance.uniform(50, 100), chance.uniform(0, 100)
        gain = function_of[one](np.array(high)) - function_of[one](np.array(low))
        lost = weight[one] * gain / weight[other]
        target = function_of[other](np.array(start)) - lost
        if gain > 0 and target >= 0:
            level = float(np.interp(target, function_of[other].value_k, function_of[other].level_k))
            return TradeOff(one, other, high, low, level, start)


@pytest.mark.parametrize("seed", range(5))
def test_indifference_through_bent_value_functions_gives_the_weights_back(seed) -> None:
    chance = Random(seed)
    knots = np.array([0.0, 40.0, 100.0])
    functions = {id_: ValueFunction(knots, np.array([0.0, chance.uniform(0.3, 0.7), 1.0])) for id_ in IDS}
    weight = by_id([chance.uniform(0.5, 1) for _ in IDS])
    pairs = [*itertools.pairwise(IDS), ("a", "d"), ("e", "b")]
    trades = [trade(functions, weight, one, other, chance) for one, other in pairs]
    found = weigh_trade_offs(trades, functions, IDS)
    assert found.share_j == pytest.approx(to_shares(list(weight.values())), rel=1e-6)
    assert not found.contradictions


def test_contradicting_trade_offs_are_named_and_nothing_nearby_fits_better() -> None:
    line = ValueFunction(np.array([0.0, 100.0]), np.array([0.0, 1.0]))
    functions = dict.fromkeys(IDS[:3], line)
    trades = [TradeOff("a", "b", 10, 0, 0, 20), TradeOff("b", "c", 10, 0, 0, 20), TradeOff("a", "c", 10, 0, 0, 10)]
    found = weigh_trade_offs(trades, functions, IDS[:3])
    assert len(found.contradictions) == 3
    weight = dict(zip(IDS, found.share_j, strict=False))
    ratios = [("a", "b", 2.0), ("b", "c", 2.0), ("a", "c", 1.0)]
    least = oracle.squared_log_error(weight, ratios)
    assert all(oracle.squared_log_error(other, ratios) >= least - 1e-9 for other in oracle.nearby(weight, 1e-3))


def test_ranges_give_the_center_of_what_they_leave_open() -> None:
    ranges = {"a": (30.0, 90.0), "b": (20.0, 30.0)}
    found = weigh_ranges(ranges, ("a", "b", "c"))
    center = oracle.center_of_ranges([(0.3, 0.9), (0.2, 0.3), (0, 1)], 400)
    assert found.share_j == pytest.approx(center, abs=0.004)
    assert [(fault.more, fault.implied) for fault in found.contradictions] == [("a", (30, 80))]
    assert reachable(ranges, ("a", "b", "c"))["c"] == (0, 50)


@QUICK
@given(WEIGHTS)
def test_ranges_of_no_width_give_their_weights_back(weights) -> None:
    share_j = to_shares(weights)
    found = weigh_ranges({id_: (100 * share, 100 * share) for id_, share in by_id(share_j).items()}, IDS)
    assert found.share_j == pytest.approx(share_j, abs=1e-9)
