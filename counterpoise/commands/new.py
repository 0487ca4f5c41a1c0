"""Begin a case in a new folder, or add an option to a case.

`new FOLDER` writes a small valid case to write over, with the schemas that editors complete from.
`new option ID [CASE]` writes options/ID.yaml with every criterion still to be estimated. Nothing that
exists is ever overwritten.
"""

from __future__ import annotations

import argparse
import re
import shlex
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault

if TYPE_CHECKING:
    from ..model import Case, Criterion

EXAMPLES = ("new my_case", "new option toll", "new option toll my_case")

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="+", metavar="FOLDER", help="folder of the new case; or: option ID [CASE]")


def run(args: argparse.Namespace) -> int:
    if args.what[0] != "option":
        if len(args.what) > 1:
            raise AuthorFault("new: one folder, or `new option ID [CASE]`")
        return _begin_case(Path(args.what[0]))
    if len(args.what) not in (2, 3):
        raise AuthorFault("new option: give the id of the option, and the case's folder if it is not this one")
    return _add_option(args.what[1], *args.what[2:])


def _begin_case(folder: Path) -> int:
    from ..casefile.schema import write_schemas

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AuthorFault(f"{folder} exists and is not empty; nothing was written\n    choose a new folder")
    written = _copy(resources.files(__package__) / "starter", folder) + len(write_schemas(folder / "schemas"))
    print(f"wrote {written} files to {folder}; next: python -m counterpoise check {shlex.quote(str(folder))}")
    return 0


def _copy(source: Traversable, target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    written = 0
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            written += _copy(entry, target / entry.name)
        elif entry.name.endswith(".yaml"):
            _write_new(target / entry.name, entry.read_text(encoding="utf-8"))
            written += 1
    return written


def _add_option(option_id: str, folder: str = ".") -> int:
    from .inputs import open_case

    if not IDENTIFIER.fullmatch(option_id):
        raise AuthorFault(f"new option {option_id}: an id is letters, digits and _, and begins with a letter")
    path = Path(folder) / "options" / f"{option_id}.yaml"
    _write_new(path, option_text(open_case(folder), option_id))
    print(f"wrote {path}; next: put levels with their basis in place of `missing`, then check")
    return 0


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise AuthorFault(f"{path} exists; nothing was written") from error
    except OSError as error:
        raise AuthorFault(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def option_text(case: Case, option_id: str) -> str:
    """A valid option file for this case in which every level is still missing."""
    name = option_id.replace("_", " ").capitalize()
    cells = "".join(_cell(criterion) for criterion in case.criteria.values() if not criterion.is_derived)
    performance = f"performance:\n{cells}" if cells else "performance: {}\n"
    return (
        "# yaml-language-server: $schema=../schemas/option.schema.json\n"
        f"name: {name}\n"
        "summary: Say in two or three sentences what the measure is.\n"
        f"{performance}"
        "# costs, risks and prerequisites follow here, each by an id of its own; see options/_template.yaml\n"
        "lag_days:\n"
        "  days: 0\n"
        "  basis: judgement\n"
        "  because: Not yet estimated; replace by the days from being ready to the first observable effect.\n"
    )


def _cell(criterion: Criterion) -> str:
    scale = f"{criterion.worst:g} (worst) to {criterion.best:g} (best) {criterion.unit}"
    key = "effect" if criterion.entered_as == "effect" else "level"
    return f"  {criterion.id}:  # {criterion.name}, {scale}; entered as {key}\n    missing: not yet estimated\n"
