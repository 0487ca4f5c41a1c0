"""How long a reader waits when a weight moves, in Chromium.

    python benchmarks/latency.py [--moves 60] [--pages compare,robustness,packages]
        [--against FOLDER] [--no-drag]

The server is started by ``counterpoise run``, as on one's own machine; it and a headless Chromium share the
processors of this machine.

*Drag.* The mouse holds a slider of the weight panel and moves it, one move at a time. A move lasts
from the dispatch of the slider's ``input`` event (seen by a listener before the panel's own) until
the main thread has finished the frame in which the panel's bars changed: a mutation observer inside
the panel sees the change while the frame is being made, and posts itself a message, which is read
when style, layout and paint of that frame are done. Goal: p95 at or under one frame, 16 ms.

*Key press.* ArrowRight or ArrowLeft on a focused slider. From the dispatch of ``keydown`` until
the frame of the last change anywhere on the page: in the panel, in the rest of the page's elements
(charts included), or in text drawn on a canvas (``st.dataframe``; the copy for screen readers that
it keeps inside the canvas follows 0.2 s later, is not painted, and does not count). The page counts as at rest when
nothing was received and nothing changed for 400 ms after the server's last message. Beside it: the
panel's own bars; and the server's share, from the browser's first message until it has received
the last one, which is the script's run and the transport; and the processor time of the page's main
thread, which neighbors on the machine disturb least. FOLDER is another checkout: ten presses each, in turn.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cold_start import WAYS, launch  # noqa: E402
from benchmarks.figures import describe_machine, print_table, quantiles  # noqa: E402
from tests.browser.harness import Server, launch_browser, open_page, wait_for_health  # noqa: E402

GOALS = {"compare": "< 100", "robustness": "< 150", "packages": "< 150"}
"""Pages on which a key is pressed, and their goals."""

DRAGGED = "compare"
"""The page on which the mouse drags; `panel_frame.py` drags on the Answer page."""

WARM_UP = 5
REST_MS = 400
POLL_MS = 50
VIEW = {"width": 1280, "height": 1600}

WATCH = """() => {
    const watch = (globalThis.watch = { changes: [], sent: [], received: [], started: NaN });
    const channel = new MessageChannel();
    const pending = new Set();
    channel.port1.onmessage = ({ data }) => {
        pending.delete(data);
        watch.changes.push([data, performance.now()]);
    };
    watch.note = (where) => pending.has(where) || (pending.add(where), channel.port2.postMessage(where));
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (message) {
        if (!this.watched) {
            this.watched = true;
            this.addEventListener("message", () => watch.received.push(performance.now()));
        }
        watch.sent.push(performance.now());
        return send.call(this, message);
    };
    const fillText = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (...given) {
        watch.note("canvas");
        return fillText.apply(this, given);
    };
    const start = () => { if (Number.isNaN(watch.started)) watch.started = performance.now(); };
    const attributeFilter = ["d", "transform", "style", "width"];
    watch.follow = (kind) => addEventListener(kind, start, true);
    const isSeen = ({ target }) => !(target.closest ? target : target.parentElement)?.closest("canvas");
    const observer = (where) => new MutationObserver((records) => records.some(isSeen) && watch.note(where));
    watch.observe = (node, where) => observer(where).observe(
        node, { subtree: true, childList: true, characterData: true, attributeFilter });
    watch.reset = () => Object.assign(watch, { changes: [], sent: [], received: [], started: NaN });
    watch.last = () => Math.max(watch.started || 0, ...watch.received, ...watch.changes.map(([, at]) => at));
}"""
OBSERVE = """kind => {
    const host = document.querySelector("[data-testid='stBidiComponentIsolated']");
    watch.observe(host.shadowRoot.querySelector(".list"), "bars");
    watch.observe(document.querySelector("[data-testid='stMain']"), "page");
    watch.follow(kind);
}"""
FRAME = """() => new Promise(done => {
    const look = () => {
        const change = watch.changes.find(([where]) => where === "bars");
        change ? done(change[1] - watch.started) : requestAnimationFrame(look);
    };
    look();
})"""
AT_REST = "rest => watch.received.length > 0 && performance.now() - watch.last() > rest"
READ = "() => ({ started: watch.started, changes: watch.changes, sent: watch.sent, received: watch.received })"


def open_watched(page: Page, url: str, kind: str) -> None:
    """Open the app with everything that may change under watch; ``kind`` is the event that starts the clock."""
    page.add_init_script(f"({WATCH})()")
    open_page(page, url)
    page.locator(".panel .bar").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    page.evaluate(OBSERVE, kind)


def measure_drag(page: Page, url: str, moves: int) -> list[float]:
    """Milliseconds from input event to finished frame, one per move."""
    open_watched(page, url, "input")
    box = page.get_by_role("slider").first.bounding_box()
    y, left, step = box["y"] + box["height"] / 2, box["x"] + 7, (box["width"] - 14) / 100
    page.mouse.move(left + 20 * step, y)
    page.mouse.down()
    waited = []
    for move in range(WARM_UP + moves):
        page.evaluate("watch.reset()")
        page.mouse.move(left + (21 + move % 2 * 40 + move % 13) * step, y)
        waited.append(page.evaluate(FRAME))
    page.mouse.up()
    return waited[WARM_UP:]


def open_for_keys(page: Page, url: str) -> CDPSession:
    """Open a page of the dashboard with the keyboard on its first weight."""
    open_watched(page, url, "keydown")
    if page.get_by_text("Page not found").is_visible():  # Compare was the first page of the first version
        page.keyboard.press("Escape")
    opener = page.get_by_role("button", name="Change weights")
    if opener.is_visible():
        opener.click()
    page.get_by_role("slider").first.focus()
    page.wait_for_timeout(500)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def press_keys(page: Page, session: CDPSession, presses: int, waited: dict[str, list[float]]) -> None:
    """Milliseconds per key press: to the bars, to everything, the server's share, the browser's main thread."""
    page.bring_to_front()
    for move in range(presses):
        page.evaluate("watch.reset()")
        before = main_thread_ms(session)
        page.keyboard.press("ArrowRight" if move % 10 < 5 else "ArrowLeft")
        page.wait_for_function(AT_REST, arg=REST_MS, polling=POLL_MS)
        worked = main_thread_ms(session) - before
        seen = page.evaluate(READ)
        changes = [at for where, at in seen["changes"]]
        waited["bars"].append(min(at for where, at in seen["changes"] if where == "bars") - seen["started"])
        waited["page"].append(max(changes) - seen["started"])
        waited["server"].append(max(seen["received"]) - min(seen["sent"]))
        waited["thread"].append(worked)
        waited["messages"].append(len(seen["received"]))


def main_thread_ms(session: CDPSession) -> float:
    """Processor time of the page's main thread so far."""
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * metrics["TaskDuration"]


ROUND = 10
"""Presses of one checkout before the other's turn."""


def measure_keys(browser: Browser, urls: Mapping[str, str], moves: int) -> dict[str, dict[str, list[float]]]:
    """What `press_keys` finds on the same page of several servers, in turn."""
    pages = {name: browser.new_page(viewport=VIEW) for name in urls}
    sessions = {name: open_for_keys(page, urls[name]) for name, page in pages.items()}
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in urls}
    for name, page in pages.items():
        press_keys(page, sessions[name], WARM_UP, defaultdict(list))
    for _ in range(0, moves, ROUND):
        for name, page in pages.items():
            press_keys(page, sessions[name], ROUND, found[name])
    for page in pages.values():
        page.close()
    return found


@contextmanager
def run_as_reader(folder: Path) -> Iterator[Server]:
    """The server of a checkout, started by ``counterpoise run`` where it has that command."""
    way = next(way for way, needed in WAYS.items() if (folder / needed).is_file())
    server = launch(way, folder, sys.executable)
    try:
        wait_for_health(server)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=10)


def main() -> None:
    parser = argparse.ArgumentParser(description="Latency of a moved weight in Chromium.")
    parser.add_argument("--moves", type=int, default=60)
    parser.add_argument("--against", type=Path, help="another checkout, measured in turn with this one")
    parser.add_argument("--pages", default=",".join(GOALS), help="paths of pages for the key presses")
    parser.add_argument("--no-drag", action="store_true")
    asked = parser.parse_args()
    busy = describe_machine()
    folders = {"": ROOT} | ({"against: ": asked.against.resolve()} if asked.against else {})
    rows: list[tuple[object, ...]] = []
    with ExitStack() as stack:
        urls = {name: stack.enter_context(run_as_reader(folder)).url for name, folder in folders.items()}
        browser = launch_browser(stack.enter_context(sync_playwright()))
        if not asked.no_drag:
            drag = measure_drag(browser.new_page(viewport=VIEW), f"{urls['']}/{DRAGGED}", asked.moves)
            rows.append(("drag: input event -> bars repainted", *quantiles(drag), "<= 16"))
        for path in asked.pages.split(","):
            found = measure_keys(browser, {name: f"{url}/{path}" for name, url in urls.items()}, asked.moves)
            for name, waited in found.items():
                rows += rows_of(f"{name}{path}", waited, GOALS.get(path, ""))
        browser.close()
    print(f"{asked.moves} moves each, milliseconds; {busy}")
    print_table(("", "p50", "p95", "max", "goal for p95"), rows)


def rows_of(name: str, waited: Mapping[str, list[float]], goal: str) -> list[tuple[object, ...]]:
    return [
        (f"{name}: key press -> everything repainted", *quantiles(waited["page"]), goal),
        (f"{name}: key press -> bars repainted", *quantiles(waited["bars"]), ""),
        (f"{name}: the server's share", *quantiles(waited["server"]), ""),
        (f"{name}: processor time of the main thread", *quantiles(waited["thread"]), ""),
        (f"{name}: messages", *quantiles(waited["messages"]), ""),
    ]


if __name__ == "__main__":
    main()
