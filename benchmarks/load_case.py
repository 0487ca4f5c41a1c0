"""Seconds to load and check a case of 200 options x 12 criteria, and what faults add to it.

Run ``python -m benchmarks.load_case``. The case is synthetic and written to a temporary folder:
every option states ten entered criteria (low, mode, high, basis, reason, two claims) and carries
two costs, two risks and three prerequisites; two more criteria are derived. Clean and faulty cases
are loaded in turn in one process. Reported are, for each, the median seconds by the clock and of the
processor, and the ratio of its processor seconds to those of the clean load (the clock also counts
what else the machine does).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from counterpoise.casefile import load_case

OPTIONS, ENTERED, CLAIMS, ROUNDS = 200, 10, 400, 5

Files = dict[str, str]


def write_case() -> Files:
    """The clean case, as text by file name."""
    files = {"case.yaml": _case_text(), "seeds/register.yaml": _register_text()}
    files |= {f"options/option_{at:03}.yaml": _option_text(at) for at in range(OPTIONS)}
    for profile in range(7):
        points = "\n".join(f"  {id}: {10 + profile}" for id in _criterion_ids())
        files[f"weights/profile_{profile}.yaml"] = (
            f"name: Profile {profile}\nheld_by: Somebody\nbecause: For a reason.\npoints:\n{points}\n"
        )
    return files


def _criterion_ids() -> list[str]:
    return [f"criterion_{at}" for at in range(ENTERED)] + ["cost", "ready"]


def _case_text() -> str:
    lines = [
        "schema_version: 1",
        "id: synthetic",
        "title: Synthetic",
        "question: Which?",
        "decided_by: Nobody",
        "as_of: 2024-01-01",
        "horizon_days: 720",
        "baseline: option_000",
        "money: {currency: EUR, unit: million, price_year: 2024}",
        "objectives:",
        "  all_of_it: {name: All}",
        "criteria:",
    ]
    for id in _criterion_ids():
        derived = {"cost": ", measured_by: cost", "ready": ", measured_by: ready_day"}.get(id, "")
        lines.append(
            f"  {id}: {{name: Name, objective: all_of_it, definition: What it is., unit: points, "
            f"scale: {{worst: 0, best: 100}}, bounds: {{lower: 0, upper: 100}}{derived}}}"
        )
    return "\n".join(lines) + "\n"


def _register_text() -> str:
    claims = "\n".join(f"      claim_{at}: {{says: Something., locator: page {at}}}" for at in range(CLAIMS))
    return (
        "sources:\n  source:\n    title: T\n    author: A\n    publisher: P\n    known_on: 2023\n"
        f"    how_read: read\n    claims:\n{claims}\n"
    )


def _option_text(at: int) -> str:
    basis = "    basis: source\n    because: It is said in the sources that are named here.\n"
    lines = [f"name: Option {at}\nsummary: What it is.\nperformance:\n"]
    for criterion in range(ENTERED):
        mode = 10 + (at * 7 + criterion * 13) % 70
        lines.append(
            f"  criterion_{criterion}:\n    level:\n      low: {mode - 5}\n      mode: {mode}\n"
            f"      high: {mode + 9.5}\n{basis}    claims: [claim_{at}, claim_{at + criterion}]\n"
        )
    lines.append("costs:\n")
    lines += [
        f"  cost_{at}_{n}:\n    what: Something\n    kind: committed\n    amount: {n + 1}\n"
        f"{basis}    claims: [claim_1]\n"
        for n in range(2)
    ]
    lines.append("risks:\n")
    lines += [
        f"  risk_{at}_{n}:\n    event: Something\n    likelihood: 10\n    severity: 2\n{basis}    claims: [claim_2]\n"
        for n in range(2)
    ]
    lines.append("prerequisites:\n")
    for n in range(3):
        after = f"    after: [step_{at}_{n - 1}]\n" if n else ""
        lines.append(
            f"  step_{at}_{n}:\n    what: Something\n    kind: time\n    lead_days: {n}\n{after}"
            f"{basis}    claims: [claim_3]\n"
        )
    lines.append(f"lag_days:\n  days: 30\n{basis.replace('    ', '  ')}  claims: [claim_4]\n")
    return "".join(lines)


def _in_options(old: str, new: str) -> Callable[[Files], Files]:
    """A fault in every option but the baseline."""
    return lambda files: {
        name: text.replace(old, new) if name.startswith("options/") and "_000" not in name else text
        for name, text in files.items()
    }


def _in_case(old: str, new: str) -> Callable[[Files], Files]:
    return lambda files: {**files, "case.yaml": files["case.yaml"].replace(old, new)}


def _with_shared_cost(files: Files) -> Files:
    """One cost that every option states otherwise."""
    cost = "costs:\n  shared: {{what: X, kind: committed, amount: {0}, basis: judgement, because: no.}}\n"
    return {name: text.replace("costs:\n", cost.format(at)) for at, (name, text) in enumerate(files.items())}


FAULTS: dict[str, Callable[[Files], Files]] = {
    "a misspelt key in every cell": _in_options("      high:", "      hihg:"),
    "an unknown criterion in every option": _in_options("  criterion_3:", "  criterien_x:"),
    "an unknown claim in every number": _in_options("claims: [claim_", "claims: [clam_"),
    "text for every number": _in_options("mode: ", "mode: about "),
    "every estimate out of order": _in_options("low: ", "low: 9"),
    "a criterion renamed in case.yaml": _in_case("  criterion_5:", "  renamed:"),
    "case.yaml without criteria": _in_case("criteria:", "criterias:"),
    "a broken line in every option": _in_options("\nsummary: What", "\n summary: What"),
    "every key twice": _in_options("    basis: source\n", "    basis: source\n    basis: source\n"),
    "a milestone circle in every option": _in_options("    lead_days: 0\n", "    lead_days: 0\n    after: [step_9]\n"),
    "an alias bomb": _in_options("summary: What it is.", "summary: [&a [x, x], &b [*a, *a], &c [*b, *b]]"),
    "one shared cost told 200 ways": _with_shared_cost,
}


def _write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _seconds(folder: Path) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of the processor, number of problems."""
    clock, processor = time.perf_counter(), time.process_time()
    loaded = load_case(folder)
    return time.perf_counter() - clock, time.process_time() - processor, len(loaded.problems)


def main() -> int:
    """Print the table; exit code 1 when a fault takes more than three times a clean load."""
    clean = write_case()
    cases = {"clean": clean} | {name: spoil(clean) for name, spoil in FAULTS.items()}
    with TemporaryDirectory() as base:
        for at, files in enumerate(cases.values()):
            _write(Path(base) / str(at), files)
        runs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in cases}
        for _round in range(ROUNDS):
            for at, name in enumerate(cases):
                runs[name].append(_seconds(Path(base) / str(at)))
    medians = {
        name: tuple(statistics.median(column) for column in zip(*found, strict=True)) for name, found in runs.items()
    }
    size = sum(len(text) for text in clean.values()) / 1e6
    print(f"{OPTIONS} options x {ENTERED + 2} criteria, {len(clean)} files, {size:.2f} MB, median of {ROUNDS}")
    clean_processor = medians["clean"][1]
    for name, (clock, processor, problems) in medians.items():
        print(
            f"clock {clock:6.3f} s  processor {processor:6.3f} s  {processor / clean_processor:5.2f}x  "
            f"{problems:6.0f} problems  {name}"
        )
    if medians["clean"][2]:
        print("the clean case has problems")
        return 1
    return int(max(processor for _clock, processor, _problems in medians.values()) > 3 * clean_processor)


if __name__ == "__main__":
    sys.exit(main())
