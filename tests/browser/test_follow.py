"""A moved weight draws anew only what it decides; the page then says what its link says to anyone else."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.harness import Server
from tests.browser.screens import WIDE, open_dashboard, rest

READ = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    const texts = [...main.querySelectorAll("[data-testid=stMarkdownContainer], [data-testid=stHtml]")];
    const drawn = [...main.querySelectorAll("[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart]")];
    return [texts.map(node => node.innerText), drawn.map(node => node.getAttribute("aria-label"))];
}"""


def move(page: Page) -> None:
    """Three steps of the first weight, by the keyboard."""
    opener = page.get_by_role("button", name="Change weights")
    if opener.is_visible():
        opener.click()
    before = page.url
    page.get_by_role("slider").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("before => location.href !== before", arg=before)
    rest(page).wait_for_timeout(1000)
    rest(page)


PAGES = (
    ("answer", ""),
    ("compare", ""),
    ("robustness", ""),
    ("packages", ""),
    ("robustness", "of=packages"),
    ("robustness", "open=others,shifts"),
)
"""Pages that follow the weights, and what else their links say; the last has open parts."""


@pytest.mark.parametrize(("path", "query"), PAGES)
def test_after_a_move_the_page_says_what_its_link_says(page: Page, server: Server, path: str, query: str) -> None:
    page.set_viewport_size(WIDE)
    open_dashboard(page, server, path, query)
    before = rest(page).evaluate(READ)
    move(page)
    seen = page.evaluate(READ)
    assert seen != before
    open_dashboard(page, server, path, urlsplit(page.url).query)
    assert rest(page).evaluate(READ) == seen
