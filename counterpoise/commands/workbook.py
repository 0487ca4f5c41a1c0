"""Write a case as a workbook to read, print, fill in and import again.

One sheet for each kind of entry, with drop-downs, checks and comments. `import` turns the workbook
into the files of a case again; nothing that the files state is lost on the way but their comments.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..bundle import find_folder
from .faults import AuthorFault
from .inputs import add_case, count_problems
from .output import write_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Problem

EXAMPLES = (
    "workbook -o case.xlsx",
    "workbook examples/teaching -o teaching.xlsx",
    "workbook --template -o empty.xlsx",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--template", action="store_true", help="an empty workbook, with every sheet and heading")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write to FILE (.xlsx); without it, to a pipe"
    )


def run(args: argparse.Namespace) -> int:
    from ..casefile.workbook import CannotWrite, write_template, write_workbook

    if args.output and args.output.suffix.lower() != ".xlsx":
        raise AuthorFault(f"-o {args.output}: a workbook's name ends in .xlsx")
    if args.template:
        if args.case != ".":
            raise AuthorFault("workbook --template: an empty workbook takes no case; leave it out")
        write_bytes(args, write_template(), "xlsx")
        return 0
    try:
        content = write_workbook(_files(find_folder(args.case)))
    except CannotWrite as refused:
        raise _fault(refused.problems) from refused
    write_bytes(args, content, "xlsx")
    return 0


def _files(folder: Path) -> Mapping[str, bytes]:
    """The files of the case in a folder or zip.

    Raises
    ------
    AuthorFault
        There is none, or a file of it cannot be read.
    """
    from ..casefile.load import load_case
    from ..casefile.read_files import read_case_files

    files, problems = read_case_files(folder)
    if problems or "case.yaml" not in {name.lower().replace(".yml", ".yaml") for name in files}:
        raise _fault(problems or load_case(folder).problems)
    return files


def _fault(problems: tuple[Problem, ...]) -> AuthorFault:
    listed = "\n".join(map(str, problems))
    return AuthorFault(f"{listed}\n{count_problems(problems)}; correct these files first, then write the workbook")
