"""The page Weights in a browser: from the first move to a saved profile, and readable in every look."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from counterpoise.casefile.load import load_case
from counterpoise.report.sentences.weighing import LOCKED
from tests.browser.harness import ROOT, Server, open_page, run_server
from tests.browser.screens import rest, wait_for_link
from tests.browser.test_accessibility import LOOKS, find_serious_faults, set_look

IDS = ("speed", "walking", "ease", "cost")

ANSWERS = {
    "swing": {"rank": [*IDS], "points": {"speed": 50, "walking": 100, "ease": 40, "cost": 20}},
    "rank": {"rank": ["speed", ["walking", "cost"], "ease"]},
    "pairwise": {"matrix": {"speed": {"walking": 5}, "walking": {"cost": 5}, "cost": {"speed": 5, "ease": 2}}},
    "macbeth": {
        "judgments": [
            *(
                {"more": id_, "category": category}
                for id_, category in zip(IDS, ("strong", "weak", "weak", "weak"), strict=True)
            ),
            {"more": "cost", "less": "speed", "category": "moderate"},
        ]
    },
    "best_worst": {
        "best": "speed",
        "worst": "ease",
        "best_to_others": {"walking": 2, "cost": 7, "ease": 8},
        "others_to_worst": {"speed": 8, "walking": 4, "cost": 5},
    },
    "tradeoff": {"choices": [{"a": {"speed": 15, "ease": 0}, "b": {"speed": 35, "ease": 50}, "prefer": "a"}]},
    "ranges": {"ranges": {"speed": {"low": 60, "high": 70}, "cost": {"low": 10, "high": 90}}},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(ROOT / "examples/teaching", tmp_path_factory.mktemp("weights") / "case"))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with run_server(ROOT / "app.py", {"COUNTERPOISE_CASE": str(folder), "COUNTERPOISE_LOCAL": "1"}) as running:
        yield running


def test_from_the_first_move_to_a_saved_profile_with_a_reload_in_the_middle(
    page: Page, server: Server, folder: Path
) -> None:
    open_page(page, f"{server.url}/weights")
    page.get_by_text("Hide scores until I lock my weights").click()
    rest(page)
    for move in ("Car speed", "Children who walk", "Cost to the town"):
        asked = page.get_by_role("button", name=re.compile(f"^{move}.*, from "))
        asked.click()
        expect(page.get_by_text("Which would you move next?")).to_be_visible()
        expect(asked).to_have_count(0)
        rest(page)
    page.reload()
    rest(page)
    page.get_by_role("button", name="Ease for neighbors").click()
    sliders = page.get_by_role("slider")
    expect(sliders).to_have_count(3)
    for place, presses in enumerate((6, 4, 2)):
        sliders.nth(place).focus()
        for _press in range(presses):
            page.keyboard.press("PageUp")
        expect(page.get_by_text("(not answered)")).to_have_count(2 - place)
        rest(page)
    page.reload()
    rest(page)
    expect(page.get_by_text("The scores are hidden.")).to_be_visible()
    page.get_by_role("button", name="Lock my weights and show the scores").click()
    expect(page.get_by_text("ranks first").or_(page.get_by_text("leads")).first).to_be_visible()
    page.get_by_label("Name of the profile").fill("Mine")
    page.get_by_label("Name of the profile").press("Enter")
    rest(page)
    page.get_by_role("button", name="Save into weights/").click()
    expect(page.get_by_text("Saved as weights/mine.yaml")).to_be_visible()
    profile = load_case(folder).case.profiles["mine"]
    assert profile.points["speed"] == 100
    assert 0 < profile.points["ease"] < profile.points["cost"] < profile.points["walking"] < 100
    assert profile.because.endswith(LOCKED)


def test_an_order_is_changed_by_dragging_by_keys_and_by_touching_a_button(page: Page, server: Server) -> None:
    link = urlencode({"weigh": "rank", "answers": json.dumps({"rank": {"rank": [*IDS]}})})
    open_page(page, f"{server.url}/weights?{link}")
    page.get_by_text("How not to read these numbers").wait_for()
    grip = page.get_by_role("button", name="Drag Cost")
    grip.hover()
    page.mouse.down()
    first = page.get_by_role("button", name="Drag Car speed").bounding_box()
    page.mouse.move(first["x"] + 5, first["y"] - 5, steps=8)
    page.mouse.up()
    _expect_order(page, ["cost", "speed", "walking", "ease"])
    page.get_by_role("button", name="Drag Cost").press("ArrowDown")
    _expect_order(page, ["speed", "cost", "walking", "ease"])
    page.get_by_role("button", name="Equal to the one above: Ease").click()
    _expect_order(page, ["speed", "cost", ["walking", "ease"]])
    page.get_by_role("button", name="Up: Ease").click()
    _expect_order(page, ["speed", "cost", "ease", "walking"])


def _expect_order(page: Page, rank: list[object]) -> None:
    wait_for_link(page, answers=json.dumps({"rank": {"rank": rank}}, separators=(",", ":")))


@pytest.mark.parametrize("method", ANSWERS)
def test_no_method_has_a_serious_fault_in_any_look(page: Page, server: Server, method: str) -> None:
    link = urlencode({"weigh": method, "answers": json.dumps(ANSWERS)})
    open_page(page, f"{server.url}/weights?{link}")
    page.get_by_text("How not to read these numbers").wait_for()
    found = {}
    for look in LOOKS:
        set_look(page, look)
        if faults := find_serious_faults(page):
            found[look] = faults
        if look == "phone":
            assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][1]
            main = page.locator("[data-testid=stMain]")
            assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
    assert found == {}
