"""What the server holds in memory: after visitors who used every page, and after sessions that came and went.

    python benchmarks/memory.py [--app app.py] [--visitors 20] [--dropped 300] [--python PYTHON]

PYTHON is an interpreter that has only what ``requirements.txt`` lists, which is what a hosted server
has; without it the server runs under this one (with numba, where that is installed). Visitors
come one after another and stay. Each is a websocket that speaks Streamlit's own protocol, opens every
page of the navigation and moves one weight on each page that has the panel, as in ``load.py``. Then
sessions are opened on the first page, move a weight and are closed, a hundred at a time; what the
server keeps of them is the growth.

Memory is the resident set (Linux). Peak is the most the server ever held.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table  # noqa: E402
from benchmarks.load import Session, open_session  # noqa: E402
from tests.browser import harness  # noqa: E402

SHOWN = (1, 5, 10, 20)
ROUND = 100
KEPT_SECONDS = 3.0
"""Wait before memory is read: the server lets go of a closed session a little later."""


async def use_every_page(session: Session, pages: list[str]) -> None:
    """Open each page, and move a weight where it has the panel."""
    for page in pages:
        session.control = None
        await session.run(page_name=page)
        if session.control is not None:
            await session.move()


async def visit(server: harness.Server) -> Session:
    session = await open_session(server, "")
    await use_every_page(session, session.pages)
    return session


async def come_and_go(server: harness.Server) -> None:
    session = await open_session(server, "")
    await session.move()
    await session.socket.close()


async def measure(server: harness.Server, visitors: int, dropped: int) -> None:
    rows = [("server answers", server.memory_mb, peak_mb(server))]
    stay = []
    for count in range(1, visitors + 1):
        stay.append(await visit(server))
        if count in (*SHOWN, visitors):
            rows.append((f"{count} used every page", server.memory_mb, peak_mb(server)))
    for count in range(ROUND, dropped + 1, ROUND):
        for _ in range(ROUND):
            await come_and_go(server)
        await asyncio.sleep(KEPT_SECONDS)
        rows.append((f"and {count} came and went", server.memory_mb, peak_mb(server)))
    print_table(("visitors", "MB", "peak MB"), [(name, f"{now:.0f}", f"{most:.0f}") for name, now, most in rows])


def peak_mb(server: harness.Server) -> float:
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def installed(python: str) -> str:
    """Whether the compiled kernels can work there."""
    has_numba = subprocess.run([python, "-c", "import numba"], capture_output=True, check=False).returncode == 0
    return "with numba" if has_numba else "without numba"


def main() -> None:
    parser = argparse.ArgumentParser(description="Memory of the server.")
    parser.add_argument("--app", type=Path, default=ROOT / "app.py")
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--dropped", type=int, default=300)
    parser.add_argument("--python", default=sys.executable)
    asked = parser.parse_args()
    print(f"{asked.app.name} {installed(asked.python)}, {describe_machine()}")
    started = time.perf_counter()
    with harness.run_server(asked.app, python=asked.python) as server:
        asyncio.run(measure(server, asked.visitors, asked.dropped))
    print(f"{time.perf_counter() - started:.0f} s in all, {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
