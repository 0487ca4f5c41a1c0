"""Edit: from nothing to a ranking, from a copy, undo and redo, what is wrong beside the field."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1.element_tree import Button

from counterpoise.casefile.load import load_case, load_case_from_files
from counterpoise.dashboard.drafts.kept import SLOT, OpenDraft
from counterpoise.dashboard.editor.sections import SECTIONS
from tests.dashboard import case_folders
from tests.dashboard.case_folders import STREET, zip_folder
from tests.dashboard.visit import PATHS, ROOT, Visit, plain


class Editing(Visit):
    """A visit to the page Edit."""

    def __init__(self) -> None:
        super().__init__("edit")

    def sound(self) -> Editing:
        assert not self.app.exception, self.app.exception
        return self

    def click(self, key: str) -> Editing:
        self.app.button(key).click().run()
        return self.sound()

    def section(self, name: str) -> Editing:
        self.app.button_group("section").set_value(name).run()
        return self.sound()

    def type(self, key: str, text: str) -> Editing:
        fields = {field.key: field for field in (*self.app.text_input, *self.app.text_area)}
        fields[key].set_value(text).run()
        return self.sound()

    def add(self, key: str, name: str) -> Editing:
        self.app.text_input(key).set_value(name)
        return self.click(f"{key} add")

    def add_criterion(self, name: str, unit: str, worst: str, best: str) -> Editing:
        for key, text in (("new_criterion", name), ("new_unit", unit), ("new_worst", worst), ("new_best", best)):
            self.app.text_input(key).set_value(text)
        return self.click("new_criterion add")

    def estimate(self, option: str, criterion: str, mode: str) -> Editing:
        """State a level in the form of one level."""
        self.app.session_state["one_level"] = True
        self.app.run()
        self.app.selectbox("one_option").set_value(option).run()
        self.app.selectbox("one_criterion").set_value(criterion).run()
        if any(button.key == "estimate_one" for button in self.app.button):
            self.click("estimate_one")
        return self.type(f"field options/{option}.yaml performance.{criterion}.level mode", mode)

    @property
    def draft(self) -> OpenDraft:
        return self.app.session_state[SLOT].draft

    @property
    def files(self) -> dict[str, str]:
        return dict(self.draft.edited.files)

    @property
    def text(self) -> str:
        return "\n".join(self.words)

    def button(self, key: str) -> Button:
        return self.app.button(key)


def begin() -> Editing:
    return Editing().click("start_nothing")


def copy_street() -> Editing:
    edit = Editing()
    edit.app.file_uploader("start_upload").set_value(("street.zip", zip_folder(STREET), "application/zip")).run()
    return edit.click("start_file")


def two_by_two() -> Editing:
    edit = begin().section("Options").add("new_option", "Build a bridge")
    edit.section("Criteria").add_criterion("Time saved", "minutes", "0", "30")
    return edit.add_criterion("Public cost", "million USD", "50", "0")


def test_from_nothing_to_a_ranking_of_two_options_on_two_criteria() -> None:
    edit = begin()
    assert "so far there is 1 option and 0 criteria." in edit.text
    edit = two_by_two().section("Levels")
    assert "No option can be ranked" in edit.text
    for option, criterion, level in (
        ("as_today", "time_saved", "0"),
        ("as_today", "public_cost", "0"),
        ("build_a_bridge", "time_saved", "24"),
        ("build_a_bridge", "public_cost", "20"),
    ):
        edit.estimate(option, criterion, level)
    assert "1. Build a bridge: **70.0**" in edit.text  # half of 24 in 30, half of 30 in 50
    assert "2. Go on as today: **50.0**" in edit.text
    edit.open("compare")
    assert edit.tables["Options compared"]["Option"].tolist() == ["Build a bridge", "Go on as today"]


def test_all_pages_open_with_a_draft_also_with_one_that_is_no_case_yet() -> None:
    for edit in (begin(), two_by_two()):
        for path in PATHS:
            edit.open(path).sound()
            assert "Your draft" in edit.text, path


def test_every_section_opens_for_a_copy_of_the_default_case_and_changes_nothing() -> None:
    edit = Editing().click("start_copy")
    before = load_case(ROOT).case.digest
    for name in SECTIONS:
        edit.section(name)
    assert edit.draft.serial == 0
    assert load_case_from_files(edit.draft.edited.contents).case.digest == before


def test_undo_and_redo_reach_every_step() -> None:
    edit = two_by_two()
    states = [edit.files]
    while not edit.button("undo").disabled:
        states.append(edit.click("undo").files)
    assert sorted(states[-1]) == ["case.yaml", "options/as_today.yaml", "weights/equal.yaml"]
    assert len(states) == 4
    for files in reversed(states[:-1]):
        assert edit.click("redo").files == files
    assert edit.button("redo").disabled


def test_one_field_changes_one_line_and_keeps_comments() -> None:
    edit = copy_street()
    before = edit.files["case.yaml"]
    edit.type("field case.yaml title", "A calmer street")
    lines = [(old, new) for old, new in zip(before.splitlines(), edit.files["case.yaml"].splitlines(), strict=True)]
    assert [new for old, new in lines if old != new] == ["title: A calmer street"]
    assert edit.draft.edited.changed == ("case.yaml",)


def test_what_is_wrong_stands_beside_the_field_in_the_words_of_check() -> None:
    edit = copy_street().type("field case.yaml horizon_days", "two years")
    said = [plain(words) for words in edit.words]
    (found,) = {problem.found for problem in edit_problems(edit) if problem.path == "horizon_days"}
    beside = next(
        at for at, words in enumerate(said) if words.lower().startswith(":red") and found.lower() in words.lower()
    )
    assert beside
    edit.type("field case.yaml horizon_days", "700")
    assert not edit_problems(edit)


def edit_problems(edit: Editing) -> tuple:
    return load_case_from_files(edit.draft.edited.contents).problems


def test_a_file_can_be_changed_as_text_and_its_problems_are_listed() -> None:
    edit = copy_street().section("Files")
    key = f"text of {edit.draft.id} case.yaml"
    edit.type(key, edit.files["case.yaml"].replace("title:", "titel:"))
    assert "'titel'" in "".join(edit.tables["Problems in the files"]["Found"])
    edit.click("undo")
    assert edit.app.text_area(key).value == edit.files["case.yaml"]


def test_closing_the_draft_leads_back_to_the_cases_of_the_server() -> None:
    edit = two_by_two()
    assert edit.link["draft"] == edit.draft.id
    edit.click("close_draft")
    assert edit.title == "What would you like to work on?"
    assert "draft" not in edit.link
    assert edit.open("compare").link["case"] == "north_korea_2018"


def test_a_file_that_is_no_case_is_said_and_starts_nothing() -> None:
    edit = Editing()
    edit.app.file_uploader("start_upload").set_value(("street.zip", b"no zip", "application/zip")).run()
    edit.click("start_file")
    assert any("No draft was begun" in notice and "not a zip" in notice for notice in edit.notices)
    assert edit.title == "What would you like to work on?"


def paste(text: str) -> Editing:
    return Editing().type("start_pasted", text)


def test_a_pasted_table_asks_back_what_it_does_not_say() -> None:
    table = "Option\tPublic cost (million USD)\tNoise (dB)\nGo on as today\t0\t60\nBuild a bridge\t25\t70\n"
    edit = paste(table)
    assert "Please check what the table does not say" in edit.text
    asked = [box for box in edit.app.selectbox if box.label == "Better direction of Noise"]
    assert asked
    asked[0].set_value("max").run()
    edit.click("make the pasted table")
    assert "1. Build a bridge" in edit.text or "1. Go on as today" in edit.text
    noise = load_case_from_files(edit.draft.edited.contents).case.criteria["noise"]
    assert noise.worst < noise.best


def test_a_table_that_cannot_be_read_is_said() -> None:
    edit = paste("just a few words")
    assert edit.app.error
    assert "make the pasted table" not in {button.key for button in edit.app.button}


def test_an_id_is_renamed_with_all_that_names_it_and_an_option_deleted_with_it() -> None:
    edit = two_by_two().section("Criteria")
    edit.app.selectbox("edit_criterion").set_value("time_saved").run()
    edit.type("id criterion time_saved", "minutes")
    assert "time_saved" not in "".join(edit.files.values())
    assert "minutes" in edit.files["weights/equal.yaml"]
    edit.section("Options")
    edit.app.selectbox("edit_option").set_value("build_a_bridge").run()
    edit.click("delete option build_a_bridge")
    assert "options/build_a_bridge.yaml" not in edit.files
    assert "options/build_a_bridge.yaml" in edit.click("undo").files


def test_locally_a_draft_is_saved_into_its_folder_and_never_over_a_newer_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = case_folders.copy_street(tmp_path / "street")
    monkeypatch.setenv("COUNTERPOISE_CASE", str(folder))
    monkeypatch.setenv("COUNTERPOISE_LOCAL", "1")
    edit = Editing().click("start_copy").type("field case.yaml title", "A calmer street")
    edit.open_menu("save_draft")
    edit.click("save_folder")
    assert "A calmer street" in (folder / "case.yaml").read_text("utf-8")
    assert not edit.draft.edited.changed
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(f"{text}# by hand\n", "utf-8")
    edit.type("field case.yaml title", "A quiet street")
    edit.click("save_folder")
    assert (folder / "case.yaml").read_text("utf-8").endswith("# by hand\n")
    assert any("Nothing was saved" in notice for notice in edit.notices)
    edit.section("Changes").click("mine case.yaml")
    edit.click("save_folder")
    assert "A quiet street" in (folder / "case.yaml").read_text("utf-8")


def test_an_entry_that_options_share_is_changed_in_all_of_them() -> None:
    edit = two_by_two().section("Time")
    files = ("options/as_today.yaml", "options/build_a_bridge.yaml")
    for option, file in zip(("as_today", "build_a_bridge"), files, strict=True):
        edit.app.selectbox("edit_option").set_value(option).run()
        edit.app.text_input(f"field {file} prerequisites new").set_value("Permit")
        edit.click(f"field {file} prerequisites new button")
    edit.app.session_state[f"field {files[1]} prerequisites.permit entry"] = True
    edit.app.run()
    edit.type(f"field {files[1]} prerequisites.permit.lead_days mode", "45")
    assert all("lead_days: 45" in edit.files[file] for file in files)
    assert not edit_problems(edit)


def test_what_changed_is_said_for_files_and_results() -> None:
    edit = copy_street()
    before = load_case_from_files(edit.draft.edited.contents).case
    option = next(id_ for id_ in before.options if id_ != before.baseline)
    edit.section("Question").type("field case.yaml too_close", "7").section("Changes")
    assert "1 file changed" in edit.text
    assert any("too_close: 7" in code.value for code in edit.app.code)
    assert len(edit.tables) == 3
    assert before.options[option].label in "".join(frame.to_csv() for frame in edit.tables.values())
    assert "Nothing has changed" in edit.click("undo").text


def test_on_a_public_server_no_folder_is_offered() -> None:
    edit = Editing().click("start_copy")
    edit.open_menu("save_draft")
    assert "save_folder" not in {button.key for button in edit.app.button}


def test_two_visitors_have_their_own_drafts() -> None:
    mine, other = two_by_two(), Editing()
    assert other.title == "What would you like to work on?"
    assert other.click("start_nothing").files != mine.files
    stranger = Visit("compare", draft=mine.draft.id)
    assert "Build a bridge" not in "\n".join(stranger.words)
