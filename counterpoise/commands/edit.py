"""Change a case's files from a script or a terminal; comments, order and layout stay.

FILE:PATH is written as problems print it: options/trees.yaml:performance.noise.level, and [1] for a place in
a list ([+] adds an item). VALUE is YAML: 3, text, "2018-07-10", [a, b], {low: 1, mode: 2, high: 3}. Steps are
taken in the order in which they are given. The changes are shown as a unified diff, with what they do to the
problems that `check` finds; with new errors nothing is written, unless --anyway is given. A file that changed
on the disk in the meantime is never overwritten.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .faults import AuthorFault
from .inputs import add_case, count
from .output import find_target
from .streams import tell

if TYPE_CHECKING:
    from ..casefile.editing import Change, Edited
    from ..casefile.editing.effects import ProblemsChange

EXAMPLES = (
    "edit my_case --set options/trees.yaml:performance.noise.level.mode=4 --dry-run",
    'edit my_case --set "case.yaml:too_close=2" --delete options/trees.yaml:claims[1]',
    "edit my_case --rename option:trees=street_trees",
    "edit my_case --remove criterion:noise -o smaller.zip",
)


class _Step(argparse.Action):
    """Keeps the steps in the order in which they are given, whatever their flags."""

    def __call__(self, _parser: Any, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        namespace.steps = [*(namespace.steps or []), (self.dest, values)]


@dataclass
class _Work:
    """The files while steps are taken, and what is to be said about them."""

    files: Mapping[str, bytes]
    renamed: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    parser.set_defaults(steps=None)
    for name, metavar, text in (
        ("set", "FILE:PATH=VALUE", "set a value; without PATH the whole file"),
        ("delete", "FILE:PATH", "delete a key or an item of a list; without :PATH the file"),
        ("rename", "KIND:OLD=NEW", "rename an id; all references follow (KIND: option, criterion, claim, ...)"),
        ("remove", "KIND:ID", "remove an entry and what names it; refused where something needs it"),
    ):
        parser.add_argument(f"--{name}", action=_Step, metavar=metavar, help=f"{text}; can be repeated")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--anyway", action="store_true", help="write even if new errors come with the changes")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="write the case to a new folder, or to a zip (.zip), instead"
    )


def run(args: argparse.Namespace) -> int:
    from ..casefile.case_files import open_files
    from ..casefile.editing import EditError
    from ..casefile.editing.effects import compare_problems, diff_files
    from ..casefile.load import load_case_from_files
    from ..report.widths import printable

    if not args.steps:
        raise AuthorFault("edit: nothing to do; give --set, --delete, --rename or --remove")
    folder = _find_case(args)
    found = open_files(folder)
    if found.problems:
        raise AuthorFault("\n".join(map(str, found.problems)))
    if folder.suffix.lower() == ".xlsx" and not (args.output or args.dry_run):
        raise AuthorFault(f"{folder} is a workbook; add -o FOLDER or -o OUT.zip to write the edited case as files")
    work = _Work(found.files)
    try:
        _take_steps(args.steps, work)
    except EditError as error:
        raise AuthorFault(f"{error}\nnothing was written") from error
    lines = list(diff_files(found.files, work.files))
    print(printable("\n".join(lines)) if lines else "nothing changes")
    for note in work.notes:
        tell(note)
    before, after = load_case_from_files(found.files), load_case_from_files(dict(work.files))
    change = compare_problems(before.problems, after.problems, work.renamed)
    tell(_say(change))
    if change.new_errors and not args.anyway:
        raise AuthorFault("nothing was written: the changes bring new errors; correct them, or add --anyway")
    if args.dry_run:
        tell("nothing was written (--dry-run)")
    elif lines or args.output:
        _write(folder, args.output, found.files, work.files)
    return 0


def _find_case(args: argparse.Namespace) -> Path:
    from ..bundle import find_folder

    folder = find_folder(args.case)
    if folder != Path(args.case) and not Path(args.case).exists() and not (args.output or args.dry_run):
        raise AuthorFault(f"{args.case} is a bundled example; add -o FOLDER to write an edited copy")
    return folder


def _take_steps(steps: list[tuple[str, str]], work: _Work) -> None:
    """Take every step; changes that follow each other are made together, so that all their faults come at once."""
    from ..casefile.editing import apply_changes, remove, rename

    waiting: list[Change] = []
    for name, text in [*steps, ("", "")]:
        if name in ("set", "delete"):
            waiting.append(_read_set(text) if name == "set" else _read_delete(text))
            continue
        work.files = apply_changes(work.files, waiting)
        waiting = []
        if name == "rename":
            kind, old, new = _read_rename(text)
            _take_up(work, rename(work.files, kind, old, new), f"renamed {kind} {old} to {new}", "names it")
            work.renamed[old] = new
        elif name == "remove":
            kind, _, id_ = text.partition(":")
            if not id_:
                raise AuthorFault(f"--remove {text}: write KIND:ID, as in criterion:noise")
            _take_up(work, remove(work.files, kind, id_), f"removed {kind} {id_}", "went")


def _take_up(work: _Work, edited: Edited, what: str, did: str) -> None:
    work.files = edited.files
    work.notes.append(f"{what}: {count(len(edited.places), 'place')}")
    work.notes += [f"    {place}" for place in edited.places] if did == "went" else []
    if edited.mentions:
        listed = "".join(f"\n    {place}" for place in edited.mentions)
        work.notes.append(f"text that mentions it is left as it is:{listed}")


def _read_set(text: str) -> Change:
    from ..casefile.editing import Change
    from ..casefile.yaml_tree import read_tree

    where, sign, written = _split_at_equals(text)
    if not sign:
        raise AuthorFault(f"--set {text}: write FILE:PATH=VALUE, as in case.yaml:too_close=2")
    file, path = _read_where("--set", where)
    if not path and file.lower().endswith((".txt", ".md")):
        return Change(file, (), written)
    tree = read_tree("VALUE", written)
    if not tree.is_whole or tree.faulty:
        listed = "\n".join(map(str, tree.problems))
        raise AuthorFault(f"{listed}\n--set {where}: VALUE is read as YAML; put text with signs in quotation marks")
    return Change(file, path, tree.data)


def _split_at_equals(text: str) -> tuple[str, str, str]:
    """Parted at the first ``=`` that does not stand in a quoted key."""
    is_quoted = False
    for at, sign in enumerate(text):
        if sign == "'":
            is_quoted = not is_quoted
        elif sign == "=" and not is_quoted:
            return text[:at], "=", text[at + 1 :]
    return text, "", ""


def _read_delete(text: str) -> Change:
    from ..casefile.editing import DELETE, Change

    file, path = _read_where("--delete", text)
    return Change(file, path, DELETE)


def _read_where(flag: str, text: str) -> tuple[str, tuple[str | int, ...]]:
    from ..casefile.editing import read_path

    file, _, path = text.partition(":")
    try:
        return file.strip(), read_path(path.strip())
    except ValueError as fault:
        raise AuthorFault(f"{flag} {text}: {fault}") from fault


def _read_rename(text: str) -> tuple[str, str, str]:
    kind, colon, ids = text.partition(":")
    old, sign, new = ids.partition("=")
    if not colon or not sign:
        raise AuthorFault(f"--rename {text}: write KIND:OLD=NEW, as in option:trees=street_trees")
    return kind, old, new


def _say(change: ProblemsChange) -> str:
    lines = [f"new: {problem}" for problem in change.new] + [
        f"gone: {problem.file}: {problem.path + ': ' if problem.path else ''}{problem.found} [{problem.code}]"
        for problem in change.gone
    ]
    if not lines:
        return "the problems that check finds stay the same"
    return "\n".join([*lines, f"{count(len(change.new), 'new problem')}, {len(change.gone)} gone"])


def _write(folder: Path, output: Path | None, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    from ..casefile.save import SaveError, replace_file, save_files, update_zip, zip_files

    target = output or folder
    try:
        if target.suffix.lower() == ".zip":
            if output is None and not _is_as_read(folder, before):
                raise AuthorFault(f"{folder} changed on the disk in the meantime; nothing was written")
            content = zip_files(after) if output else update_zip(folder.read_bytes(), before, after)
            replace_file(find_target(target), content)
            tell(f"wrote {target}")
            return
        if output is not None and output.exists() and (not output.is_dir() or any(output.iterdir())):
            raise AuthorFault(f"-o {output}: exists and is not empty; nothing was written\n    choose a new folder")
        saved = save_files(target, {} if output else before, after)
    except SaveError as error:
        done = ", ".join((*error.saved.written, *error.saved.deleted))
        raise AuthorFault(f"{error}; {'written before: ' + done if done else 'nothing was written'}") from error
    except OSError as error:
        raise AuthorFault(f"{target}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    if saved.conflicts:
        listed = ", ".join(conflict.file for conflict in saved.conflicts)
        raise AuthorFault(f"{listed}: changed on the disk in the meantime; nothing was written\n    run the edit again")
    names = [*saved.written, *(f"{name} (deleted)" for name in saved.deleted)]
    tell(f"wrote {output}" if output else f"wrote {', '.join(names)}")


def _is_as_read(path: Path, before: Mapping[str, bytes]) -> bool:
    from ..casefile.case_files import open_files

    return open_files(path).files == before
