"""How long the first reader of a cold server waits.

    python benchmarks/cold_start.py [--rounds 5] [--python PYTHON] [--against FOLDER]

The server is started in both ways, in turn: by ``counterpoise run``, as on one's own machine, and by
``streamlit run app.py``, as a host does. FOLDER is another checkout, measured in the same rounds; PYTHON an
interpreter that has only what ``requirements.txt`` lists.

Every round starts a new server process and, as soon as it answers its health address, opens the
page in a new browser context with an empty cache; the browser itself is already running. All times
count from the start of the process: until the server answers; until the browser first
paints content (Streamlit's own frame, by the browser's paint timing); and until the weight panel's
first bar has been painted, which is when a reader can begin. The last line is a second reader with an
empty cache on the same server, from the start of loading.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantile  # noqa: E402
from tests.browser.harness import Server, free_port, launch_browser, wait_for_health  # noqa: E402

WAYS = {"counterpoise run": "counterpoise/dashboard/serve.py", "streamlit run": "app.py"}
"""How a server is started, and the file that a checkout needs for it."""

FIRST_BAR = ".panel .bar, .panel .rows .stack"
"""A bar of a page with plain options, and one of the Answer page."""

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
    page.locator(FIRST_BAR).first.wait_for()
    bar, content = page.evaluate(PAINTED) / 1000, page.evaluate(FIRST_PAINT) / 1000
    context.close()
    return content, bar


def launch(way: str, folder: Path, python: str) -> Server:
    """A new server of a checkout, not waited for."""
    port = free_port()
    command = {
        "counterpoise run": ["-m", "counterpoise", "run", ".", "--port", str(port)],
        "streamlit run": [
            "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", str(port),
            "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false",
        ],
    }[way]  # fmt: skip
    process = subprocess.Popen(
        [python, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "STREAMLIT_SERVER_HEADLESS": "true"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return Server(process, port)


def measure_round(browser: Browser, way: str, folder: Path, python: str) -> tuple[float, ...]:
    """Seconds from process start to health, content and bar; a second reader's wait; processor time to the bar."""
    started = time.time()
    server = launch(way, folder, python)
    try:
        wait_for_health(server)
        healthy = time.time()
        content, bar = open_first(browser, server)
        used = server.cpu_seconds
        again = time.time()
        _, second = open_first(browser, server)
    finally:
        server.process.terminate()
        server.process.wait(timeout=10)
    return healthy - started, content - started, bar - started, second - again, used


def main() -> None:
    parser = argparse.ArgumentParser(description="First paint of a cold server.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--against", type=Path, help="another checkout, measured in the same rounds")
    asked = parser.parse_args()
    busy = describe_machine()
    folders = [folder.resolve() for folder in (ROOT, asked.against) if folder]
    cases = [(way, folder) for way, needed in WAYS.items() for folder in folders if (folder / needed).is_file()]
    found: dict[tuple[str, Path], list[tuple[float, ...]]] = {case: [] for case in cases}
    with sync_playwright() as playwright:
        browser = launch_browser(playwright)
        for _ in range(asked.rounds):
            for way, folder in cases:
                found[way, folder].append(measure_round(browser, way, folder, asked.python))
        browser.close()
    print(f"{asked.rounds} rounds, median seconds from process start (the second reader's: from loading); {busy}")
    rows = [
        (f"{way}, {folder.name}", *(f"{quantile(times, 0.5):.2f}" for times in zip(*rounds, strict=True)))
        for (way, folder), rounds in found.items()
    ]
    print_table(("", "answers", "content", "first bar", "second reader", "server's processor time to the bar"), rows)


if __name__ == "__main__":
    main()
