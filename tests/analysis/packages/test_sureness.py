"""Sureness of packages, against rules checked draw by draw in plain Python, one package at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import numpy as np
import pytest

import counterpoise as cp
from counterpoise.analysis.packages.chances import list_conditions, share_all_kept
from counterpoise.analysis.packages.describe import membership
from counterpoise.analysis.packages.listed import sureness as streamed
from counterpoise.analysis.packages.listed.enumerate import tabulate_packages
from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.uncertainty.states import draw_inputs, draw_states
from counterpoise.model import Limit
from counterpoise.study import Study
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case
from tests.analysis.packages.test_chances import lines_on
from tests.oracle.package_draws import in_draw, keeps_all, widen

DRAWS = 24


def uncertain_case(seed: int, n_options: int = 4):
    rng, random = np.random.default_rng(seed), Random(seed)
    case = replace(lines_on(widen(random_case(seed, n_options, 2), random), rng), digest=f"made up {seed}")
    limits = [f"cost<={random.randint(20, 300)}", f"ready_day<={random.randint(60, 300)}", "cost.year1<=90"]
    return case, tuple(text for text in limits if random.random() < 0.7)


def by_hand(case, limits: list[Limit]) -> dict[frozenset[str], float]:
    """Share of draws in which each package allowed at most likely levels keeps all rules and lines."""
    drawn = draw_inputs(case, DRAWS, 1)
    worlds = [in_draw(case, drawn, d) for d in range(DRAWS)]
    asked = list(limits)
    for criterion in case.criteria.values():
        for line in (criterion.red_line, criterion.must_reach):
            if line is not None:
                higher = criterion.best > criterion.worst
                asked.append(Limit(criterion.id, **{"at_least" if higher else "at_most": line}))
    return {
        members: sum(keeps_all(world, members, asked) for world in worlds) / DRAWS
        for members in brute.all_sets(case)
        if brute.obeys(case, members, limits=limits)
    }


def ask(case, limits, **more):
    weights = dict.fromkeys(case.criteria, 1.0)
    return Study(case).answer(cp.Packages(limits=limits, weights=weights, draws=DRAWS, top=100, **more))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_sure_enough_is_what_loops_over_draws_find(seed: int) -> None:
    case, texts = uncertain_case(seed)
    limits = [cp_limit(text) for text in texts]
    expected, flat = by_hand(case, limits), [1.0] * len(case.criteria)
    plain = ask(case, texts)
    kept = {frozenset(row.members): share for row, share in zip(plain.ranking.rows, shares(plain), strict=True)}
    assert kept == pytest.approx(expected)
    for sure in (30, 60, 90):
        sure_enough = {members for members, share in expected.items() if 100 * share >= sure - 1e-9}
        answer = ask(case, texts, sure=sure)
        assert {frozenset(row.members) for row in answer.ranking.rows} == sure_enough
        if not expected:
            continue
        assert answer.sureness.n_sure == len(sure_enough)
        assert answer.sureness.surest.share == pytest.approx(max(expected.values()))
        if sure_enough:
            best = max(brute.score(case, members, flat) for members in sure_enough)
            assert answer.best.score == pytest.approx(best)
            priced = next(step for step in answer.sureness.curve if 100 * step.share >= sure - 1e-9)
            assert priced.score == pytest.approx(best)
        else:
            assert "the surest" in cp.headline(answer)


def cp_limit(text: str) -> Limit:
    on, bound = text.split("<=")
    return Limit("cost", float(bound), None, 1) if on == "cost.year1" else Limit(on, float(bound))


def shares(answer) -> list[float]:
    return [package["all_hold"] for package in json.loads(cp.to_json(answer))["best"]]


@pytest.mark.parametrize("seed", range(15))
def test_more_sureness_never_raises_the_best_score_and_none_is_todays_answer(seed: int) -> None:
    case, texts = uncertain_case(100 + seed)
    assert cp.to_json(ask(case, texts)) == cp.to_json(ask(case, texts, sure=0))
    found = [ask(case, texts, sure=sure).best for sure in (0, 20, 40, 60, 80, 100)]
    scores = [best.score if best else -1.0 for best in found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("seed", range(10))
def test_without_spread_every_package_is_wholly_sure_or_not_at_all(seed: int) -> None:
    case = lines_on(random_case(seed, 4), np.random.default_rng(seed))
    answer = ask(case, ("cost<=150",), sure_curve=True)
    assert {step.share for step in answer.sureness.curve} <= {0.0, 1.0}
    assert set(shares(answer)) <= {0.0, 1.0}


@pytest.mark.parametrize("seed", range(15))
def test_a_solved_case_finds_what_is_sure_among_what_it_checked(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case, texts = uncertain_case(200 + seed)
    listed = ask(case, texts, sure=50)
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 1)
    solved = ask(case, texts, sure=50)
    by_members = {row.members: row.score for row in listed.ranking.rows}
    for row in solved.ranking.rows:
        assert by_members[row.members] == pytest.approx(row.score)
    if solved.proof.n_proven:
        assert solved.best.score == pytest.approx(listed.best.score)
    if solved.sureness and not solved.sureness.is_complete:
        assert "checked on" in cp.headline(solved)


@pytest.mark.parametrize("n_options", [3, 7, 11])
def test_streaming_in_blocks_counts_what_one_table_counts(n_options: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "BLOCK_BITS", 3)
    monkeypatch.setattr(streamed, "DRAWS_AT_ONCE", 7)
    case = lines_on(widen(random_case(n_options, n_options, 2), Random(5)), np.random.default_rng(5))
    drawn = draw_parts(case, draw_states(case, DRAWS, 1))
    for most in (None, 1):
        rules = build_rules(case, limits=[Limit("cost", 250.0)], at_most_members=most)
        conditions = list_conditions(rules, drawn.criteria)
        table = tabulate_packages(build_parts(case), rules)
        member_pi = membership(drawn, table.members(np.arange(table.n_feasible)))
        share_p = streamed.share_together(table, drawn, conditions)
        assert share_p.tolist() == share_all_kept(drawn, conditions, member_pi).tolist()


def test_equal_seeds_give_equal_bytes() -> None:
    case, texts = uncertain_case(3)
    assert cp.to_json(ask(case, texts, sure=40, seed=7)) == cp.to_json(ask(case, texts, sure=40, seed=7))


@pytest.mark.parametrize("sure", [-5, 120, "abc", True])
def test_a_sureness_that_is_no_share_is_refused(sure) -> None:
    case, texts = uncertain_case(3)
    with pytest.raises(cp.QuestionFault):
        ask(case, texts, sure=sure)
