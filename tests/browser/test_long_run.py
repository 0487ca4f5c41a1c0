"""A long run says how far it is, and a click stops it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.harness import Server


def test_a_long_run_shows_progress_and_can_be_stopped(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/robustness?case=north_korea_2018&profile=author_realist&draws=many&known=order")
    stop = page.get_by_role("button", name="Stop the simulation")
    expect(page.get_by_test_id("stProgress")).to_be_visible(timeout=60_000)
    stop.click()
    expect(page.get_by_text("Based on 100,000 simulations").first).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    page.wait_for_function("() => !location.search.includes('draws=many')")
