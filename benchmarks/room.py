"""A hundred people submit to a room within ten seconds, on SQLite and PostgreSQL, with and without a crash.

    python benchmarks/room.py [--people 100] [--seconds 10] [--most 1000]

Every participant is a websocket that speaks Streamlit's own protocol, as a phone's browser does, and keeps what the
page asks its browser to keep. Participants have joined and entered their weights before; then each sends once, the
sendings spread evenly over the seconds. A submit lasts from the message sent until the page has been told that the
answer was received; the database writes it to the disk before. With "killed" the server process gets SIGKILL in the
middle and is started again; participants whose answer was not confirmed reconnect, as a browser does, and send again
what their browser kept. Afterwards the database is read: every answer must be there once, and none that was confirmed
may be missing.

The reveal is measured in Chromium: from the click to the painted chart and tables, with that many answers stored. The
client and the browser run on the same processors as the server. Needs PostgreSQL's programs (tests/find_postgres.sh).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import websockets
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantile  # noqa: E402
from benchmarks.load import is_finished  # noqa: E402
from counterpoise.casefile.load import load_zip  # noqa: E402
from counterpoise.casefile.save import zip_files  # noqa: E402
from counterpoise.room import NewRoom, facilitate, find_place, take_part  # noqa: E402
from counterpoise.room.read_table import ImportedAnswer  # noqa: E402
from counterpoise.room.rules import code_of  # noqa: E402
from counterpoise.room.store import Store, open_store  # noqa: E402
from tests.browser.harness import Server, launch_browser, launch_server, wait_for_health  # noqa: E402
from tests.room.postgres import Postgres  # noqa: E402

BROWSER = "counterpoise_room_browser"
RECEIVED = "Your answer was received"


class Phone:
    """A participant's browser: what it keeps outlives the server."""

    def __init__(self, code: str, token: str, points: dict[str, float]) -> None:
        entered = {"round": 1, "points": points, "reason": "", "method": "sliders", "judgments": ""}
        self.code, self.kept = code, {"token": token, "entered": entered}
        self.confirmed = False

    async def connect(self, port: int) -> None:
        """Open the join link, hand over what is kept, and wait for the form."""
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self.socket = await websockets.connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
        self.states: dict[str, WidgetState] = {}
        self.page, self.button, self.asked = "", "", {}
        await self._run()
        if not self.asked:
            raise RuntimeError("the page asked the browser for nothing")
        component, data = self.asked
        found = {"session": data["session"], "slot": data["slot"], "turn": data["turn"], "text": json.dumps(self.kept)}
        self.states[component] = WidgetState(id=component, json_value=json.dumps({"found": found}))
        await self._run()
        if not self.button:
            raise RuntimeError("the page shows no button that sends")

    async def submit(self) -> float:
        """Seconds until the page confirms."""
        started = time.perf_counter()
        await self._run(WidgetState(id=self.button, trigger_value=True))
        if not self.confirmed:
            raise RuntimeError("the page did not confirm the answer")
        return time.perf_counter() - started

    async def _run(self, trigger: WidgetState | None = None) -> None:
        message = BackMsg()
        message.rerun_script.query_string = f"join={self.code}"
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.page_name = "" if self.page else "room"
        message.rerun_script.widget_states.widgets.extend([*self.states.values(), *([trigger] if trigger else [])])
        await self.socket.send(message.SerializeToString())
        async for frame in self.socket:
            answer = ForwardMsg.FromString(frame)
            if is_finished(answer):
                return
            self.page = answer.new_session.page_script_hash or self.page
            if answer.WhichOneof("type") == "navigation":
                self.page = answer.navigation.page_script_hash or self.page
            self._notice(answer)

    def _notice(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(f"the page failed: {element.exception.message}")
        if element.bidi_component.component_name == BROWSER:
            data = json.loads(element.bidi_component.json)
            data = data[0] if isinstance(data, list) else data
            if data["text"] is None:
                self.asked = (element.bidi_component.id, data)
        if element.WhichOneof("type") == "button" and element.button.label.startswith("Send"):
            self.button = element.button.id
        if RECEIVED in element.alert.body:
            self.confirmed = True


def open_room(store: Store) -> str:
    """A room on the default case; returns its secret."""
    names = [
        "case.yaml",
        *(f"{part}/{p.name}" for part in ("options", "weights", "seeds") for p in (ROOT / part).iterdir()),
    ]
    data = zip_files({name: (ROOT / name).read_bytes() for name in names})
    case = load_zip(data).case
    new = NewRoom("Measured", case.id, case.title, case.digest, data, tuple(case.criteria), is_named=True, days=1)
    return facilitate.open_room(store, new)[1]


def draw_points(store: Store, secret: str, number: int) -> dict[str, float]:
    criteria = facilitate.watch(store, secret).room.criteria
    return {id_: float(1 + (number * 37 + k * 61) % 100) for k, id_ in enumerate(criteria)}


@contextmanager
def serving(url: str) -> Iterator[list[Server]]:
    """A server of rooms in a list, where a new one takes its place after a crash."""
    running = [start(url)]
    try:
        yield running
    finally:
        running[0].process.kill()
        running[0].process.wait()


def start(url: str, port: int | None = None) -> Server:
    server = launch_server(ROOT / "app.py", {"COUNTERPOISE_DATABASE_URL": url}, port=port)
    wait_for_health(server)
    return server


async def measure_submits(url: str, n: int, seconds: float, *, is_killed: bool) -> tuple[str, ...]:
    store = open_store(find_place({"COUNTERPOISE_DATABASE_URL": url}).url)
    secret = open_room(store)
    code = code_of(secret)
    phones = [Phone(code, take_part.join(store, code, f"Person {k}"), draw_points(store, secret, k)) for k in range(n)]
    waited: list[float] = []
    again = 0
    with serving(url) as running:
        for phone in phones:
            await phone.connect(running[0].port)

        async def send(phone: Phone, at: float) -> None:
            nonlocal again
            await asyncio.sleep(max(0.0, at - time.perf_counter()))
            try:
                waited.append(await phone.submit())
            except (websockets.WebSocketException, OSError, RuntimeError):
                if not is_killed:
                    raise
                again += 1
                while not phone.confirmed:
                    await asyncio.sleep(0.5)
                    try:
                        await phone.connect(running[0].port)
                        if not phone.confirmed:  # the page says so at once where the answer had been stored
                            await phone.submit()
                    except (websockets.WebSocketException, OSError, RuntimeError):
                        continue

        async def crash(at: float) -> None:
            await asyncio.sleep(at - time.perf_counter())
            confirmed = [phone for phone in phones if phone.confirmed]
            running[0].process.kill()
            running[0].process.wait()
            stored = len(facilitate.watch(store, secret).answers)
            print(f"    killed with {len(confirmed)} confirmed, {stored} stored")
            assert stored >= len(confirmed)
            running[0] = await asyncio.to_thread(start, url, running[0].port)

        begin = time.perf_counter() + 1
        turns = [send(phone, begin + seconds * k / n) for k, phone in enumerate(phones)]
        await asyncio.gather(*turns, *([crash(begin + seconds / 2)] if is_killed else []))
        passed = time.perf_counter() - begin
    answers = facilitate.watch(store, secret).answers
    wanted = {f"Person {k}": phone.kept["entered"]["points"] for k, phone in enumerate(phones)}
    assert {answer.name: dict(answer.points) for answer in answers} == wanted, "an answer is missing or another"
    assert len(answers) == n, "an answer is stored twice"
    store.close()
    kind = url.partition(":")[0] + (", server killed" if is_killed else "")
    shown = [f"{1000 * quantile(waited, share):.0f}" for share in (0.5, 0.95, 1.0)]
    return kind, str(len(answers)), str(again), *shown, f"{passed:.1f}"


def measure_store(url: str, n: int) -> tuple[str, ...]:
    """Milliseconds of a submit to the database alone, one after the other."""
    store = open_store(find_place({"COUNTERPOISE_DATABASE_URL": url}).url)
    secret = open_room(store)
    waited = []
    for k in range(n):
        token = take_part.join(store, code_of(secret), f"Person {k}")
        points = draw_points(store, secret, k)
        started = time.perf_counter()
        take_part.submit(store, token, take_part.Submission(f"k{k}", 1, points))
        waited.append(1000 * (time.perf_counter() - started))
    store.close()
    return url.partition(":")[0], *(f"{quantile(waited, share):.1f}" for share in (0.5, 0.95, 1.0))


def measure_reveal(url: str, n: int, times: int = 5) -> None:
    """Milliseconds from the click on Reveal to the painted results, in Chromium."""
    store = open_store(find_place({"COUNTERPOISE_DATABASE_URL": url}).url)
    waited, again = [], []
    with serving(url) as running, sync_playwright() as playwright:
        browser = launch_browser(playwright)
        for time_ in range(times):
            secret = open_room(store)
            imported = [ImportedAnswer(f"Person {k}", draw_points(store, secret, k + time_)) for k in range(n)]
            facilitate.import_answers(store, secret, imported)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{running[0].url}/room?host={secret}")
            page.get_by_role("button", name="Reveal the results").wait_for(timeout=60_000)
            page.wait_for_timeout(2000)
            waited.append(_click(page, "Reveal the results"))
            page.wait_for_timeout(1000)
            again.append(_one_more(page, store, secret, n))
            page.close()
        browser.close()
    store.close()
    print(f"{n:,} answers: click on Reveal to painted results, ms: " + ", ".join(f"{1000 * s:.0f}" for s in waited))
    print(
        "    one more answer to repainted count (the page looks every 3 s), ms: "
        + ", ".join(f"{1000 * s:.0f}" for s in again)
    )


def _click(page, name: str) -> float:
    started = time.perf_counter()
    page.get_by_role("button", name=name).click()
    page.locator("[data-testid=stVegaLiteChart] svg.marks").wait_for(timeout=60_000)
    page.get_by_text("What could all agree on").wait_for(timeout=60_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - started


def _one_more(page, store: Store, secret: str, n: int) -> float:
    facilitate.import_answers(store, secret, [ImportedAnswer("One more", draw_points(store, secret, n))])
    started = time.perf_counter()
    page.get_by_text(f"{n + 1:,} people answered.").wait_for(timeout=60_000)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description="Submits to a room, and a reveal.")
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--most", type=int, default=1000)
    parser.add_argument("--only", choices=("store", "submit", "killed", "reveal"))
    asked = parser.parse_args()
    print(f"rooms; {describe_machine()}")
    postgres = Postgres(is_durable=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            urls = [f"sqlite:///{folder}/rooms.sqlite3", postgres.new_database()]
            if asked.only in (None, "store"):
                rows = [measure_store(url, asked.people) for url in urls]
                print_table(("database alone", "p50 ms", "p95 ms", "most ms"), rows)
            for name, is_killed in (("submit", False), ("killed", True)):
                if asked.only in (None, name):
                    rows = [
                        asyncio.run(measure_submits(u, asked.people, asked.seconds, is_killed=is_killed)) for u in urls
                    ]
                    head = (
                        "submit on the page",
                        "stored",
                        "sent again",
                        "p50 ms",
                        "p95 ms",
                        "most ms",
                        "seconds in all",
                    )
                    print_table(head, rows)
            if asked.only in (None, "reveal"):
                measure_reveal(urls[0], asked.most)
        finally:
            postgres.remove()


if __name__ == "__main__":
    main()
