"""The page Weights: answers bit by bit, corrections, a lock before the scores, and a profile at the end."""

from __future__ import annotations

import json

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.dashboard.weighing.drag_order import read_order
from counterpoise.dashboard.weighing.kept import pack, unpack
from counterpoise.report.sentences.weighing import LOCKED
from tests.dashboard import case_folders
from tests.dashboard.visit import Visit

SWINGS = {"rank": ["noise", "cost", "shops"], "points": {"noise": 100, "cost": 60, "shops": 40}}

CIRCLE = {"matrix": {"noise": {"cost": 5}, "cost": {"shops": 5}, "shops": {"noise": 5}}}

JUDGED = [
    {"more": "noise", "category": "strong"},
    {"more": "cost", "category": "weak"},
    {"more": "shops", "category": "weak"},
    {"more": "cost", "less": "noise", "category": "moderate"},
]


def open_page(method: str = "swing", answers: object = None, **link: str) -> Visit:
    said = {} if answers is None else {"answers": json.dumps({method: answers})}
    return Visit("weights", case="quiet_street", weigh=method, **said, **link)


def press(visit: Visit, key: str) -> Visit:
    visit.app.button(key).click().run()
    assert not visit.app.exception
    return visit


def kept(visit: Visit, method: str) -> dict:
    return json.loads(visit.link.get("answers", "{}")).get(method, {})


def shares(visit: Visit) -> dict[str, float]:
    table = visit.tables["Weights in the tree of objectives"]
    return dict(zip(table["Objective or criterion"], table["Share of all weight (%)"], strict=True))


@pytest.fixture(autouse=True)
def street(serve):
    return serve(case_folders.copy_street)


def test_swing_from_the_first_move_to_weights_and_a_reload_keeps_them():
    visit = open_page()
    assert visit.answer == "Swing weighting: No answer is given yet."
    for id_ in ("noise", "cost", "shops"):
        press(visit, f"weigh_swing_next_{id_}")
    assert kept(visit, "swing") == {"rank": ["noise", "cost", "shops"], "points": {"noise": 100}}
    visit = Visit("weights", **visit.link)
    assert visit.answer == "Swing weighting: 1 of 3 answers given."
    visit.app.slider("weigh_swing_points_cost").set_value(60.0).run()
    visit.app.slider("weigh_swing_points_shops").set_value(40.0).run()
    assert kept(visit, "swing") == SWINGS
    assert visit.answer.startswith("Swing weighting: Noise at night (50 %) has the largest weight")
    visit.app.radio("weigh_method").set_value("rank").run()
    assert kept(visit, "swing") == SWINGS


@pytest.mark.parametrize(
    "text", [None, 3, "[", "[1]", '[["noise"]]', '[["noise", "noise", "cost"]]', '[["cost"], [3]]']
)
def test_an_order_that_is_none_of_these_moves_is_not_taken(text):
    assert read_order(text, ["noise", "cost"]) is None


def test_an_order_of_these_moves_is_taken():
    assert read_order('[["cost", "noise"]]', ["noise", "cost"]) == [["cost", "noise"]]


def test_comparisons_that_run_in_a_circle_warn_and_a_repair_can_be_taken():
    visit = open_page("pairwise", CIRCLE)
    assert any("above the acceptable 0.1" in notice for notice in visit.notices)
    press(visit, "weigh_pairwise_repair_0")
    assert not any("above the acceptable" in notice for notice in visit.notices)
    assert kept(visit, "pairwise") != CIRCLE


def test_pairs_may_be_left_open():
    visit = open_page("pairwise")
    visit.app.selectbox("weigh_pairwise_pair_noise_shops").set_value(3.0).run()
    assert visit.answer == "Pairwise comparison: 1 of 2 answers given."
    visit.app.selectbox("weigh_pairwise_pair_noise_cost").set_value(0.5).run()
    assert kept(visit, "pairwise") == {"matrix": {"noise": {"shops": 3}, "cost": {"noise": 2}}}
    assert shares(visit)["– Cost"] == pytest.approx(60)


def test_words_that_cannot_all_hold_are_explained_and_corrected():
    visit = open_page("macbeth", {"judgments": JUDGED})
    assert "cannot all hold" in " ".join(visit.words)
    press(visit, "weigh_macbeth_repair_0")
    assert "cannot all hold" not in " ".join(visit.words)


def test_trade_offs_are_asked_until_shares_are_known_with_skip_and_undo():
    visit = open_page("tradeoff")
    press(visit, "weigh_tradeoff_skip_0")
    (skipped,) = kept(visit, "tradeoff")["choices"]
    press(visit, "weigh_tradeoff_a_1")
    assert set(kept(visit, "tradeoff")["choices"][1]["a"]) != set(skipped["a"])
    assert any("1 question answered, 1 skipped; about" in text for text in visit.words)
    assert visit.answer.startswith("Trade-offs: ")
    press(visit, "weigh_tradeoff_undo")
    assert kept(visit, "tradeoff") == {"choices": [skipped]}


def test_best_and_worst_to_weights():
    visit = open_page("best_worst")
    visit.app.selectbox("weigh_best_worst_best").set_value("noise").run()
    visit.app.selectbox("weigh_best_worst_worst").set_value("shops").run()
    visit.app.selectbox("weigh_best_worst_best_to_others_shops").set_value(8.0).run()
    visit.app.selectbox("weigh_best_worst_best_to_others_cost").set_value(2.0).run()
    visit.app.selectbox("weigh_best_worst_others_to_worst_cost").set_value(4.0).run()
    assert kept(visit, "best_worst")["others_to_worst"] == {"noise": 8, "cost": 4}
    assert shares(visit)["– Cost"] == pytest.approx(100 * 4 / 13, abs=0.1)


def test_ranges_that_no_weights_keep_are_explained_by_name():
    visit = open_page("ranges", {"ranges": {"noise": {"low": 60, "high": 70}, "cost": {"low": 50, "high": 60}}})
    (said,) = visit.notices
    assert "the lows add up to 110 %: Noise at night 60, Cost 50" in said


def test_scores_are_hidden_until_the_weights_are_locked_and_the_profile_says_so():
    visit = open_page()
    visit.app.toggle("weigh_hide").set_value(True).run()
    visit = open_page("swing", SWINGS, lock=visit.link["lock"])
    assert "The ranking under these weights" not in visit.tables
    press(visit, "weigh_lock")
    assert "The ranking under these weights" in visit.tables
    assert visit.app.slider("weigh_swing_points_cost").disabled
    assert "locked" in " ".join(visit.words)
    press(visit, "weigh_unlock")
    assert visit.link["lock"] == "seen"
    assert visit.app.toggle("weigh_hide").disabled
    assert not visit.app.slider("weigh_swing_points_cost").disabled


def test_scores_that_were_seen_cannot_be_locked_away_afterwards():
    visit = open_page("swing", SWINGS)
    assert visit.link["lock"] == "seen"
    assert visit.app.toggle("weigh_hide").disabled
    visit = open_page("swing", SWINGS, lock="0123456789ab")
    assert not visit.app.slider("weigh_swing_points_cost").disabled
    press(visit, "weigh_start_over")
    assert not visit.app.toggle("weigh_hide").disabled


def test_the_weights_become_those_of_every_page_and_a_profile_of_the_case(street, monkeypatch):
    monkeypatch.setenv("COUNTERPOISE_LOCAL", "1")
    visit = open_page("swing", SWINGS, lock="hidden")
    press(visit, "weigh_lock")
    visit.app.text_input("weigh_text_name").set_value("Mine").run()
    press(visit, "weigh_local")
    profile = load_case(street).case.profiles["mine"]
    assert dict(profile.points) == SWINGS["points"]
    assert profile.because.endswith(LOCKED)
    press(visit, "weigh_use")
    assert visit.link["w"] == "shops:40,cost:60"


def test_a_rejected_equivalent_says_where_to_correct_it():
    visit = open_page("swing", SWINGS)
    visit.app.button_group("weigh_swing_equivalent_cost").set_value("no").run()
    visit = Visit("weights", **visit.link)  # a reload keeps what was said
    assert any("Above, change the points of Noise at night or Cost." in notice for notice in visit.notices)
    assert any(notice.startswith("You rejected 1 equivalent:") for notice in visit.notices)
    visit.app.slider("weigh_swing_points_cost").set_value(90.0).run()
    assert not any("rejected" in notice for notice in visit.notices)


@pytest.mark.parametrize(
    "text", ["{", "[1]", "zabc", '{"swing": 3}', '{"swing": {"points": {"noise": "x"}}}', "z" * 50]
)
def test_a_link_with_odd_answers_opens_the_page(text):
    visit = Visit("weights", case="quiet_street", answers=text)
    assert not visit.app.exception


def test_long_answers_are_packed_and_read_back():
    text = json.dumps({"swing": {**SWINGS, "because": "So. " * 900}})
    assert len(pack(text)) < 500
    assert unpack(pack(text)) == text
    visit = Visit("weights", case="quiet_street", answers=pack(text))
    assert visit.answer.startswith("Swing weighting: Noise")
