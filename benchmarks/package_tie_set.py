"""How long it takes to prove which measures are in every, or in no, package within the tie margin of the best.

    python benchmarks/package_tie_set.py [--options 60] [--seed 1]

A random case with waits, exclusions, interactions, shared costs and two limits, too large to list; the best package
is found first, and both are proven by integer programming within the question's nodes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table  # noqa: E402
from counterpoise.analysis.packages.parts import build_parts  # noqa: E402
from counterpoise.analysis.packages.rules import build_rules  # noqa: E402
from counterpoise.analysis.packages.solved.best import find_best_packages  # noqa: E402
from counterpoise.analysis.packages.solved.budget import Budget  # noqa: E402
from counterpoise.analysis.packages.solved.tie_set import find_solved_tie_set  # noqa: E402
from counterpoise.study.effort import NODES  # noqa: E402
from tests.analysis.packages.builder import random_case  # noqa: E402

MARGIN, SECONDS = 3.0, 600.0


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--options", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    print(describe_machine())
    case = random_case(given.seed, given.options, 7)
    parts, rules, point_j = build_parts(case), build_rules(case), np.ones(len(case.criteria))
    start = time.perf_counter(), time.process_time()
    best = find_best_packages(parts, rules, point_j, 1, Budget(NODES, SECONDS))
    found = time.perf_counter(), time.process_time()
    row = best.ranking.rows[0]
    ties = find_solved_tie_set(parts, rules, (row.members,), point_j, MARGIN, Budget(NODES, SECONDS))
    done = time.perf_counter(), time.process_time()
    assert ties is not None
    print(f"\n{given.options} measures x {len(case.criteria)} criteria, margin {MARGIN:g} points")
    counts = (len(ties.always), len(ties.never), len(ties.some), len(ties.undecided))
    print(f"in all, in none, in some, not settled: {counts}; best proven: {best.n_proven > 0}")
    steps = {"best package": (start, found), "tie set": (found, done)}
    table = [(name, *(f"{b - a:.1f}" for a, b in zip(*ends, strict=True))) for name, ends in steps.items()]
    print_table(("", "clock, s", "processor, s"), table)


if __name__ == "__main__":
    main()
