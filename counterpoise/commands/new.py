"""Start a case in a new folder, or add an option, a weight profile or a source to a case.

`new FOLDER` writes a small valid case to write over, with the schemas that editors complete from. `new case
[FOLDER]` asks for question, options, criteria, levels and weights at a terminal, each with a default.
`new option ID [CASE]` writes options/ID.yaml with every criterion still to be estimated, `new profile
ID [CASE]` writes weights/ID.yaml with equal points, and `new source ID [CASE]` seeds/ID.yaml. They work
while the case is unfinished. Nothing that exists is ever overwritten.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault
from .new_folder import cannot_write, schema_files, write_folder

if TYPE_CHECKING:
    from ..casefile.outline import Outline
    from ..model import Criterion

EXAMPLES = (
    "new my_case",
    "new case my_case",
    "new option toll",
    "new option toll my_case",
    "new profile residents my_case",
    "new source survey my_case",
)

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        nargs="+",
        metavar="FOLDER",
        help="folder of the new case; or: case [FOLDER]; or: option | profile | source ID [CASE]",
    )


def run(args: argparse.Namespace) -> int:
    kind = args.what[0]
    if kind == "case" and (len(args.what) > 1 or sys.stdin.isatty()):
        return _ask_for_case(args.what[1:])
    if kind not in PARTS:
        if len(args.what) > 1:
            raise AuthorFault("new: one folder, or `new option | profile | source ID [CASE]`")
        return _begin_case(Path(kind))
    if len(args.what) not in (2, 3):
        raise AuthorFault(f"new {kind}: give the id of the {kind}, and the case's folder if it is not this one")
    return _add_part(kind, *args.what[1:])


def _ask_for_case(words: list[str]) -> int:
    from .new_case import make_case

    if len(words) > 1:
        raise AuthorFault("new case: one folder at most")
    if not sys.stdin.isatty():
        raise AuthorFault("new case asks at a terminal, and this is none; `new FOLDER` writes a case to write over")
    return make_case(words[0] if words else "", date.today())


def _begin_case(folder: Path) -> int:
    files = dict(_starter_files(resources.files(__package__) / "starter")) | schema_files()
    write_folder(folder, files)
    print(f"wrote {len(files)} files to {folder}; next: python -m counterpoise check {shlex.quote(str(folder))}")
    return 0


def _starter_files(source: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _starter_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name, entry.read_bytes()


def _add_part(kind: str, id_: str, folder: str = ".") -> int:
    from ..casefile.outline import read_outline

    if not IDENTIFIER.fullmatch(id_):
        raise AuthorFault(f"new {kind} {id_}: an id is letters, digits and _, and begins with a letter")
    case = Path(folder)
    if not case.is_dir():
        raise AuthorFault(f"{folder}: there is no such folder\n    name the folder that holds case.yaml")
    outline = read_outline(case)
    if outline.problems:
        listed = "\n".join(map(str, outline.problems))
        raise AuthorFault(f"{listed}\nnew {kind} needs a case.yaml with criteria; `new FOLDER` starts a case")
    part, make_text, hint = PARTS[kind]
    path = case / part / f"{id_}.yaml"
    _write_new(path, make_text(outline, id_))
    print(f"wrote {path}; next: {hint}, then check")
    return 0


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise AuthorFault(f"{path} exists; nothing was written") from error
    except OSError as error:
        raise cannot_write(path, error) from error


def option_text(outline: Outline, id_: str) -> str:
    """A valid option file for this case in which every level is still missing."""
    is_baseline = id_ == outline.baseline
    cells = "".join(
        _cell(key, found, is_baseline)
        for key, found in outline.criteria.items()
        if found is None or not found.is_derived
    )
    performance = f"performance:\n{cells}" if cells else "performance: {}\n"
    return (
        "# yaml-language-server: $schema=../schemas/option.schema.json\n"
        f"name: {_name(id_)}\n"
        "summary: Say in two or three sentences what the measure is.\n"
        f"{performance}"
        "# costs, risks and prerequisites go here, each under its own id, for example:\n"
        "# costs:\n"
        "#   building:\n"
        "#     what: What the money is spent on\n"
        "#     kind: committed\n"
        "#     amount: {low: 2, mode: 3, high: 5}\n"
        "#     basis: judgement\n"
        "#     because: Say why in a sentence.\n"
        "lag_days:\n"
        "  days: 0\n"
        "  basis: judgement\n"
        "  because: Not yet estimated; replace with the days from ready to the first observable effect.\n"
    )


def _cell(id_: str, criterion: Criterion | None, is_baseline: bool) -> str:
    if criterion is None:
        return f"  {id_}:\n    missing: not yet estimated\n"
    scale = f"{criterion.worst:g} (worst) to {criterion.best:g} (best) {criterion.unit}"
    key = "effect" if criterion.entered_as == "effect" and not is_baseline else "level"
    return f"  {id_}:  # {criterion.name}, {scale}; entered as {key}\n    missing: not yet estimated\n"


def profile_text(outline: Outline, id_: str) -> str:
    """A valid weight profile for this case in which every criterion counts the same."""
    points = "".join(
        f"  {key}: 10" + (f"  # {found.name}: from {found.worst:g} to {found.best:g} {found.unit}\n" if found else "\n")
        for key, found in outline.criteria.items()
    )
    return (
        "# yaml-language-server: $schema=../schemas/weights.schema.json\n"
        f"name: {_name(id_)}\n"
        "held_by: Say who would weigh this way.\n"
        "because: Say why they would.\n"
        "points:  # value of going from worst to best, on any common scale; 0 where it does not count\n"
        f"{points}"
    )


def source_text(outline: Outline, id_: str) -> str:
    """A valid register of one source with one claim, under ids that are still free."""
    claim = next(name for at in range(1, 10**6) if (name := f"{id_[:50]}_{at}") not in outline.claims)
    return (
        "# yaml-language-server: $schema=../schemas/sources.schema.json\n"
        "sources:\n"
        f"  {id_}:\n"
        f"    title: {_name(id_)}\n"
        "    author: Say who wrote it.\n"
        "    publisher: Say where it was published.\n"
        '    known_on: "2000"  # the day, month or year it became public\n'
        "    how_read: read\n"
        "    claims:\n"
        f"      {claim}:\n"
        "        says: Say in your own words what the source states.\n"
        "        locator: Say where in the source it is (page, section, sentence).\n"
    )


def _name(id_: str) -> str:
    return id_.replace("_", " ").strip().capitalize() or id_


PARTS: dict[str, tuple[str, Callable[[Outline, str], str], str]] = {
    "option": ("options", option_text, "replace `missing` with levels and their basis"),
    "profile": ("weights", profile_text, "set the points and say who holds these weights"),
    "source": ("seeds", source_text, "write what the source says"),
}
"""By kind: the folder of the files, the text of a new one, and what to do next."""
