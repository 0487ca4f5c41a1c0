"""Folder or files -> a checked case and everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Case, Problem
from .archive import read_zip
from .bounds import MAX_CASE_PROBLEMS, MAX_FILE_BYTES, MAX_FILES, MAX_PROBLEMS, MAX_TOTAL_BYTES
from .build import build_case
from .checks import find_faults
from .digest import digest_case
from .draft import Draft
from .folder import read_folder, read_start, too_large, too_many_files
from .gather import Sheets, gather_sheets, too_many_problems
from .leave_out import list_left_out
from .sheet import AnySheet, Finding
from .wording import printable


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """The case, or None when its faults leave no case, and all problems sorted by place."""

    case: Case | None
    problems: tuple[Problem, ...]


def load_case(folder: Path) -> LoadedCase:
    """Read, check and build the case in a folder, or in a zip of one.

    Answers "what is the case, and what is wrong with its files?". Every fault of every file is
    reported at once; a broken option, weight profile, file of the register, package or interaction
    is left out and named in ``case.left_out``. Nothing in a file is ever executed. No content of
    a folder raises an error.
    """
    try:
        if folder.is_file() and folder.suffix.lower() == ".zip":
            return load_zip(read_start(folder))
        is_folder = folder.is_dir()
    except (OSError, ValueError):  # a name that no file can have, or a zip that may not be read
        is_folder = False
    if not is_folder:
        is_file = _is_file(folder)
        problem = Problem(
            printable(folder.name or "."),
            0,
            0,
            "",
            "no-such-folder",
            "this is a file, not the folder of a case" if is_file else "there is no such folder",
            "the folder that holds case.yaml, or a zip of it",
            "name the folder that holds it" if is_file else "check how the name is spelled",
        )
        return LoadedCase(None, (problem,))
    return _load(read_folder(folder), "folder")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def load_zip(data: bytes) -> LoadedCase:
    """As ``load_case``, from the bytes of a zip; one that cannot be read safely in full gives no case."""
    files, problems = read_zip(data)
    return LoadedCase(None, tuple(sorted(problems))) if problems else _load(dict(files), "zip")


def load_case_from_files(files: Mapping[str, bytes], known: Sheets | None = None) -> LoadedCase:
    """As ``load_case``, from names and bytes already read (an upload); names use ``/``.

    With ``known``, which is filled, files whose bytes are the same as before are not read again: an editor loads
    a case after every change of one file.
    """
    if len(files) > MAX_FILES:
        return _load({".": too_many_files(len(files))}, "folder")
    bounded: dict[str, bytes | Problem] = {}
    left = MAX_TOTAL_BYTES
    for name in sorted(files):
        content, shown = files[name], printable(name)
        bounded[shown] = content if len(content) <= min(MAX_FILE_BYTES, left) else too_large(shown)
        left -= len(content)
    return _load(bounded, "folder", known)


def _load(files: Mapping[str, bytes | Problem], where: str, known: Sheets | None = None) -> LoadedCase:
    gathered = gather_sheets(files, where, known)
    draft = gathered.draft
    findings = find_faults(draft)
    problems = {*gathered.problems, *(problem for sheet in _sheets(draft) for problem in sheet.problems)}
    problems |= _problems_of(findings)
    left_out = list_left_out(draft, findings, gathered.doubled)
    shown = _within_bounds(sorted(problems))
    if left_out is None:
        return LoadedCase(None, shown)
    case = build_case(draft, left_out)
    return LoadedCase(replace(case, digest=digest_case(case, draft, files, gathered.spare)), shown)


def _problems_of(findings: tuple[Finding, ...]) -> set[Problem]:
    """Findings with their places; beyond the bound of a file no more are looked up."""
    counts: Counter[str] = Counter()
    problems: set[Problem] = set()
    for finding in findings:
        file = finding.sheet.file
        if counts[file] <= MAX_PROBLEMS and (problem := finding.to_problem()):
            counts[file] += 1
            problems.add(problem)
    return problems


def _within_bounds(problems: list[Problem]) -> tuple[Problem, ...]:
    """At most so many problems for each file and in all, and one that says so when there are more; errors first."""
    counts: Counter[str] = Counter()
    listed: list[Problem] = []
    for problem in problems:
        counts[problem.file] += 1
        if counts[problem.file] <= MAX_PROBLEMS:
            listed.append(problem)
    listed += [
        Problem(
            file,
            0,
            0,
            "",
            "too-many-problems",
            f"only the first {MAX_PROBLEMS:,} problems of the file are listed",
            "a file with few problems",
            "look for a common cause, such as a wrong column or a wrong file",
        )
        for file, count in counts.items()
        if count > MAX_PROBLEMS
    ]
    if len(listed) > MAX_CASE_PROBLEMS:
        listed = sorted(listed, key=lambda problem: problem.severity)[:MAX_CASE_PROBLEMS]
        if not any(problem.file == "." for problem in listed):
            listed.append(too_many_problems("and only the first are listed"))
    return tuple(sorted(listed))


def _sheets(draft: Draft) -> list[AnySheet]:
    return [draft.case, *draft.options.values(), *draft.weights.values(), *draft.seeds.values()]
