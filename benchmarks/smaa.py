"""One million SMAA-2 samples: our two kernels, plain NumPy and other libraries, in one run.

Rank acceptability and central weights, weights uniform on the simplex, levels exact or triangular.
Others run in an environment of their own, built in a temporary folder (or given); where that
cannot be built, the table says so. Loops are measured on fewer samples and scaled, marked by ~.

    python benchmarks/smaa.py
    python benchmarks/smaa.py --peers PYTHON    # an interpreter that has pysensmcda and pymcdm
    python benchmarks/smaa.py --no-peers
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.figures import describe_machine, print_table
from benchmarks.smaa_peers import MILLION, SIZES
from counterpoise.analysis.uncertainty import (
    TriangularValues,
    draw_weights,
    fast_kernel_ready,
    smaa,
    warm_up,
    weight_law,
)

ROOT = Path(__file__).resolve().parents[1]
PEERS = ("pysensmcda", "pymcdm")
ROUNDS = 5


def main() -> None:
    arguments = _parser().parse_args()
    print(describe_machine())
    start = time.perf_counter()
    warm_up(wait=True)
    state = "ready" if fast_kernel_ready() else "missing"
    print(f"compiled kernel {state} after {time.perf_counter() - start:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        peers = {} if arguments.no_peers else _ask_peers(Path(folder), arguments.peers)
    print("seconds per million samples; best of several rounds, ~ scaled from fewer samples")
    head = (
        "options x criteria",
        "levels",
        "compiled",
        "its processor time / core",
        "ours, NumPy",
        "plain NumPy",
        "pySensMCDA",
        "pymcdm loop",
        "R smaa",
    )
    print_table((*head, "times faster than pySensMCDA", "than the loop"), [_row(*size, peers) for size in _cases()])
    _page_path()


def _cases() -> list[tuple[int, int, str]]:
    return [(n, m, levels) for n, m in SIZES for levels in ("exact", "triangular")]


def _row(n: int, m: int, levels: str, peers: dict) -> list[str]:
    value_ij = np.random.default_rng(n * m).random((n, m))
    spread = TriangularValues(0.8 * value_ij, value_ij, value_ij + 0.2 * (1 - value_ij))
    values = value_ij if levels == "exact" else spread
    law = weight_law("unknown", np.ones(m))

    def ours(kernel: str) -> Callable[[int], object]:
        return lambda draws: smaa(
            values, law, draws, seed=1, kernel=kernel, with_scores=False, with_pairs=False, with_confidence=False
        )

    few = max(20_000, MILLION * 5 // n) if n > 5 else MILLION
    compiled, _ = _time(ours("numba"), MILLION) if fast_kernel_ready() else (np.nan, "")
    processor = _processor_time(ours("numba")) if fast_kernel_ready() else np.nan
    _, numpy_text = _time(ours("numpy"), few, rounds=2)
    _, plain_text = _time(lambda draws: _plain_numpy(values, draws), min(few, 100_000), rounds=1)
    seconds = peers.get("seconds", {}).get(f"{n} {m} {levels}", {})
    others = [seconds.get("pySensMCDA"), seconds.get("pymcdm loop")]
    return [
        f"{n} x {m}",
        levels,
        f"{compiled:.4f}",
        f"{processor:.4f}",
        numpy_text,
        plain_text,
        *("not measured" if other is None else f"~{other:.2f}" for other in others),
        _r_text(seconds, levels),
        *("-" if other is None else f"{other / compiled:,.0f}" for other in others),
    ]


def _r_text(seconds: dict, levels: str) -> str:
    """Time of R's package, for its iterations alone: it draws no weights itself."""
    if levels != "exact":
        return "-"
    found = seconds.get("R smaa")
    return "not installed" if found is None else f"~{found:.2f}"


def _time(run: Callable[[int], object], draws: int, rounds: int = ROUNDS) -> tuple[float, str]:
    best = np.inf
    for _ in range(rounds):
        start = time.perf_counter()
        run(draws)
        best = min(best, time.perf_counter() - start)
    scaled = best * MILLION / draws
    return scaled, f"{'' if draws == MILLION else '~'}{scaled:.3f}"


def _processor_time(run: Callable[[int], object]) -> float:
    """Processor seconds per core: what the wall clock would show if nobody else used the machine."""
    best = np.inf
    for _ in range(ROUNDS):
        start = time.process_time()
        run(MILLION)
        best = min(best, time.process_time() - start)
    return best / (os.cpu_count() or 1)


def _plain_numpy(values: np.ndarray | TriangularValues, draws: int) -> tuple[np.ndarray, np.ndarray]:
    """What a careful user of NumPy would write, chunk by chunk."""
    generator = np.random.default_rng(1)
    n, m = values.shape if isinstance(values, np.ndarray) else values.mode_ij.shape
    count, central = np.zeros(n * n), np.zeros((n, m))
    chunk = max(1000, 4_000_000 // (n * m))
    for first in range(0, draws, chunk):
        weight_dj = generator.dirichlet(np.ones(m), min(chunk, draws - first))
        if isinstance(values, np.ndarray):
            score_di = weight_dj @ values.T
        else:
            size = (len(weight_dj), n, m)
            value_dij = generator.triangular(values.low_ij, values.mode_ij, values.high_ij, size)
            score_di = np.einsum("dij,dj->di", value_dij, weight_dj)
        order_dr = np.argsort(-score_di, axis=1)
        count += np.bincount((order_dr * n + np.arange(n)).ravel(), minlength=n * n)
        for j in range(m):
            central[:, j] += np.bincount(order_dr[:, 0], weights=weight_dj[:, j], minlength=n)
    return count.reshape(n, n) / draws, central


def _ask_peers(folder: Path, python: str | None) -> dict:
    """What the other libraries need, and whether they agree with us on the same draws."""
    value_ij, law = np.random.default_rng(4).random((20, 6)), weight_law("unknown", np.ones(6))
    weight_dj = draw_weights(law, 20_000, seed=1)
    np.save(folder / "values.npy", value_ij)
    np.save(folder / "weights.npy", weight_dj)
    try:
        python = python or _build_environment(folder / "environment")
        script = [python, str(ROOT / "benchmarks" / "smaa_peers.py"), str(folder)]
        run = subprocess.run(script, capture_output=True, text=True, check=True)
    except (subprocess.CalledProcessError, OSError) as fault:
        print(f"other libraries are not measured: {fault}\n{getattr(fault, 'stderr', '') or ''}".rstrip())
        return {}
    found = json.loads(run.stdout)
    ours = smaa(value_ij, weight_dj, len(weight_dj), seed=1).rank_acceptability
    print(f"largest difference from pySensMCDA on the same 20,000 draws: {np.abs(ours - found['ranks']).max():.1e}")
    return found


def _build_environment(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], capture_output=True, text=True, check=True)
    return python


def _page_path() -> None:
    """A weight moves on the screen: levels stay, weights around the profile are drawn anew."""
    n, m, draws = 8, 11, 100_000
    generator = np.random.default_rng(2)
    centre_ij1 = 0.2 + 0.6 * generator.random((n, m, 1))
    value_ijd = (centre_ij1 + 0.2 * (generator.random((n, m, draws)) - 0.5)).astype(np.float32)
    rows = []
    for kernel in ("numba", "numpy") if fast_kernel_ready() else ("numpy",):
        times = []
        for k in range(15):
            law = weight_law("around", 1 + generator.random(m))
            start = time.perf_counter()
            smaa(value_ijd, law, draws, seed=k, kernel=kernel)
            times.append(1000 * (time.perf_counter() - start))
        rows.append([kernel, f"{min(times):.1f}", f"{np.median(times):.1f}", f"{max(times):.1f}"])
    print(f"\na weight moves: all results, {draws:,} states of {n} options x {m} criteria, milliseconds")
    print_table(("kernel", "best", "median", "worst"), rows)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", help="an interpreter that has pysensmcda and pymcdm")
    parser.add_argument("--no-peers", action="store_true", help="measure only our own and plain NumPy")
    return parser


if __name__ == "__main__":
    main()
