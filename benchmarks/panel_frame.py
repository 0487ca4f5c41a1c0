"""Drag to repaint with 256 packages x 2,000 draws, and bytes sent; see docs/performance.md.

    python -m benchmarks.panel_frame [--moves 200] [--packages 256] [--draws 2000]

A made-up contest of that size is ranked in Chromium by the panel's own modules, move by move; then the default
case's Answer page is dragged for real, and every frame is timed from the pointer's event to the end of its paint.
"""

from __future__ import annotations

import argparse
import base64
import json

import numpy as np
from playwright.sync_api import Page, sync_playwright

from counterpoise.report.panel.script import join_script
from tests.browser.harness import ROOT, launch_browser, open_page, run_server

LOAD = """async text => {
    globalThis.panel = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}"""
MADE_UP = """([text, moves]) => {
    const board = panel.readBoard(Uint8Array.from(atob(text), sign => sign.charCodeAt(0)));
    const now = panel.emptyStanding(board.together, board.criteria.length, board.draws);
    const pointJ = Float64Array.from(board.criteria, (_, j) => 5 + j);
    const times = [];
    for (let k = 0; k < moves; k++) {
        pointJ[k % pointJ.length] = (7 * k) % 100;
        const begin = performance.now();
        panel.stand(board.together, pointJ, 3, now);
        times.push(performance.now() - begin);
    }
    return times;
}"""
WATCH = """() => {
    globalThis.frames = [];
    const input = globalThis.panelRoot.querySelector("input[type=range]");
    let begun = 0;
    input.addEventListener("input", () => { begun ||= performance.now(); }, true);
    const watch = () => {
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            const seen = begun;
            begun = 0;
            channel.port1.onmessage = () => { if (seen) globalThis.frames.push(performance.now() - seen); };
            channel.port2.postMessage(0);
            watch();
        });
    };
    watch();
}"""


def made_up(packages: int, draws: int) -> bytes:
    """A board of this size with random values."""
    random, criteria = np.random.default_rng(1), 11
    rows = {
        "members": [[k % 8] for k in range(packages)], "values": random.uniform(size=(packages, criteria)).tolist(),
        "over": None, "short": None, "crosses": [[]] * packages, "misses": [[]] * packages,
    }  # fmt: skip
    alone = {**rows, "members": [], "values": [], "crosses": [], "misses": []}
    head = {"criteria": [str(j) for j in range(criteria)], "draws": draws, "together": rows, "alone": alone}
    text = json.dumps(head).encode()
    drawn = random.integers(0, 255, packages * criteria * draws, dtype=np.uint8).tobytes()
    return len(text).to_bytes(4, "little") + text + drawn


def drag(page: Page, moves: int) -> list[float]:
    """Milliseconds from a move of the hand to the end of the frame that shows it."""
    box = page.get_by_role("slider").first.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.locator(".panel").evaluate("root => { globalThis.panelRoot = root; }")
    page.evaluate(WATCH)
    page.mouse.move(box["x"] + 20, y)
    page.mouse.down()
    for k in range(moves):
        page.mouse.move(box["x"] + 10 + (k * 3) % (box["width"] - 20), y)
        page.wait_for_timeout(20)
    page.mouse.up()
    times: list[float] = page.evaluate("globalThis.frames")
    return times


RELEASES = """() => {
    globalThis.releases = [];
    const app = document.querySelector("[data-testid=stApp]");
    let begun = 0;
    addEventListener("keydown", () => { begun = performance.now(); }, true);
    new MutationObserver(() => {
        if (app.dataset.testScriptState !== "notRunning" || !begun) return;
        requestAnimationFrame(() => requestAnimationFrame(() => {
            if (begun) globalThis.releases.push(performance.now() - begun);
            begun = 0;
        }));
    }).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}"""


def release(page: Page, moves: int) -> list[float]:
    """Milliseconds from a key press on a weight until the whole page, cards too, is at rest and painted."""
    page.evaluate(RELEASES)
    page.get_by_role("slider").nth(2).focus()
    for k in range(moves):
        page.keyboard.press("ArrowRight" if k % 2 else "ArrowLeft")
        page.wait_for_timeout(700)
    times: list[float] = page.evaluate("globalThis.releases")
    return times


def say(name: str, times: list[float]) -> None:
    p50, p95 = np.quantile(times, (0.5, 0.95))
    print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, {len(times)} frames")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=200)
    parser.add_argument("--packages", type=int, default=256)
    parser.add_argument("--draws", type=int, default=2_000)
    args = parser.parse_args()
    with run_server(ROOT / "app.py") as server, sync_playwright() as playwright:
        browser = launch_browser(playwright)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto("about:blank")
        page.evaluate(LOAD, join_script())
        content = base64.b64encode(made_up(args.packages, args.draws)).decode()
        say(f"ranking {args.packages} packages x {args.draws} draws", page.evaluate(MADE_UP, [content, args.moves]))
        received: list[int] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
        open_page(page, server.url)
        page.locator(".said").first.wait_for()
        page.wait_for_timeout(1500)
        print(f"bytes to open the Answer page: {sum(received):,}")
        received.clear()
        say("default case, move to painted frame", drag(page, args.moves))
        page.wait_for_timeout(1500)
        print(f"bytes for one release: {sum(received):,}")
        say("key press to the whole page at rest", release(page, 30))


if __name__ == "__main__":
    main()
