"""Every table that leaves a page leaves as the product writes it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.harness import Server
from tests.browser.screens import open_dashboard

WITH_TABLES = {"compare": "open=weights", "options": "open=performance_columns", "evidence": "open=register_columns"}
"""Pages, and what opens a table there."""


@pytest.mark.parametrize("path", WITH_TABLES)
def test_no_table_has_a_download_of_streamlits_own(page: Page, server: Server, path: str) -> None:
    open_dashboard(page, server, path, WITH_TABLES[path])
    table = page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    table.hover()
    page.locator("[data-testid=stElementToolbar] [aria-label*='Search']").first.wait_for(state="attached")
    assert page.locator("[aria-label*='Download as CSV']").count() == 0
    assert page.get_by_role("button", name="Download").count() >= 1
