"""Turn a workbook into the folder of a case.

FILE is a workbook that `workbook` wrote and somebody filled in (.xlsx), or `-` for standard input. Every
fault is told at once with its sheet and cell, and then nothing is written. Nothing that exists is ever
overwritten.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault
from .inputs import count, count_problems
from .new_folder import refuse_used, write_folder
from .streams import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..casefile.load import LoadedCase

EXAMPLES = ("import case.xlsx my_case", "import case.xlsx my_case --dry-run")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="workbook (.xlsx), or - for standard input")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="new folder for the case")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")


def run(args: argparse.Namespace) -> int:
    refuse_used(args.folder)
    _import_workbook(args, read_input(args.file))
    return 0


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
    try:
        with Path(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise AuthorFault(f"{name}: cannot be read: {reason}") from error


def _import_workbook(args: argparse.Namespace, data: bytes) -> None:
    from ..casefile.workbook import load_workbook

    found = load_workbook(data)
    for problem in found.problems:
        tell(problem)
    if not found.is_sound:
        raise AuthorFault(
            f"{count_problems(found.problems)}; nothing was written. Correct the cells and import it again."
        )
    _finish(args, found.files, found.loaded)


def _finish(args: argparse.Namespace, files: Mapping[str, bytes], loaded: LoadedCase) -> None:
    """Write the folder, and say what it holds and how to go on."""
    from ..casefile.schema import make_schema_texts

    assert loaded.case is not None
    case = loaded.case
    size = (
        f"{count(len(case.options), 'option')}, {count(len(case.criteria), 'criterion', 'criteria')}, "
        f"{count(len(case.profiles), 'weight profile')}"
    )
    if args.dry_run:
        print(f"would write {count(len(files), 'file')} to {args.folder}: {size}; nothing was written")
        return
    schemas = {f"schemas/{name}": text.encode() for name, text in make_schema_texts().items()}
    write_folder(args.folder, {**files, **schemas})
    print(f"wrote {count(len(files), 'file')} to {args.folder}: {size}")
    print(f"next: python -m counterpoise compare {shlex.quote(str(args.folder))}")
