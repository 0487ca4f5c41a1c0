"""Every section of Edit, in light, dark and on a phone: no serious fault, and no sideways scroll."""

from __future__ import annotations

from playwright.sync_api import Page

from counterpoise.dashboard.editor.sections import SECTIONS
from tests.browser.editing import expect_saved, open_edit, section
from tests.browser.harness import Server
from tests.browser.screens import pick
from tests.browser.test_accessibility import LOOKS, find_serious_faults, set_look


def test_no_section_has_a_serious_fault_in_any_look(page: Page, server: Server) -> None:
    open_edit(page, server)
    pick(page, "Case to copy", "A safer street at the school")
    page.get_by_role("button", name="Start from a copy").click()
    expect_saved(page)
    found = {}
    for look in LOOKS:
        set_look(page, look)
        for name in SECTIONS:
            section(page, name)
            if faults := find_serious_faults(page):
                found[look, name] = faults
            if look == "phone":
                assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][1], name
                main = page.locator("[data-testid=stMain]")
                assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0, name
    assert found == {}
