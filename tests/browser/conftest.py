"""Fixtures of all browser tests. Without Chromium they fail; they never skip.

A test module names the app it drives with a module-level ``APP`` path (the dashboard itself when
it does not), and takes ``page``, ``dark_page`` or ``phone_page``: a blank page whose requests to
anything but this machine are refused, and fail the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.harness import ROOT, Server, launch_browser, run_server

LOCAL = {"127.0.0.1", "localhost"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser.

    A machine that others use can stall a browser for seconds; a second try, which the report names
    as a rerun, tells that from a fault.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A Streamlit server of the module's ``APP``."""
    with run_server(getattr(request.module, "APP", ROOT / "app.py")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desktop_context(chromium: Browser) -> Iterator[BrowserContext]:
    yield from _keep_context(chromium, viewport={"width": 1280, "height": 900}, color_scheme="light")


@pytest.fixture(scope="session")
def dark_context(chromium: Browser) -> Iterator[BrowserContext]:
    yield from _keep_context(chromium, viewport={"width": 1280, "height": 900}, color_scheme="dark")


@pytest.fixture(scope="session")
def phone_context(chromium: Browser) -> Iterator[BrowserContext]:
    yield from _keep_context(chromium, viewport={"width": 390, "height": 844}, color_scheme="light", has_touch=True)


@pytest.fixture
def page(desktop_context: BrowserContext) -> Iterator[Page]:
    yield from _watch_page(desktop_context)


@pytest.fixture
def dark_page(dark_context: BrowserContext) -> Iterator[Page]:
    yield from _watch_page(dark_context)


@pytest.fixture
def phone_page(phone_context: BrowserContext) -> Iterator[Page]:
    yield from _watch_page(phone_context)


def _keep_context(browser: Browser, **look: object) -> Iterator[BrowserContext]:
    """One context for the session: a second page finds Streamlit's scripts in the cache."""
    context = browser.new_context(**look)
    yield context
    context.close()


def _watch_page(context: BrowserContext) -> Iterator[Page]:
    page, faults = context.new_page(), []

    def refuse(route: Route) -> None:
        faults.append(f"a request left this machine: {route.request.url}")
        route.abort()

    page.route(lambda url: urlsplit(url).scheme.startswith("http") and urlsplit(url).hostname not in LOCAL, refuse)
    page.on("pageerror", lambda error: faults.append(f"a script failed: {error}"))
    yield page
    page.close()
    assert faults == []
