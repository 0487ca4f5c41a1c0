"""How much one visitor's heavy work delays another, and what it takes of the server's memory.

    python benchmarks/neighbors.py [--seconds 6] [--case FOLDER]

One session moves a weight on Compare every 0.3 s, all the time. Meanwhile a second one does heavy
work, again and again with other weights, so that nothing is remembered: a million draws, and the
Packages and Robustness pages of a large case. A move lasts from the message sent until the server
reports that the script has finished. Goal: heavy work adds at most 200 ms to the neighbor's p95, and
the server stays below 1 GB. The client runs in this process and takes its part of the processors.
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

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table, quantile  # noqa: E402
from benchmarks.load import Session, open_session  # noqa: E402
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
        jobs.append(work_on(*heavy, server, "", end))
    waited, most, *answered = await asyncio.gather(*jobs)
    return waited, most, answered[0] if answered else 0


HEAVY: dict[str, tuple[str, str] | None] = {
    "nothing": None,
    "Robustness": ("robustness", ""),
    "Robustness, 1,000,000 draws": ("robustness", "draws=1000000"),
    "Packages": ("packages", ""),
    "Timeline": ("timeline", ""),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="What one visitor's heavy work costs another.")
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--case", type=Path, help="folder of the case (default: the default case, then a large one)")
    arguments = parser.parse_args()
    print(describe_machine())
    with tempfile.TemporaryDirectory() as made:
        large = write_large_case(Path(made) / "large")
        for folder in [arguments.case] if arguments.case else [ROOT, large]:
            rows = []
            for what, heavy in HEAVY.items():
                with run_server(ROOT / "app.py", {"COUNTERPOISE_CASE": str(folder)}) as server:
                    waited, most, answered = asyncio.run(measure(server, heavy, arguments.seconds))
                p50, p95 = (1000 * quantile(waited, share) for share in (0.5, 0.95))
                rows.append((what, answered, f"{p50:.0f}", f"{p95:.0f}", f"{1000 * max(waited):.0f}", f"{most:.0f}"))
            print(f"\n{folder.name}")
            print_table(("meanwhile", "answered", "p50 ms", "p95 ms", "most ms", "MB"), rows)


if __name__ == "__main__":
    main()
