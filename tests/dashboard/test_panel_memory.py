"""Who owns the weights: the page, the reader's hand, and what is only an echo."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from counterpoise.dashboard.panel import PanelAnswer, PanelCriterion, PanelData, PanelObjective, PanelOption
from counterpoise.report.panel.records import PanelMemory, recall, to_json
from counterpoise.report.panel.script import FOLDER, MODULES, join_script

PROFILE = {"reach": 60.0, "cost": 40.0}
OTHER = {"reach": 10.0, "cost": 90.0}


def sent(memory: PanelMemory, step: int, points: dict[str, object], locked: object = ()) -> dict[str, object]:
    """What the browser sends under a memory's basis."""
    return {"weights": {"points": points, "locked": list(locked), "basis": memory.basis, "step": step}}


def test_first_run_starts_from_the_page():
    memory = recall(None, PROFILE, None)
    assert memory.last == PanelAnswer(PROFILE, (), 0)
    assert memory.start == PROFILE


def test_what_the_hand_moved_counts_and_the_page_handing_it_back_is_an_echo():
    first = recall(None, PROFILE, None)
    moved = sent(first, 1, {"reach": 61.0, "cost": 40.0}, ["cost"])
    second = recall(first, PROFILE, moved)
    assert second.last == PanelAnswer({"reach": 61.0, "cost": 40.0}, ("cost",), 1)
    third = recall(second, second.last.points, moved)
    assert third == second


def test_page_that_uses_the_new_weights_before_the_panel_is_shown_is_an_echo_too():
    first = recall(None, PROFILE, None)
    moved = sent(first, 4, OTHER)
    assert recall(first, OTHER, moved).last == PanelAnswer(OTHER, (), 4)


def test_other_weights_of_the_page_start_anew_and_leave_the_browser_behind():
    first = recall(None, PROFILE, None)
    moved = sent(first, 3, {"reach": 1.0, "cost": 2.0})
    second = recall(recall(first, PROFILE, moved), OTHER, moved)
    assert second.basis != first.basis
    assert second.last == PanelAnswer(OTHER, (), 0)


def test_picking_the_same_profile_again_after_a_move_starts_anew():
    first = recall(None, PROFILE, None)
    second = recall(first, PROFILE, sent(first, 1, OTHER))
    third = recall(second, PROFILE, sent(first, 1, OTHER))
    assert third.last.points == PROFILE
    assert third.basis != first.basis


def test_an_older_answer_never_replaces_a_newer_one():
    first = recall(None, PROFILE, None)
    second = recall(first, PROFILE, sent(first, 5, OTHER))
    assert recall(second, OTHER, sent(first, 2, {"reach": 3.0, "cost": 3.0})) == second


def test_an_answer_kept_by_the_session_outlives_a_change_of_page():
    first = recall(None, PROFILE, None)
    second = recall(first, PROFILE, sent(first, 5, OTHER))
    assert recall(second, OTHER, None) == second


@pytest.mark.parametrize(
    "points",
    [{"reach": -1, "cost": 2}, {"reach": float("nan"), "cost": 2}, {"reach": 1e300, "cost": 1},
     {"reach": "9", "cost": 2}, {"reach": True, "cost": 2}, {"reach": 1},
     {"reach": 1, "cost": 2, "x": 3}, [1, 2], None],
)  # fmt: skip
def test_an_answer_without_a_usable_number_for_every_criterion_is_not_heard(points):
    memory = recall(None, PROFILE, None)
    assert recall(memory, PROFILE, sent(memory, 1, points)) == memory


def test_locks_on_what_is_no_criterion_are_not_heard():
    memory = recall(None, PROFILE, None)
    assert recall(memory, PROFILE, sent(memory, 1, OTHER, ["cost", "x", {}, 3])).last.locked == ("cost",)


@pytest.mark.parametrize("state", ["", 3, {}, {"weights": None}, {"weights": {"basis": "x"}}, ["weights"]])
def test_a_state_of_another_shape_is_not_heard(state):
    memory = recall(None, PROFILE, None)
    assert recall(memory, PROFILE, state) == memory


def test_browser_is_sent_the_same_bytes_while_the_hand_moves():
    data = PanelData(
        (PanelObjective("o", "Outcomes"),),
        (PanelCriterion("reach", "Reach", "o", "0 → 9 km"), PanelCriterion("cost", "Cost", "o", "9 → 0 EUR")),
        (PanelOption("a", "A", (0.1, None), (0.0, 0.0), (0.2, 1.0)),),
        PROFILE, PROFILE, "Equal",
    )  # fmt: skip
    first = recall(None, PROFILE, None)
    second = recall(first, PROFILE, sent(first, 1, OTHER))
    moved = replace(data, points=OTHER)
    assert json.dumps(to_json(moved, "w", second)) == json.dumps(to_json(data, "w", first))


def test_criteria_of_an_objective_stand_side_by_side_with_their_values():
    data = PanelData(
        (PanelObjective("p", "People"), PanelObjective("x", "Unused"), PanelObjective("m", "Money")),
        tuple(PanelCriterion(id_, id_, objective, "") for id_, objective in [("a", "m"), ("b", "p"), ("c", "m")]),
        (PanelOption("o", "O", (0.1, 0.2, None), (0.0, 0.1, 0.0), (0.5, 0.6, 1.0)),),
        {"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "c": 3}, "Equal",
    )  # fmt: skip
    sent = to_json(data, "w", recall(None, data.points, None))
    assert [objective["id"] for objective in sent["objectives"]] == ["p", "m"]
    assert [criterion["id"] for criterion in sent["criteria"]] == ["b", "a", "c"]
    option = sent["options"][0]
    assert (option["value"], option["low"], option["high"]) == ((0.2, 0.1, None), (0.1, 0.0, 0.0), (0.6, 0.5, 1.0))


def test_every_script_is_joined_and_no_name_is_declared_twice():
    assert {path.stem for path in (FOLDER / "script").glob("*.js")} == set(MODULES)
    script = join_script()
    names = re.findall(r"^(?:export )?(?:default )?(?:function|const|let|class) (\w+)", script, flags=re.MULTILINE)
    assert len(names) > 60
    assert sorted(names) == sorted(set(names))
    assert not re.search(r"^import ", script, flags=re.MULTILINE)


def test_panel_names_no_address_outside():
    texts = [path.read_text("utf-8") for path in FOLDER.rglob("*") if path.suffix in (".js", ".css")]
    assert len(texts) == len(MODULES) + 1
    addresses = {match for text in texts for match in re.findall(r"https?://[^\s\"')]+", text)}
    assert addresses == {"http://www.w3.org/2000/svg"}  # a namespace, never fetched
