"""Turn a workbook, or a plain table of options and criteria, into the folder of a case.

FILE is a workbook that `workbook` wrote and somebody filled in, or a table of your own (.xlsx, .csv, .tsv):
options in rows and criteria in columns or the other way round, with or without rows for min and max,
weights and units. What a table does not say is guessed and told; every fault is told at once with its
place, and then nothing is written. Nothing that exists is ever overwritten.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault
from .inputs import count, read_start
from .new_folder import refuse_used, schema_files, write_folder
from .streams import tell

if TYPE_CHECKING:
    from ..casefile.load import LoadedCase
    from ..casefile.plain_table import PlainTable, Question

EXAMPLES = (
    "import case.xlsx my_case",
    "import table.csv my_case --dry-run",
    "import table.csv my_case --direction cost=min --unit cost=EUR --decimal comma",
    "import table.xlsx my_case --options-in columns --weights-row Importance --baseline today",
)

FLAGS: Mapping[str, str] = {
    "direction": "--direction {id}={other}",
    "unit": "--unit {id}=UNIT",
    "decimal": "--decimal {other}",
    "orientation": "--options-in {other}",
    "baseline": "--baseline {other}",
    "combine": "--combine",
    "scale": "edit `scale` in case.yaml",
}
"""How a guess is changed, by the kind of its question."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="workbook or table (.xlsx, .csv, .tsv), or - for standard input")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="new folder for the case")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    table = parser.add_argument_group("what a plain table does not say")
    table.add_argument(
        "--direction", action="append", default=[], metavar="ID=min|max", help="which way a criterion is better"
    )
    table.add_argument("--unit", action="append", default=[], metavar="ID=UNIT", help="unit of a criterion")
    table.add_argument("--decimal", choices=("point", "comma"), help="decimal sign of the table")
    table.add_argument("--options-in", choices=("rows", "columns"), help="where the options stand")
    table.add_argument("--weights-row", metavar="NAME", help="row that holds the weights of the criteria")
    table.add_argument("--baseline", metavar="ID", help="option that stands for today's course")
    table.add_argument("--combine", action="store_true", help="several options may be adopted together")


def run(args: argparse.Namespace) -> int:
    from ..casefile.workbook import is_workbook_of_ours

    refuse_used(args.folder)
    answers = _answers(args)
    data = read_input(args.file)
    if is_workbook_of_ours(data):
        if answers:
            raise AuthorFault("import: a workbook of a case says all itself; leave out the flags for plain tables")
        _import_workbook(args, data)
    else:
        _import_table(args, data, answers)
    return 0


def _answers(args: argparse.Namespace) -> dict[str, str]:
    """The flags as answers to the questions of a table."""
    named = {"decimal": args.decimal, "orientation": args.options_in, "weights": args.weights_row}
    answers = {key: value for key, value in {**named, "baseline": args.baseline}.items() if value}
    if args.combine:
        answers["combine"] = "yes"
    for flag, pairs in (("direction", args.direction), ("unit", args.unit)):
        for pair in pairs:
            id_, sign, value = pair.partition("=")
            if not (id_.strip() and sign and value.strip()):
                raise AuthorFault(f"--{flag} {pair}: write the id of a criterion, =, and the {flag}")
            answers[f"{flag}.{id_.strip()}"] = value.strip()
    return answers


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``, up to one more than is read of any workbook.

    Raises
    ------
    AuthorFault
        The file cannot be read.
    """
    from ..casefile.spreadsheet import MOST_BYTES

    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    return read_start(Path(name), MOST_BYTES, name)


def _import_workbook(args: argparse.Namespace, data: bytes) -> None:
    from ..casefile.workbook import load_workbook

    found = load_workbook(data)
    for problem in found.problems:
        tell(problem)
    if not found.is_sound:
        errors = sum(problem.severity == "error" for problem in found.problems)
        raise AuthorFault(f"{count(errors, 'error')}; nothing was written. Correct the cells and import it again.")
    _finish(args, found.files, found.loaded)


def _import_table(args: argparse.Namespace, data: bytes, answers: Mapping[str, str]) -> None:
    from ..casefile.load import load_case_from_files
    from ..casefile.plain_table import read_plain_table

    name = "standard input" if args.file == "-" else Path(args.file).name
    found = read_plain_table(data, name, date.today(), answers)
    open_questions = [question for question in found.questions if question.is_open]
    if found.problems or open_questions:
        told = [*map(str, found.problems), *(f"{question}\n    add {_flag(question)}" for question in open_questions)]
        raise AuthorFault("\n".join(told) + "\nnothing was written")
    _tell_guesses(found)
    _finish(args, found.files, load_case_from_files(found.files))


def _tell_guesses(found: PlainTable) -> None:
    _print_list(
        "guessed, because the table does not say it:",
        [_guess(question) for question in found.questions if not question.is_answered],
    )
    _print_list("not taken along:", found.not_taken)


def _guess(question: Question) -> str:
    return f"{question} [{_flag(question)}]"


def _flag(question: Question) -> str:
    kind, _, id_ = question.key.partition(".")
    other = "|".join(question.alternatives) if question.is_open else (question.alternatives or ("",))[0]
    return FLAGS[kind].format(id=id_, other=other)


def _print_list(heading: str, lines: Sequence[str]) -> None:
    from ..report.widths import printable

    if lines:
        print(heading)
        for line in lines:
            print(f"  - {printable(line)}")


def _finish(args: argparse.Namespace, files: Mapping[str, bytes], loaded: LoadedCase) -> None:
    """Write the folder, and say what it holds and how to go on."""
    assert loaded.case is not None
    case = loaded.case
    size = (
        f"{count(len(case.options), 'option')}, {count(len(case.criteria), 'criterion', 'criteria')}, "
        f"{count(len(case.profiles), 'weight profile')}"
    )
    if args.dry_run:
        print(f"would write {count(len(files), 'file')} to {args.folder}: {size}; nothing was written")
        return
    write_folder(args.folder, {**files, **schema_files()})
    print(f"wrote {count(len(files), 'file')} to {args.folder}: {size}")
    print(f"next: python -m counterpoise compare {shlex.quote(str(args.folder))}")
