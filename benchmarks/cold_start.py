"""How long the first reader of a cold server waits.

    python benchmarks/cold_start.py [--app app.py] [--rounds 5]

Every round starts a new server process and, as soon as it answers its health address, opens the
page in a new browser context with an empty cache; the browser itself is already running. All times
count from the start of the process: until the server answers; until the browser first
paints content (Streamlit's own frame, by the browser's paint timing); and until the weight panel's
first bar has been painted, which is when a reader can begin. The last line is a second reader with an
empty cache on the same server, from the start of loading.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantile  # noqa: E402
from tests.browser.harness import Server, launch_browser, launch_server, wait_for_health  # noqa: E402

PAINTED = """() => new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.timeOrigin + performance.now());
    channel.port2.postMessage(null);
}))"""
FIRST_PAINT = """() => performance.timeOrigin + performance.getEntriesByName("first-contentful-paint")[0].startTime"""


def open_first(browser: Browser, server: Server) -> tuple[float, float]:
    """Clock times (seconds) of the first content and of the first bar, in a browser with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(server.url, wait_until="commit")
    page.locator(".panel .bar").first.wait_for()
    bar, content = page.evaluate(PAINTED) / 1000, page.evaluate(FIRST_PAINT) / 1000
    context.close()
    return content, bar


def measure_round(browser: Browser, app: Path) -> tuple[float, float, float, float]:
    """Seconds from process start to health, content and bar; and a second reader's wait for the bar."""
    started = time.time()
    server = launch_server(app)
    try:
        wait_for_health(server)
        healthy = time.time()
        content, bar = open_first(browser, server)
        again = time.time()
        _, second = open_first(browser, server)
    finally:
        server.process.terminate()
        server.process.wait(timeout=10)
    return healthy - started, content - started, bar - started, second - again


def main() -> None:
    parser = argparse.ArgumentParser(description="First paint of a cold server.")
    parser.add_argument("--app", type=Path, default=ROOT / "app.py")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    busy = describe_machine()
    with sync_playwright() as playwright:
        browser = launch_browser(playwright)
        rounds = [measure_round(browser, asked.app) for _ in range(asked.rounds)]
        browser.close()
    names = ("process start -> server answers", "process start -> first content", "process start -> first bar painted",
             "second reader, load -> first bar")  # fmt: skip
    columns = zip(names, zip(*rounds, strict=True), strict=True)
    print(f"{asked.app.name}, {asked.rounds} rounds, seconds; {busy}")
    rows = [(name, f"{quantile(times, 0.5):.2f}", f"{max(times):.2f}") for name, times in columns]
    print_table(("", "p50", "max"), rows)


if __name__ == "__main__":
    main()
