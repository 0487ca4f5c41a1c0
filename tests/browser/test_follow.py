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


MOST_MESSAGES = 26
"""Of one move on Compare; two runs in place of one would be four more, and the whole page twenty more."""


def test_a_move_is_followed_in_one_run_of_few_messages(page: Page, server: Server) -> None:
    received: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.set_viewport_size(WIDE)
    open_dashboard(page, server, "compare", "")
    rest(page).wait_for_timeout(1000)
    before = page.url
    page.get_by_role("slider").first.focus()
    received.clear()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => location.href !== before", arg=before)
    rest(page).wait_for_timeout(500)
    assert 0 < len(received) <= MOST_MESSAGES


def test_a_move_that_the_courier_loses_is_sent_by_the_panel_itself(page: Page, server: Server) -> None:
    page.set_viewport_size(WIDE)
    open_dashboard(page, server, "compare", "")
    page.wait_for_function("() => globalThis.counterpoiseCouriers?.size > 0")
    page.evaluate("() => { counterpoiseCouriers.get('weights').send = () => {}; }")
    before = page.url
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => location.href !== before", arg=before, timeout=30_000)


def test_the_words_of_a_chart_take_no_room(page: Page, server: Server) -> None:
    page.set_viewport_size(WIDE)
    open_dashboard(page, server, "robustness", "")
    told = page.locator("[data-testid=stElementContainer]:has(.cp-unseen)").first
    told.wait_for(state="attached")
    assert told.evaluate("node => getComputedStyle(node).position") == "absolute"
    assert "First rank" in told.inner_text()
