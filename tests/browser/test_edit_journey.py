"""From nothing to a first ranking by forms alone; the draft outlives a reload and a new server, and is private."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editing import (
    SLOW,
    add_criterion,
    add_option,
    cells,
    expect_option,
    expect_ranking,
    expect_saved,
    open_edit,
    ranking,
    section,
    start_from_nothing,
    type_levels,
)
from tests.browser.harness import ROOT, Server, launch_server, wait_for_health
from tests.browser.screens import pick, rest, switch_page

CRITERIA = (
    ("Time saved", "minutes", "0", "40"),
    ("Public cost", "million USD", "50", "0"),
    ("Noise", "dB", "80", "40"),
    ("Beauty", "index", "0", "100"),
)
LEVELS = (("0", "0", "60", "50"), ("20", "25", "70", "50"), ("10", "5", "60", "75"), ("40", "50", "50", "0"))


def score(levels: tuple[str, ...]) -> float:
    """The mean of how far each level stands from worst to best, times 100."""
    shares = [
        (float(level) - float(worst)) / (float(best) - float(worst))
        for level, (_, _, worst, best) in zip(levels, CRITERIA, strict=True)
    ]
    return 100 * sum(shares) / len(shares)


NAMES = ("Go on as today", "Build a bridge", "Run a ferry", "Dig a tunnel")


def expected() -> list[str]:
    scores = {name: score(levels) for name, levels in zip(NAMES, LEVELS, strict=True)}
    ordered = sorted(scores, key=lambda name: -scores[name])
    return [
        f"{1 + sum(scores[other] > scores[name] for other in scores)}. {name}: {scores[name]:.1f}" for name in ordered
    ]


def test_from_nothing_to_a_first_ranking_by_forms_alone_with_a_reload_between(page: Page, server: Server) -> None:
    start_from_nothing(page, server)
    section(page, "Question")
    page.get_by_label("Question", exact=True).fill("How should people cross the river?")
    page.keyboard.press("Tab")
    section(page, "Options")
    for name in NAMES[1:]:
        add_option(page, name)
    section(page, "Criteria")
    for criterion in CRITERIA[:2]:
        add_criterion(page, *criterion)
    expect_saved(page)
    page.wait_for_timeout(500)
    page.reload()
    expect_saved(page)
    section(page, "Criteria")
    for criterion in CRITERIA[2:]:
        add_criterion(page, *criterion)
    section(page, "Levels")
    type_levels(page, LEVELS)
    expect_ranking(page, expected())
    page.wait_for_timeout(500)
    page.reload()
    expect_saved(page)
    expect_ranking(page, expected())
    page.get_by_role("button", name="Undo").click()
    # One step back: the last level, or the last few, for what is typed while the server is busy arrives together.
    expect(page.locator(".st-key-results li")).not_to_have_count(len(NAMES), timeout=SLOW)
    page.get_by_role("button", name="Redo").click()
    expect_ranking(page, expected())
    switch_page(page, "Answer")
    expect(page.get_by_role("heading", name="How should people cross the river?")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Your draft")).to_be_visible()


def test_cells_pasted_from_a_spreadsheet_are_one_step(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start_from_nothing(page, server)
    section(page, "Options")
    add_option(page, "Build a bridge")
    section(page, "Criteria")
    for criterion in CRITERIA[:2]:
        add_criterion(page, *criterion)
    section(page, "Levels")
    page.evaluate("navigator.clipboard.writeText('0\\t0\\n10 / 20 / 30\\t25')")
    cells(page).first.focus()
    page.keyboard.press("Control+V")
    expect_ranking(page, ["1. Go on as today: 50.0", "1. Build a bridge: 50.0"])
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("No option can be ranked")).to_be_visible(timeout=SLOW)


TABLE = """Option\tOpening hours (hours a week)\tPublic cost (thousand USD)\tHelp (%)\tReach (visitors)\tTrouble (index)
Go on as today\t36\t0\t100\t900\t10
Hire a second team\t60\t140\t100\t1500\t15
Open with volunteers\t54\t30\t75\t1300\t25
Let members open the door\t84\t60\t43\t1800\t35
Open on Sundays\t44\t45\t100\t1400\t15
Share a hall\t50\t90\t72\t1600\t30
"""


def test_a_pasted_table_of_6_options_and_5_criteria_becomes_a_ranking_that_outlives_a_reload(
    page: Page, server: Server
) -> None:
    open_edit(page, server)
    page.get_by_label("Cells from a spreadsheet").fill(TABLE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Please check what the table does not say")).to_be_visible(timeout=SLOW)
    pick(page, "Better direction of Trouble", "min")
    page.get_by_role("button", name="Make a draft of it").click()
    expect_saved(page)
    expect(page.locator(".st-key-results li")).to_have_count(6, timeout=SLOW)
    lines = ranking(page)
    page.wait_for_timeout(500)
    page.reload()
    expect_saved(page)
    expect_ranking(page, lines)
    switch_page(page, "Answer")
    expect(page.get_by_text("Your draft")).to_be_visible()


def test_two_visitors_do_not_see_each_others_drafts_and_a_closed_tab_loses_nothing(
    page: Page, server: Server, chromium: Browser
) -> None:
    start_from_nothing(page, server)
    section(page, "Options")
    add_option(page, "Build a secret bridge")
    expect_saved(page)
    page.wait_for_timeout(500)
    link = page.url
    stranger = chromium.new_context().new_page()
    stranger.goto(link)
    expect(stranger.get_by_text("This link belongs to a draft that is kept in its author's browser")).to_be_visible(
        timeout=SLOW
    )
    expect(stranger.get_by_text("secret")).to_have_count(0)
    stranger.context.close()
    again = page.context.new_page()
    page.close()
    open_edit(again, server)
    again.get_by_role("button", name="Resume your draft").first.click()
    expect_option(again, "Build a secret bridge")
    again.close()


@pytest.mark.slow
def test_a_restarted_server_is_given_the_draft_back(page: Page) -> None:
    first = launch_server(ROOT / "app.py")
    try:
        wait_for_health(first)
        start_from_nothing(page, first)
        section(page, "Options")
        add_option(page, "Build a bridge")
        expect_saved(page)
        page.wait_for_timeout(1000)
    finally:
        first.process.terminate()
        first.process.wait(timeout=10)
    second = launch_server(ROOT / "app.py", port=first.port)
    try:
        wait_for_health(second)
        page.wait_for_function("() => !document.querySelector('[data-testid=stConnectionStatus]')", timeout=60_000)
        page.wait_for_timeout(3000)
        rest(page)
        page.get_by_role("button", name="Add").first.click()
        expect(page.get_by_text("Your session ended")).to_be_visible(timeout=60_000)
        expect_option(page, "Build a bridge")
    finally:
        second.process.terminate()
        second.process.wait(timeout=10)


def test_two_tabs_with_one_draft_lose_neither(page: Page, server: Server) -> None:
    start_from_nothing(page, server)
    page.wait_for_function("() => location.search.includes('draft=')")
    other = page.context.new_page()
    other.goto(page.url)
    expect_saved(other)
    for tab, name in ((other, "From the other tab"), (page, "From this tab")):
        section(tab, "Options")
        add_option(tab, name)
        tab.wait_for_timeout(700)
    expect(page.get_by_text("This draft was changed in another tab too.")).to_be_visible(timeout=SLOW)
    for tab, name in ((other, "From the other tab"), (page, "From this tab")):
        tab.reload()
        expect_option(tab, name)
    other.close()


def test_a_link_that_carries_the_case_opens_elsewhere(page: Page, server: Server, chromium: Browser) -> None:
    start_from_nothing(page, server)
    section(page, "Options")
    add_option(page, "Build a bridge")
    section(page, "Criteria")
    for criterion in CRITERIA[:2]:
        add_criterion(page, *criterion)
    page.get_by_role("button", name="Share").click()
    link = page.get_by_test_id("stCode").inner_text().strip()
    assert re.match(rf"{server.url}/\?", link)
    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(link)
    expect(elsewhere.get_by_text("This link carried a case of its sender's.")).to_be_visible(timeout=SLOW)
    switch_page(elsewhere, "Edit")
    expect_option(elsewhere, "Build a bridge")
    assert "carried" not in elsewhere.url
    elsewhere.context.close()


def test_a_browser_without_a_database_keeps_the_draft_in_its_local_storage(page: Page, server: Server) -> None:
    """Some private windows, and some rules of an employer, refuse IndexedDB."""
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };")
    start_from_nothing(page, server)
    section(page, "Options")
    add_option(page, "Build a bridge")
    expect_saved(page)
    page.wait_for_timeout(500)
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))")
    assert len(kept) == 1
    page.reload()
    expect_saved(page)
    expect_option(page, "Build a bridge")
