"""How long packages take, and how long others take for the same answer.

    python benchmarks/packages.py [--peers] [--python PYTHON] [--seconds 20]

First all packages of 20 and 22 options x 10 criteria (stacking, interactions, shared entries,
waits, exclusions, limits), scored and ranked; then the default case's packages over 10,000 draws
when a weight moves; then all efficient packages of additive programmes. With ``--peers`` the same
programmes go to HiGHS and CP-SAT, driven point by point over the search region, to NSGA-II, and for
20 options to plain enumeration. Peers run in ``--python`` (with numpy, highspy, ortools, pymoo and
this folder) or else in a virtual environment that is made in a temporary folder. A peer that is
not done after ``--seconds`` is stopped: its time is then that share of the points scaled up.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table  # noqa: E402
from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages  # noqa: E402
from counterpoise.analysis.packages.listed.uncertain import draw_packages, draw_parts, judge_uncertainty  # noqa: E402
from counterpoise.analysis.packages.parts import build_parts  # noqa: E402
from counterpoise.analysis.packages.programme.efficient import find_efficient_programme  # noqa: E402
from counterpoise.analysis.packages.programme.programme import Programme  # noqa: E402
from counterpoise.analysis.packages.rules import build_rules  # noqa: E402
from counterpoise.analysis.uncertainty import draw_states  # noqa: E402
from counterpoise.casefile.load import load_case  # noqa: E402
from counterpoise.model import Limit  # noqa: E402
from tests.analysis.packages.builder import random_case  # noqa: E402

PEERS = ("highs", "cpsat", "nsga2")
SIZES = ((20, 3, 1), (40, 2, 1), (40, 3, 1), (40, 3, 2), (40, 3, 3), (40, 3, 4), (40, 3, 5), (60, 3, 1))
"""Options, objectives, seed; peers are asked about seed 1."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--peers", action="store_true", help="also run HiGHS, CP-SAT, NSGA-II and plain enumeration")
    asked.add_argument("--python", help="a Python that has the peers")
    asked.add_argument("--seconds", type=float, default=20.0, help="time given to each peer")
    given = asked.parse_args()
    print(describe_machine())
    time_listing()
    time_draws()
    fronts = time_programmes()
    if given.peers:
        with tempfile.TemporaryDirectory() as folder:
            time_peers(fronts, given.python or make_environment(Path(folder)), Path(folder), given.seconds)


def time_listing() -> None:
    print("\nAll packages x 10 criteria, scored and ranked (seconds, median of 5)")
    rows = []
    for n_options in (20, 22):
        for name, with_rules, limits in (
            ("rules and limits", True, [Limit("cost", at_most=400.0), Limit("ready_day", at_most=300.0)]),
            ("limits", False, [Limit("cost", at_most=400.0), Limit("c0", at_least=20.0)]),
            ("no limits", False, []),
        ):
            case = random_case(1, n_options, 6, with_rules=with_rules)
            parts, rules = build_parts(case), build_rules(case, limits=limits)
            listed, busy, table = repeat(lambda parts=parts, rules=rules: tabulate_packages(parts, rules))
            ranked, _, _ = repeat(lambda table=table: rank_packages(table, np.ones(10)))
            rows.append(
                (
                    f"{n_options} options, {name}",
                    f"{table.n_feasible:,}",
                    f"{listed:.3f}",
                    f"{busy:.3f}",
                    f"{ranked:.3f}",
                    peak(),
                )
            )
            del table
    print_table(("", "feasible", "listed", "processor", "ranked", "peak MB so far"), rows)


def time_draws(n_draws: int = 10_000) -> None:
    case = load_case(ROOT).case
    table = tabulate_packages(build_parts(case), build_rules(case))
    drawn = draw_packages(table, draw_parts(case, draw_states(case, n_draws, seed=1)))
    weight_dj = np.random.default_rng(1).dirichlet(np.ones(len(case.criteria)), n_draws)
    print(f"\nDefault case, {table.n_feasible} packages over {n_draws:,} draws (milliseconds, median of 5)")
    rows = [
        ("packages and rules from the case", lambda: tabulate_packages(build_parts(case), build_rules(case))),
        (
            "values over the draws (cached)",
            lambda: draw_packages(table, draw_parts(case, draw_states(case, n_draws, 1))),
        ),
        ("a weight moves: shares, regrets, intervals", lambda: judge_uncertainty(drawn, np.ones(len(case.criteria)))),
        ("the same under unknown weights", lambda: judge_uncertainty(drawn, weight_dj)),
    ]
    timed = [(name, *repeat(call)[:2]) for name, call in rows]
    print_table(
        ("", "clock", "processor"), [(n, f"{1000 * clock:.1f}", f"{1000 * busy:.1f}") for n, clock, busy in timed]
    )


def time_programmes() -> dict[tuple[int, int], tuple[Programme, np.ndarray, float]]:
    find_efficient_programme(make_programme(14, 3))
    print("\nAll efficient packages, proven: one budget, n/5 prerequisites, n/10 exclusions (seconds)")
    fronts, rows = {}, []
    for n_options, n_objectives, seed in SIZES:
        programme = make_programme(n_options, n_objectives, seed)
        seconds, busy, found = repeat(lambda programme=programme: find_efficient_programme(programme), times=3)
        _, plain, same = repeat(
            lambda programme=programme: find_efficient_programme(programme, use_numba=False), times=1
        )
        assert np.array_equal(found.member_pi, same.member_pi)
        points = np.unique(found.value_po, axis=0)
        if seed == 1:
            fronts[n_options, n_objectives] = programme, points, seconds
        rows.append(
            (
                f"{n_options} x {n_objectives}, seed {seed}",
                len(points),
                f"{found.most_partial:,}",
                f"{seconds:.2f}",
                f"{busy:.2f}",
                f"{plain:.2f}",
            )
        )
    print_table(("options x objectives", "points", "most partial", "clock", "processor", "without numba"), rows)
    return fronts


def make_programme(n_options: int, n_objectives: int, seed: int = 1) -> Programme:
    """Objectives that pull against each other: each option serves one and may harm the others."""
    rng = np.random.default_rng(seed)
    serves = rng.integers(0, n_objectives, n_options)
    main_io, side_io = (
        rng.integers(30, 101, (n_options, n_objectives)),
        rng.integers(-40, 41, (n_options, n_objectives)),
    )
    value_io = np.where(np.arange(n_objectives) == serves[:, None], main_io, side_io)
    cost_ir = rng.integers(10, 101, (n_options, 1))
    pairs: list[tuple[int, int]] = []
    while len(pairs) < n_options // 5 + n_options // 10:
        first, second = sorted(map(int, rng.choice(n_options, 2, replace=False)))
        if (second, first) not in pairs:
            pairs.append((second, first))
    needs, excludes = tuple(pairs[: n_options // 5]), tuple(pairs[n_options // 5 :])
    return Programme(value_io, cost_ir, cost_ir.sum(axis=0) // 2, needs, excludes)


def time_peers(fronts: dict, python: str, folder: Path, seconds: float) -> None:
    print(f"\nPeers on the same programmes, {seconds:.0f} s each (s: seconds for all points; ~ scaled up from a share)")
    rows = []
    for (n_options, n_objectives), (programme, points, ours) in fronts.items():
        file = folder / f"{n_options}_{n_objectives}.npz"
        np.savez(
            file,
            value_io=programme.value_io,
            cost_ir=programme.cost_ir,
            budget_r=programme.budget_r,
            needs=np.array(programme.needs).reshape(-1, 2),
            excludes=np.array(programme.excludes).reshape(-1, 2),
            points=points,
        )
        cells = [ask_peer(python, peer, file, seconds) for peer in PEERS]
        listed = ask_peer(python, "listing", file, seconds) if n_options <= 20 else "-"
        rows.append((f"{n_options} x {n_objectives}", len(points), f"{ours:.2f} s", *cells, listed))
    print_table(("options x objectives", "points", "ours", "HiGHS", "CP-SAT", "NSGA-II", "enumeration"), rows)


def ask_peer(python: str, peer: str, file: Path, seconds: float) -> str:
    command = [python, str(ROOT / "benchmarks" / "package_peers.py"), peer, str(file), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (
        done.stdout.strip().splitlines()[-1]
        if done.returncode == 0
        else "failed: " + done.stderr.strip().splitlines()[-1]
    )


def make_environment(folder: Path) -> str:
    venv.create(folder / "peers", with_pip=True)
    python = str(folder / "peers" / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "numpy", "highspy", "ortools", "pymoo"], check=True)
    return python


def repeat(call: Callable, times: int = 5) -> tuple[float, float, object]:
    """Median seconds by the clock and of the processors, of some calls, and what the last one gave."""
    clock, busy = [], []
    for _ in range(times):
        start, start_busy = time.perf_counter(), time.process_time()
        result = call()
        clock.append(time.perf_counter() - start)
        busy.append(time.process_time() - start_busy)
    return float(np.median(clock)), float(np.median(busy)), result


def peak() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"


if __name__ == "__main__":
    main()
