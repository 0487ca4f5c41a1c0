"""A room with a facilitator at a desk and a participant on a phone: joining, weighing, revealing, and a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import ROOT, Server, launch_server, run_server, wait_for_health
from tests.browser.screens import rest
from tests.browser.test_accessibility import find_serious_faults

SLOW = 60_000
"""Milliseconds: a first answer on a busy machine."""


def environment(folder: Path) -> dict[str, str]:
    return {"COUNTERPOISE_DATABASE_URL": f"sqlite:///{folder / 'rooms.sqlite3'}"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with run_server(ROOT / "app.py", environment(tmp_path_factory.mktemp("rooms"))) as running:
        yield running


def open_room(page: Page, server: Server) -> str:
    """Open a room; returns its join link."""
    page.goto(f"{server.url}/room")
    page.get_by_role("button", name="Open the room").wait_for(timeout=SLOW)
    rest(page)
    page.get_by_role("button", name="Open the room").click(timeout=SLOW)
    link = page.get_by_test_id("stCode").first
    expect(link).to_contain_text("join=", timeout=SLOW)
    return link.inner_text().strip()


def join(phone: Page, link: str) -> None:
    phone.goto(link)
    phone.get_by_role("button", name="Join", exact=True).click(timeout=SLOW)
    phone.get_by_role("button", name="Send my answer").wait_for(timeout=SLOW)
    rest(phone)


def first_slider(phone: Page) -> str:
    """Where the first slider stands."""
    slider = phone.get_by_role("slider").first
    return str(slider.evaluate("slider => slider.value ?? slider.getAttribute('aria-valuenow')"))


def test_a_phone_joins_weighs_and_sees_what_is_revealed(page: Page, phone_page: Page, server: Server) -> None:
    link = open_room(page, server)
    assert link.startswith(f"{server.url}/room?join=")
    expect(page.get_by_role("img", name="QR code of the join link")).to_be_visible(timeout=SLOW)
    assert find_serious_faults(rest(page)) == []
    join(phone_page, link)
    assert find_serious_faults(phone_page) == []
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 390
    first = phone_page.get_by_role("slider").first
    first.focus()
    phone_page.keyboard.press("End")
    expect(phone_page.get_by_text("100 % of weight")).to_be_visible(timeout=SLOW)
    phone_page.get_by_role("button", name="Send my answer").click()
    expect(phone_page.get_by_text("Your answer was received")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("1 of 1 person has answered round 1.")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Reveal the results").click()
    for screen in (page, phone_page):
        screen.locator("[data-testid=stVegaLiteChart] svg.marks").wait_for(timeout=SLOW)
        assert find_serious_faults(rest(screen)) == []
    phone_page.reload()
    expect(phone_page.get_by_text("Your answer was received")).to_be_visible(timeout=SLOW)
    assert first_slider(phone_page) == "100"


def test_a_restarted_server_loses_nothing_that_was_entered(page: Page, phone_page: Page, tmp_path: Path) -> None:
    first = launch_server(ROOT / "app.py", environment(tmp_path))
    try:
        wait_for_health(first)
        join(phone_page, open_room(page, first))
        slider_of = phone_page.get_by_role("slider").first
        slider_of.focus()
        phone_page.keyboard.press("End")
        expect(phone_page.get_by_text("100 % of weight")).to_be_visible(timeout=SLOW)
        rest(phone_page).wait_for_timeout(1000)
    finally:
        first.process.kill()
        first.process.wait()
    second = launch_server(ROOT / "app.py", environment(tmp_path), port=first.port)
    try:
        wait_for_health(second)
        phone_page.wait_for_function("() => !document.querySelector('[data-testid=stConnectionStatus]')", timeout=SLOW)
        phone_page.wait_for_timeout(3000)
        send = phone_page.get_by_role("button", name="Send my answer")
        send.click(timeout=SLOW)
        received = phone_page.get_by_text("Your answer was received")
        restored = phone_page.get_by_text("Your session ended")
        expect(received.or_(restored).first).to_be_visible(timeout=SLOW)
        if not received.is_visible():  # the click reached a server that knew nothing; what was entered is back
            rest(phone_page)
            assert first_slider(phone_page) == "100"
            send.click(timeout=SLOW)
        expect(received).to_be_visible(timeout=SLOW)
    finally:
        second.process.kill()
        second.process.wait()
