"""Published examples, redone. Numbers and where they come from are in ``tests/published``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.methods import METHODS, Preference, preference_index, run_method
from counterpoise.analysis.score import normalise_weights, order_by_rank, rank_options
from counterpoise.analysis.value import ValueFunction
from counterpoise.analysis.weighting import (
    comparison_matrix,
    principal_eigenvector,
    rank_order_centroid,
)
from counterpoise.model import Comparison
from counterpoise.model.pairwise import consistency_ratio

FOLDER = Path(__file__).parents[1] / "published"


def published(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def run_published(example: dict):
    """The method on the example's numbers, with the sign of a criterion to be minimised turned."""
    value_ij = np.array(example.get("level", example.get("value")), float)
    value_ij[:, example.get("lower_is_better", [])] *= -1
    settings = dict(example.get("settings", {}))
    if "preferences" in example:
        settings["preferences"] = [Preference(**preference) for preference in example["preferences"]]
    return run_method(example["method"], value_ij, np.array(example["points"], float), **settings), value_ij


def test_every_method_has_a_published_example():
    redone = {published(path.stem).get("method") for path in FOLDER.glob("*.json")}
    assert set(METHODS) <= redone, f"add an example to tests/published for {set(METHODS) - redone}"


def test_every_published_example_says_where_it_comes_from():
    sources = [published(path.stem)["source"] for path in FOLDER.glob("*.json") if "source" in published(path.stem)]
    assert len(sources) >= 8
    assert all(len(source) > 20 for source in sources)


def test_goodwin_wright_office_location_has_the_printed_benefits(make_table):
    example = published("additive_office")
    ranking = rank_options(make_table(example["value"]), example["points"])
    assert ranking.score_i == pytest.approx(example["score"], abs=example["tolerance"])
    assert list(ranking.order) == example["order"]


def test_goodwin_wright_swing_weights_round_to_the_printed_percentages():
    example = published("additive_office")
    assert np.round(100 * normalise_weights(example["swing_points"])).tolist() == example["points"]


def test_the_additive_method_gives_the_additive_score():
    example = published("additive_office")
    result, _ = run_published(example)
    assert result.score_i == pytest.approx(example["score"], abs=example["tolerance"])


def test_hwang_yoon_aircraft_have_the_printed_closeness():
    example = published("topsis_aircraft")
    result, _ = run_published(example)
    assert result.score_i == pytest.approx(example["score"], abs=1e-9)
    assert result.score_i == pytest.approx(example["score_printed"], abs=6e-4)
    assert list(order_by_rank(result.rank_i)) == example["order"]


def test_opricovic_tzeng_mountain_has_the_printed_compromise():
    example = published("vikor_mountain")
    result, _ = run_published(example)
    assert result.score_i == pytest.approx(example["score"], abs=1e-12)
    assert list(result.compromise) == example["compromise"]
    summary = result.working[-1].cell_rc
    assert summary[:, 0] == pytest.approx(example["sum"])
    assert summary[:, 1] == pytest.approx(example["largest"])


def test_brans_hydro_projects_have_the_printed_preferences_and_flows():
    example = published("promethee_hydro")
    result, value_ij = run_published(example)
    preferences = [Preference(**preference) for preference in example["preferences"]]
    index_ik = preference_index(value_ij, example["points"], preferences)
    assert index_ik == pytest.approx(np.array(example["index_printed"]), abs=0.0017)
    assert index_ik.sum(axis=1) / 5 == pytest.approx(example["plus"])
    assert result.working[-1].cell_rc == pytest.approx(
        np.column_stack([example["plus"], example["minus"], example["score"]]), abs=1e-9
    )
    assert list(order_by_rank(result.rank_i)) == example["order"]


def test_triantaphyllou_products_have_the_printed_ratios():
    example = published("product_three_options")
    result, _ = run_published(example)
    for pair, ratio in example["ratio"].items():
        one, two = (int(row) for row in pair.split("/"))
        assert result.score_i[one] / result.score_i[two] == pytest.approx(ratio, abs=1e-9)
        assert ratio == pytest.approx(example["ratio_printed"][pair], abs=6e-4)
    assert list(order_by_rank(result.rank_i)) == example["order"]


def test_saaty_drinks_have_the_printed_priorities_and_consistency():
    example = published("pairwise_drinks")
    comparisons, ids = [Comparison(*line) for line in example["comparisons"]], example["items"]
    matrix = comparison_matrix(comparisons, ids)
    assert principal_eigenvector(matrix) == pytest.approx(example["weights"], abs=1e-9)
    assert principal_eigenvector(matrix) == pytest.approx(example["weights_printed"], abs=6e-4)
    assert consistency_ratio(comparisons, ids) == pytest.approx(example["consistency_ratio"], abs=1e-9)
    assert consistency_ratio(comparisons, ids) == pytest.approx(example["consistency_ratio_printed"], abs=5e-4)


def test_barron_barrett_rank_weights():
    tables = published("rank_weights")["weights"]
    assert len(tables) == 7
    for n, weights in tables.items():
        assert rank_order_centroid(int(n)) == pytest.approx(weights["rank_order_centroid"], abs=1e-12)


def test_piecewise_linear_values_worked_out_by_hand():
    example = published("value_functions")
    level_k, value_k = np.array(example["knots"]).T
    level_x, value_x = np.array(example["points"]).T
    assert ValueFunction(level_k, value_k)(level_x) == pytest.approx(value_x, abs=1e-12)
