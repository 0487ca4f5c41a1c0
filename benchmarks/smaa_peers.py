"""Times of other libraries' SMAA-2, as JSON; run by ``smaa.py`` in an environment of their own.

    python benchmarks/smaa_peers.py FOLDER

FOLDER holds ``weights.npy`` and ``values.npy``: their ranks under these very draws are given back,
to be compared with ours. Loops are measured on few samples and scaled to a million.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

SIZES = [(n, m) for n in (5, 20, 100, 500) for m in (6, 12)]
MILLION = 1_000_000
SAMPLES, LOOPS = 4_000, 300


def seconds_per_million(run: Callable[[int], object], samples: int) -> float:
    run(min(samples, 50))
    start = time.perf_counter()
    run(samples)
    return (time.perf_counter() - start) * MILLION / samples


def additive(matrix: np.ndarray, weights: np.ndarray, types: np.ndarray) -> np.ndarray:
    return matrix @ weights


def pysensmcda_run(value_ij: np.ndarray, is_uncertain: bool) -> Callable[[int], object]:
    from pysensmcda.smaa import central_weights, rank_acceptability, simulate

    def run(samples: int) -> None:
        drawn = None
        if is_uncertain:
            drawn = np.random.default_rng(1).triangular(
                0.8 * value_ij, value_ij, value_ij + 0.2 * (1 - value_ij), (samples, *value_ij.shape)
            )
        result = simulate(
            additive,
            value_ij,
            np.ones(value_ij.shape[1]),
            num_samples=samples,
            matrix_samples=drawn,
            reverse_ranking=True,
            store="accumulate",
            seed=1,
        )
        rank_acceptability(result)
        central_weights(result)

    return run


def pymcdm_run(value_ij: np.ndarray, is_uncertain: bool) -> Callable[[int], object]:
    from pymcdm.methods import WSM

    def as_it_is(x, cost=False):
        return x

    method = WSM(as_it_is)
    n, m = value_ij.shape
    types, places = np.ones(m), np.arange(n)

    def run(samples: int) -> None:
        generator = np.random.default_rng(1)
        count, central = np.zeros((n, n)), np.zeros((n, m))
        for weight in generator.dirichlet(np.ones(m), samples):
            value = value_ij
            if is_uncertain:
                value = generator.triangular(0.8 * value_ij, value_ij, value_ij + 0.2 * (1 - value_ij))
            order = np.argsort(-method(value, weight, types))
            count[order, places] += 1
            central[order[0]] += weight

    return run


R_SCRIPT = """
library(smaa)
arguments <- as.integer(commandArgs(trailingOnly = TRUE))
n <- arguments[1]; m <- arguments[2]; iterations <- arguments[3]
set.seed(1)
weights <- matrix(rexp(iterations * m), ncol = m)
weights <- weights / rowSums(weights)
measured <- array(rep(runif(n * m), each = iterations), dim = c(iterations, n, m))
taken <- system.time({
  values <- smaa.values(measured, weights)
  ranks <- smaa.ranks(values)
  acceptability <- smaa.ra(ranks)
  central <- smaa.cw(ranks, weights)
})
cat(taken[["elapsed"]])
"""
"""Exact levels are repeated for every iteration: the package knows no others."""

R_CELLS = 40_000_000
"""Iterations x options x criteria that R is given at once: 320 MB."""


def r_smaa_seconds(n: int, m: int) -> float | None:
    """Seconds per million of R's package smaa, without drawing weights; None where it is not installed."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return None
    iterations = min(100_000, R_CELLS // (n * m))
    command = [rscript, "-e", R_SCRIPT, str(n), str(m), str(iterations)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(run.stdout) * MILLION / iterations if run.returncode == 0 else None


def given_ranks(folder: Path) -> list[list[float]]:
    """pySensMCDA's rank acceptability of the given values under the given weights."""
    from pysensmcda.smaa import rank_acceptability, simulate

    value_ij, weight_dj = np.load(folder / "values.npy"), np.load(folder / "weights.npy")
    result = simulate(additive, value_ij, np.ones(value_ij.shape[1]), weights=weight_dj, reverse_ranking=True)
    return np.asarray(rank_acceptability(result)).tolist()


def main() -> None:
    found: dict[str, object] = {"ranks": given_ranks(Path(sys.argv[1])), "seconds": {}}
    for n, m in SIZES:
        value_ij = np.random.default_rng(n * m).random((n, m))
        for levels in ("exact", "triangular"):
            samples = max(200, SAMPLES * 20 // n if n > 20 else SAMPLES)
            found["seconds"][f"{n} {m} {levels}"] = {
                "pySensMCDA": seconds_per_million(pysensmcda_run(value_ij, levels == "triangular"), samples),
                "pymcdm loop": seconds_per_million(pymcdm_run(value_ij, levels == "triangular"), LOOPS),
                "R smaa": r_smaa_seconds(n, m) if levels == "exact" else None,
            }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
