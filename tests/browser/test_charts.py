"""Every chart can be read: no small text, none cut, none on another, at the widths of a desk, a tablet and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.harness import Server, open_page
from tests.browser.screens import PATHS, rest
from tests.dashboard.visit import ALL_OPEN

PAGES = {
    "compare": ("compare", "controls=basic"),
    "options": ("options", ""),
    "timeline": ("timeline", ""),
    "robustness": ("robustness", ""),
    "robustness of packages": ("robustness", "of=packages"),
    "packages": ("packages", ""),
    "perspectives": ("perspectives", ""),
}
"""Pages by name: path and link, opened with every part that holds a chart."""

NO_CHARTS = {"answer", "brief", "check", "edit", "evidence", "method", "room", "weights"}
"""Pages without a chart of this kind; a new page must be on one of the two lists."""

WIDTHS = (1440, 768, 390)

FAULTS = """() => { const bare = text => String(text ?? "").replace(/\\s/g, "");
return [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].flatMap(svg => {
  const box = svg.getBoundingClientRect(), faults = [];
  const texts = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim()).map(t => {
    const { left, right, top, bottom } = t.getBoundingClientRect();
    const full = bare([t.__data__?.text].flat().join("")), size = parseFloat(getComputedStyle(t).fontSize);
    return { words: t.textContent, full, left, right, top, bottom, size };
  }).filter(t => t.right > t.left);
  texts.forEach((a, k) => {
    if (a.full && a.full !== bare(a.words)) faults.push(`shortened: ${a.words}`);
    if (a.size < 12) faults.push(`${a.size} px: ${a.words}`);
    if (a.left < box.left - 1 || a.right > box.right + 1 || a.top < box.top - 1 || a.bottom > box.bottom + 1)
      faults.push(`cut: ${a.words}`);
    for (const b of texts.slice(k + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 3) faults.push(`overlap: ${a.words} | ${b.words}`);
    }
  });
  return faults;
}); }"""


def test_every_page_is_looked_at() -> None:
    assert {path for path, _ in PAGES.values()} | NO_CHARTS == set(PATHS)


@pytest.mark.parametrize("name", PAGES)
def test_every_label_of_every_chart_can_be_read(page: Page, server: Server, name: str) -> None:
    path, query = PAGES[name]
    open_page(page, f"{server.url}/{path}?open={ALL_OPEN}&{query}")
    page.get_by_text("How not to read these numbers").wait_for()
    charts = page.get_by_test_id("stVegaLiteChart")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        rest(page)
        page.wait_for_timeout(1500)
        assert charts.count() > 0
        assert page.evaluate(FAULTS) == [], f"{name} at {width} px"
