"""What an answer about packages says beyond the best ones: ties, idle limits, measures that can never be in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import counterpoise as cp
from counterpoise.model.pairwise import ACCEPTABLE
from counterpoise.report.sentences.package_parts import facts_sentence
from tests.dashboard.case_folders import copy_street

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def study() -> cp.Study:
    return cp.open_case(ROOT)


def edit(path: Path, change) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def test_a_limit_that_rules_out_nothing_is_named_and_one_that_binds_is_not(study: cp.Study) -> None:
    idle = study.answer(cp.Packages(limits=["cost<=100000"]))
    binding = study.answer(cp.Packages(limits=["cost<=100"]))
    assert [limit.at_most for limit in idle.idle_limits] == [100000]
    assert binding.idle_limits == ()
    assert "One limit rules out no package: committed cost at most" in cp.headline(idle)
    assert binding.ranking.n_feasible < idle.ranking.n_feasible == study.answer(cp.Packages()).ranking.n_feasible


def test_a_measure_that_no_package_may_hold_is_named(study: cp.Study) -> None:
    answer = study.answer(cp.Packages(limits=["ready_day<=20"]))
    for id_ in answer.never_in:
        assert study.answer(cp.Packages(limits=["ready_day<=20"], must=[id_])).ranking.n_feasible == 0
    assert "naval_readiness" in answer.never_in
    assert "can include" in cp.headline(answer)


def test_ties_beyond_what_is_shown_are_counted(tmp_path: Path) -> None:
    folder = copy_street(tmp_path / "street")
    trees = yaml.safe_load((folder / "options/trees.yaml").read_text("utf-8"))
    for k in range(6):
        text = yaml.safe_dump(trees | {"name": f"Trees {k}"}, allow_unicode=True, sort_keys=False)
        (folder / f"options/trees_{k}.yaml").write_text(text, "utf-8")
    answer = cp.open_case(folder).answer(cp.Packages(top=2, must=["trees_0"], max_members=1, weights={"noise": 1}))
    assert (answer.ranking.n_tied, answer.ranking.n_beyond) == (1, 0)
    answer = cp.open_case(folder).answer(cp.Packages(top=1, must_not=["limit_30"], max_members=1, min_members=1))
    assert answer.ranking.n_tied == len(answer.ranking.rows) == 7
    two = cp.open_case(folder).answer(cp.Packages(top=22, must_not=["limit_30"], min_members=1, max_members=2))
    scores = [row.score for row in two.ranking.rows]
    assert (two.ranking.n_tied, two.ranking.n_beyond) == (21, 6)
    assert f"{two.ranking.n_beyond} more packages tie with the last one shown" in cp.headline(two)
    assert scores[-1] < scores[-2]


def test_contradictory_comparisons_stand_on_the_receipt_and_in_the_answer(tmp_path: Path) -> None:
    folder = copy_street(tmp_path / "street")
    ids = list(cp.open_case(folder).case.criteria)
    pairs = [(ids[0], ids[1]), (ids[1], ids[2]), (ids[2], ids[0])]
    circle = [{"more": a, "less": b, "times": 9} for a, b in pairs]

    def make_pairwise(profile: dict) -> None:
        profile.pop("points", None)
        profile.pop("rank", None)
        profile["pairwise"] = circle

    edit(folder / "weights/residents.yaml", make_pairwise)
    answer = cp.open_case(folder).answer(cp.Compare(weights="residents"))
    receipt = json.loads(cp.to_json(answer))["receipt"]
    assert receipt["consistency_ratio"] > ACCEPTABLE
    assert "contradict one another" in cp.headline(answer)
    other = cp.open_case(folder).answer(cp.Compare(weights="traders"))
    assert "consistency_ratio" not in json.loads(cp.to_json(other))["receipt"]
    assert "contradict" not in cp.headline(other)


def test_the_sentence_speaks_of_the_tie_set_and_names_no_winner(study: cp.Study) -> None:
    answer = study.answer(cp.Packages())
    ties, record = answer.tie_set, json.loads(cp.to_json(answer))
    assert ties.count > 1
    assert cp.headline(answer).startswith(f"Too close to call: {ties.count} of {answer.ranking.n_feasible} allowed")
    assert "All of them include Sanctions threat and Flexibility on terms" in cp.headline(answer)
    assert cp.headline(answer).startswith(record["sentence"])
    assert record["tie_set"]["count"] == sum(
        row.score >= answer.best.score - study.case.too_close for row in study.answer(cp.Packages(top=200)).ranking.rows
    )


def test_listed_and_solved_packages_have_one_tie_set(study: cp.Study, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = study.answer(cp.Packages()).tie_set
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    solved = cp.open_case(ROOT).answer(cp.Packages()).tie_set
    assert (solved.always, solved.never, solved.some) == (listed.always, listed.never, listed.some)
    assert (solved.count, solved.undecided) == (None, ())


def test_a_limit_kept_on_paper_says_how_often_it_holds(study: cp.Study) -> None:
    """The Navy alone passes 500 million in some 79 % of draws: its range is 84 to 2,242, most likely 455."""
    asked = cp.Packages(must=["naval_readiness"], limits=["cost<=500", "ready_day<=45"])
    answer = study.answer(asked)
    record = json.loads(cp.to_json(answer))["best"][0]
    by_bound = {
        (chance["on"], chance["kind"], chance["sense"], chance["bound"]): chance for chance in record["chances"]
    }
    cost, day = by_bound["cost", "limit", "<=", 500], by_bound["ready_day", "deadline", "<=", 45]
    low, mode, high = 84.0, 455.0, 2242.0
    by_hand = 1 - (high - 500) ** 2 / ((high - low) * (high - mode))  # of the triangle, above its mode
    assert cost["holds"] == pytest.approx(by_hand, abs=0.03)
    assert 0.1 < day["holds"] < 0.3
    assert record["all_hold"] <= min(chance["holds"] for chance in record["chances"])
    assert "red_line" in {chance["kind"] for chance in record["chances"]}
    assert "of 100 simulations" in cp.headline(answer)


def test_every_package_shown_has_its_chances_listed_or_solved(study: cp.Study, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = json.loads(cp.to_json(study.answer(cp.Packages(judge=["flexibility"]))))
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    solved = json.loads(cp.to_json(cp.open_case(ROOT).answer(cp.Packages(judge=["flexibility"]))))
    for record in (listed, solved):
        for package in (*record["best"], *record["named"].values()):
            assert {"on", "kind", "sense", "bound", "holds", "error", "text"} == set(package["chances"][0])
            assert 0 <= package["all_hold"] <= 1
    chances = [[package["all_hold"] for package in record["best"]] for record in (listed, solved)]
    assert chances[0] == chances[1]


@pytest.mark.parametrize("must_not", [(), ("sanctions_threat",), ("flexibility", "sanctions_threat")])
def test_no_package_keeps_all_lines_is_said_where_packages_are_not_listed(must_not, monkeypatch) -> None:
    question = cp.Packages(draws=1, must_not=must_not)
    listed = cp.open_case(ROOT).answer(question)
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    solved = cp.open_case(ROOT).answer(question)
    assert solved.proof is not None
    assert (solved.n_keep_lines == 0) == (listed.n_keep_lines == 0)
    assert ("No package keeps all lines." in facts_sentence(solved)) == (listed.n_keep_lines == 0)
