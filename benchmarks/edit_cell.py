"""How long an author waits for the ranking when a cell of the table of levels is left, in Chromium.

    python benchmarks/edit_cell.py [--cells 40]

The draft is a copy of the default case. A cell takes from the key Enter, with which it is left, until the
ranking beside the table shows another text and the frame with it is painted: the way to the server, the change of the
file, the check of the whole case, the ranking and the way back. Goal: p95 under 300 ms.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantiles  # noqa: E402
from tests.browser.editing import expect_saved, open_edit, section  # noqa: E402
from tests.browser.harness import launch_browser, run_server  # noqa: E402

WARM_UP = 5
GOAL = "p95 < 300"

WATCH = """() => {
    globalThis.waited = NaN;
    const list = document.querySelector(".st-key-results");
    const before = list.innerText;
    let started = NaN;
    addEventListener("keydown", () => { started = performance.now(); }, { capture: true, once: true });
    const look = () => {
        const now = document.querySelector(".st-key-results").innerText;
        if (now !== before && now.includes("1. ")) globalThis.waited = performance.now() - started;
        else requestAnimationFrame(look);
    };
    look();
}"""


def measure(page: Page, cells: int) -> list[float]:
    """Milliseconds per cell, from Enter to the new ranking; each changes one level by a tenth of its scale."""
    field = page.locator(".sheet tbody tr").nth(1).locator("input").nth(2)
    waited = []
    for turn in range(WARM_UP + cells):
        field.fill(str(40 + 7 * (turn % 6)))
        field.focus()
        page.evaluate(WATCH)
        page.keyboard.press("Enter")
        page.wait_for_function("() => !Number.isNaN(waited)")
        waited.append(page.evaluate("waited"))
        page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", state="attached")
        page.wait_for_timeout(250)
    return waited[WARM_UP:]


def main() -> None:
    parser = argparse.ArgumentParser(description="From a cell that is left to the new ranking.")
    parser.add_argument("--cells", type=int, default=40)
    asked = parser.parse_args()
    busy = describe_machine()
    with sync_playwright() as playwright, run_server(ROOT / "app.py") as server:
        browser = launch_browser(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        open_edit(page, server)
        page.get_by_role("button", name="Start from a copy").click()
        expect_saved(page)
        section(page, "Levels")
        waited = measure(page, asked.cells)
        browser.close()
    print(busy)
    print_table(
        ("from Enter to the new ranking", "p50 ms", "p95 ms", "max ms", "goal"), [("a level", *quantiles(waited), GOAL)]
    )


if __name__ == "__main__":
    main()
