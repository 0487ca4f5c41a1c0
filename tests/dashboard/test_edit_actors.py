"""Who gains and who pays on the page Edit: added, changed, renamed and deleted without a line of YAML."""

from __future__ import annotations

import yaml

from .test_edit_cells import open_part
from .test_edit_page import Editing, copy_street, edit_problems


def street_with_an_actor() -> Editing:
    edit = copy_street().section("Actors")
    edit.add("new_actor", "Night workers").add("new_period", "First year")
    return edit.type("field case.yaml periods.first_year.to_day", "365")


def impacts(edit: Editing) -> dict:
    return yaml.safe_load(edit.files["options/trees.yaml"]).get("actors", {})


def test_an_actor_gets_an_impact_and_both_are_renamed_and_deleted() -> None:
    edit = street_with_an_actor()
    edit.app.selectbox("edit_impacts_of").set_value("trees").run()
    place = "field options/trees.yaml actors"
    edit.app.selectbox(f"{place} new actor").set_value("night_workers")
    edit.app.selectbox(f"{place} new period").set_value("first_year")
    edit.click(f"{place} add impact")
    assert impacts(edit)["night_workers"]["first_year"]["impact"] == 0
    open_part(edit, f"{place}.night_workers.first_year impact")
    edit.type(f"{place}.night_workers.first_year.impact mode", "-2")
    assert impacts(edit)["night_workers"]["first_year"]["impact"] == -2
    assert not edit_problems(edit)
    edit.type("id actor night_workers", "sleepers").type("id period first_year", "year_1")
    assert list(impacts(edit)["sleepers"]) == ["year_1"]
    assert not edit_problems(edit)
    edit.click("delete actor sleepers")
    assert not impacts(edit)
    assert "actors" not in edit.files["case.yaml"] or not yaml.safe_load(edit.files["case.yaml"])["actors"]


def test_an_impact_off_the_scale_is_told_beside_its_field() -> None:
    edit = street_with_an_actor()
    edit.app.selectbox("edit_impacts_of").set_value("trees").run()
    place = "field options/trees.yaml actors"
    edit.click(f"{place} add impact")
    open_part(edit, f"{place}.night_workers.first_year impact")
    edit.type(f"{place}.night_workers.first_year.impact mode", "-7")
    assert any("-7" in problem.found for problem in edit_problems(edit))
    assert "The number -7 is outside the allowed range. at least -3." in edit.text.replace("\\", "")
    edit.click(f"{place}.night_workers.first_year delete impact")
    assert not impacts(edit)
