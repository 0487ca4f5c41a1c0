"""Find every problem in a case's files, all at once.

Each problem says file, line and column, what was found, what was expected and what to do; the code
in brackets is explained by `explain CODE`. Exit code 2 when there is an error, 0 when there is none.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..bundle import find_folder
from .inputs import add_case, count, count_problems
from .output import add_output, chosen_format, deliver, write_bytes

if TYPE_CHECKING:
    from ..casefile.load import LoadedCase
    from ..report.tables import Table

EXAMPLES = ("check", "check my_case", "check my_case.zip", "check examples/teaching --format json")

_NO_CASE = ("empty-folder", "no-such-folder")
_NEW_CASE = "`python -m counterpoise new FOLDER` starts a case\n"
"""Said here only: who uploads a case has no command line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    from ..casefile.load import load_case

    loaded = load_case(find_folder(args.case))
    if chosen_format(args) == "text":
        write_bytes(args, _text(loaded).encode(), "text")
    else:
        deliver(args, lambda: _tables(loaded), lambda: _record(loaded))
    return 2 if any(problem.severity == "error" for problem in loaded.problems) else 0


def _tables(loaded: LoadedCase) -> Sequence[Table]:
    from ..report.tables import problems_table

    return [problems_table(loaded.problems)]


def _text(loaded: LoadedCase) -> str:
    hint = _NEW_CASE if any(problem.code in _NO_CASE for problem in loaded.problems) else ""
    return "".join(f"{problem}\n" for problem in loaded.problems) + _summary(loaded) + f"\n{hint}"


def _summary(loaded: LoadedCase) -> str:
    from ..report.sentences import left_out_sentence, open_cells_sentence

    found = count_problems(loaded.problems)
    if loaded.case is None:
        return f"{found}; the case cannot be opened"
    case = loaded.case
    size = (
        f"{count(len(case.options), 'option')}, {count(len(case.criteria), 'criterion', 'criteria')}, "
        f"{count(len(case.profiles), 'weight profile')}"
    )
    notes = " ".join(filter(None, (left_out_sentence(case), open_cells_sentence(case))))
    return f"{found}; {case.id}: {size}" + (f". {notes}" if notes else "")


def _record(loaded: LoadedCase) -> dict[str, object]:
    case = loaded.case
    return {
        "case": case.id if case else None,
        "digest": case.digest if case else None,
        "errors": sum(problem.severity == "error" for problem in loaded.problems),
        "warnings": sum(problem.severity == "warning" for problem in loaded.problems),
        "left_out": [asdict(left) for left in case.left_out] if case else [],
        "problems": [asdict(problem) for problem in loaded.problems],
    }
