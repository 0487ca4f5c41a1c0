"""What a hand does on the page Edit."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import Server, open_page
from tests.browser.screens import pick, rest

SLOW = 20_000
"""Milliseconds: a page on a busy machine."""


def open_edit(page: Page, server: Server, query: str = "") -> Page:
    open_page(page, f"{server.url}/edit{query}")
    return rest(page)


def start_from_nothing(page: Page, server: Server) -> None:
    open_edit(page, server)
    page.get_by_role("button", name="Start from nothing").click()
    expect_saved(page)


def expect_saved(page: Page) -> None:
    """Wait until the browser says that it keeps the draft."""
    expect(page.locator(".st-key-draft_bar .kept")).to_contain_text("Saved in this browser at", timeout=SLOW)


def section(page: Page, name: str) -> None:
    entry = page.get_by_role("radiogroup", name="Section").get_by_role("radio", name=name, exact=True)
    entry.click()
    expect(entry).to_be_checked(timeout=SLOW)
    rest(page)


def add_option(page: Page, name: str) -> None:
    page.get_by_label("New option").fill(name)
    page.get_by_role("button", name="Add").first.click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value(name, timeout=SLOW)
    rest(page)


def expect_option(page: Page, name: str) -> None:
    """The draft has an option of this name."""
    section(page, "Options")
    pick(page, "Option", name)
    expect(page.get_by_label("Name", exact=True).first).to_have_value(name, timeout=SLOW)


def add_criterion(page: Page, name: str, unit: str, worst: str, best: str) -> None:
    form = page.get_by_test_id("stForm")
    for label, text in (("New criterion", name), ("Unit", unit), ("Worst level", worst), ("Best level", best)):
        form.get_by_label(label).fill(text)
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value(name, timeout=SLOW)
    rest(page)


def cells(page: Page) -> Locator:
    """The fields of the first table to type into, row by row."""
    return page.locator(".sheet input")


def type_levels(page: Page, rows: Sequence[Sequence[str]]) -> None:
    """Type a block of levels from the first cell on, row by row, as fast as the browser takes it."""
    cells(page).first.focus()
    for texts in rows:
        for text in texts:
            page.keyboard.type(text)
            page.keyboard.press("Tab")
    rest(page)


def ranking(page: Page) -> list[str]:
    """The lines of the ranking beside the forms."""
    return page.locator(".st-key-results li").all_inner_texts()


def expect_ranking(page: Page, lines: list[str]) -> None:
    expect(page.locator(".st-key-results li")).to_have_text(lines, timeout=SLOW)
