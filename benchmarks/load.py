"""How many readers the dashboard carries, and what each costs in memory.

    python benchmarks/load.py [--app app.py] [--page compare] [--most 200] [--seconds 12]

Every session is a websocket that speaks Streamlit's own protocol, as a browser does: it opens the
page, keeps the large messages that need not be sent again (the panel is one), finds the weight
panel (or, where the reader prefers them, the native sliders), and moves one weight every 2 s. The
moves of the sessions are spread evenly over the 2 s. A move lasts from the message sent until the
server reports that the script has finished; a session whose answer is late moves again at its next
turn. Sessions are added in steps and stay; in every step the first 2 s do not count. The search
ends at the first step whose p95 passes 1 s (goal: at least 100 sessions before that). The client
runs in this process and takes its part of the same processors. "ms/move" is the server's processor
time per move: one process runs Python on one processor at most, so 1000 / it bounds the moves per
second whatever the machine does besides.

Memory is the server's resident set: bare (it answers, nobody came), after the first session, and
per further session (growth from the first session to the last step, divided by the sessions added).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantile  # noqa: E402
from tests.browser.harness import Server, run_server  # noqa: E402

STEPS = (1, 10, 20, 40, 60, 80, 100, 120, 140, 160, 200, 250, 300, 400)
TURN_SECONDS = 2.0
UNCOUNTED_SECONDS = 2.0
LIMIT_SECONDS = 1.0
PANEL = "counterpoise_weight_panel"
COURIER = "counterpoise_courier"
"""Carries the panel's moves to what follows them, where a page draws only that."""
LARGEST_STATUS = 1000
"""Bytes; only short messages are read after the first run: the ones that say "finished" and the new link."""


@dataclass
class Panel:
    """The weight panel of one session: its widget id, the weights it would send, and who carries them."""

    id: str
    points: dict[str, float]
    basis: str
    step: int = 0
    courier: tuple[str, str] = ("", "")
    """Its widget id and its fragment's; empty where the panel sends by itself."""

    @property
    def fragment(self) -> str:
        return self.courier[1]

    def move(self) -> WidgetState:
        """One criterion gets other points, as a settled slider sends it."""
        self.step += 1
        self.points[random.choice(list(self.points))] = random.randint(1, 100)
        weights = {"points": self.points, "locked": [], "basis": self.basis, "step": self.step}
        return WidgetState(id=self.courier[0] or self.id, json_value=json.dumps({"weights": weights}))


@dataclass
class NativeSliders:
    """Streamlit's own sliders: the fallback of the panel."""

    values: dict[str, float] = field(default_factory=dict)
    fragment = ""

    def move(self) -> WidgetState:
        """One slider stands elsewhere."""
        moved = random.choice(list(self.values))
        self.values[moved] = random.randint(1, 100)
        state = WidgetState(id=moved)
        state.double_array_value.data.append(self.values[moved])
        return state


class Session:
    """One reader's websocket."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self.socket = socket
        self.states: dict[str, WidgetState] = {}
        self.page = ""
        self.query = ""
        self.kept: list[str] = []
        self.pages: list[str] = []
        self.control: Panel | NativeSliders | None = None

    async def open(self, query: str, page_name: str = "") -> None:
        """Run a page (the first, unless named) once and find what moves weights."""
        self.query = query
        await self.run(page_name)
        if self.control is None:
            raise RuntimeError("the page has neither a weight panel nor sliders")

    async def run(self, page_name: str = "") -> None:
        """Run a page (the first, unless named) and look through all that it sends."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = page_name
        message.rerun_script.widget_states.widgets.extend(self.states.values())
        await self.socket.send(message.SerializeToString())
        sliders = NativeSliders()
        async for frame in self.socket:
            answer = ForwardMsg.FromString(frame)
            if is_finished(answer):
                break
            self.page = answer.new_session.page_script_hash or self.page
            self.query = answer.page_info_changed.query_string or self.query
            self.kept += [answer.hash] if answer.metadata.cacheable else []
            if answer.WhichOneof("type") == "navigation":
                self.page = answer.navigation.page_script_hash or self.page
                self.pages = [page.url_pathname for page in answer.navigation.app_pages]
            self._notice(answer.delta.new_element, sliders)
            self._notice_courier(answer.delta)
        self.control = self.control or (sliders if sliders.values else None)

    def _notice(self, element: Element, sliders: NativeSliders) -> None:
        if element.bidi_component.component_name == PANEL:
            sent = json.loads(element.bidi_component.json)
            data = sent[0] if isinstance(sent, list) else sent  # older versions send the mapping itself
            if "points" in data:  # the panel; other components are not moved
                self.control = Panel(element.bidi_component.id, data["points"], data["basis"])
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(f"the page failed: {element.exception.message}")
        if element.WhichOneof("type") == "slider":
            sliders.values[element.slider.id] = element.slider.default[0]

    def _notice_courier(self, delta: Delta) -> None:
        element = delta.new_element.bidi_component
        if element.component_name == COURIER and isinstance(self.control, Panel):
            self.control.courier = (element.id, delta.fragment_id)

    async def move(self) -> float:
        """Seconds from the message sent to the script finished."""
        state = self.control.move()
        self.states[state.id] = state
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.fragment_id = self.control.fragment
        message.rerun_script.cached_message_hashes.extend(self.kept)
        message.rerun_script.widget_states.widgets.extend(self.states.values())
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        async for frame in self.socket:
            if len(frame) < LARGEST_STATUS and self._is_finished(ForwardMsg.FromString(frame)):
                break
        return time.perf_counter() - started

    def _is_finished(self, answer: ForwardMsg) -> bool:
        self.query = answer.page_info_changed.query_string or self.query
        return is_finished(answer)


def is_finished(answer: ForwardMsg) -> bool:
    """Whether a run has ended; one that ends at once to draw only what follows the weights has not."""
    return answer.WhichOneof("type") == "script_finished" and answer.script_finished != answer.FINISHED_EARLY_FOR_RERUN


async def open_session(server: Server, query: str, page_name: str = "") -> Session:
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    socket = await websockets.connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
    session = Session(socket)
    await session.open(query, page_name)
    return session


async def keep_moving(session: Session, first: float, end: float, waited: list[tuple[float, float]]) -> None:
    """Move at every turn from ``first`` until ``end``; notes when each move began and how long it took."""
    turn = first
    while turn < end:
        await asyncio.sleep(max(0.0, turn - time.perf_counter()))
        waited.append((turn, await session.move()))
        turn += TURN_SECONDS * max(1, -(-(time.perf_counter() - turn) // TURN_SECONDS))


async def measure_step(sessions: list[Session], seconds: float) -> tuple[int, list[float]]:
    """All moves made, and seconds per move without the first turn's, while all sessions move."""
    start = time.perf_counter()
    count_from, end = start + UNCOUNTED_SECONDS, start + UNCOUNTED_SECONDS + seconds
    waited: list[tuple[float, float]] = []
    firsts = [start + TURN_SECONDS * k / len(sessions) for k in range(len(sessions))]
    await asyncio.gather(*(keep_moving(s, f, end, waited) for s, f in zip(sessions, firsts, strict=True)))
    return len(waited), [duration for turn, duration in waited if turn >= count_from]


async def find_limit(server: Server, page: tuple[str, str], most: int, seconds: float) -> None:
    bare = server.memory_mb
    sessions, rows, after_first, carried = [], [], 0.0, 0
    for count in filter(lambda step: step <= most, STEPS):
        while len(sessions) < count:
            sessions.append(await open_session(server, *page))
        if count == 1:
            after_first = server.memory_mb
        busy, started = server.cpu_seconds, time.perf_counter()
        moves, waited = await measure_step(sessions, seconds)
        busy, passed = server.cpu_seconds - busy, time.perf_counter() - started
        load, cost = busy / passed, 1000 * busy / moves
        p50, p95 = (1000 * quantile(waited, share) for share in (0.5, 0.95))
        shown = (p50, p95, len(waited) / seconds, load, cost, server.memory_mb)
        rows.append((count, *(f"{value:.{digits}f}" for value, digits in zip(shown, (0, 0, 1, 2, 1, 0), strict=True))))
        if p95 > 1000 * LIMIT_SECONDS:
            break
        carried = count
    print_table(("sessions", "p50 ms", "p95 ms", "moves/s", "cores", "ms/move", "MB"), rows)
    growth = (server.memory_mb - after_first) / max(1, len(sessions) - 1)
    print(f"p95 within {LIMIT_SECONDS:g} s up to {carried} sessions (goal: at least 100)")
    print(f"memory: bare {bare:.0f} MB, after the first session {after_first:.0f} MB, per further one {growth:.2f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="Sessions that move a weight every 2 s.")
    parser.add_argument("--app", type=Path, default=ROOT / "app.py")
    parser.add_argument("--page", default="compare", help="path of the page; an empty one is the Answer page")
    parser.add_argument("--query", default="", help="query of the page, such as controls=basic for native sliders")
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=12.0)
    asked = parser.parse_args()
    page = f"{asked.page or 'answer'}?{asked.query}"
    print(f"{asked.app.name}, {page}, one weight every {TURN_SECONDS:g} s per session; {describe_machine()}")
    with run_server(asked.app) as server:
        asyncio.run(find_limit(server, (asked.query, asked.page), asked.most, asked.seconds))


if __name__ == "__main__":
    main()
