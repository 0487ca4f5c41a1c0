"""The default case says what its domain study says, and says what every number rests on."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations
from pathlib import Path

import pytest
import yaml

from counterpoise import Packages, open_case, to_json
from counterpoise.casefile.load import load_case
from counterpoise.casefile.records import CostRecord, OptionRecord, PrerequisiteRecord, RiskRecord
from counterpoise.model import Basis, Case, Option, Range

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("options", "weights", "seeds")

EFFECT_DAYS = {
    "handshake": (180, 540, 720),
    "sanctions_threat": (63, 180, 495),
    "naval_readiness": (74, 195, 570),
    "strike_planning": (67, 210, 570),
    "flexibility": (61, 254, 600),
    "challenge_china": (31, 147, 450),
    "inspectors_first": (44, 240, 720),
    "maximal_demand": (181, 537, 720),
}
READY_DAYS = {
    "handshake": (0, 0, 0),
    "sanctions_threat": (3, 10, 45),
    "naval_readiness": (14, 45, 120),
    "strike_planning": (7, 30, 90),
    "flexibility": (1, 14, 60),
    "challenge_china": (1, 7, 30),
    "inspectors_first": (14, 30, 60),
    "maximal_demand": (1, 7, 30),
}
COMMITTED_MILLION = {
    "handshake": (0, 0, 0),
    "sanctions_threat": (0.5, 2, 10),
    "naval_readiness": (84, 455, 2242),
    "strike_planning": (2, 20, 40),
    "flexibility": (0.1, 1, 5),
    "challenge_china": (0.1, 1, 5),
    "inspectors_first": (0.1, 0.5, 3),
    "maximal_demand": (0.1, 1, 5),
}
EXPOSURE_AT_MODE = {
    "handshake": 0,
    "sanctions_threat": 2.425,  # 1.3 re-registration + 1.125 hollow threat
    "naval_readiness": 1.61,  # 1.35 gap elsewhere + 0.26 shadowing
    "strike_planning": 0.8,
    "flexibility": 0.9,  # relief blocked
    "challenge_china": 1.275,
    "inspectors_first": 0,
    "maximal_demand": 0,
}


def load_default() -> Case:
    loaded = load_case(ROOT)
    assert loaded.problems == ()
    assert loaded.case is not None
    return loaded.case


@pytest.fixture(scope="module")
def case() -> Case:
    return load_default()


def bases_of(option: Option) -> Iterator[tuple[str, Basis | None]]:
    for cell in option.performance.values():
        yield f"{option.id}.{cell.criterion}", cell.basis
    for entry in chain(option.costs.values(), option.risks.values(), option.prerequisites.values()):
        yield f"{option.id}.{entry.id}", entry.basis
    yield f"{option.id}.lag_days", option.lag_basis


def all_bases(case: Case) -> list[tuple[str, Basis | None]]:
    named = [pair for option in case.options.values() for pair in bases_of(option)]
    return named + [("+".join(inter.pair), inter.basis) for inter in case.interactions]


def finish_day(option: Option, milestone: str, end: str) -> float:
    """Day on which a milestone of the option is done, when the option is adopted alone."""
    entry = option.prerequisites[milestone]
    start = max((finish_day(option, before, end) for before in entry.after), default=0.0)
    return start + getattr(entry.lead_days, end)


def ready_day(option: Option, end: str) -> float:
    """Last milestone of the option itself; a softly needed other option does not hold it up."""
    own = [p.id for p in option.prerequisites.values() if not p.later_step and p.kind != "option"]
    return max((finish_day(option, milestone, end) for milestone in own), default=0.0)


def triple(level: Range) -> tuple[float, float, float]:
    return (level.low, level.mode, level.high)


def test_the_case_loads_without_a_fault_and_leaves_nothing_out():
    assert load_default().left_out == ()


def test_it_holds_as_much_as_the_domain_study(case: Case):
    options = case.options.values()
    derived = [criterion.id for criterion in case.criteria.values() if criterion.is_derived]
    assert len(case.options) == 8
    assert len(case.criteria) == 9 + 2 + 2  # with alliances apart from great powers, and the norm
    assert set(derived) == {"time_to_effect", "direct_cost", "risk_exposure"}
    assert len(case.profiles) == 7 + 1
    assert len(case.packages) == 9
    assert len(case.interactions) == 10 + 1
    assert sum(len(option.costs) for option in options) == 14
    assert len({risk for option in options for risk in option.risks}) == 27
    assert len({milestone for option in options for milestone in option.prerequisites}) == 20


def test_options_and_profiles_come_in_the_order_of_the_study(case: Case):
    assert list(case.options) == list(EFFECT_DAYS)
    views = ["author_realist", "deterrence_hawk", "diplomacy_first", "alliance_manager", "navy_steward"]
    assert list(case.profiles) == [*views, "nonproliferation_first", "equal", "ends_only"]
    assert case.default_profile == "author_realist"
    assert case.baseline == "handshake"
    assert case.as_of == "2018-07-10"


def test_every_number_says_what_it_rests_on(case: Case):
    found = all_bases(case)
    assert len(found) > 100
    assert [name for name, basis in found if basis is None or not basis.because.strip()] == []
    assert [name for name, basis in found if basis and basis.kind == "source" and not basis.claims] == []


def test_nothing_is_missing_from_the_performance_table(case: Case):
    typed = {criterion.id for criterion in case.criteria.values() if not criterion.is_derived}
    for option in case.options.values():
        assert set(option.performance) == typed
        assert all(cell.missing is None for cell in option.performance.values())


def test_every_claim_that_is_named_exists(case: Case):
    named = {claim for _, basis in all_bases(case) if basis for claim in basis.claims}
    named |= {claim for option in case.options.values() for claim in option.claims}
    assert len(named) > 80
    assert named - set(case.claims) == set()


def test_the_register_holds_the_article_and_all_public_facts(case: Case):
    assert {f"E{n:02d}" for n in range(1, 58)} == {claim.id for claim in case.sources["article"].claims}
    assert {f"F{n:02d}" for n in range(1, 66)} <= set(case.claims)
    sentences = {part.strip() for claim in case.sources["article"].claims for part in claim.locator.split(",")}
    assert sentences <= {f"S{n}" for n in range(1, 21)}


def test_the_article_supports_that_things_exist_and_never_how_large_they_are(case: Case):
    for name, basis in all_bases(case):
        if basis and basis.kind == "source":
            assert not all(claim.startswith("E") for claim in basis.claims), name


def test_facts_published_after_the_decision_are_marked_by_their_date(case: Case):
    late = {claim.id for s in case.sources.values() if not s.is_known_by(case.as_of) for claim in s.claims}
    # F11 (a distance) and F70 (a price index) do not change with the day on which they were printed.
    assert late == {"F03", "F04", "F07", "F23", "F37", "F38", "F59"} | {"F11", "F70"}


def test_an_estimate_never_rests_on_later_facts_alone(case: Case):
    late = {claim.id for s in case.sources.values() if not s.is_known_by(case.as_of) for claim in s.claims}
    leaning = [(name, basis) for name, basis in all_bases(case) if basis and late & set(basis.claims)]
    assert leaning
    assert [name for name, basis in leaning if set(basis.claims) <= late] == []


def test_the_dates_of_sources_are_days_months_or_years(case: Case):
    for source in case.sources.values():
        parts = [int(part) for part in source.known_on.split("-")]
        assert date(*(parts + [1, 1])[:3]).year >= 1990


def test_facts_cited_from_memory_are_said_to_be(case: Case):
    from_memory = {c.id for s in case.sources.values() if s.how_read == "from memory" for c in s.claims}
    assert {"F58", "F61", "F62", "F63", "F67"} <= from_memory
    assert from_memory.isdisjoint({"F01", "F26", "F49", "F50", "F65"})


def test_the_conflicting_costs_of_dismantling_stand_side_by_side(case: Case):
    leans_on = case.options["maximal_demand"].costs["full_programme"].basis.claims
    assert {"F66", "F67", "F68"} <= set(leans_on)


@pytest.mark.parametrize("option_id", EFFECT_DAYS)
def test_lead_times_add_up_to_the_days_of_the_study(case: Case, option_id: str):
    option = case.options[option_id]
    ready = tuple(ready_day(option, end) for end in ("low", "mode", "high"))
    assert ready == READY_DAYS[option_id]
    assert tuple(a + b for a, b in zip(ready, triple(option.lag_days), strict=True)) == EFFECT_DAYS[option_id]


def test_later_steps_are_gated_by_completed_readiness_and_planning(case: Case):
    naval, strikes = case.options["naval_readiness"], case.options["strike_planning"]
    ends = ("low", "mode", "high")
    assert tuple(finish_day(naval, "R18_readiness_complete", end) for end in ends) == READY_DAYS["naval_readiness"]
    assert tuple(finish_day(strikes, "R20_planning_complete", end) for end in ends) == READY_DAYS["strike_planning"]
    gated = {p.id[:3] for option in case.options.values() for p in option.prerequisites.values() if p.later_step}
    assert gated == {"R13", "R14", "R18", "R19", "R20"}


@pytest.mark.parametrize("option_id", COMMITTED_MILLION)
def test_committed_costs_are_those_of_the_study(case: Case, option_id: str):
    committed = [cost.amount for cost in case.options[option_id].costs.values() if cost.kind == "committed"]
    assert len(committed) == 1
    assert triple(committed[0]) == COMMITTED_MILLION[option_id]


@pytest.mark.parametrize("option_id", EXPOSURE_AT_MODE)
def test_only_risks_that_no_criterion_holds_are_exposed(case: Case, option_id: str):
    exposed = [risk for risk in case.options[option_id].risks.values() if risk.is_exposed]
    total = sum(risk.likelihood.mode / 100 * risk.severity for risk in exposed)
    assert total == pytest.approx(EXPOSURE_AT_MODE[option_id])


def test_every_risk_says_in_words_when_it_counts_apart(case: Case):
    exposed = [risk for option in case.options.values() for risk in option.risks.values() if risk.is_exposed]
    assert exposed
    for risk in exposed:
        assert "counts apart" in risk.basis.because, risk.id


def test_the_most_likely_chance_of_a_risk_is_the_middle_of_its_range(case: Case):
    for option in case.options.values():
        for risk in option.risks.values():
            assert risk.likelihood.mode == (risk.likelihood.low + risk.likelihood.high) / 2, risk.id


def test_the_exposure_of_the_largest_packages_stays_on_its_scale(case: Case):
    worst = case.criteria["risk_exposure"].worst
    for package in case.packages.values():
        risks = {r.id: r for member in package.members for r in case.options[member].risks.values() if r.is_exposed}
        assert sum(risk.likelihood.mode / 100 * risk.severity for risk in risks.values()) < worst, package.id


def test_what_two_options_share_is_written_the_same_in_both(case: Case):
    shared = {}
    for option in case.options.values():
        for entry in chain(option.costs.values(), option.risks.values(), option.prerequisites.values()):
            shared.setdefault(entry.id, []).append(entry)
    twice = {id_: entries for id_, entries in shared.items() if len(entries) > 1}
    assert set(twice) == {"verification_year", "K06_civilian_hardship"}
    assert all(first == second for first, second in twice.values())


def test_the_handshake_goes_with_nothing_and_the_maximal_demand_not_with_flexibility(case: Case):
    others = set(case.options) - {"handshake"}
    assert set(case.options["handshake"].excludes) in ({"all"}, others)
    assert "flexibility" in case.options["maximal_demand"].excludes


def test_only_the_inferred_measure_says_that_it_is_inferred(case: Case):
    assert [option.id for option in case.options.values() if option.is_inferred] == ["inspectors_first"]


def test_every_profile_weighs_every_criterion_and_says_why(case: Case):
    for profile in case.profiles.values():
        assert set(profile.points) == set(case.criteria), profile.id
        assert set(profile.reasons) == set(case.criteria), profile.id
        assert profile.held_by
        assert profile.because
    ends_only = case.profiles["ends_only"].points
    assert ends_only["leverage"] == ends_only["kim_security"] == 0
    assert len(set(case.profiles["equal"].points.values())) == 1


def worth(case: Case, profile: str, of: str, in_: str) -> float:
    """How much of one criterion a profile gives for one unit of another, by swing weights and scale widths."""
    per_unit = {
        id_: case.profiles[profile].points[id_] / abs(case.criteria[id_].best - case.criteria[id_].worst)
        for id_ in (of, in_)
    }
    return per_unit[of] / per_unit[in_]


def test_no_perspective_sells_a_point_of_war_chance_cheaply(case: Case):
    views = set(case.profiles) - {"equal"}
    million = {view: worth(case, view, "escalation_risk", "direct_cost") for view in views}
    assert min(million.values()) >= 1000, million
    assert all(worth(case, view, "threat_removal", "escalation_risk") <= 2.01 for view in views)


def test_the_lags_of_all_options_run_to_a_change_in_what_north_korea_does(case: Case):
    for option in case.options.values():
        if option.id != case.baseline:
            assert "first change in what North Korea does" in option.lag_basis.because, option.id


def test_readying_ships_makes_the_navy_slower_than_the_financial_threat(case: Case):
    assert READY_DAYS["naval_readiness"][1] > READY_DAYS["sanctions_threat"][1]
    assert EFFECT_DAYS["naval_readiness"][1] > EFFECT_DAYS["sanctions_threat"][1]
    assert case.criteria["time_to_effect"].package_day == "last"


def test_what_a_threat_does_once_carried_out_enters_no_score(case: Case):
    for option in ("sanctions_threat", "naval_readiness"):
        hardship = case.options[option].risks["K06_civilian_hardship"]
        assert hardship.later_step
        assert not hardship.is_exposed
    assert case.options["sanctions_threat"].risks["K05_financial_shock"].later_step


def test_the_articles_package_and_its_best_pair_are_too_close_to_call(case: Case):
    study, margin = open_case(ROOT), case.too_close
    four = case.packages["P1_author_full"].members
    answer = study.answer(Packages(top=100, draws=100))
    score = {frozenset(shown["members"]): shown["score"] for shown in json.loads(to_json(answer))["best"]}
    best_pair = max((score[frozenset(pair)], pair) for pair in combinations(four, 2))
    assert set(best_pair[1]) == {"sanctions_threat", "flexibility"}
    assert max(score.values()) - score[frozenset(four)] <= margin
    assert abs(best_pair[0] - score[frozenset(four)]) <= margin
    assert any("lie within the tie margin" in caution for caution in case.cautions)


def test_the_articles_package_feels_as_secure_as_its_anchor_says(case: Case):
    study = open_case(ROOT)
    judged = json.loads(to_json(study.answer(Packages(judge=case.packages["P1_author_full"].members, draws=100))))
    anchor = next(a for a in case.criteria["kim_security"].anchors if "under open threats" in a.meaning)
    assert judged["judged"]["levels"]["kim_security"] == pytest.approx(anchor.level, abs=5)


def test_stacking_and_interactions_that_matter_have_ranges_and_reasons(case: Case):
    assert all(inter.range.low < inter.range.high for inter in case.interactions)
    drawn = {(c.id, e.share): e for c in case.criteria.values() for e in c.stacking.estimates}
    assert ("leverage", "gains") in drawn
    assert ("kim_security", "losses") in drawn
    assert triple(drawn["kim_security", "beside_gains"].range) == (0.2, 0.4, 1.0)
    assert all(estimate.basis.because for estimate in drawn.values())


def test_labels_fit_a_narrow_screen(case: Case):
    assert all(0 < len(option.label) <= 28 for option in case.options.values())


def test_the_human_stakes_are_named_beside_the_risk_of_war(case: Case):
    note = case.criteria["escalation_risk"].note
    assert "30,000 to 300,000" in note
    assert any("30,000 to 300,000" in caution for caution in case.cautions)


def test_no_file_carries_a_quotation():
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.yaml"))]
    assert len(files) > 20
    assert [path.name for path in files if "quote:" in path.read_text("utf-8")] == []


def test_every_file_is_bound_to_its_schema_for_editors():
    schemas = {"options": "option", "weights": "weights", "seeds": "sources"}
    files = [(path, f"../schemas/{schemas[f]}") for f in FOLDERS for path in sorted((ROOT / f).glob("*.yaml"))]
    files.append((ROOT / "case.yaml", "schemas/case"))
    for path, schema in files:
        first = path.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={schema}.schema.json", path.name


def copy_with(folder: Path, template: str, copy: str) -> Case:
    shutil.copy(ROOT / "case.yaml", folder)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(folder / template, folder / copy)
    loaded = load_case(folder)
    assert loaded.problems == ()
    assert loaded.case is not None
    return loaded.case


def test_the_option_template_is_a_valid_option_once_renamed(tmp_path: Path):
    case = copy_with(tmp_path, "options/_template.yaml", "options/special_envoy.yaml")
    option = case.options["special_envoy"]
    assert option.label == "Special envoy"
    assert option.performance["verifiability"].missing
    assert list(case.options)[-1] == "special_envoy"


def test_the_weights_template_is_a_valid_profile_once_renamed(tmp_path: Path):
    case = copy_with(tmp_path, "weights/_template.yaml", "weights/new_view.yaml")
    assert set(case.profiles["new_view"].points) == set(case.criteria)


def test_the_option_template_shows_every_key_an_option_may_have():
    template = yaml.safe_load((ROOT / "options/_template.yaml").read_text("utf-8"))
    assert set(template) == set(OptionRecord.model_fields)
    for key, record in (("costs", CostRecord), ("risks", RiskRecord), ("prerequisites", PrerequisiteRecord)):
        shown = {name for entry in template[key].values() for name in entry}
        assert shown | {"claims"} == set(record.model_fields), key  # claims are shown once, under performance


def test_a_scenario_moves_a_criterion_for_every_option_or_through_the_baseline(case: Case):
    """A level that only some options restate would turn the others into gains or losses that nobody meant."""
    for id_, scenario in case.scenarios.items():
        moved = {(option, criterion) for option, cells in scenario.cells.items() for criterion in cells}
        for criterion in {criterion for option, criterion in moved if option == case.baseline}:
            if not any(case.options[o].performance[criterion].is_effect for o in case.options):
                assert {option for option, c in moved if c == criterion} == set(case.options), (id_, criterion)
