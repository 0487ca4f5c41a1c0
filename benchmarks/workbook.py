"""Seconds to write and read workbooks: a case of 120 options x 15 criteria, and a register of 10,000 claims.

Run ``python -m benchmarks.workbook``. Both cases are synthetic. Every option states a low, likely and high
level of each criterion with basis, reason and claims, a cost, a risk and a prerequisite; the register has 200
sources of 50 claims. Reported are, by the clock and of the processor, the writing, the reading with all checks,
and the reading of the same files as a folder; the table of 120 x 15 is read as plain CSV too. Every case must come
back as it was.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from benchmarks.figures import describe_machine, print_table
from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.plain_table import read_plain_table
from counterpoise.casefile.workbook import load_workbook, write_workbook
from counterpoise.casefile.yaml_write import write_yaml

OPTIONS, CRITERIA, SOURCES, CLAIMS = 120, 15, 200, 50
DAY = date(2026, 1, 31)

Result = TypeVar("Result")


def make_case(options: int, criteria: int, sources: int) -> dict[str, bytes]:
    """The files of a synthetic case."""
    ids = [f"criterion_{k}" for k in range(criteria)]
    case = {
        "schema_version": 1, "id": "synthetic", "title": "Synthetic", "question": "Which?", "decided_by": "Nobody",
        "as_of": "2026-01-31", "horizon_days": 720, "baseline": "option_000",
        "money": {"currency": "EUR", "unit": "million", "price_year": 2026},
        "objectives": {"all_of_it": {"name": "All"}},
        "criteria": {
            id_: {"name": f"Criterion {id_}", "objective": "all_of_it", "definition": "What it is.", "unit": "points",
                  "scale": {"worst": 0, "best": 100}}
            for id_ in ids
        },
    }  # fmt: skip
    trees: dict[str, object] = {"case.yaml": case}
    trees |= {f"options/option_{at:03}.yaml": _option(at, ids) for at in range(options)}
    points = dict.fromkeys(ids, 1)
    trees["weights/equal.yaml"] = {"name": "Equal", "held_by": "Nobody", "because": "None.", "points": points}
    per_file = 40
    for first in range(0, sources, per_file):
        found = {f"source_{at:03}": _source(at) for at in range(first, min(first + per_file, sources))}
        trees[f"seeds/register_{first:03}.yaml"] = {"sources": found}
    return {name: write_yaml(tree).encode() for name, tree in trees.items()}


def _option(at: int, criteria: list[str]) -> dict[str, object]:
    basis = {"basis": "source", "because": "It is said in the sources that are named here.", "claims": ["claim_0_1"]}
    levels = {}
    for k, id_ in enumerate(criteria):
        mode = 10 + (at * 7 + k * 13) % 70
        levels[id_] = {"level": {"low": mode - 5, "mode": mode, "high": mode + 9.5}, **basis}
    return {
        "name": f"Option {at}", "summary": "What it is.", "performance": levels,
        "costs": {f"cost_{at}": {"what": "Something", "kind": "committed", "amount": 3, **basis}},
        "risks": {f"risk_{at}": {"event": "Something", "likelihood": 10, "severity": 2, **basis}},
        "prerequisites": {f"step_{at}": {"what": "Something", "kind": "time", "lead_days": 20, **basis}},
        "lag_days": {"days": 30, **basis},
    }  # fmt: skip


def _source(at: int) -> dict[str, object]:
    says = "A statement of a source in our own words, as long as statements of sources are."
    claims = {f"claim_{at}_{k}": {"says": says, "locator": f"page {k}", "kind": "fact"} for k in range(CLAIMS)}
    return {
        "title": f"Report {at}", "author": "Somebody", "publisher": "Somewhere", "known_on": "2024-05-01",
        "how_read": "read", "claims": claims,
    }  # fmt: skip


def _table() -> bytes:
    lines = [",".join(["Option", *(f"Criterion {k} (points)" for k in range(CRITERIA))])]
    lines += [
        ",".join([f"Option {at}", *(str(10 + (at * 7 + k) % 70) for k in range(CRITERIA))]) for at in range(OPTIONS)
    ]
    return "\n".join(lines).encode()


def _timed(call: Callable[[], Result]) -> tuple[Result, list[str]]:
    clock, processor = time.perf_counter(), time.process_time()
    result = call()
    return result, [f"{time.perf_counter() - clock:.2f}", f"{time.process_time() - processor:.2f}"]


def main() -> int:
    """Print the table; exit code 1 when a case does not come back as it was."""
    print(describe_machine())
    rows, is_same = [], True
    for name, files in (
        (f"{OPTIONS} x {CRITERIA}", make_case(OPTIONS, CRITERIA, 1)),
        (f"{SOURCES * CLAIMS:,} claims", make_case(3, 3, SOURCES)),
    ):
        loaded, seconds = _timed(lambda files=files: load_case_from_files(files))
        rows.append([f"{name}: files read and checked", *seconds, ""])
        data, seconds = _timed(lambda files=files: write_workbook(files))
        rows.append([f"{name}: workbook written", *seconds, f"{len(data) / 1e6:.2f}"])
        found, seconds = _timed(lambda data=data: load_workbook(data))
        rows.append([f"{name}: workbook read and checked", *seconds, ""])
        is_same &= found.loaded.case == loaded.case and loaded.case is not None and not found.problems
    table, seconds = _timed(lambda: read_plain_table(_table(), "table.csv", DAY))
    rows.append([f"{OPTIONS} x {CRITERIA}: plain table read as a draft case", *seconds, ""])
    print_table(("what", "s by the clock", "s of the processor", "MB"), rows)
    return 0 if is_same and table.files else 1


if __name__ == "__main__":
    sys.exit(main())
