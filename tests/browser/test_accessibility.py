"""Every page, in light, dark and on a phone: no serious fault, readable labels, named charts, no sideways scroll."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.screens import PATHS, open_dashboard, rest
from tests.dashboard.visit import ALL_OPEN

LOOKS = {"light": ("light", 1280, 900), "dark": ("dark", 1280, 900), "phone": ("light", 390, 844)}
LEAST_CONTRAST = 4.5

NARROW_NAVIGATION = "[data-testid=stSidebarNavItems]"
"""Streamlit's own drawer on a phone: it puts the groups of pages into its list as they are, which we cannot change."""

LABEL_CONTRASTS = """() => {
    const parse = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
    const behind = node => {
        for (let at = node; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length < 4 || colour[3] > 0.99) return colour;
        }
        return [255, 255, 255];
    };
    const labels = [...document.querySelectorAll(
        '[data-testid=stVegaLiteChart] svg :is(.role-axis, .role-legend, .role-title) text')];
    return labels.filter(label => label.textContent.trim()).map(label => {
        const [a, b] = [light(parse(getComputedStyle(label).fill)), light(behind(label))].sort((x, y) => y - x);
        return [label.textContent, (a + 0.05) / (b + 0.05)];
    });
}"""

CHART_NAMES = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].map(chart =>
    /^(graphics-|img)/.test(chart.getAttribute('role')) ? chart.getAttribute('aria-label') ?? '' : '')"""


def set_look(page: Page, look: str) -> None:
    scheme, width, height = LOOKS[look]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(300)
    rest(page)


@pytest.mark.parametrize("path", PATHS)
def test_page_has_no_serious_fault_in_any_look(page, server, path):
    open_dashboard(page, server, path, f"open={ALL_OPEN}")
    page.wait_for_function(
        "() => document.querySelectorAll('[data-testid=stVegaLiteChart]').length === "
        "document.querySelectorAll('[data-testid=stVegaLiteChart] :is(svg.marks, canvas)').length"
    )
    backgrounds = []
    for look in LOOKS:
        set_look(page, look)
        assert find_serious_faults(page) == [], look
        faint = [label for label in page.evaluate(LABEL_CONTRASTS) if label[1] < LEAST_CONTRAST]
        assert faint == [], look
        assert all(len(name) > 40 for name in page.evaluate(CHART_NAMES)), look
        if look == "phone":
            assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][1]
            assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth") <= 0
        backgrounds.append(page.locator("[data-testid=stApp]").evaluate("app => getComputedStyle(app).backgroundColor"))
    assert backgrounds == ["rgb(255, 255, 255)", "rgb(15, 20, 25)", "rgb(255, 255, 255)"]


def find_serious_faults(page: Page) -> list[tuple[str, list[str]]]:
    report = Axe().run(page, context={"exclude": [[NARROW_NAVIGATION]]}).response
    assert len(report["passes"]) > 10
    return [
        (fault["id"], [str(node["target"]) for node in fault["nodes"]])
        for fault in report["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def test_charts_and_labels_are_there_to_be_checked(page, server):
    """The checks above must not pass on a page without charts or labels."""
    open_dashboard(page, server, "options")
    page.locator("[data-testid=stVegaLiteChart] svg.marks").first.wait_for()
    assert len(page.evaluate(CHART_NAMES)) >= 1
    assert len(page.evaluate(LABEL_CONTRASTS)) >= 10


def test_the_first_stop_of_the_keyboard_skips_the_navigation(page, server):
    open_dashboard(page, server)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
