"""Do other libraries agree with our methods, and how long does one call take?

300 random problems a method, the same normalisation asked of everyone. Libraries that are not
installed beside this Python are left out and named; pymcdm and pyrepo-mcda come with
``requirements-dev.txt``, scikit-criteria (heavy) by ``pip install scikit-criteria``.

    python benchmarks/oracles.py
"""

from __future__ import annotations

import importlib.util
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.figures import print_table
from counterpoise.analysis.methods import Preference, product, promethee, topsis, vikor

PROBLEMS = 300
LINEAR = Preference("linear", q=0.05, p=0.25)
OURS: dict[str, Callable] = {
    "topsis, vector": lambda v, w: topsis(v, w, normalisation="vector").score_i,
    "topsis, none": lambda v, w: topsis(v, w).score_i,
    "vikor": lambda v, w: vikor(v, w).score_i,
    "vikor, compromise": lambda v, w: np.isin(np.arange(len(v)), vikor(v, w).compromise),
    "promethee, usual": lambda v, w: promethee(v, w, preferences=Preference("usual")).score_i,
    "promethee, linear": lambda v, w: promethee(v, w, preferences=LINEAR).score_i,
    "product": lambda v, w: product(v, w).score_i,
}
MODULES = {"pymcdm": "pymcdm", "pyrepo-mcda": "pyrepo_mcda", "scikit-criteria": "skcriteria"}


def pymcdm_calls() -> dict[str, Callable]:
    from pymcdm import methods, normalizations

    def as_it_is(x, cost=False):
        return x

    def calls(method: Callable) -> Callable:
        return lambda v, w: method(v)(v, w, np.ones(len(w)))

    return {
        "topsis, vector": calls(lambda v: methods.TOPSIS(normalizations.vector_normalization)),
        "topsis, none": calls(lambda v: methods.TOPSIS(as_it_is)),
        "vikor": calls(lambda v: methods.VIKOR()),
        "promethee, usual": calls(lambda v: methods.PROMETHEE_II("usual")),
        "promethee, linear": calls(
            lambda v: methods.PROMETHEE_II("vshape_2", p=[0.25] * v.shape[1], q=[0.05] * v.shape[1])
        ),
        "product": calls(lambda v: methods.WPM(as_it_is)),
    }


def pyrepo_calls() -> dict[str, Callable]:
    from pyrepo_mcda import mcda_methods, normalizations

    def as_it_is(matrix, types):
        return matrix

    def flows(v, w, shape, q, p):
        method = mcda_methods.PROMETHEE_II()
        functions = [getattr(method, shape)] * len(w)
        return method(v, w, np.ones(len(w)), functions, p=np.full(len(w), p), q=np.full(len(w), q))

    return {
        "topsis, vector": lambda v, w: mcda_methods.TOPSIS(normalizations.vector_normalization)(v, w, np.ones(len(w))),
        "topsis, none": lambda v, w: mcda_methods.TOPSIS(as_it_is)(v, w, np.ones(len(w))),
        "vikor": lambda v, w: mcda_methods.VIKOR()(v, w, np.ones(len(w))),
        "promethee, usual": lambda v, w: flows(v, w, "_usual_function", 0.0, 1.0),
        "promethee, linear": lambda v, w: flows(v, w, "_linear_function", 0.05, 0.25),
    }


def skcriteria_calls() -> dict[str, Callable]:
    import skcriteria
    from skcriteria.agg.simple import WeightedProductModel
    from skcriteria.agg.topsis import TOPSIS
    from skcriteria.agg.vikor import VIKOR
    from skcriteria.preprocessing.scalers import VectorScaler

    def matrix(v, w):
        return skcriteria.mkdm(v, [max] * len(w), weights=w)

    def compromise(v, w):
        rows = VIKOR(use_compromise_set=False).evaluate(matrix(v, w)).e_.compromise_set
        return np.isin(np.arange(len(v)), rows)

    return {
        "topsis, vector": lambda v, w: TOPSIS().evaluate(VectorScaler("matrix").transform(matrix(v, w))).e_.similarity,
        "topsis, none": lambda v, w: TOPSIS().evaluate(matrix(v, w)).e_.similarity,
        "vikor": lambda v, w: VIKOR().evaluate(matrix(v, w)).e_.q_k,
        "vikor, compromise": compromise,
        "product": lambda v, w: 10 ** WeightedProductModel().evaluate(matrix(v, w)).e_.score,
    }


PEERS = {"pymcdm": pymcdm_calls, "pyrepo-mcda": pyrepo_calls, "scikit-criteria": skcriteria_calls}


def random_problems(number: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Partial values above 0 and weights that sum to 1, of 2 to 12 options and 2 to 8 criteria."""
    rng = np.random.default_rng(2018)
    for _ in range(number):
        n, m = rng.integers(2, 13), rng.integers(2, 9)
        yield 0.01 + 0.99 * rng.random((n, m)), rng.dirichlet(np.ones(m))


def compare(ours: Callable, theirs: Callable) -> tuple[int, float, float, float]:
    """Disagreements, largest difference, and the median microseconds of a call, ours and theirs."""
    differences, seconds = [], ([], [])
    for value_ij, weight_j in random_problems(PROBLEMS):
        results = []
        for call, spent in zip((ours, theirs), seconds, strict=True):
            started = time.perf_counter()
            results.append(np.asarray(call(value_ij, weight_j), float))
            spent.append(time.perf_counter() - started)
        differences.append(np.abs(results[0] - results[1]).max())
    wrong = int((~(np.array(differences) <= 1e-9)).sum())
    return wrong, max(differences), *(1e6 * float(np.median(spent)) for spent in seconds)


def main() -> int:
    warnings.simplefilter("ignore")
    there = [name for name, module in MODULES.items() if importlib.util.find_spec(module)]
    rows, total = [], 0
    for name in there:
        for method, theirs in PEERS[name]().items():
            wrong, largest, our_us, their_us = compare(OURS[method], theirs)
            total += wrong
            rows.append([f"{method} / {name}", PROBLEMS, wrong, f"{largest:.1e}", f"{our_us:.0f}", f"{their_us:.0f}"])
    print_table(["method / library", "problems", "disagree", "largest difference", "ours, us", "theirs, us"], rows)
    print(f"left out, not installed: {', '.join(sorted(set(MODULES) - set(there))) or 'none'}")
    print(f"disagreements = {total}")
    return int(total > 0 or not rows)


if __name__ == "__main__":
    sys.exit(main())
