"""What stands on the dashboard's screen, and what a hand does to it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from counterpoise.dashboard.pages import REGISTER
from tests.browser.harness import Server, open_page

FIRST = REGISTER[0].path
PATHS = ("compare", *(page.path for page in REGISTER if page.path != "compare"))
"""Every page; the first is the one that most tests open."""
COMPARED = "Options compared"
WIDE = {"width": 2900, "height": 1400}
"""A window in which the comparison table shows all its columns."""


def open_dashboard(page: Page, server: Server, path: str = PATHS[0], query: str = "") -> Page:
    """Load a page of the dashboard and wait for its footer."""
    open_page(page, f"{server.url}/{'' if path == FIRST else path}?{query}")
    page.get_by_text("How not to read these numbers").wait_for()
    return page


def switch_page(page: Page, title: str) -> None:
    """Follow the navigation on top: open the group, then the page in it."""
    group = next(entry.group for entry in REGISTER if entry.title == title)
    page.get_by_test_id("stTopNavSection").filter(has_text=re.compile(rf"^{group}\b")).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()
    expect(page.get_by_role("heading", level=1).first).not_to_have_text("", timeout=10_000)


def rest(page: Page) -> Page:
    """Wait until no script runs and the page has been painted."""
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", state="attached")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page


def read_link(page: Page) -> dict[str, str]:
    """Query parameters in the address bar."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def wait_for_link(page: Page, **parts: str | None) -> None:
    """Wait until the address bar carries these parts (None: does not carry them)."""
    page.wait_for_function(
        "parts => Object.entries(parts).every(([name, value]) => "
        "new URLSearchParams(location.search).get(name) === value)",
        arg=parts,
    )
    rest(page)


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def press(page: Page, name: str, key: str) -> None:
    """Press a key on a slider; the end is that of the long track, which grows once a weight is at the short one's."""
    at = slider(page, name)
    at.focus()
    page.keyboard.press(key)
    if key == "End":
        expect(at).to_have_attribute("max", "100")
        page.keyboard.press(key)


def read_bars(page: Page) -> list[str]:
    """Labels and scores of the panel's bars, from the top, once the frame under way is painted."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    rows = page.locator(".bar").evaluate_all(
        """rows => rows.map(row => [Number(row.style.transform.match(/[\\d.]+/)[0]),
            row.querySelector('.option span').textContent.trim(), row.querySelector('.score').textContent.trim()])"""
    )
    return [f"{label} {score}" for _, label, score in sorted(rows)]


def read_grid(page: Page, title: str = COMPARED) -> list[dict[str, str]]:
    """Rows of a table by heading: the cells a screen reader finds (those in sight; the last may be cut off)."""
    if title == COMPARED:
        return _read_turned(page)
    grid = page.locator("[data-testid=stDataFrame]").filter(has=page.locator(f"[aria-label='{title}']"))
    return grid.locator("table[role=grid]").evaluate(
        """grid => {
            const texts = row => [...row.cells].map(cell => cell.textContent);
            const heads = texts(grid.tHead.rows[0]);
            return [...grid.tBodies[0].rows].map(row => Object.fromEntries(texts(row).map((t, k) => [heads[k], t])));
        }"""
    )


def _read_turned(page: Page) -> list[dict[str, str]]:
    """The comparison, whose options stand across, with a row per option."""
    return page.locator("table.cp-turned").evaluate(
        """table => {
            const heads = [...table.tHead.rows[0].querySelectorAll("th")].map(cell => cell.textContent);
            const rows = heads.map(head => {
                const [, rank, option] = head.match(/^(?:(\\d+)\\. )?(.*)$/);
                return { Rank: rank ?? "", Option: option };
            });
            for (const line of table.tBodies[0].rows) {
                const [label, ...cells] = line.cells;
                const unit = label.querySelector("small")?.textContent;
                const name = label.firstChild.textContent + (unit ? ` (${unit})` : "");
                cells.forEach((cell, k) => { rows[k][name] = cell.textContent.replace(/ \\(.* to .*\\)$/, ""); });
            }
            return rows;
        }"""
    )


def read_order(page: Page) -> list[str]:
    """The comparison table in the form of `read_bars`."""
    return [f"{row['Option']} {float(row['Score (points)']):.1f}" for row in read_grid(page)]


def wait_for_order(page: Page, other_than: list[str] | None = None) -> list[str]:
    """Wait until the table agrees with the bars, and both say something new; returns what they say."""
    for _ in range(100):
        bars, table = read_bars(page), read_order(page)
        if bars != other_than and bars[: len(table)] == table and len(table) >= len(bars) - 1:
            return bars
        page.wait_for_timeout(100)
    raise AssertionError(f"the bars say {bars}, the table says {table}")


def expect_order(page: Page, order: list[str]) -> None:
    """Wait until bars and table both say this order."""
    for _ in range(100):
        if wait_for_order(page) == order:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the page says {wait_for_order(page)}, not {order}")


def pick(page: Page, label: str, choice: str) -> None:
    """Choose in a picker; a list that an answer of the server closes is opened again."""
    option = page.get_by_role("option", name=choice, exact=True)
    for _ in range(10):
        page.get_by_role("combobox", name=label, exact=True).click()
        page.wait_for_timeout(300)
        if option.is_visible():
            option.click()
            return
        page.keyboard.press("Escape")
    raise AssertionError(f"the picker '{label}' does not offer '{choice}'")


def download(page: Page, kind: str, folder: Path, nth: int = 0) -> Path:
    """Download the ``nth`` table of the page as CSV, XLSX or Markdown."""
    page.get_by_role("button", name="Download", exact=False).filter(has_text="Download", has_not_text="the chart").nth(
        nth
    ).click()
    with page.expect_download() as started:
        page.get_by_role("button", name=kind, exact=True).click()
    page.keyboard.press("Escape")
    target = folder / started.value.suggested_filename
    started.value.save_as(target)
    return target
