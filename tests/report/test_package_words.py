"""Packages in words: rules that conflict, bounds as they were set, ties, balance, and large cases."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.answers import Relaxation, WhyNot
from counterpoise.analysis.packages.listed.balance import judge_balance
from counterpoise.analysis.packages.listed.conflicts import find_conflict
from counterpoise.analysis.packages.listed.core_index import CoreIndex
from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.listed.judge import judge_package
from counterpoise.analysis.packages.listed.why_not import explain_absence
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import BrokenRule, Rule, build_rules
from counterpoise.analysis.packages.settings import read_limit, write_limit
from counterpoise.model import Limit
from counterpoise.report.charts import balance_plane, core_index
from counterpoise.report.sentences.packages import (
    balance_clause,
    balance_sentence,
    broken_text,
    conflict_sentence,
    judged_sentence,
    known_name,
    limit_text,
    moved_bound_text,
    package_name,
    packages_sentence,
    why_not_sentence,
)
from tests.report.small_case import exact


def test_the_empty_package_is_the_baseline(case) -> None:
    assert package_name(case, ()) == "Stay (nothing adopted)"
    assert known_name(case, ()) == "Stay (nothing adopted)"


def test_a_package_of_the_case_goes_by_its_name_whatever_the_order(case) -> None:
    assert known_name(case, ("tram", "train")) == "Both"
    assert known_name(case, ("tram",)) == "Tram"


def test_rules_in_conflict_are_named_alone_or_together(case) -> None:
    parts = build_parts(case)
    together = find_conflict(parts, build_rules(case, must=("tram",), must_not=("tram",)))
    assert conflict_sentence(case, together) == (
        "No package keeps these 2 rules together: Tram must be included; Tram must be excluded. "
        "Dropping any one of them is enough."
    )
    alone = find_conflict(parts, build_rules(case, limits=(Limit("cost", at_most=-1),)))
    assert conflict_sentence(case, alone) == ("No package keeps this rule: committed cost at most -1.0 million EUR.")


def test_no_allowed_package_is_said(case, results) -> None:
    table = tabulate_packages(build_parts(case), build_rules(case, limits=(Limit("cost", at_most=-1),)))
    assert packages_sentence(case, rank_packages(table, results.ranking.weight_j)) == "No package keeps all the rules."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cost<=3", "committed cost at most 3.0 million EUR"),
        ("cost.year2>=0.25", "committed cost in year 2 at least 0.25 million EUR"),
        ("speed>=62.5", "Speed at least 62.5 km/h"),
        ("calm<=7", "Calm at most 7.0 (index 0-10)"),
        ("ready_day<=60", "ready day at most day 60"),
        ("members>=2", "number of members at least 2"),
    ],
)
def test_a_bound_reads_as_it_was_set_and_is_written_back(case, text: str, said: str) -> None:
    limit = read_limit(case, text)
    assert limit_text(case, limit) == said
    assert write_limit(limit) == text


def test_a_bound_may_be_typed_with_the_sign_that_is_printed(case) -> None:
    assert read_limit(case, "cost \u2264 3") == read_limit(case, "cost<=3")
    assert read_limit(case, "speed\u226562.5") == read_limit(case, "speed>=62.5")


@pytest.mark.parametrize(
    ("text", "new", "moved"),
    [
        ("speed<=60", 60.04, "60.04 km/h"),
        ("speed<=60.4587", 60.45871, "60.45871 km/h"),
        ("speed>=62.5", 61.2345, "61.23 km/h"),
        ("speed>=62.5", 62.499999, "62.49 km/h"),
        ("cost<=3", 3.21, "3.21 million EUR"),
        ("cost<=3", 3.2101, "3.211 million EUR"),
        ("cost<=0.3", 0.1 + 0.2 + 0.1, "0.4 million EUR"),
        ("ready_day<=60", 60.2, "day 60.2"),
        ("members<=2", 3, "3"),
    ],
)
def test_a_bound_to_move_to_suffices_when_it_is_typed(case, text: str, new: float, moved: str) -> None:
    limit = read_limit(case, text)
    old = limit.at_most if limit.at_most is not None else limit.at_least
    assert moved_bound_text(case, limit.on, old, new) == moved
    typed = float(re.search(r"[\d.]+", moved).group())
    assert typed >= new - 1e-9 if new > old else typed <= new


@pytest.mark.parametrize("seed", range(20))
def test_typing_the_bound_of_a_sentence_brings_the_measure_in(case, seed: int) -> None:
    random = np.random.default_rng(seed)
    tram, train = (replace(case.options[id_], excludes=()) for id_ in ("tram", "train"))
    cell = replace(train.performance["calm"], range=exact(float(random.uniform(0.5, 3))))
    train = replace(train, performance={**train.performance, "calm": cell})
    free = replace(case, options={**case.options, "tram": tram, "train": train}, interactions=(), packages={})
    limits, weight_j = (Limit("cost", at_most=float(random.uniform(2, 6))),), np.array([0.5, 0.1, 0.4])
    why = explain_absence(tabulate_packages(build_parts(free), build_rules(free, limits=limits)), "train", weight_j)
    for step in why.relaxations:
        said = moved_bound_text(free, "cost", limits[0].at_most, step.new_bound)
        typed = (Limit("cost", at_most=float(said.split()[0])),)
        again = explain_absence(
            tabulate_packages(build_parts(free), build_rules(free, limits=typed)), "train", weight_j
        )
        assert again.reason in ("in the best", "ties with the best")


def test_a_level_that_just_misses_a_bound_does_not_read_the_same(case) -> None:
    broken = BrokenRule(Rule("limit", limit=Limit("speed", at_most=60)), 60.04)
    assert broken_text(case, broken) == "Speed at most 60 km/h (here 60.04 km/h)"


def test_a_relaxation_says_the_new_bound_or_that_the_rule_goes(case) -> None:
    absent = WhyNot("train", "outscored", ("tram",), 72.0, (), ("train",), 2.0, ("tram",), (), ())
    gone = Relaxation(Rule("must_not", "train"), None, None, ("train",), 70.0)
    moved = Relaxation(Rule("at_most_members", bound=1), 2, 1, ("train", "tram"), 80.0)
    said = "Packages with Train score lower; the best of them, Train, is 2 points behind."
    assert why_not_sentence(case, absent) == said
    assert why_not_sentence(case, replace(absent, relaxations=(gone,))) == (
        f"{said} Dropping one rule would bring it in: Train must be excluded."
    )
    assert why_not_sentence(case, replace(absent, relaxations=(moved,))) == (
        f"{said} The smallest rule change that would bring it in: at most 1 member, moved to 2."
    )


def test_a_package_a_trace_behind_is_not_called_the_best(case, results) -> None:
    judged = judge_package(results.packages, ("tram",), results.ranking.weight_j)
    behind = judged_sentence(case, replace(judged, regret=0.03))
    assert behind.startswith("Tram has 72.0 of 100, less than 0.1 points behind the best allowed package.")
    assert judged_sentence(case, replace(judged, regret=0.0)) == "Tram is the best allowed package, with 72.0 of 100."


def test_a_package_without_a_score_says_so(case, results) -> None:
    judged = judge_package(results.packages, ("tram",), results.ranking.weight_j)
    unscored = replace(judged, row=replace(judged.row, score=float("nan")))
    assert judged_sentence(case, unscored) == "Tram has no score: a level that counts is missing."


def test_many_packages_that_share_first_place_are_counted(case, results) -> None:
    ranking = rank_packages(results.packages, results.ranking.weight_j)
    rows = tuple(replace(ranking.rows[0], rank=1) for _ in range(5))
    said = packages_sentence(case, replace(ranking, rows=rows, n_tied=5))
    assert said.startswith("5 of 3 allowed packages share first place")
    assert said.endswith("Tram, Tram, Tram and 2 more.")


def test_a_full_stop_in_a_name_does_not_cut_the_title(case, results) -> None:
    verdict = judge_balance(results.packages, case.balance, ("tram",))
    stop = replace(case, options={**case.options, "tram": replace(case.options["tram"], short_name="St. John tram")})
    assert balance_plane.title(stop, verdict, ()).startswith("St. John tram leans toward Calm")
    assert balance_sentence(stop, verdict).startswith(f"{balance_clause(stop, verdict)}. Its balance index")


def test_a_package_without_a_level_cannot_be_placed(case, results) -> None:
    verdict = replace(judge_balance(results.packages, case.balance, ("tram",)), index=float("nan"))
    assert balance_sentence(case, verdict) == "Tram cannot be placed: a level of Speed or Calm is missing."


def test_nothing_core_is_said_and_a_share_short_of_all_does_not_read_as_all(case) -> None:
    index = CoreIndex(("train", "tram"), np.array([0.998, 0.0]), ("borderline", "exterior"), 1000)
    kinds = {"efficient packages": index}
    assert core_index.title(case, kinds) == "Of 1,000 efficient packages: no option is in all of them, Tram in none"
    assert core_index.rows(case, kinds)[0]["label"] == "99.8 %"


@pytest.mark.parametrize(
    "text", ["cost", "cost<=many", "cost<=inf", "cost<=nan", "cost<=1e300", "speed.year1<=3", "fun<=3", "cost=3"]
)
def test_what_is_no_limit_is_refused(case, text: str) -> None:
    with pytest.raises(ValueError, match=r"limit|years|not a number"):
        read_limit(case, text)
