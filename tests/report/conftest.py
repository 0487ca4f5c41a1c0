"""A small case whose scores can be worked out by hand.

Weights 50, 30, 20 on speed (0 to 100 worth), cost (10 to 0) and calm (0 to 10, effects on 5).

=========  =====  ====  ====  =====================================
option     speed  cost  calm  score
=========  =====  ====  ====  =====================================
stay          20     0     5  50 x 0.2 + 30 x 1.0 + 20 x 0.5 = 50
train         80     4     6  50 x 0.8 + 30 x 0.6 + 20 x 0.6 = 70
tram          60     2     9  50 x 0.6 + 30 x 0.8 + 20 x 0.9 = 72
=========  =====  ====  ====  =====================================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.packages.balance import judge_balance, place_on_plane
from counterpoise.analysis.packages.core_index import core_of_efficient
from counterpoise.analysis.packages.efficient import find_value_cost_frontier
from counterpoise.analysis.packages.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.scheduling.analyse import analyse_timeline, chances_by
from counterpoise.analysis.scheduling.delivery import value_to_date
from counterpoise.analysis.score import Ranking, rank_options
from counterpoise.analysis.sensitivity import analyse
from counterpoise.analysis.table import PerformanceTable
from counterpoise.analysis.uncertainty import (
    condition_values,
    draw_states,
    list_inputs,
    smaa,
    value_of_information,
    weight_law,
)
from counterpoise.model import (
    Balance,
    Basis,
    Case,
    Claim,
    Cost,
    Criterion,
    Interaction,
    Money,
    Objective,
    Option,
    Package,
    Performance,
    Prerequisite,
    Range,
    Risk,
    Source,
    WeightProfile,
)
from counterpoise.report.receipts import make_receipt

JUDGED = Basis("judgement", "Chosen for the example.", ("C2",))
COUNTED = Basis("source", "Counted in 2017.", ("C1",))


def exact(number: float) -> Range:
    return Range(number, number, number)


def make_criterion(id_: str, worst: float, best: float, **more: object) -> Criterion:
    fields = {"name": id_.capitalize(), "objective": "travel", "definition": f"How much {id_}.", "unit": "points"}
    points = ((worst, 0.0), (best, 1.0))
    return Criterion(id=id_, worst=worst, best=best, value_points=points, **(fields | more))


def make_option(id_: str, speed: Range | None, cost: float, calm: Range, **more: object) -> Option:
    cells = {
        "speed": Performance("speed", speed, JUDGED if speed else None, missing=None if speed else "never measured"),
        "calm": Performance("calm", calm, COUNTED, is_effect=id_ != "stay"),
    }
    costs = {f"{id_}_works": Cost(f"{id_}_works", "Works", "committed", exact(cost), JUDGED)}
    fields: dict[str, object] = {
        "name": f"Build the {id_}",
        "short_name": id_.capitalize(),
        "summary": "A measure.",
        "performance": cells,
        "costs": costs,
        "risks": {},
        "prerequisites": {},
        "lag_days": exact(10),
        "lag_basis": JUDGED,
    }
    return Option(id=id_, **(fields | more))


def make_small_case(**changes: object) -> Case:
    permit = Prerequisite("permit", "Permit, signed", "decision", Range(5, 10, 30), JUDGED)
    digging = Prerequisite("digging", "Digging", "time", Range(20, 40, 60), JUDGED, after=("permit",))
    poll = Prerequisite("poll", "Ask the neighbours", "decision", exact(7), JUDGED, is_hard=False)
    second_line = Prerequisite("second_line", "Land bought", "resource", exact(90), JUDGED, later_step="second line")
    noise = Risk("noise", "Noise at night", Range(10, 20, 40), 3, COUNTED, "Night rest")
    strike = Risk("strike", "Drivers strike", Range(5, 10, 20), 4, JUDGED, counted_in=("calm",))
    repair = Cost("repair", "Repairs", "contingent", Range(1, 2, 9), JUDGED, "A flood", exact(5), 2)
    works = Cost("tram_works", "Rails", "committed", exact(2), COUNTED)
    tram = make_option(
        "tram",
        Range(40, 60, 70),
        2,
        Range(2, 4, 5),
        prerequisites={p.id: p for p in (permit, digging, poll, second_line)},
        risks={"noise": noise, "strike": strike},
        costs={"tram_works": works, "repair": repair},
        claims=("C1",),
        excludes=("train",),
    )
    options = {
        "stay": make_option("stay", exact(20), 0, exact(5)),
        "train": make_option("train", Range(70, 80, 95), 4, exact(1)),
        "tram": tram,
    }
    claims = (
        Claim("C1", "count", "The count says so.", "p. 3", "figure"),
        Claim("C2", "count", "Nobody asked.", "p. 4"),
    )
    later = (Claim("C3", "memoir", "It came otherwise.", "ch. 1"),)
    fields: dict[str, object] = {
        "id": "small",
        "title": "Tram or train",
        "question": "What should be built?",
        "decided_by": "The council",
        "as_of": "2018-07-10",
        "horizon_days": 365,
        "baseline": "stay",
        "money": Money("EUR", "million", 2018),
        "objectives": {"travel": Objective("travel", "Travel"), "town": Objective("town", "The town")},
        "criteria": {
            "speed": make_criterion("speed", 0, 100, unit="km/h"),
            "cost": make_criterion("cost", 10, 0, measured_by="cost", objective="town", unit="million EUR", decimals=1),
            "calm": make_criterion("calm", 0, 10, entered_as="effect", objective="town", decimals=1, unit="index 0-10"),
        },
        "options": options,
        "profiles": {
            "everyday": WeightProfile(
                "everyday", "Everyday", "Commuters", "Speed first.", {"speed": 50, "cost": 30, "calm": 20}
            )
        },
        "default_profile": "everyday",
        "sources": {
            "count": Source("count", "The count", "Town", "Town", "2017", "read", claims),
            "memoir": Source("memoir", "A memoir", "Mayor", "Press", "2019-03", "from memory", later),
        },
        "interactions": (Interaction(("train", "tram"), "speed", -2.5, JUDGED),),
        "packages": {"both": Package("both", "Both", ("train", "tram"), "Everything at once.")},
        "balance": Balance("speed", "calm", "Is it fast and calm?"),
        "digest": "0" * 64,
    }
    return Case(**(fields | changes))


@pytest.fixture(scope="session")
def case() -> Case:
    return make_small_case()


@pytest.fixture(scope="session")
def make_case() -> Callable[..., Case]:
    """Make the small case with some of its fields replaced."""
    return make_small_case


@pytest.fixture(scope="session")
def without_speed(case: Case) -> Case:
    """The small case with the tram's speed missing."""
    tram = replace(case.options["tram"], performance=make_option("tram", None, 2, exact(4)).performance)
    return make_small_case(options={**case.options, "tram": tram})


@pytest.fixture(scope="session")
def rank() -> Callable[..., tuple[PerformanceTable, Ranking]]:
    """Score a case under points for speed, cost and calm."""

    def score(case: Case, *points: float) -> tuple[PerformanceTable, Ranking]:
        performance = build_performance_table(case)
        return performance, rank_options(performance, np.array(points or (50, 30, 20), float))

    return score


@pytest.fixture(scope="session")
def every_table(case: Case, rank: Callable[..., tuple[PerformanceTable, Ranking]]) -> list:
    """One of every table of the small case, with a receipt."""
    from counterpoise.model import Problem
    from counterpoise.report import tables as t

    performance, ranking = rank(case)
    points = np.array([60.0, 20.0, 20.0])
    receipt = make_receipt(case, points, "everyday")
    problem = Problem("options/x.yaml", 3, 1, "costs", "missing-key", "=1+1 is missing", "a number")
    return [
        t.comparison_table(case, performance, ranking, receipt, t.PARTS),
        t.options_table(case, receipt),
        t.performance_table(case, performance, ranking, "tram", receipt),
        t.costs_table(case, "tram", receipt),
        t.risks_table(case, "tram", receipt),
        t.prerequisites_table(case, "tram", receipt),
        t.claims_table(case, None, receipt),
        t.sources_table(case, receipt),
        t.weights_table(case, "everyday", points, receipt),
        t.pair_table(case, performance, ranking, "tram", "train", receipt),
        t.problems_table([problem]),
        t.interactions_table(case, receipt),
        t.named_packages_table(case, receipt),
    ]


@pytest.fixture(scope="session")
def drawn(case: Case, rank: Callable[..., tuple[PerformanceTable, Ranking]]) -> dict[str, tuple]:
    """Arguments of every chart after the case, by the chart's id."""
    performance, ranking = rank(case)
    sensitivity = analyse(performance, ranking)
    n_draws = 4000
    states = draw_states(case, n_draws, 1)
    law = weight_law("unknown", ranking.weight_j, ranking.criterion_ids)
    result = smaa(states.value_ijd, law, n_draws, 1, option_ids=ranking.option_ids)
    packages = tabulate_packages(build_parts(case), build_rules(case))
    best = rank_packages(packages, ranking.weight_j)
    verdict = judge_balance(packages, case.balance, ("tram",))
    plane = place_on_plane(packages.parts, case.balance, ((), ("tram",)))
    timeline = analyse_timeline(case, ("tram",), n_draws=n_draws, seed=1)
    worth = value_of_information(condition_values(states), ranking.weight_j)
    return {
        "contributions": (ranking,),
        "pair_difference": (ranking, "tram", "train"),
        "option_levels": (performance, "tram"),
        "milestones": ("tram",),
        "stability": (ranking, sensitivity),
        "weight_sweep": (ranking, sensitivity.sweeps[0]),
        "tornado": (ranking, sensitivity.lead, sensitivity.tornado),
        "acceptability": (result,),
        "score_spread": (result,),
        "information": (list_inputs(case), worth),
        "package_scores": (best, {row.members: (0.5, 0.1, row.score - 5, row.score + 5) for row in best.rows}),
        "frontier": (find_value_cost_frontier(packages, ranking.weight_j),),
        "core_index": ({"efficient packages": core_of_efficient(packages)},),
        "balance_plane": (verdict, (("option", ("Stay", "Tram"), plane),)),
        "timeline": (timeline, chances_by(timeline, 60)),
        "timeline_chance": (timeline, chances_by(timeline, 60)),
        "timeline_speed": (timeline, ranking.weight_j),
        "timeline_value": ((("tram",), value_to_date(timeline.delivery, ranking.weight_j)),),
    }
