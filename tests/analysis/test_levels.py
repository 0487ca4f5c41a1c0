"""Levels that are typed in, and levels that follow from costs, risks and milestones."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.levels import (
    build_performance_table,
    clip,
    committed_cost,
    option_level,
    own_measures,
    risk_exposure,
)
from counterpoise.analysis.score import rank_options
from counterpoise.model import Basis, Cost, Criterion, Prerequisite, Range, Risk

BECAUSE = Basis("judgement", "made up for a test")


def criterion(id_: str, worst=0.0, best=100.0, **more) -> Criterion:
    points = tuple(sorted([(worst, 0.0), (best, 1.0)]))
    return Criterion(id_, id_, "objective", "What it is.", "units", worst, best, points, **more)


def cost(id_: str, amount, kind="committed", year=1) -> Cost:
    return Cost(id_, id_, kind, Range(*amount), BECAUSE, year=year)


def risk(id_: str, likelihood, severity, **more) -> Risk:
    return Risk(id_, id_, Range(*likelihood), severity, BECAUSE, **more)


def test_a_level_that_is_typed_in_is_the_level(make_case, make_option):
    quality = criterion("quality")
    option = make_option("a", levels={"quality": (10, 20, 40)})
    assert option_level(make_case([option], [quality]), option, quality) == Range(10, 20, 40)


def test_an_effect_is_added_to_the_mode_of_the_baselines_level(make_case, make_option):
    """The baseline's own spread is common to all and is not counted as the option's."""
    relations = criterion("relations", entered_as="effect")
    base = make_option("base", levels={"relations": (30, 50, 60)})
    option = make_option("a", effects={"relations": (-20, -10, 5)})
    case = make_case([base, option], [relations])
    assert option_level(case, option, relations) == Range(30, 40, 55)
    assert option_level(case, base, relations) == Range(30, 50, 60)


def test_levels_stay_within_natural_bounds(make_case, make_option):
    chance = criterion("chance", lower=0.0, upper=100.0)
    option = make_option("a", levels={"chance": (-5, 20, 140)})
    assert option_level(make_case([option], [chance]), option, chance) == Range(0, 20, 100)
    assert clip(Range(-5, 20, 140), criterion("free")) == Range(-5, 20, 140)


def test_a_missing_level_is_missing_and_so_is_an_effect_on_a_missing_baseline(make_case, make_option):
    quality, relations = criterion("quality"), criterion("relations", entered_as="effect")
    base = make_option("base", levels={"quality": (1, 2, 3)}, missing=["relations"])
    option = make_option("a", effects={"relations": (1, 2, 3)}, missing=["quality"])
    table = build_performance_table(make_case([base, option], [quality, relations]))
    assert np.isnan(table.mode_ij).tolist() == [[False, True], [True, True]]


def test_only_committed_money_counts_and_a_shared_entry_counts_once(make_option):
    fuel, ships, strike = (
        cost("fuel", (1, 2, 3)),
        cost("ships", (10, 20, 30), year=2),
        cost("strike", (9, 9, 9), "contingent"),
    )
    one, two = make_option("a", costs=[fuel, ships, strike]), make_option("b", costs=[fuel])
    assert committed_cost([one]) == Range(11, 22, 33)
    assert committed_cost([one, two]) == Range(11, 22, 33)
    assert committed_cost([one, two], year=1) == Range(1, 2, 3)
    assert committed_cost([make_option("c")]) == Range(0, 0, 0)


def test_exposure_is_likelihood_times_severity_over_risks_counted_nowhere_else(make_option):
    option = make_option(
        "a",
        risks=[
            risk("incident", (5, 10, 20), 3),
            risk("rupture", (0, 50, 50), 2),
            risk("judged", (90, 90, 90), 5, counted_in=("quality",)),
            risk("happens", (90, 90, 90), 5, effects={"quality": Range(-1, -1, -1)}),
            risk("later", (90, 90, 90), 5, later_step="the strike"),
        ],
    )
    exposure = risk_exposure([option, option])
    assert (exposure.low, exposure.mode, exposure.high) == pytest.approx((0.15, 1.3, 1.6))


def test_derived_criteria_follow_from_the_options_own_files(make_case, make_option):
    milestones = [Prerequisite("order", "order", "time", Range(5, 10, 20), BECAUSE)]
    option = make_option(
        "a", costs=[cost("fuel", (1, 2, 3))], risks=[risk("x", (10, 10, 10), 2)], milestones=milestones, lag=(1, 2, 3)
    )
    measures = ("cost", "risk", "ready_day", "effect_day")
    criteria = [criterion(measure, 100.0, 0.0, measured_by=measure) for measure in measures]
    table = build_performance_table(make_case([option], criteria))
    assert table.mode_ij[0] == pytest.approx([2, 0.2, 10, 12])
    assert table.low_ij[0] == pytest.approx([1, 0.2, 5, 6])
    assert table.high_ij[0] == pytest.approx([3, 0.2, 20, 23])


def test_own_measures_follow_from_the_files_whatever_the_criteria_are(make_case, make_option):
    option = make_option("a")
    case = make_case([option])
    own = own_measures(case, option)
    assert set(own) == {"cost", "risk", "ready_day", "effect_day"}
    assert build_performance_table(case).own_i == tuple(own_measures(case, o) for o in case.options.values())


def test_only_the_baselines_typed_levels_under_effects_are_shared(make_case, make_option):
    criteria = [
        criterion("quality"),
        criterion("relations", entered_as="effect"),
        criterion("cost", 100.0, 0.0, measured_by="cost"),
    ]
    levels = {"quality": (1, 2, 3), "relations": (40, 50, 60)}
    options = [
        make_option("base", levels=levels),
        make_option("a", levels={"quality": (1, 2, 3)}, effects={"relations": (1, 2, 3)}),
    ]
    table = build_performance_table(make_case(options, criteria))
    assert table.is_shared_ij.tolist() == [[False, True, False], [False, False, False]]
    assert (table.option_ids, table.criterion_ids, table.baseline) == (
        ("base", "a"),
        ("quality", "relations", "cost"),
        0,
    )


def test_a_longer_lead_time_moves_the_score(make_case, make_option):
    ready = criterion("ready", 100.0, 0.0, measured_by="ready_day")

    def score(days: float) -> float:
        milestones = [Prerequisite("order", "order", "time", Range(days, days, days), BECAUSE)]
        return float(
            rank_options(
                build_performance_table(make_case([make_option("a", milestones=milestones)], [ready])), [1]
            ).score_i[0]
        )

    assert (score(10), score(60), score(400)) == pytest.approx((90, 40, 0))


def test_the_tables_arrays_cannot_be_changed_in_place(make_case, make_option):
    table = build_performance_table(
        make_case([make_option("a", levels={"quality": (1, 2, 3)})], [criterion("quality")])
    )
    for array in (table.low_ij, table.mode_ij, table.high_ij, table.is_shared_ij):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 0
