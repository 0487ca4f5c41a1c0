"""Perspectives of whole cases: their own weights and beliefs, for options and packages, at every door."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import counterpoise as cp
from counterpoise.cli import main
from counterpoise.study import QuestionFault, Study
from counterpoise.study.questions.perspectives import Perspectives
from tests.house.test_doors_agree import with_measures
from tests.study.test_beliefs import cell, loaded, with_beliefs

ROOT = Path(__file__).parents[2]


def asked(case_study: Study, **settings: Any) -> dict[str, Any]:
    return json.loads(cp.to_json(case_study.answer(Perspectives(draws=100, **settings))))


@pytest.fixture(scope="module")
def believing() -> Study:
    return Study(
        loaded(with_beliefs({"limit_30": {"noise": cell("level", 66)}, "trees": {"noise": cell("level", 47)}}))
    )


def test_scores_are_those_of_compare_with_own_weights_and_own_beliefs(believing: Study) -> None:
    found = asked(believing)
    for id_ in believing.case.profiles:
        ranking = believing.as_believed_by(id_).answer(cp.Compare(weights=id_)).ranking
        scores = dict(zip(ranking.option_ids, ranking.score_i, strict=True))
        assert found["scores"][id_] == pytest.approx(scores)
        best = max(scores.values())
        assert found["regret"][id_] == pytest.approx({key: best - score for key, score in scores.items()})
        assert found["ranks"][id_] == {
            key: 1 + sum(other > score + 1e-9 for other in scores.values()) for key, score in scores.items()
        }
        assert found["ranks"][id_][found["best"][id_]] == 1
        assert sum(found["first_share"][id_].values()) == pytest.approx(1)


def test_scores_of_packages_are_those_of_packages(believing: Study) -> None:
    found = asked(believing, of="packages")
    for id_ in believing.case.profiles:
        rows = believing.as_believed_by(id_).answer(cp.Packages(weights=id_, top=100)).ranking.rows
        scores = {"+".join(row.members) or believing.case.baseline: row.score for row in rows}
        assert found["scores"][id_] == pytest.approx(scores)


def test_four_answers_tell_weights_from_beliefs(believing: Study) -> None:
    found = asked(believing, between=("residents", "traders"))["values_and_beliefs"]
    for answer in found["answers"]:
        ranking = believing.as_believed_by(answer["beliefs"]).answer(cp.Compare(weights=answer["weights"])).ranking
        assert answer["id"] == ranking.option_ids[ranking.leaders[0]]
        assert answer["score"] == pytest.approx(max(ranking.score_i))
    assert [(a["weights"], a["beliefs"]) for a in found["answers"]] == [
        ("residents", "residents"), ("residents", "traders"), ("traders", "residents"), ("traders", "traders"),
    ]  # fmt: skip


def test_drivers_add_up_and_without_beliefs_all_comes_from_weights(believing: Study) -> None:
    for study in (believing, Study(loaded(with_beliefs({})))):
        found = asked(study)
        for pair in found["drivers"]:
            one, other = pair["one"], pair["other"]
            total = found["regret"][one][found["best"][other]] + found["regret"][other][found["best"][one]]
            assert pair["total"] == pytest.approx(total)
            parts = [*pair["weights"].values(), *pair["beliefs"].values()]
            assert sum(parts) == pytest.approx(total)
            if study is not believing:
                assert not any(pair["beliefs"].values())


def test_the_default_case_keeps_the_laws() -> None:
    study = cp.open_case(ROOT)
    for of in ("options", "packages"):
        found = asked(study, of=of)
        scores = found["scores"].values()
        max_min = found["compromise"]["max_min"]
        choice = max_min.get("id") or "+".join(max_min["members"])
        lowest = {key: min(row[key] for row in scores) for key in next(iter(scores))}
        assert lowest[choice] == pytest.approx(max(lowest.values()))
        for compromise in found["compromise"].values():
            assert compromise is None or compromise["price"] >= found["price_of_agreement"] - 1e-9
            assert compromise is None or compromise["price"] == pytest.approx(max(compromise["gives_up"].values()))


def test_of_too_many_packages_the_best_found_are_compared(tmp_path: Path) -> None:
    study = cp.open_case(with_measures(20)(tmp_path / "many"))
    answer = study.answer(Perspectives(of="packages", draws=50))
    found = json.loads(cp.to_json(answer))
    assert not found["listed"]
    assert "the best found for each perspective" in cp.headline(answer)
    for id_ in study.case.profiles:
        best = study.answer(cp.Packages(weights=id_)).ranking.rows[0]
        assert max(found["scores"][id_].values()) == pytest.approx(best.score)


def test_one_perspective_agrees_with_itself(believing: Study) -> None:
    from dataclasses import replace

    case = believing.case
    alone = replace(case, profiles={"traders": case.profiles["traders"]}, default_profile="traders", digest="alone")
    answer = Study(alone).answer(Perspectives(draws=50))
    found = json.loads(cp.to_json(answer))
    assert (found["agreement"]["w"], found["price_of_agreement"], found["values_and_beliefs"]) == (None, 0, None)
    assert "Only one perspective" in cp.headline(answer)


def test_twins_agree_at_no_price(believing: Study) -> None:
    from dataclasses import replace

    case = believing.case
    twins = {id_: replace(case.profiles["residents"], id=id_, name=id_) for id_ in ("residents", "twin")}
    study = Study(replace(case, profiles=twins, digest="twins"))
    found = asked(study)
    assert found["agreement"]["w"] == pytest.approx(1)
    assert found["price_of_agreement"] == 0
    assert "Agreement costs nothing" in found["sentences"][0]


def test_what_does_not_fit_is_said(believing: Study) -> None:
    for settings, word in (
        ({"between": ("residents", "nobody")}, "no such weight profile"),
        ({"between": ("residents", "residents")}, "two different"),
        ({"accept": -1}, "0 to 100"),
        ({"must": ("trees",)}, "--of packages"),
    ):
        with pytest.raises(QuestionFault, match=word):
            believing.answer(Perspectives(**settings))


def test_the_command_says_it_in_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = with_beliefs({"trees": {"noise": cell("level", 47)}})
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert main(["perspectives", str(tmp_path), "--accept", "5", "--draws", "50"]) == 0
    said = capsys.readouterr().out
    for word in (
        "put A row of trees first",
        "Agreement costs nothing",
        "within 5 points of its own best",
        "What perspectives believe otherwise",
    ):
        assert word in " ".join(said.split())
    assert {"47 dB", "judgment"} <= {part.strip() for part in said.replace("\n", "  ").split("  ")}


def test_an_opponent_learns_the_nearest_weights_and_a_proposal_its_blockers(believing: Study) -> None:
    found = asked(believing, of="packages", against=("limit_30",), proposal=("limit_30",), accept=0)
    adversary, proposal = found["adversary"], found["proposal"]
    assert adversary["members"] == proposal["members"] == ["limit_30"]
    for id_, row in adversary["by_perspective"].items():
        assert row["behind"] == pytest.approx(found["regret"][id_]["limit_30"])
        if row["weights"] is None:
            assert row["always_behind"] > 0
            continue
        rows = believing.as_believed_by(id_).answer(cp.Packages(weights=row["weights"], top=100)).ranking.rows
        scores = {row.members: row.score for row in rows}
        assert scores[("limit_30",)] == pytest.approx(max(scores.values()), abs=1e-4)
    assert set(proposal["blocked_by"]) == {id_ for id_, row in found["regret"].items() if row["limit_30"] > 1e-6}
    for id_, row in proposal["blocked_by"].items():
        assert row["short"] == pytest.approx(found["regret"][id_]["limit_30"])
        assert found["ranks"][id_]["+".join(row["change"]["members"]) or believing.case.baseline] == 1


def test_the_group_ranks_by_its_weighted_mean(believing: Study) -> None:
    for group in ((), (("residents", 3.0), ("traders", 1.0)), (("traders", 1.0),)):
        found = asked(believing, group=group)
        points = dict(group) or dict.fromkeys(believing.case.profiles, 1.0)
        for choice, score in found["group"]["scores"].items():
            total = sum(points.get(id_, 0.0) * row[choice] for id_, row in found["scores"].items())
            assert score == pytest.approx(total / sum(points.values()))
        best = max(found["group"]["scores"].values())
        leaders = [row["id"] for row in found["group"]["best"]]
        assert all(found["group"]["scores"][id_] == pytest.approx(best) for id_ in leaders)
        assert found["compromise"]["weighted_mean"]["id"] in leaders
        assert found["group"]["winners"][0]["moved"] == pytest.approx(0, abs=1e-9)


def test_a_share_of_all_makes_the_group_choose_as_that_perspective(believing: Study) -> None:
    found = asked(believing, group_ranges=(("traders", 100.0, 100.0),))
    assert {row["id"] for row in found["group"]["winners"]} == {found["best"]["traders"]}


def test_groups_and_choices_that_do_not_fit_are_refused(believing: Study) -> None:
    for settings, word in (
        ({"group": {"nobody": 1}}, "no such weight profile"),
        ({"group": {"traders": 0}}, "no perspective counts"),
        ({"group": {"traders": -1}}, "0 or more"),
        ({"group_ranges": {"traders": (40, 10)}}, "lowest and a highest"),
        ({"group_ranges": {"traders": (60, 90), "residents": (70, 80)}}, "sum to 130 %"),
        ({"against": ("bridge",)}, "no option or package is called"),
        ({"proposal": ("trees", "limit_30")}, "--of packages"),
        ({"against": ("trees",), "of": "packages", "must_not": ("trees",)}, "not allowed"),
    ):
        with pytest.raises(QuestionFault, match=word):
            believing.answer(Perspectives(**settings))


def test_flags_and_links_spell_groups_alike(believing: Study) -> None:
    settings = Perspectives().settings
    for name, text in (("group", "a:2,b:0.5"), ("group_ranges", "a:10..40,b:0..12.5")):
        kind = settings[name].kind
        assert kind.write(kind.read(text)) == text
        assert kind.read(text.replace(":", "=")) == kind.read(text)
    with pytest.raises(ValueError, match=r"lowest\.\.highest"):
        settings["group_ranges"].kind.read("a=3")
