"""A visitor whose connection drops for so long that the session ends: the page says what is lost and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.harness import ROOT, Server, run_server
from tests.browser.screens import rest, switch_page
from tests.browser.test_upload import upload
from tests.dashboard.case_folders import STREET, zip_folder

SLOW = 60_000
"""Milliseconds: a busy machine."""
KEPT = 3
"""Seconds for which this server keeps the session of a visitor who is away; in use it is two minutes."""


class Line:
    """The page's connection to its server, which can be cut and mended."""

    def __init__(self, page: Page) -> None:
        self.is_up = True
        self.ends: list[WebSocketRoute] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, near: WebSocketRoute) -> None:
        if self.is_up:
            self.ends = [near, near.connect_to_server()]
        else:
            near.close()

    def cut(self) -> None:
        self.is_up = False
        for end in self.ends:
            end.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_server(ROOT / "app.py", {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(KEPT)}) as running:
        yield running


def mend(page: Page, line: Line, after: float) -> None:
    """Let the page connect again when its visitor was away for so many seconds."""
    page.wait_for_timeout(1000 * after)
    line.is_up = True
    page.wait_for_function("() => !document.querySelector('[data-testid=stConnectionStatus]')", timeout=SLOW)
    rest(page).wait_for_timeout(1000)


def test_an_upload_whose_session_expired_is_said_and_can_be_uploaded_again(page: Page, server: Server) -> None:
    line = Line(page)
    upload(page, server, zip_folder(STREET))
    expect(page.get_by_text("Open now: A quieter street")).to_be_visible(timeout=SLOW)
    page.wait_for_function("() => location.search.includes('quiet_street')", timeout=SLOW)
    page.locator(".st-key-keeper").wait_for(state="attached", timeout=SLOW)
    rest(page).wait_for_timeout(1000)
    line.cut()
    mend(page, line, 4 * KEPT)
    switch_page(page, "Compare")
    expect(page.get_by_text("Your session ended and your upload street.zip was deleted")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Please upload it again.")).to_be_visible()
    upload(page, server, zip_folder(STREET))
    expect(page.get_by_text("Open now: A quieter street")).to_be_visible(timeout=SLOW)
