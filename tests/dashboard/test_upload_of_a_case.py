"""What a visitor uploads is shown, or said to be wrong; no upload takes the dashboard down."""

from __future__ import annotations

import pytest
from streamlit.testing.v1.element_tree import Button

from tests.dashboard import case_folders
from tests.dashboard.case_folders import STREET, zip_folder
from tests.dashboard.visit import PATHS, Visit, plain

PROBLEMS = "Problems in the files"


IN_UPLOAD = "Problems in the upload"


def choose_file(data: bytes, name: str = "case.zip") -> Visit:
    visit = Visit("check")
    visit.app.file_uploader("upload").set_value((name, data, "application/zip")).run()
    assert not visit.app.exception
    return visit


def opener(visit: Visit) -> list[Button]:
    return [button for button in visit.app.button if button.label == "Open the uploaded case"]


def upload(data: bytes, name: str = "case.zip") -> Visit:
    visit = choose_file(data, name)
    opener(visit)[0].click().run()
    assert not visit.app.exception
    return visit


@pytest.mark.slow
def test_a_sound_case_opens_on_every_page():
    visit = upload(zip_folder(STREET))
    assert "Open now: **A quieter street**." in visit.words
    for path in PATHS:
        visit.open(path)
        assert not visit.app.exception, path
    assert visit.open("answer").title == "How should the town make Mill Street quieter?"
    assert visit.link == {"case": "quiet_street", "profile": "residents"}


def test_another_visitor_does_not_see_the_upload():
    upload(zip_folder(STREET))
    other = Visit()
    assert other.link["case"] == "north_korea_2018"
    stranger = Visit(case="quiet_street", profile="traders")
    assert ["'quiet_street'" in notice for notice in stranger.notices] == [True]
    assert stranger.open("answer").title == other.open("answer").title


def test_a_case_with_a_broken_option_opens_without_it(tmp_path):
    folder = case_folders.copy_street(tmp_path / "street")
    (folder / "options/trees.yaml").write_text("name: [", "utf-8")
    visit = upload(zip_folder(folder))
    assert "options/trees.yaml" in visit.tables[PROBLEMS]["File"].tolist()
    assert ["trees" in notice for notice in visit.notices] == [True]
    assert visit.open(PATHS[0]).tables["Options compared"]["Option"].tolist() == [
        "Speed limit of 30",
        "Leave it as it is",
    ]


UNUSABLE = {
    "no zip": (b"no zip at all", "the upload is not a zip that can be read"),
    "nothing": (b"", "the upload is not a zip that can be read"),
    "cut off": (zip_folder(STREET)[:-40], "the upload is not a zip that can be read"),
    "bomb": (zip_folder(STREET, **{"base_case/options/zeros.yaml": bytes(50_000_000)}), "the file is too large"),
    "climbing name": (
        zip_folder(STREET, **{"base_case/../../options/x.yaml": b"x: 1"}),
        "the name leads out of the zip",
    ),
    "two cases": (zip_folder(STREET, **{"other/case.yaml": b"x: 1"}), "the zip holds 2 cases: 'base_case', 'other'"),
}


@pytest.mark.parametrize("how", UNUSABLE)
def test_an_unusable_upload_is_said_and_takes_nothing_away(how):
    data, found = UNUSABLE[how]
    visit = choose_file(data)
    (said,) = [plain(error.value) for error in visit.app.error]
    assert said.startswith("**case.zip cannot be opened.**")
    assert found in visit.tables[IN_UPLOAD]["Found"].tolist()
    assert not opener(visit)
    assert visit.title == "Are the case's files in order?"
    assert visit.open(PATHS[0]).link["case"] == "north_korea_2018"
    visit.open("check").app.file_uploader("upload").set_value(
        ("better.zip", zip_folder(STREET), "application/zip")
    ).run()
    opener(visit)[0].click().run()
    assert visit.open("answer").title == "How should the town make Mill Street quieter?"


def test_a_zip_without_a_case_is_said():
    visit = choose_file(zip_folder(STREET / "weights"))
    assert not opener(visit)
    assert len(visit.tables[IN_UPLOAD]) >= 1


def test_no_visitor_of_a_page_is_told_to_type_a_command():
    for data in (*(data for data, _ in UNUSABLE.values()), zip_folder(STREET / "weights")):
        visit = choose_file(data)
        shown = " ".join([*visit.words, *(frame.to_csv() for frame in visit.tables.values())])
        assert "python -m" not in shown
        assert "begin one with" not in shown


def test_an_upload_says_whether_it_is_in_order_before_it_is_opened(tmp_path):
    visit = choose_file(zip_folder(STREET))
    assert [plain(said.value) for said in visit.app.success] == ["**case.zip has no problems**: A quieter street."]
    folder = case_folders.copy_street(tmp_path / "street")
    (folder / "options/trees.yaml").write_text("name: [", "utf-8")
    visit = choose_file(zip_folder(folder))
    assert any("can be opened, but has problems" in notice and "trees" in notice for notice in visit.notices)
    assert opener(visit)


def test_every_page_of_an_upload_says_that_a_reload_deletes_it():
    visit = upload(zip_folder(STREET))
    for path in PATHS:
        assert any("(F5)" in words for words in visit.open(path).words), path
    assert not any("(F5)" in words for words in Visit().words)


@pytest.mark.parametrize("path", ["", "packages", "weights"])
def test_a_lost_upload_is_said_with_what_to_do(path: str) -> None:
    """A reload, a restart of the server and an expired session all begin a new session with the same link."""
    before = upload(zip_folder(STREET))
    after = Visit(path, **before.link) if path else Visit(**before.link)
    assert not after.app.exception
    (notice,) = [notice for notice in after.notices if "'quiet_street'" in notice]
    assert "reloaded, the session ends or the server restarts" in notice
    assert "upload it again on the page Check" in notice
    assert "Mill Street" not in " ".join([after.title, *after.words])
