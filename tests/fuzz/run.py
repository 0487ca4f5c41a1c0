"""Try many inputs at every door: `python -m tests.fuzz.run --count 100000 --seed 20260101`.

The same seed gives the same inputs. Stops at the first wrong answer and prints what makes it again.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
from random import Random
from time import monotonic
from types import FrameType

from tests.fuzz.door import MEGABYTES, SECONDS, Door
from tests.fuzz.doors import DOORS

SEED = 20260101


class HangError(Exception):
    """An input took too long."""


def try_door(door: Door, seed: int, count: int, first: int = 0) -> float:
    """Try ``count`` inputs at a door, beginning with number ``first``; the slowest in seconds.

    Raises
    ------
    Exception
        Whatever a wrong answer raises, with a note that says how to make the input again.
    """
    slowest = 0.0
    for number in range(first, first + count):
        start = monotonic()
        try:
            _try_one(door, seed, number)
        except Exception as error:
            error.add_note(
                f"door '{door.name}': python -m tests.fuzz.run --seed {seed} --door '{door.name}' --only {number}"
            )
            raise
        slowest = max(slowest, monotonic() - start)
    return slowest


def _try_one(door: Door, seed: int, number: int) -> None:
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(SECONDS)
    try:
        door.judge(door.make(Random(f"{seed}/{door.name}/{number}")))
    finally:
        signal.alarm(0)


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise HangError(f"more than {SECONDS} seconds")


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="inputs in all, shared among the doors")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--door", help="only this door")
    parser.add_argument("--first", type=int, default=0, help="number of the first input, to go on after a run")
    parser.add_argument("--only", type=int, help="only the input of this number, at the door that is named")
    args = parser.parse_args()
    doors = [door for door in DOORS if args.door in (None, door.name)]
    for door in doors:
        if args.only is not None:
            _try_one(door, args.seed, args.only)
            continue
        slowest = try_door(door, args.seed, -(-args.count // len(doors)), args.first)
        print(f"{door.name}: {-(-args.count // len(doors)):,} inputs, slowest {slowest:.2f} s", flush=True)
    print(f"seed {args.seed}, peak memory {peak_megabytes():.0f} MB")
    return 0 if doors and peak_megabytes() < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
