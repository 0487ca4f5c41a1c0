"""An uploaded case is shown to who uploaded it, and to nobody else."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.harness import Server
from tests.browser.screens import WIDE, open_dashboard, read_grid, read_link, switch_page
from tests.dashboard.case_folders import STREET, zip_folder

TITLE = "A quieter street. Decided by: Town council."
SLOW = 20_000
"""Milliseconds: reading an upload on a busy machine."""


def choose_file(page: Page, server: Server, data: bytes) -> None:
    page.set_viewport_size(WIDE)
    open_dashboard(page, server, "check")
    page.locator("input[type=file]").set_input_files(
        {"name": "street.zip", "mimeType": "application/zip", "buffer": data}
    )


def upload(page: Page, server: Server, data: bytes) -> None:
    choose_file(page, server, data)
    page.get_by_role("button", name="Open the uploaded case").click()


def test_an_uploaded_case_opens_for_this_visitor_alone(page, phone_page, server):
    upload(page, server, zip_folder(STREET))
    expect(page.get_by_text("Open now: A quieter street")).to_be_visible(timeout=SLOW)
    switch_page(page, "Compare")
    expect(page.get_by_text(TITLE)).to_be_visible(timeout=SLOW)
    page.wait_for_function("() => location.search.includes('quiet_street')")
    assert read_link(page) == {"case": "quiet_street", "profile": "residents"}
    other = phone_page
    open_dashboard(other, server)
    expect(other.get_by_text(TITLE)).to_have_count(0)
    open_dashboard(other, server, query="case=quiet_street&profile=traders")
    expect(other.get_by_text("The link names the case 'quiet_street', which is not here")).to_be_visible()
    expect(other.get_by_text(TITLE)).to_have_count(0)


def test_an_upload_that_is_no_zip_is_said_takes_nothing_away_and_another_can_follow(page, server):
    choose_file(page, server, b"no zip at all")
    expect(page.get_by_text("street.zip cannot be opened.")).to_be_visible(timeout=SLOW)
    page.locator("table[role=grid]").wait_for(state="attached")
    (problem,) = read_grid(page, "Problems in the upload")
    assert problem["Found"] == "the upload is not a zip that can be read"
    expect(page.get_by_role("button", name="Open the uploaded case")).to_have_count(0)
    expect(page.get_by_test_id("stTopNavSection")).to_have_count(4)
    page.locator("input[type=file]").set_input_files(
        {"name": "better.zip", "mimeType": "application/zip", "buffer": zip_folder(STREET)}
    )
    expect(page.get_by_text("better.zip has no problems")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Open the uploaded case").click()
    expect(page.get_by_text("Open now: A quieter street")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Your upload better.zip, shown only to you.")).to_be_visible()
