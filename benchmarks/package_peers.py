"""Other ways to all efficient packages, for ``benchmarks/packages.py``; needs no more than numpy and the peer.

    python benchmarks/package_peers.py highs|cpsat|nsga2|listing FILE.npz SECONDS

HiGHS and CP-SAT are driven by the search region: each solve raises the sum of objectives above one
of its corners and either finds an efficient point or closes the corner.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

# Imported without the rest of Counterpoise, which the interpreter of a peer may lack the packages for.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "counterpoise" / "analysis" / "packages"))
from programme import search_region


def drive(
    solve: Callable[[np.ndarray], np.ndarray | None], least_o: np.ndarray, seconds: float
) -> tuple[set, bool, float]:
    """Points found by solving corner after corner, whether all are closed, and the time it took."""
    region, found, start = search_region.whole_region(least_o), set(), time.perf_counter()
    while len(region.corner_zo) and time.perf_counter() - start < seconds:
        corner_o = region.corner_zo[0]
        point_o = solve(corner_o)
        if point_o is None:
            region = search_region.SearchRegion(region.corner_zo[1:])
        else:
            found.add(tuple(map(int, point_o)))
            region = search_region.cut_region(region, np.array([point_o + 1]), use_numba=False)
    return found, not len(region.corner_zo), time.perf_counter() - start


def highs(problem: dict) -> Callable[[np.ndarray], np.ndarray | None]:
    import highspy

    value_io = problem["value_io"].astype(float)
    n_options, n_objectives = value_io.shape
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("mip_rel_gap", 0.0)
    for i in range(n_options):
        model.addCol(-value_io[i].sum(), 0, 1, 0, [], [])
        model.changeColIntegrality(i, highspy.HighsVarType.kInteger)
    every = np.arange(n_options, dtype=np.int32)
    for o in range(n_objectives):
        model.addRow(-highspy.kHighsInf, highspy.kHighsInf, n_options, every, value_io[:, o])
    for cost_i, budget in zip(problem["cost_ir"].T.astype(float), problem["budget_r"], strict=True):
        model.addRow(-highspy.kHighsInf, float(budget), n_options, every, cost_i)
    for a, b in problem["needs"]:
        model.addRow(-highspy.kHighsInf, 0.0, 2, np.array([a, b], np.int32), np.array([1.0, -1.0]))
    for a, b in problem["excludes"]:
        model.addRow(-highspy.kHighsInf, 1.0, 2, np.array([a, b], np.int32), np.array([1.0, 1.0]))

    def solve(corner_o: np.ndarray) -> np.ndarray | None:
        for o, least in enumerate(corner_o):
            model.changeRowBounds(o, float(least), highspy.kHighsInf)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        member_i = np.rint(model.getSolution().col_value).astype(int)
        return member_i @ problem["value_io"]

    return solve


def cpsat(problem: dict) -> Callable[[np.ndarray], np.ndarray | None]:
    from ortools.sat.python import cp_model

    value_io = problem["value_io"]
    model = cp_model.CpModel()
    member = [model.new_bool_var(str(i)) for i in range(len(value_io))]
    sums = [cp_model.LinearExpr.weighted_sum(member, value_o.tolist()) for value_o in value_io.T]
    for cost_i, budget in zip(problem["cost_ir"].T, problem["budget_r"], strict=True):
        model.add(cp_model.LinearExpr.weighted_sum(member, cost_i.tolist()) <= int(budget))
    for a, b in problem["needs"]:
        model.add_implication(member[a], member[b])
    for a, b in problem["excludes"]:
        model.add_at_most_one([member[a], member[b]])
    model.maximize(sum(sums))

    def solve(corner_o: np.ndarray) -> np.ndarray | None:
        above = model.clone()
        for total, least in zip(sums, corner_o, strict=True):
            above.add(total >= int(least))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        if solver.solve(above) != cp_model.OPTIMAL:
            return None
        return np.array([solver.value(x) for x in member]) @ value_io

    return solve


def nsga2(problem: dict, seconds: float) -> str:
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.problem import Problem
    from pymoo.operators.crossover.pntx import TwoPointCrossover
    from pymoo.operators.mutation.bitflip import BitflipMutation
    from pymoo.operators.sampling.rnd import BinaryRandomSampling
    from pymoo.optimize import minimize

    seen: set = set()

    class Packages(Problem):
        def __init__(self) -> None:
            n_options, n_objectives = problem["value_io"].shape
            super().__init__(n_var=n_options, n_obj=n_objectives, n_ieq_constr=3, xl=0, xu=1, vtype=bool)

        def _evaluate(self, x: np.ndarray, out: dict, *args: object, **kwargs: object) -> None:
            member = x.astype(int)
            value = member @ problem["value_io"]
            broken = np.column_stack(
                [
                    np.maximum(member @ problem["cost_ir"] - problem["budget_r"], 0).sum(axis=1),
                    sum((member[:, a] > member[:, b]).astype(int) for a, b in problem["needs"]),
                    sum(member[:, a] * member[:, b] for a, b in problem["excludes"]),
                ]
            )
            out["F"], out["G"] = -value, broken
            seen.update(map(tuple, value[(broken <= 0).all(axis=1)].tolist()))

    method = NSGA2(
        pop_size=300,
        sampling=BinaryRandomSampling(),
        crossover=TwoPointCrossover(),
        mutation=BitflipMutation(),
        eliminate_duplicates=True,
    )
    minimize(Packages(), method, ("time", f"00:00:{int(seconds):02d}"), seed=1, verbose=False)
    front = undominated(np.array(sorted(seen)))
    truth = set(map(tuple, problem["points"].tolist()))
    return f"{len(front & truth) / len(truth):.0%}, {len(front - truth)} false"


def undominated(point_pk: np.ndarray) -> set:
    kept: list[np.ndarray] = []
    for point in point_pk[np.argsort(-point_pk.sum(axis=1), kind="stable")]:
        if not kept or not (np.array(kept) >= point).all(axis=1).any():
            kept.append(point)
    return {tuple(map(int, point)) for point in kept}


def listing(problem: dict) -> tuple[set, float]:
    """Plain enumeration: every package by bit masks in NumPy, then what no other beats."""
    start = time.perf_counter()
    n_options = len(problem["value_io"])
    packages = np.arange(1 << n_options)
    kept = np.ones(len(packages), bool)
    for a, b in problem["needs"]:
        kept &= (packages >> a & 1) <= (packages >> b & 1)
    for a, b in problem["excludes"]:
        kept &= (packages >> a & 1) + (packages >> b & 1) < 2
    packages = packages[kept]
    member = (packages[:, None] >> np.arange(n_options)) & 1
    member = member[(member @ problem["cost_ir"] <= problem["budget_r"]).all(axis=1)]
    found = undominated(np.unique(member @ problem["value_io"], axis=0))
    return found, time.perf_counter() - start


def main(peer: str, file: str, seconds: float) -> str:
    problem = dict(np.load(file))
    truth = set(map(tuple, problem["points"].tolist()))
    if peer == "nsga2":
        return nsga2(problem, seconds)
    if peer == "listing":
        found, took = listing(problem)
        return f"{took:.2f} s" if found == truth else f"WRONG: {len(found ^ truth)} points differ"
    least_o = np.minimum(problem["value_io"], 0).sum(axis=0)
    found, is_done, took = drive({"highs": highs, "cpsat": cpsat}[peer](problem), least_o, seconds)
    if not found <= truth or (is_done and found != truth):
        return f"WRONG: {len(found ^ truth)} points differ"
    if is_done:
        return f"{took:.1f} s"
    return f"~{took * len(truth) / max(len(found), 1):.0f} s ({len(found) / len(truth):.0%} done)"


if __name__ == "__main__":
    print(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
