"""Scenarios, beliefs and rankings as forms: everything that a case may say can be written on the page."""

from __future__ import annotations

import yaml

from counterpoise.casefile import records
from counterpoise.casefile.cells import read_cell, write_cell
from counterpoise.casefile.form_fields import fields_of
from counterpoise.dashboard.editor.weights import places_of, ranking_of

from .test_edit_page import Editing, copy_street, edit_problems


def test_every_field_of_every_record_has_a_form_but_the_table_of_levels() -> None:
    kinds = [getattr(records, name) for name in records.__all__]
    of_records = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, records.Record)]
    without = [
        (kind.__name__, key) for kind in of_records for key, f in fields_of(kind).items() if f.kind == "elsewhere"
    ]
    assert len(of_records) > 20
    assert without == [("OptionRecord", "performance")]


def open_part(edit: Editing, key: str) -> Editing:
    edit.app.session_state[key] = True
    edit.app.run()
    return edit.sound()


def test_a_scenario_gets_a_level_starts_at_the_cases_and_loses_it_again() -> None:
    edit = copy_street().section("Together")
    place = "field case.yaml scenarios"
    edit.app.text_input(f"{place} new").set_value("A mild winter")
    edit.click(f"{place} new button")
    open_part(edit, f"{place}.a_mild_winter entry")
    cells = f"{place}.a_mild_winter.cells"
    edit.app.selectbox(f"{cells} new option").set_value("limit_30")
    edit.app.selectbox(f"{cells} new criterion").set_value("noise")
    edit.click(f"{cells} add cell")
    written = yaml.safe_load(edit.files["options/limit_30.yaml"])["performance"]["noise"]
    key = next(key for key in ("level", "effect") if key in written)

    def scenario() -> dict:
        return yaml.safe_load(edit.files["case.yaml"])["scenarios"]["a_mild_winter"]

    assert scenario()["cells"] == {"limit_30": {"noise": {key: written[key]}}}
    open_part(edit, f"{cells}.limit_30.noise cell")
    edit.type(f"{cells}.limit_30.noise.{key} mode", "17.5")
    assert scenario()["cells"]["limit_30"]["noise"][key]["mode"] == 17.5
    edit.click(f"{cells}.limit_30.noise delete cell")
    assert not scenario().get("cells")


def test_a_belief_has_a_basis_and_a_reason_and_is_checked_in_the_words_of_check() -> None:
    edit = copy_street().section("Weights")
    name = next(name for name in edit.files if name.startswith("weights/"))
    edit.app.selectbox("edit_profile").set_value(name.removeprefix("weights/").removesuffix(".yaml")).run()
    place = f"field {name}"
    open_part(edit, f"{place}  more")
    edit.app.selectbox(f"{place} beliefs new option").set_value("limit_30")
    edit.app.selectbox(f"{place} beliefs new criterion").set_value("noise")
    edit.click(f"{place} beliefs add cell")
    belief = yaml.safe_load(edit.files[name])["beliefs"]["limit_30"]["noise"]
    assert belief["basis"] == "judgement"
    assert belief["because"]
    open_part(edit, f"{place} beliefs.limit_30.noise cell")
    key = "level" if "level" in belief else "effect"
    edit.type(f"{place} beliefs.limit_30.noise.{key} mode", "about 20")
    assert any("about 20" in problem.found for problem in edit_problems(edit))


def test_places_make_a_ranking_and_a_ranking_has_places() -> None:
    assert places_of(["a", ["b", "c"], "d"]) == {"a": 1, "b": 2, "c": 2, "d": 3}
    assert ranking_of({"a": 2, "b": 1, "c": 2, "d": None, "e": "first"}) == ["b", ["a", "c"]]
    ranking = [["c"], "a", ["b", "d"]]
    assert ranking_of(places_of(ranking)) == ["c", "a", ["b", "d"]]
    assert ranking_of(places_of("nothing")) == []


def test_a_level_is_given_to_several_experts_and_back_to_one() -> None:
    edit = copy_street().section("Levels")
    open_part(edit, "one_level")
    edit.app.selectbox("one_option").set_value("limit_30")
    edit.app.selectbox("one_criterion").set_value("noise").run()
    place = "field options/limit_30.yaml performance.noise.level"
    before = yaml.safe_load(edit.files["options/limit_30.yaml"])["performance"]["noise"]

    def level() -> object:
        return yaml.safe_load(edit.files["options/limit_30.yaml"])["performance"]["noise"]["level"]

    edit.click(f"{place} several")
    assert level() == {"experts": {"Expert 1": before["level"], "Expert 2": before["level"]}}
    edit.type(f"{place}.experts.'Expert 2' name", "Ada  Lee")
    edit.type(f"{place}.experts.'Ada Lee' mode", "59")
    edit.type(f"{place} new expert", "Bo")
    assert list(level()["experts"]) == ["Expert 1", "Ada Lee", "Bo"]
    assert level()["experts"]["Ada Lee"]["mode"] == 59
    assert edit_problems(edit) == ()
    edit.click(f"{place}.experts.'Ada Lee' delete")
    assert list(level()["experts"]) == ["Expert 1", "Bo"]
    edit.click(f"{place} one")
    assert yaml.safe_load(edit.files["options/limit_30.yaml"])["performance"]["noise"] == before


def test_a_cell_of_the_table_that_experts_state_is_kept_when_it_is_typed_again() -> None:
    cell = {"level": {"experts": {"Ada": 3, "Bo": 5}}, "basis": "judgement", "because": "Asked."}
    assert write_cell(cell) == "2 experts"
    assert read_cell("2 experts", cell, "level") == cell
    assert read_cell("4", cell, "level")["level"] == 4
