"""Files of a case that change while pages show it: what is gone is said, the rest stays, nothing breaks."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from counterpoise.casefile.load import load_case
from counterpoise.dashboard import case_folders as offered
from tests.dashboard import case_folders
from tests.dashboard.visit import PATHS, ROOT, Visit


def edit(path: Path, change: Callable[[dict], object]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def without_criterion(folder: Path) -> None:
    edit(folder / "case.yaml", lambda case: case["criteria"].pop("shops"))
    for path in (folder / "options").glob("*.yaml"):
        edit(path, lambda option: option["performance"].pop("shops", None))
    edit(folder / "weights/residents.yaml", lambda profile: profile["points"].pop("shops", None))
    edit(folder / "weights/traders.yaml", lambda profile: profile.update(rank=["noise", "cost"]))


def without_package(folder: Path) -> None:
    edit(folder / "case.yaml", lambda case: case.pop("packages"))


CHANGES: dict[str, Callable[[Path], None]] = {
    "profile": lambda folder: (folder / "weights/traders.yaml").unlink(),
    "option": lambda folder: (folder / "options/trees.yaml").unlink(),
    "package": without_package,
    "criterion": without_criterion,
}


def chosen_view(case: dict) -> dict[str, str]:
    package = next(iter(case.get("packages", {})), "")
    return {
        "profile": "traders", "w": "shops:40", "option": "trees", "versus": "trees", "against": "limit_30",
        "sweep": "shops", "switch": "trees", "package": package, "members": "trees,limit_30", "must": "trees",
        "limits": "shops>=0", "absent": "trees", "start": "trees:5", "beside": package, "balance": package,
    }  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_chosen_and_then_removed_is_said_and_replaced(serve, what):
    folder = serve(case_folders.copy_street)
    visit = Visit(**chosen_view(yaml.safe_load((folder / "case.yaml").read_text("utf-8"))))
    visit.app.session_state["bound_on"] = "shops"
    visit.app.session_state["stack_on"] = "shops"
    for path in PATHS:
        visit.open(path)
    CHANGES[what](folder)
    said: list[str] = []
    for path in PATHS:
        visit.open(path)
        assert not visit.app.exception, path
        said += visit.notices
    assert said
    if what == "profile":
        assert any("'traders' is no longer in the case's files" in notice for notice in said)
        assert visit.link["profile"] == "residents"


def test_a_criterion_that_is_gone_keeps_the_weights_of_the_others(serve):
    folder = serve(case_folders.copy_street)
    visit = Visit(profile="residents", w="noise:77")
    without_criterion(folder)
    visit.app.run()
    assert ["shops" in notice for notice in visit.notices] == [True]
    assert visit.link["w"] == "noise:77"


def test_an_edit_whose_date_is_older_is_seen(serve):
    folder = serve(case_folders.copy_street)
    path = folder / "options/trees.yaml"
    before = path.stat()
    visit = Visit()
    path.write_text(path.read_text("utf-8").replace("name: ", "name: Elm ", 1), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns - 10**12))
    visit.app.run()
    assert any("Elm" in name for name in visit.tables["Options compared"]["Option"])


def test_an_edit_in_a_folder_with_a_name_in_capitals_is_seen(serve):
    folder = serve(case_folders.copy_street)
    (folder / "options").rename(folder / "OPTIONS")
    visit = Visit()
    path = folder / "OPTIONS/trees.yaml"
    path.write_text(path.read_text("utf-8").replace("name: ", "name: Elm ", 1), "utf-8")
    visit.app.run()
    assert any("Elm" in name for name in visit.tables["Options compared"]["Option"])


@pytest.mark.parametrize("path", ["compare", "check"])
def test_links_that_lead_nowhere_and_hidden_files_harm_no_page(serve, path):
    folder = serve(case_folders.copy_street)
    (folder / "options/.#trees.yaml").symlink_to("someone@nowhere.1234")
    (folder / "weights/round.yaml").symlink_to("round.yaml")
    visit = Visit(path)
    assert not visit.app.exception


def test_a_folder_that_vanishes_has_a_stamp(tmp_path):
    folder = case_folders.copy_street(tmp_path / "street")
    before = offered.stamp(folder)
    assert offered.stamp(folder) == before
    (folder / "options/trees.yaml").unlink()
    assert offered.stamp(folder) != before
    assert offered.stamp(tmp_path / "nothing") == offered.stamp(tmp_path / "nothing")


def test_an_own_case_with_the_id_of_the_built_in_one_shows_its_own_problems(serve):
    folder = serve(case_folders.copy_default)
    visit = Visit(profile="equal")
    assert visit.title
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(text + "\ncriteria: [", "utf-8")
    visit.app.run()
    assert visit.title == "This case cannot be shown yet"
    assert Visit(case="north_korea_2018").title == "This case cannot be shown yet"
    assert [button.label for button in visit.app.button if button.label == "Reload the files"]
    (folder / "case.yaml").write_text(text, "utf-8")
    next(button for button in visit.app.button if button.label == "Reload the files").click().run()
    assert visit.open("answer").title == yaml.safe_load(text)["question"]
    assert visit.link["profile"] == "equal"


def test_a_case_that_was_moved_is_said_and_another_can_be_picked(serve):
    folder = serve(case_folders.copy_default)
    visit = Visit()
    folder.rename(folder.with_name("elsewhere"))
    visit.app.run()
    assert visit.title == "This case cannot be shown yet"
    visit.app.selectbox[0].set_value("north_korea_2018").run()
    next(button for button in visit.app.button if button.label == "Open it").click().run()
    assert visit.open("answer").title == load_case(ROOT).case.question


def test_a_broken_case_of_another_id_leaves_links_to_others_alone(serve):
    path = serve(case_folders.copy_street) / "case.yaml"
    path.write_text(path.read_text("utf-8") + "\ncriteria: [", "utf-8")
    assert Visit().title == "This case cannot be shown yet"
    assert Visit(case="north_korea_2018").link["case"] == "north_korea_2018"
