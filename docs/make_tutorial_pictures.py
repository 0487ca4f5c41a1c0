"""Makes the pictures of docs/tutorial.md by walking through it in a browser.

    python -m docs.make_tutorial_pictures

Chromium is found as the browser tests find it.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.editing import add_criterion, add_option, expect_saved, section, type_levels
from tests.browser.harness import ROOT, Server, launch_browser, open_page, run_server
from tests.browser.screens import rest, switch_page

FOLDER = ROOT / "docs" / "tutorial"
QUESTION = "How should the library open longer?"
OPTIONS = ("Hire a second team", "Open with volunteers", "Let members open the door", "Open on Sundays", "Share a hall")
CRITERIA = (
    ("Opening hours", "hours a week", "30", "90"),
    ("Public cost", "thousand USD a year", "200", "0"),
    ("Help at the desk", "% of hours", "0", "100"),
    ("Reach", "visitors a week", "500", "2500"),
    ("Wear and trouble", "index 0-100", "100", "0"),
)
LEVELS = (
    ("36", "0", "100", "900", "10"),
    ("60", "120 / 140 / 170", "100", "1200 / 1500 / 1900", "15"),
    ("54", "20 / 30 / 45", "60 / 75 / 90", "1000 / 1300 / 1700", "25"),
    ("84", "40 / 60 / 90", "43", "1300 / 1800 / 2300", "20 / 35 / 60"),
    ("44", "45", "100", "1100 / 1400 / 1600", "15"),
    ("50", "70 / 90 / 120", "72", "1200 / 1600 / 2100", "30"),
)
"""Today's course first, then the options in their order."""


def walk(page: Page, server: Server) -> None:
    """The way of the tutorial, with a picture at each stop."""
    open_page(page, f"{server.url}/edit")
    _take(page, "start")
    page.get_by_role("button", name="Start from nothing").click()
    expect_saved(page)
    section(page, "Question")
    page.get_by_label("Question", exact=True).fill(QUESTION)
    page.keyboard.press("Tab")
    rest(page)
    section(page, "Options")
    for name in OPTIONS:
        add_option(page, name)
    _take(page, "options")
    section(page, "Criteria")
    for criterion in CRITERIA:
        add_criterion(page, *criterion)
    _take(page, "criteria")
    section(page, "Levels")
    type_levels(page, LEVELS)
    page.locator(".st-key-results li").nth(len(OPTIONS)).wait_for()
    _take(page, "levels")
    section(page, "Weights")
    _take(page, "weights")
    switch_page(page, "Answer")
    page.get_by_text("How not to read these numbers").wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    _take(page, "answer")


def _take(page: Page, name: str) -> None:
    rest(page).wait_for_timeout(700)
    page.evaluate(
        "() => { document.activeElement.blur(); document.querySelector('[data-testid=stMain]').scrollTo(0, 0); }"
    )
    page.screenshot(path=FOLDER / f"{name}.png")


def make_pictures(folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright, run_server(ROOT / "app.py") as server:
        browser = launch_browser(playwright)
        walk(browser.new_page(viewport={"width": 1180, "height": 760}), server)
        browser.close()


if __name__ == "__main__":
    make_pictures()
