"""How much one visitor's heavy work delays another, and what it takes of the server's memory.

    python benchmarks/neighbors.py [--seconds 6] [--only Brief] [--case FOLDER]

One session moves a weight on Compare every 0.3 s, all the time. Meanwhile a second one does heavy
work, again and again with other weights, so that nothing is remembered: a million draws, and the
Packages and Robustness pages of a large case; or it has documents written on the page Brief. A move
lasts from the message sent until the server reports that the script has finished. Goals: heavy work
adds at most 200 ms to the neighbor's p95, a document written leaves it under 250 ms, and the server
stays below 1 GB. The client runs in this process and takes its part of the processors.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantile  # noqa: E402
from benchmarks.load import Session, is_finished, open_session  # noqa: E402
from tests.browser.harness import Server, run_server  # noqa: E402

EVERY_SECONDS = 0.3
MOST_MEASURES = 18

Work = Callable[[Server, str, float], Awaitable[int]]


def write_large_case(folder: Path) -> Path:
    """The default case with copies of its options: as many measures as are listed without being asked to."""
    for part in ("options", "weights", "seeds"):
        shutil.copytree(ROOT / part, folder / part)
    case = (ROOT / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(case, "utf-8")
    originals = sorted(path for path in (folder / "options").glob("*.yaml") if not path.stem.startswith("_"))
    wanted = MOST_MEASURES + 1 - len(originals)
    for k in range(wanted):
        text = originals[k % len(originals)].read_text("utf-8")
        (folder / "options" / f"{originals[k % len(originals)].stem}_{k}.yaml").write_text(
            text.replace("name: ", f"name: Copy {k} of ", 1), "utf-8"
        )
    return folder


async def work_on(page: str, query: str, server: Server, case: str, end: float) -> int:
    """Open a page and move weights on it until the end; how often it was answered."""
    session: Session = await open_session(server, "")
    session.query = query
    await session.run(page)
    answered = 1
    while time.perf_counter() < end:
        await session.move()
        answered += 1
    return answered


class Writer(Session):
    """A visitor of the page Brief, who has documents written."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        super().__init__(socket)
        self.buttons: dict[str, tuple[str, str]] = {}

    def _notice_courier(self, delta: Delta) -> None:
        super()._notice_courier(delta)
        if delta.new_element.WhichOneof("type") == "button":
            self.buttons[delta.new_element.button.label] = (delta.new_element.button.id, delta.fragment_id)

    async def press(self, label: str) -> None:
        """Press the button of a document, and wait until it is written."""
        id_, fragment = self.buttons[label]
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend(self.states.values())
        message.rerun_script.widget_states.widgets.append(WidgetState(id=id_, trigger_value=True))
        await self.socket.send(message.SerializeToString())
        async for frame in self.socket:
            answer = ForwardMsg.FromString(frame)
            if answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"the page failed: {answer.delta.new_element.exception.message}")
            if is_finished(answer):
                return


async def write_on(label: str, server: Server, end: float) -> int:
    """Have documents of this kind written, in full, until the end; how many were."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None, compression=None) as socket:
        writer = Writer(socket)
        writer.query = "form=full"
        await writer.run("brief")
        written = 0
        while time.perf_counter() < end:
            await writer.press(label)
            written += 1
        return written


async def move_meanwhile(session: Session, end: float) -> list[float]:
    waited = []
    while time.perf_counter() < end:
        turn = time.perf_counter() + EVERY_SECONDS
        waited.append(await session.move())
        await asyncio.sleep(max(0.0, turn - time.perf_counter()))
    return waited


async def watch_memory(server: Server, end: float) -> float:
    most = server.memory_mb
    while time.perf_counter() < end:
        await asyncio.sleep(0.2)
        most = max(most, server.memory_mb)
    return most


async def measure(server: Server, heavy: tuple[str, str] | None, seconds: float) -> tuple[list[float], float, int]:
    neighbor = await open_session(server, "", "compare")
    await neighbor.move()
    end = time.perf_counter() + seconds
    jobs = [move_meanwhile(neighbor, end), watch_memory(server, end)]
    if heavy:
        page, query = heavy
        jobs.append(write_on(query, server, end) if page == WRITES else work_on(page, query, server, "", end))
    waited, most, *answered = await asyncio.gather(*jobs)
    return waited, most, answered[0] if answered else 0


WRITES = "brief"

HEAVY: dict[str, tuple[str, str] | None] = {
    "nothing": None,
    "Robustness": ("robustness", ""),
    "Robustness, 1,000,000 draws": ("robustness", "draws=1000000"),
    "Packages": ("packages", ""),
    "Timeline": ("timeline", ""),
    "Brief, Word": (WRITES, "Word"),
    "Brief, PDF": (WRITES, "PDF"),
    "Brief, web page": (WRITES, "Web page"),
    "Brief, live workbook": (WRITES, "Live workbook"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="What one visitor's heavy work costs another.")
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--only", default="", help="heavy work whose name begins with this, and none")
    parser.add_argument("--case", type=Path, help="folder of the case (default: the default case, then a large one)")
    arguments = parser.parse_args()
    print(describe_machine())
    with tempfile.TemporaryDirectory() as made:
        large = write_large_case(Path(made) / "large")
        for folder in [arguments.case] if arguments.case else [ROOT, large]:
            rows = []
            for what, heavy in HEAVY.items():
                if heavy and not what.startswith(arguments.only):
                    continue
                with run_server(ROOT / "app.py", {"COUNTERPOISE_CASE": str(folder)}) as server:
                    waited, most, answered = asyncio.run(measure(server, heavy, arguments.seconds))
                p50, p95 = (1000 * quantile(waited, share) for share in (0.5, 0.95))
                rows.append((what, answered, f"{p50:.0f}", f"{p95:.0f}", f"{1000 * max(waited):.0f}", f"{most:.0f}"))
            print(f"\n{folder.name}")
            print_table(("meanwhile", "answered", "p50 ms", "p95 ms", "most ms", "MB"), rows)


if __name__ == "__main__":
    main()
