"""How long it takes to judge every package of a large case over draws, and how long a plain NumPy loop takes.

    python benchmarks/package_robustness.py [--options 16] [--draws 4000] [--sample 48]

All packages of the case x 11 criteria (stacking, interactions, shared costs and risks, waits): first share, mean and
maximal regret, and percentiles under uncertain levels and weights, streamed a block at a time. The loop computes each
package by itself, with all draws in one array; it is run on a sample of packages and scaled up. No part of the
stream is compiled: it takes as long with numba as without.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table  # noqa: E402
from counterpoise.analysis.packages.combine import criterion_level  # noqa: E402
from counterpoise.analysis.packages.families import ListedPackages, members_of  # noqa: E402
from counterpoise.analysis.packages.listed.drawn_scores import bits_for, draw_raw_weights, sum_scores  # noqa: E402
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
    stream, shift = PackageStream(parts, member_pi, given.draws), bits_for(n_packages)
    start, busy = time.perf_counter(), time.process_time()
    sum_scores(stream.blocks(), lambda rows: stream.score(rows, weights, shift), given.draws, shift)
    ours, ours_busy = time.perf_counter() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
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
        ("streamed, two passes", f"{ours:.1f}", f"{ours_busy:.1f}", f"{peak:.0f}"),
        ("plain NumPy loop, scaled up", f"{loop:.1f}", f"{loop_busy:.1f}", "-"),
        ("times as fast", f"{loop / ours:.1f}", f"{loop_busy / ours_busy:.1f}", "-"),
    ]
    print_table(("", "clock", "processor", "peak MB"), table)


if __name__ == "__main__":
    main()
