"""How long it takes to judge every package of a large case over draws, and how long a plain NumPy loop takes.

    python benchmarks/package_robustness.py [--options 16] [--draws 4000] [--sample 48]

All packages of the case x 11 criteria (stacking, interactions, shared costs and risks, waits): first share, mean and
maximal regret, and percentiles under uncertain levels and weights, streamed a block at a time. The loop computes each
package by itself, with all draws in one array; it is run on a sample of packages and scaled up. With numba a block
of packages is followed by a compiled loop, which gives the same to the last bit; both ways are timed in one run.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import fields
from functools import partial
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table  # noqa: E402
from counterpoise.analysis.arrays import Ints  # noqa: E402
from counterpoise.analysis.packages.combine import criterion_level  # noqa: E402
from counterpoise.analysis.packages.families import ListedPackages, members_of  # noqa: E402
from counterpoise.analysis.packages.listed.drawn_scores import (  # noqa: E402
    DrawnWeights,
    bits_for,
    draw_raw_weights,
    sum_scores,
)
from counterpoise.analysis.packages.listed.uncertain import draw_parts  # noqa: E402
from counterpoise.analysis.packages.streamed import PackageStream  # noqa: E402
from counterpoise.analysis.uncertainty import draw_states, weight_law  # noqa: E402
from tests.analysis.packages.builder import random_case  # noqa: E402
from tests.analysis.packages.test_uncertain_packages import spread_levels  # noqa: E402


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--options", type=int, default=16)
    asked.add_argument("--draws", type=int, default=4_000)
    asked.add_argument("--sample", type=int, default=48, help="packages that the loop computes")
    given = asked.parse_args()
    print(describe_machine())
    case = spread_levels(random_case(1, given.options, 7, with_rules=False), 15.0)
    parts = draw_parts(case, draw_states(case, given.draws, 1))
    law = weight_law("around", np.ones(len(case.criteria)), tuple(case.criteria))
    weights = draw_raw_weights(law, given.draws, 1)
    n_packages = 1 << given.options
    member_pi = members_of(np.arange(n_packages), given.options)
    shift, ways = bits_for(n_packages), {}
    for name, use_numba in (("with numba", True), ("without numba", False)):
        stream = PackageStream(parts, member_pi, given.draws, use_numba=use_numba)
        score_first(stream, weights, shift)
        start, busy = time.perf_counter(), time.process_time()
        found = sum_scores(stream.blocks(), partial(score, stream, weights, shift), given.draws, shift)
        ways[name] = (time.perf_counter() - start, time.process_time() - busy, found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with_numba, without = (found for *_, found in ways.values())
    assert all(np.array_equal(getattr(with_numba, f.name), getattr(without, f.name)) for f in fields(with_numba))
    rows = np.random.default_rng(1).choice(n_packages, given.sample, replace=False)
    share_jd = weights.weight_jd / weights.total_d
    start, busy = time.perf_counter(), time.process_time()
    for row in rows:
        family = ListedPackages(member_pi[row : row + 1])
        score_d = np.zeros(given.draws)
        for j, function in enumerate(parts.functions):
            score_d += share_jd[j] * function(criterion_level(parts, family, j)[0])
        np.quantile(score_d, [0.05, 0.5, 0.95])
    loop = (time.perf_counter() - start) * n_packages / len(rows)
    loop_busy = (time.process_time() - busy) * n_packages / len(rows)
    print(f"\n{n_packages:,} packages x {len(case.criteria)} criteria x {given.draws:,} draws (seconds)")
    table = [
        *((f"streamed, two passes, {name}", f"{ours:.1f}", f"{busy:.1f}") for name, (ours, busy, _) in ways.items()),
        ("plain NumPy loop, scaled up", f"{loop:.1f}", f"{loop_busy:.1f}"),
        *(
            (f"times as fast, {name}", f"{loop / ours:.1f}", f"{loop_busy / busy:.1f}")
            for name, (ours, busy, _) in ways.items()
        ),
    ]
    print_table(("", "clock", "processor"), table)
    print(f"\npeak memory of all: {peak:.0f} MB")


def score(stream: PackageStream, weights: DrawnWeights, shift: int, rows: slice) -> Ints:
    return stream.score(rows, weights, shift)


def score_first(stream: PackageStream, weights: DrawnWeights, shift: int) -> None:
    """So that nothing is compiled within the time that is taken."""
    score(stream, weights, shift, stream.blocks()[0])


if __name__ == "__main__":
    main()
