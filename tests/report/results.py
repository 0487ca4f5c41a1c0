"""Every result of the small case, every table made of them, and what every chart draws of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from counterpoise.analysis.experts import ExpertCell, ExpertView
from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.methods import compare_orders, cross_check
from counterpoise.analysis.methods.reversals import remove_each_by_method
from counterpoise.analysis.packages.balance import place_on_plane
from counterpoise.analysis.packages.describe import describe_packages
from counterpoise.analysis.packages.listed.balance import judge_balance
from counterpoise.analysis.packages.listed.core_by_budget import core_by_budget, core_by_sureness
from counterpoise.analysis.packages.listed.core_index import core_of_efficient
from counterpoise.analysis.packages.listed.efficient import find_efficient_packages, find_value_cost_frontier
from counterpoise.analysis.packages.listed.enumerate import (
    PackageTable,
    rank_packages,
    score_packages,
    tabulate_packages,
)
from counterpoise.analysis.packages.listed.uncertain import PackageSpread
from counterpoise.analysis.packages.listed.why_not import explain_absence
from counterpoise.analysis.packages.member_value import value_members
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.profiles import AcrossProfiles, compare_profiles
from counterpoise.analysis.packages.robustness import PackageRobustness
from counterpoise.analysis.packages.rules import broken_rules, build_rules
from counterpoise.analysis.packages.sureness import SureStep, trace_price
from counterpoise.analysis.scheduling.analyse import Timeline, analyse_timeline, chances_by, order_days_for
from counterpoise.analysis.scheduling.delivery import value_to_date
from counterpoise.analysis.score import Ranking, rank_options
from counterpoise.analysis.sensitivity import Sensitivity, analyse
from counterpoise.analysis.table import PerformanceTable
from counterpoise.analysis.uncertainty import (
    SmaaResult,
    States,
    ValueOfInformation,
    condition_values,
    draw_states,
    list_inputs,
    smaa,
    value_of_information,
    weight_law,
)
from counterpoise.model import (
    Basis,
    Case,
    Factor,
    Performance,
    Problem,
    Range,
    Receipt,
    Scenario,
)
from counterpoise.report import tables as t
from counterpoise.report.answers import tables_of
from counterpoise.report.sentences.differences import SaidDifference
from counterpoise.report.tables import (
    methods,
    package_flips,
    package_ranking,
    robustness,
    room,
    sensitivity,
    timeline,
    timeline_worth,
)
from counterpoise.report.tables.case_changes import change_parts_table, file_changes_table, score_changes_table
from counterpoise.report.tables.core_by_budget import core_by_budget_table, core_by_sureness_table
from counterpoise.report.tables.factors import factors_table
from counterpoise.report.tables.package_profiles import package_profiles_table
from counterpoise.report.tables.sureness import sureness_table
from counterpoise.report.tables.tie_set import tie_set_table
from counterpoise.report.tables.weighing import reweighed_table, weighed_tables
from counterpoise.report.tables.working import working_table
from counterpoise.room import Answer
from counterpoise.study import Study
from counterpoise.study.changes import compare_cases
from counterpoise.study.opinions import (
    compare_rounds,
    gather_opinions,
    receipt_of_people,
    spread_of_profiles,
)
from counterpoise.study.perspectives import Disagreement, Interests
from counterpoise.study.questions.answer import WholeQuestion
from counterpoise.study.questions.packages import Packages
from counterpoise.study.questions.perspectives import Perspectives
from counterpoise.study.questions.robustness import Robustness
from counterpoise.study.questions.sensitivity import Sensitivity as SensitivityQuestion
from counterpoise.study.weighing import weigh
from tests.report.receipt_of import receipt_of

DRAWS, SEED, DEADLINE, SURENESS = 4000, 1, 60.0, 0.8
POINTS = np.array([60.0, 20.0, 20.0])
ROBUSTNESS_OF_PACKAGES = tuple(f"package_{what}" for what in ("shares", "ranks", "weights", "pairs", "dominance"))
MATRIX = {"speed": {"cost": 9, "calm": 3}, "cost": {"calm": 4}}
PROBLEM = Problem("options/x.yaml", 3, 1, "costs", "missing-key", "=1+1 is missing", "a number")


@dataclass(frozen=True)
class Results:
    """What the analysis says of the small case under its own weights; computed when first asked for."""

    case: Case

    @cached_property
    def performance(self) -> PerformanceTable:
        return build_performance_table(self.case)

    @cached_property
    def ranking(self) -> Ranking:
        return rank_options(self.performance, np.array([50.0, 30.0, 20.0]))

    @cached_property
    def sensitivity(self) -> Sensitivity:
        return analyse(self.performance, self.ranking)

    @cached_property
    def states(self) -> States:
        return draw_states(self.case, DRAWS, SEED)

    @cached_property
    def acceptability(self) -> SmaaResult:
        law = weight_law("unknown", self.ranking.weight_j, self.ranking.criterion_ids)
        return smaa(self.states.value_ijd, law, DRAWS, SEED, option_ids=self.ranking.option_ids)

    @cached_property
    def worth(self) -> ValueOfInformation:
        return value_of_information(condition_values(self.states), self.ranking.weight_j)

    @cached_property
    def packages(self) -> PackageTable:
        return tabulate_packages(build_parts(self.case), build_rules(self.case))

    @cached_property
    def timeline(self) -> Timeline:
        return analyse_timeline(self.case, ("tram",), n_draws=DRAWS, seed=SEED)


def make_tables(r: Results) -> list[t.Table]:
    """One of every table, each with a receipt where it can have one."""
    made = (_tables_of_the_case(r), _tables_of_certainty(r), _tables_of_packages(r), _tables_of_time(r))
    return [table for tables in (*made, _tables_of_edits(r.case)) for table in tables]


def _tables_of_the_case(r: Results) -> list[t.Table]:
    case, receipt = r.case, receipt_of(r.case, "everyday")
    return [
        t.comparison_table(case, r.performance, r.ranking, receipt, t.PARTS),
        t.options_table(case, receipt),
        t.performance_table(case, r.performance, r.ranking, "tram", receipt),
        t.costs_table(case, "tram", receipt),
        t.risks_table(case, "tram", receipt),
        t.prerequisites_table(case, "tram", receipt),
        t.claims_table(case, None, receipt),
        t.sources_table(case, receipt),
        t.criteria_table(case, receipt),
        t.weights_table(case, "everyday", POINTS, receipt),
        t.pair_table(case, r.performance, r.ranking, "tram", "train", receipt),
        t.problems_table([PROBLEM]),
        t.interactions_table(case, receipt),
        t.stacking_table(case, receipt),
        t.experts_table(case, _disputed(r), receipt),
        t.named_packages_table(case, receipt),
        reweighed_table(case, r.ranking, r.ranking, receipt),
        *weighed_tables(weigh(Study(case), "pairwise", {"matrix": MATRIX})),
    ]


def _disputed(r: Results) -> tuple[ExpertCell, ...]:
    """A level that two experts state."""
    views = (ExpertView("Ada", Range(1, 2, 3), 40.0, ("tram",)), ExpertView("Bo", Range(3, 3, 3), 45.0, ("train",)))
    return (ExpertCell("tram", next(iter(r.case.criteria)), views, 5.0),)


def _tables_of_certainty(r: Results) -> list[t.Table]:
    case, ranking, receipt = r.case, r.ranking, receipt_of(r.case, "everyday", draws=DRAWS, seed=SEED)
    checked = cross_check(ranking)
    return [
        sensitivity.findings_table(case, ranking, r.sensitivity, receipt),
        sensitivity.stability_table(case, ranking, r.sensitivity, receipt),
        sensitivity.nearest_table(case, ranking, r.sensitivity.nearest, receipt),
        sensitivity.cells_table(case, r.performance, ranking, r.sensitivity, receipt),
        sensitivity.tornado_table(case, ranking, r.sensitivity.tornado, receipt),
        robustness.acceptability_table(case, r.acceptability, receipt),
        robustness.central_weights_table(case, r.acceptability, receipt),
        robustness.pairwise_table(case, r.acceptability, receipt),
        robustness.information_table(case, list_inputs(case), r.worth, receipt),
        methods.methods_table(case, ranking, checked, receipt),
        methods.agreement_table(case, ranking, [compare_orders(ranking, result) for result in checked], receipt),
        methods.reversal_table(case, ranking, remove_each_by_method(ranking), receipt),
        working_table(case, checked[1].working[0], 0),
    ]


def _tables_of_packages(r: Results) -> list[t.Table]:
    case, packages, weight_j = r.case, r.packages, r.ranking.weight_j
    receipt = receipt_of(case, "everyday")
    best = rank_packages(packages, weight_j)
    (named,) = describe_packages(packages.parts, [case.packages["both"].members], weight_j)
    broken = {"both": broken_rules(packages.rules, named.members, packages.parts)}
    return [
        package_ranking.package_ranking_table(case, best.rows, _spread(best), receipt),
        package_ranking.judged_packages_table(case, {"both": named}, broken, {"both": 3}, receipt),
        package_ranking.core_index_table(case, {"efficient packages": core_of_efficient(packages)}, receipt),
        package_ranking.member_values_table(
            case, value_members(packages.parts, packages.rules, ("tram",), weight_j), receipt
        ),
        package_ranking.why_not_table(case, [explain_absence(packages, "train", weight_j)], receipt),
        package_ranking.efficient_table(case, find_efficient_packages(packages), receipt),
        package_ranking.frontier_table(case, find_value_cost_frontier(packages, weight_j), receipt),
        sureness_table(case, _price(), receipt),
        package_profiles_table(case, _across(r), receipt),
        core_by_budget_table(case, core_by_budget(packages, weight_j, 3.0), receipt),
        core_by_sureness_table(case, core_by_sureness(packages, weight_j, _together(packages), 3.0), receipt),
        *_tables_of_changes(case, receipt),
        *_tables_of_answers(case),
        *_tables_of_scenarios(case),
        *_tables_of_perspectives(case),
        *_tables_of_a_room(case),
    ]


def _together(packages: PackageTable) -> np.ndarray:
    """Made up: each package is a little surer than the one before it."""
    return np.linspace(0.2, 1, packages.n_feasible)


def _tables_of_scenarios(case: Case) -> list[t.Table]:
    flood = Scenario("flood", "Flood", "The river rises.", 30.0, {"tram": {"speed": Range(10, 20, 30)}}, {}, {})
    ids = [entry.id for entry in list_inputs(case) if entry.kind == "lead time"][:2]
    factor = Factor("Office", "One office decides both.", tuple(ids), 0.5, (ids[1],))
    case = replace(case, scenarios={"flood": flood}, factors=(factor,))
    found = Study(case).answer(Packages(by_scenario=True, weights="everyday", draws=200))
    shown = [table for table in tables_of(found) if table.id in ("by_scenario", "scenario_changes")]
    return [*shown, factors_table(case, found.receipt)]


def _tables_of_answers(case: Case) -> list[t.Table]:
    study = Study(case)
    whole = study.answer(WholeQuestion(weights="everyday", draws=500))
    robust = study.answer(Robustness(of="packages", weights="everyday", draws=500))
    in_time = study.answer(Packages(rank_by="mean_value", weights="everyday", draws=500))
    ties = study.answer(Packages(weights="everyday", draws=500))
    found = [*tables_of(whole), *tables_of(robust), *tables_of(in_time), tie_set_table(ties)]
    mine = ("profiles_measures", "rests", "in_time", "tie_set", *ROBUSTNESS_OF_PACKAGES)
    return [table for id_ in mine for table in found if table.id == id_]


def _tables_of_perspectives(case: Case) -> list[t.Table]:
    asked = Perspectives(weights="everyday", draws=200, against=("tram",))
    return list(tables_of(Study(_with_beliefs(case)).answer(asked)))


def _tables_of_a_room(case: Case) -> list[t.Table]:
    study, firsts = Study(case), tuple(case.criteria)
    points = {f"person {k}": {id_: 10.0 + k for id_ in firsts[: k + 1]} for k in range(3)}
    before, after = (gather_opinions(study, found) for found in (points, {"person 0": {firsts[1]: 1.0}, **points}))
    moved, receipt = compare_rounds(before, after), receipt_of_people(case, after.spread)
    answers = [Answer(person, "=1+1", 1, of, "sliders", "So.", "", 1.8e9) for person, of in points.items()]
    return [
        room.room_weights_table(case, after, before, moved, receipt),
        room.room_choices_table(case, after, receipt),
        room.room_compromises_table(case, after, receipt),
        room.room_groups_table(case, after, receipt),
        room.room_answers_table(case, answers, receipt),
    ]


def _with_beliefs(case: Case) -> Case:
    """The small case with a second perspective, which believes and weighs otherwise."""
    belief = Performance("speed", Range(80, 90, 95), Basis("judgement", "We rode it.", ("C2",)))
    everyday = case.profiles["everyday"]
    riders = replace(
        everyday,
        id="riders",
        name="Riders",
        points={id_: 10.0 * (k + 1) for k, id_ in enumerate(case.criteria)},
        beliefs={"tram": {"speed": belief}},
    )
    return replace(case, profiles={**case.profiles, "riders": riders})


def _interests(case: Case) -> tuple[Disagreement, Interests]:
    asked = Perspectives(of="packages", proposal=("tram",), weights="everyday", draws=200)
    answer = Study(case).answer(asked)
    assert answer.interests is not None
    return answer.found, answer.interests


def _disagreement(case: Case) -> Disagreement:
    return Study(case).answer(Perspectives(weights="everyday", draws=200)).found


def _tables_of_changes(case: Case, receipt: Receipt) -> list[t.Table]:
    changes = Study(case).answer(SensitivityQuestion(of="packages", weights="everyday", draws=500)).packages
    return [
        package_flips.package_flips_table(case, changes, receipt),
        package_flips.package_switch_table(case, changes, receipt),
        package_flips.package_tornado_table(case, changes, receipt),
        package_flips.package_information_table(case, changes, receipt),
    ]


def _tables_of_edits(case: Case) -> list[t.Table]:
    tram = replace(case.options["tram"], performance=case.options["train"].performance)
    new = replace(case, options={**case.options, "tram": tram}, digest="edited")
    change = compare_cases(case, new, 1, lambda _groups: None, "everyday")
    said = SaidDifference("Tram, speed", "Level", "60 (55 to 65)", "", "km/h", "options/tram.yaml: performance.speed")
    parts = change_parts_table(change, ["Tram, speed: level"])
    return [file_changes_table([said]), score_changes_table(change), parts]


def _tables_of_time(r: Results) -> list[t.Table]:
    case, plan, weight_j = r.case, r.timeline, r.ranking.weight_j
    receipt = receipt_of(case, "everyday", draws=DRAWS, seed=SEED)
    chances, orders = chances_by(plan, DEADLINE), order_days_for(case, plan, DEADLINE, SURENESS)
    value = value_to_date(plan.delivery, weight_j)
    return [
        timeline.timeline_table(case, plan, receipt),
        timeline.timeline_days_table(case, plan, chances, orders, SURENESS, receipt),
        timeline.options_days_table(case, [plan], [chances], receipt),
        timeline_worth.timeline_speed_table(case, plan, weight_j, receipt),
        timeline_worth.timeline_value_table(case, [plan], [value], ["plan"], receipt),
    ]


def chart_arguments(r: Results) -> dict[str, tuple]:
    """What every chart takes after the case, by the chart's id."""
    ranking, packages, plan = r.ranking, r.packages, r.timeline
    best = rank_packages(packages, ranking.weight_j)
    plane = place_on_plane(packages.parts, r.case.balance, ((), ("tram",)))
    return {
        "contributions": (ranking,),
        "pair_difference": (ranking, "tram", "train"),
        "option_levels": (r.performance, "tram"),
        "value_curve": (r.performance, "tram", "speed"),
        "milestones": ("tram",),
        "stability": (ranking, r.sensitivity),
        "weight_sweep": (ranking, r.sensitivity.sweeps[0]),
        "tornado": (ranking, r.sensitivity.lead, r.sensitivity.tornado),
        "acceptability": (r.acceptability,),
        "score_spread": (r.acceptability,),
        "information": (list_inputs(r.case), r.worth),
        "package_scores": (best, _spread(best)),
        "package_ranks": (_robust_packages(r.case),),
        "risk_profiles": (_robust_packages(r.case),),
        "perspectives": (_disagreement(r.case),),
        "perspective_ranks": (_disagreement(r.case),),
        "coalitions": (_disagreement(r.case),),
        "interests": _interests(r.case),
        "weight_spread": (spread_of_profiles(r.case),),
        "frontier": (find_value_cost_frontier(packages, ranking.weight_j),),
        "sureness": (_price(),),
        "package_profiles": (_across(r),),
        "core_by_budget": (core_by_budget(packages, ranking.weight_j, 3.0),),
        "core_by_sureness": (core_by_sureness(packages, ranking.weight_j, _together(packages), 3.0),),
        "core_index": ({"efficient packages": core_of_efficient(packages)},),
        "balance_plane": (judge_balance(packages, r.case.balance, ("tram",)), (("option", ("Stay", "Tram"), plane),)),
        "timeline": (plan, chances_by(plan, DEADLINE)),
        "timeline_chance": (plan, chances_by(plan, DEADLINE)),
        "timeline_speed": (plan, ranking.weight_j),
        "timeline_value": ((("tram",), value_to_date(plan.delivery, ranking.weight_j)),),
    }


def _robust_packages(case: Case) -> PackageRobustness:
    found = Study(case).answer(Robustness(of="packages", weights="everyday", draws=500)).packages
    assert found is not None
    return found


def _price() -> tuple[SureStep, ...]:
    both = (("tram",), ("train",))
    return trace_price(np.array([0.5, 0.8]), np.array([72.0, 70.0]), DRAWS, lambda rows: tuple(both[q] for q in rows))


def _across(r: Results) -> AcrossProfiles:
    packages = r.packages
    points = {id_: np.array([50.0, 30.0, 20.0 + k]) for k, id_ in enumerate(r.case.profiles)}
    across = compare_profiles(points, lambda point_j: score_packages(packages, point_j), packages.members, 3.0)
    assert across is not None
    return across


def _spread(best) -> dict[tuple[str, ...], PackageSpread]:
    return {row.members: PackageSpread(0.5, 0.1, row.score - 5, row.score + 5) for row in best.rows}
