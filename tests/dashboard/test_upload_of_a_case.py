"""What a visitor uploads is shown, or said to be wrong; no upload takes the dashboard down."""

from __future__ import annotations

import pytest

from tests.dashboard import case_folders
from tests.dashboard.case_folders import STREET, zip_folder
from tests.dashboard.visit import PATHS, Visit

PROBLEMS = "Problems in the files"


def upload(data: bytes, name: str = "case.zip") -> Visit:
    visit = Visit("check")
    visit.app.file_uploader("upload").set_value((name, data, "application/zip")).run()
    (opener,) = [button for button in visit.app.button if button.label == "Open the uploaded case"]
    opener.click().run()
    assert not visit.app.exception
    return visit


@pytest.mark.slow
def test_a_sound_case_opens_on_every_page():
    visit = upload(zip_folder(STREET))
    assert "Open now: **A quieter street**." in visit.words
    for path in PATHS:
        visit.open(path)
        assert not visit.app.exception, path
    assert visit.open(PATHS[0]).title == "How should the town make Mill Street quieter?"
    assert visit.link == {"case": "quiet_street", "profile": "residents"}


def test_another_visitor_does_not_see_the_upload():
    upload(zip_folder(STREET))
    other = Visit()
    assert other.link["case"] == "north_korea_2018"
    stranger = Visit(case="quiet_street", profile="traders")
    assert ["'quiet_street'" in notice for notice in stranger.notices] == [True]
    assert stranger.title == other.title


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
    "climbing name": (zip_folder(STREET, **{"../../case.yaml": b"x: 1"}), "the name leads out of the zip"),
    "absolute name": (zip_folder(STREET, **{"/etc/case.yaml": b"x: 1"}), "the name leads out of the zip"),
}


@pytest.mark.parametrize("how", UNUSABLE)
def test_an_unusable_upload_is_said_and_a_better_one_can_follow(how):
    data, found = UNUSABLE[how]
    visit = upload(data)
    assert visit.title == "This case cannot be shown yet"
    assert found in visit.tables[PROBLEMS]["Found"].tolist()
    visit.app.file_uploader("upload").set_value(("better.zip", zip_folder(STREET), "application/zip")).run()
    next(button for button in visit.app.button if button.label == "Open the uploaded case").click().run()
    assert visit.open(PATHS[0]).title == "How should the town make Mill Street quieter?"


def test_a_zip_without_a_case_is_said():
    visit = upload(zip_folder(STREET / "weights"))
    assert visit.title == "This case cannot be shown yet"
    assert len(visit.tables[PROBLEMS]) >= 1
