"""Names and bytes -> the draft of a case, with what is wrong with the files as files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic import BaseModel

from ..model import Problem
from .bounds import MAX_CASE_NODES, MAX_CASE_PROBLEMS
from .draft import Draft
from .file_names import CASE_FILE_NAMES, PARTS, TEXT_SUFFIXES, YAML_SUFFIXES, is_kept_aside, no_case, settle_names
from .read_record import read_sheet
from .records import CaseRecord, OptionRecord, SourcesRecord, WeightsRecord
from .sheet import AnySheet, Kind, Sheet
from .yaml_tree import Tree, read_tree

_KINDS: Mapping[str, tuple[Kind, type[BaseModel]]] = {
    "options": ("option", OptionRecord),
    "weights": ("weights", WeightsRecord),
    "seeds": ("sources", SourcesRecord),
}
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_RESERVED = frozenset({"all"})


Sheets = dict[str, tuple[bytes, AnySheet]]
"""Files that were read before, by name, with the bytes that they then had."""


@dataclass(slots=True)
class Gathered:
    """The draft, the problems of files as files, and the ids of which two files exist.

    ``spare`` names the files that were set aside because another has the same id.
    """

    draft: Draft
    problems: list[Problem]
    doubled: set[tuple[Kind, str]]
    spare: list[str]


@dataclass(slots=True)
class _Piles:
    case: dict[str, AnySheet] = field(default_factory=dict)
    options: dict[str, AnySheet] = field(default_factory=dict)
    weights: dict[str, AnySheet] = field(default_factory=dict)
    seeds: dict[str, AnySheet] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubled: set[tuple[Kind, str]] = field(default_factory=set)
    spare: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    nodes: int = 0
    faults: int = 0
    known: Sheets = field(default_factory=dict)


def gather_sheets(files: Mapping[str, bytes | Problem], where: str, known: Sheets | None = None) -> Gathered:
    """Every file of the case as a sheet; files that cannot belong to a case get a warning.

    ``where`` is what the files came in, a folder or a zip. A file that is in ``known`` with the same bytes is
    not read again; what was read is put there.
    """
    settled, misnamed = settle_names(files)
    piles = _Piles(problems=misnamed, known={} if known is None else known)
    whole = settled.pop(".", None)
    if isinstance(whole, Problem):
        piles.problems.append(whole)
    for name, content in settled.items():
        if too_much := _too_much(piles):
            piles.problems.append(too_much)
            piles.unread.update(PARTS)
            break
        if name in CASE_FILE_NAMES:
            _add(piles, piles.case, _recall(piles, "case", "case", name, content, CaseRecord))
        elif name in PARTS and isinstance(content, Problem):
            piles.problems.append(content)
            piles.unread.add(name)
        elif not is_kept_aside(name):
            _sort_in(piles, name, content)
    case = piles.case.get("case") or _no_case(None if whole else no_case(settled, where))
    piles.problems += _empty_parts(piles, case)
    draft = Draft(case, piles.options, piles.weights, piles.seeds, piles.texts, frozenset(piles.unread))
    return Gathered(draft, piles.problems, piles.doubled, piles.spare)


def read_file(kind: Kind, id_: str, name: str, content: bytes | Problem, record_type: type[BaseModel]) -> AnySheet:
    """The sheet of one file; never raises, whatever the bytes."""
    if isinstance(content, Problem):
        return _unread(kind, id_, content)
    tree = read_bytes(name, content)
    if isinstance(tree, Problem):
        return _unread(kind, id_, tree)
    return read_sheet(kind, id_, tree, record_type)


def read_bytes(name: str, content: bytes) -> Tree | Problem:
    """What a YAML file holds, or that it is not written in UTF-8."""
    if b"\x00" in content[:4]:  # UTF-16 or UTF-32 without a mark: every letter beside a null
        return _not_utf8(name, content, 0)
    try:
        return read_tree(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _not_utf8(name, content, error.start)


def _recall(
    piles: _Piles, kind: Kind, id_: str, name: str, content: bytes | Problem, record_type: type[BaseModel]
) -> AnySheet:
    """The sheet of a file, read only where its bytes are new."""
    before = piles.known.get(name)
    if before is not None and before[0] == content:
        return before[1]
    sheet = read_file(kind, id_, name, content, record_type)
    if isinstance(content, bytes):
        piles.known[name] = (content, sheet)
    return sheet


def _unread(kind: Kind, id_: str, problem: Problem) -> AnySheet:
    return Sheet(kind, id_, Tree(problem.file, None, (problem,), is_whole=False), None, (problem,))


def _not_utf8(name: str, content: bytes, at: int) -> Problem:
    start = content.rfind(b"\n", 0, at) + 1
    column = len(content[start:at].decode("utf-8", "replace")) + 1
    return Problem(
        name,
        content.count(b"\n", 0, at) + 1,
        column,
        "",
        "not-utf8",
        "the file is not written in UTF-8",
        "text in UTF-8",
        "in your editor choose 'Save with encoding' and UTF-8",
    )


def _no_case(problem: Problem | None) -> Sheet[CaseRecord]:
    if problem is None:
        return Sheet("case", "case", Tree("case.yaml", None, is_whole=False), None)
    return _unread("case", "case", problem)


def _too_much(piles: _Piles) -> Problem | None:
    """Why no more files are read: the work that an upload may cause is bounded."""
    if piles.nodes > MAX_CASE_NODES:
        found = f"the case's files hold more than {MAX_CASE_NODES:,} values"
        return Problem(
            ".",
            0,
            0,
            "",
            "case-too-large",
            found,
            f"at most {MAX_CASE_NODES:,} values in all files",
            "drop what cannot change the answer, or split the case",
        )
    if piles.faults > MAX_CASE_PROBLEMS:
        return too_many_problems("so the other files were not read")
    return None


def too_many_problems(consequence: str) -> Problem:
    """The case has more problems than are listed."""
    return Problem(
        ".",
        0,
        0,
        "",
        "too-many-problems",
        f"the case has more than {MAX_CASE_PROBLEMS:,} problems, {consequence}",
        "files with few problems",
        "look for a common cause, such as a wrong column or a wrong file",
    )


def _empty_parts(piles: _Piles, case: Sheet[CaseRecord]) -> Iterator[Problem]:
    """A case needs options and weights; that there are none is said once, not at every reference."""
    if case.record is None:
        return
    for part, code, what, hint in (
        ("options", "no-options", "option", "add a file for today's course and one for every other measure"),
        ("weights", "no-weights", "weight profile", "add weights/equal.yaml with 'points: {criterion: 1, ...}'"),
    ):
        if not getattr(piles, part) and part not in piles.unread:
            piles.unread.add(part)
            expected = f"at least one file in the folder {part}"
            yield Problem(part, 0, 0, "", code, f"there is no {what}", expected, hint)


def _sort_in(piles: _Piles, name: str, content: bytes | Problem) -> None:
    part, _, rest = name.partition("/")
    if part not in PARTS or not rest:
        return
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if suffix in YAML_SUFFIXES and "/" not in rest:
        kind, record_type = _KINDS[part]
        sheet = _recall(piles, kind, path.stem, name, content, record_type)
        _add(piles, getattr(piles, part), _with_name_checked(sheet))
    elif part == "seeds" and suffix in TEXT_SUFFIXES and "/" not in rest:
        _sort_in_text(piles, name, content)
    elif path.stem.lower() != "readme":
        piles.problems.append(_not_read(name))


def _sort_in_text(piles: _Piles, name: str, content: bytes | Problem) -> None:
    piles.texts[name] = None
    if isinstance(content, Problem):
        piles.problems.append(content)
        return
    try:
        piles.texts[name] = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        piles.problems.append(_not_utf8(name, content, error.start))


def _add(piles: _Piles, pile: dict[str, AnySheet], sheet: AnySheet) -> None:
    piles.nodes += sheet.tree.nodes
    piles.faults += len(sheet.problems)
    first = pile.setdefault(sheet.id, sheet)
    if first is not sheet:
        piles.doubled.add((sheet.kind, sheet.id))
        piles.spare.append(sheet.file)
        piles.problems.append(
            Problem(
                sheet.file,
                0,
                0,
                "",
                "same-name-twice",
                f"{first.file} has the same name",
                "one file for each id",
                "delete or rename one of the two",
            )
        )


def _with_name_checked(sheet: AnySheet) -> AnySheet:
    if _IDENTIFIER.fullmatch(sheet.id) and sheet.id not in _RESERVED:
        return sheet
    problem = Problem(
        sheet.file,
        0,
        0,
        "",
        "bad-file-name",
        "the file's name cannot be an id",
        "a letter first, then only letters, digits and _, at most 64 characters, and not the word 'all'",
        "rename the file",
    )
    return Sheet(
        sheet.kind, sheet.id, sheet.tree, sheet.record, (problem, *sheet.problems), sheet.faulty | {("?",)}, sheet.kept
    )


def _not_read(name: str) -> Problem:
    return Problem(
        name,
        0,
        0,
        "",
        "unknown-file",
        "the file is not read",
        "files that end in .yaml, directly in options, weights and seeds (in seeds also .txt and .md)",
        "rename it, move it, or let its name begin with _",
        "warning",
    )
