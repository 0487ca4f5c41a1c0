"""A page that outlives its server keeps its weights, and says so."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from counterpoise.dashboard.keeper import read_lost
from tests.browser.harness import ROOT, launch_server, wait_for_health
from tests.browser.screens import WIDE, read_link, rest, switch_page

SLOW = 60_000
"""Milliseconds: a server's first answer on a busy machine."""


def test_after_a_restart_the_next_click_keeps_weights_and_profile(page: Page) -> None:
    page.set_viewport_size(WIDE)
    first = launch_server(ROOT / "app.py")
    try:
        wait_for_health(first)
        page.goto(f"{first.url}/?profile=equal&w=leverage:90")
        page.wait_for_function("() => location.search.includes('north_korea_2018')", timeout=SLOW)
        link = read_link(page)
        page.locator(".st-key-keeper").wait_for(state="attached", timeout=SLOW)
        rest(page).wait_for_timeout(1000)
    finally:
        first.process.terminate()
        first.process.wait(timeout=10)
    second = launch_server(ROOT / "app.py", port=first.port)
    try:
        wait_for_health(second)
        page.wait_for_function("() => !document.querySelector('[data-testid=stConnectionStatus]')", timeout=SLOW)
        page.wait_for_timeout(3000)
        switch_page(page, "Evidence")
        expect(page.get_by_text("Your weights and selections were restored.")).to_be_visible(timeout=SLOW)
        page.wait_for_function("() => location.search.includes('leverage')", timeout=SLOW)
        assert read_link(page) == link == {"case": "north_korea_2018", "profile": "equal", "w": "leverage:90"}
    finally:
        second.process.terminate()
        second.process.wait(timeout=10)


def test_nothing_that_a_page_hands_back_is_trusted() -> None:
    assert read_lost(None) == read_lost([]) == read_lost({"case": 3, "junk": "x", "w": "y" * 30_000}) == {}
    assert read_lost({"case": "a", "w": "b:1", "event": "Review"}) == {"case": "a", "w": "b:1", "event": "Review"}
