"""How long the closed-form sensitivities and the cross-check take after a weight has moved.

python benchmarks/sensitivity.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.figures import print_table, quantiles
from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.methods import METHODS, compare_orders, cross_check, remove_each
from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import (
    analyse,
    build_tornado,
    find_all_nearest_weights,
    find_baseline_switches,
    find_cell_switches,
    sweep_weights,
)
from counterpoise.analysis.weighting import profile_points
from counterpoise.casefile import load_case

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 50


def milliseconds(call: Callable[[], object]) -> list[float]:
    """Wall time of every one of REPEATS calls after one that warms up."""
    call()
    spent = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        call()
        spent.append(1e3 * (time.perf_counter() - started))
    return spent


def main() -> None:
    case = load_case(ROOT).case
    table = build_performance_table(case)
    point_j = profile_points(case.profiles[case.default_profile], table.criterion_ids)
    ranking = rank_options(table, point_j)
    results = cross_check(ranking)
    large_ij, large_j = np.random.default_rng(1).random((500, 12)), np.ones(12)
    calls = {
        "ranking": lambda: rank_options(table, point_j),
        "weight sweeps": lambda: sweep_weights(ranking),
        "nearest weights, all options": lambda: find_all_nearest_weights(ranking),
        "cell switches": lambda: find_cell_switches(table, ranking),
        "baseline switches": lambda: find_baseline_switches(table, ranking),
        "tornado": lambda: build_tornado(table, ranking),
        "all of these": lambda: analyse(table, ranking).nearest,
        "five methods": lambda: cross_check(ranking),
        "disagreements explained": lambda: [compare_orders(ranking, result) for result in results],
        "each option removed, five methods": lambda: [
            remove_each(method, ranking.value_ij, ranking.weight_j) for method in METHODS
        ],
        "PROMETHEE II, 500 options x 12": lambda: METHODS["promethee"].function(large_ij, large_j),
    }
    n, m = ranking.value_ij.shape
    print(f"{case.id}: {n} options x {m} criteria, milliseconds of {REPEATS} calls")
    print_table(["what", "p50", "p95", "max"], [[what, *quantiles(milliseconds(call))] for what, call in calls.items()])


if __name__ == "__main__":
    main()
