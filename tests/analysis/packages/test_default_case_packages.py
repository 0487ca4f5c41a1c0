"""The default case's packages hang together; its numbers may change, these statements may not."""

from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.packages.balance import place_on_plane
from counterpoise.analysis.packages.describe import describe_packages
from counterpoise.analysis.packages.listed.balance import judge_balance
from counterpoise.analysis.packages.listed.core_index import core_of_best, core_of_efficient
from counterpoise.analysis.packages.listed.efficient import find_efficient_packages
from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.listed.judge import judge_package
from counterpoise.analysis.packages.listed.uncertain import draw_packages, draw_parts, judge_uncertainty
from counterpoise.analysis.packages.listed.why_not import explain_absence
from counterpoise.analysis.packages.member_value import value_members
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import broken_rules, build_rules
from counterpoise.analysis.score import rank_options
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.analysis.weighting import profile_points
from counterpoise.casefile.load import load_case
from tests.analysis.packages import brute
from tests.analysis.packages.builder import find_row


@pytest.fixture(scope="module")
def case():
    return load_case(Path(__file__).parents[3]).case


@pytest.fixture(scope="module")
def table(case):
    return tabulate_packages(build_parts(case), build_rules(case))


@pytest.fixture(scope="module")
def profiles(case):
    assert case.profiles
    return {id_: profile_points(profile, tuple(case.criteria)) for id_, profile in case.profiles.items()}


def test_the_feasible_packages_are_those_that_plain_python_finds(case, table):
    expected = {s for s in brute.all_sets(case) if brute.obeys(case, s, limits=case.limits)}
    assert {frozenset(members) for members in table.members(np.arange(table.n_feasible))} == expected


def test_every_option_by_itself_has_the_same_score_as_a_package_and_as_an_option(case, table, profiles):
    for points in profiles.values():
        alone = [() if id_ == case.baseline else (id_,) for id_ in case.options]
        rows = describe_packages(table.parts, alone, points)
        ranking = rank_options(build_performance_table(case), points)
        assert [row.score for row in rows] == pytest.approx(ranking.score_i.tolist())


def test_the_named_packages_are_of_known_options_and_say_what_they_break(case, table):
    assert case.packages
    for package in case.packages.values():
        is_feasible = find_row(table, package.members) is not None
        assert is_feasible == (broken_rules(table.rules, package.members, table.parts) == ())


def test_each_profile_has_a_best_package_that_is_efficient_and_explained(case, table, profiles):
    efficient = set(find_efficient_packages(table).members)
    for points in profiles.values():
        best = rank_packages(table, points, top=1).rows[0]
        if (points > 0).all():
            assert best.members in efficient
        for option in table.parts.option_ids:
            answer = explain_absence(table, option, points)
            assert (answer.reason == "in the best") == (option in answer.best)
        assert all(
            value.adds >= -1e-9 or value.breaks
            for value in value_members(table.parts, table.rules, best.members, points)
        )


def test_options_and_packages_share_their_draws_and_the_shares_are_a_whole(case, table, profiles):
    states = draw_states(case, 400, seed=1)
    drawn = draw_packages(table, draw_parts(case, states))
    for i, id_ in enumerate(case.options):
        row = find_row(table, () if id_ == case.baseline else (id_,))
        np.testing.assert_allclose(drawn.value_jpd[:, row], states.value_ijd[i], atol=1e-4)
    judged = judge_uncertainty(drawn, profiles[case.default_profile])
    assert judged.first_share_p.sum() == pytest.approx(1, abs=1e-4)
    index = core_of_best(drawn, list(profiles.values()))
    assert ((index.share_i >= 0) & (index.share_i <= 1)).all()
    assert len(core_of_efficient(table).standing) == table.parts.n_options


def test_the_balance_question_has_an_answer_for_every_named_package(case, table):
    assert case.balance
    plane = place_on_plane(table.parts, case.balance, tuple(p.members for p in case.packages.values()))
    for p, package in enumerate(case.packages.values()):
        verdict = judge_balance(table, case.balance, package.members)
        assert verdict.index == pytest.approx(plane.index_p[p])
        assert verdict.leans_to in ("even", "pressure", "service")


def test_a_reader_s_own_package_is_judged_against_the_feasible_ones(case, table, profiles):
    points = profiles[case.default_profile]
    for package in case.packages.values():
        judged = judge_package(table, package.members, points)
        assert judged.regret >= -1e-9 or judged.breaks
