"""Which files of a folder or a zip belong to the case, whatever their names are written like.

Capitals, decomposed letters and backslashes are settled here, so that the same files mean the same
case on every computer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ..model import Problem
from .wording import listing, quote

PARTS = ("options", "weights", "seeds")
CASE_FILE_NAMES = ("case.yaml", "case.yml")
YAML_SUFFIXES = (".yaml", ".yml")
TEXT_SUFFIXES = (".txt", ".md")

_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"})
"""What operating systems leave beside files, in small letters."""
_BACKUP = re.compile(r".*(~|\.bak|\.swp|\.orig|\.tmp)$", re.IGNORECASE)
_CASE_WITH_SUFFIX = re.compile(r"case(\.ya?ml)?\.(txt|yaml|yml|ya?ml\.txt|json|md|docx?)$", re.IGNORECASE)

Content = TypeVar("Content")


def is_kept_aside(name: str) -> bool:
    """Whether a file is a template, hidden, a backup or left behind by a program, and so is not read."""
    last = name.rpartition("/")[2]
    return last.startswith(("_", ".", "#", "~")) or last.lower() in _JUNK or _BACKUP.fullmatch(last) is not None


def is_junk(name: str) -> bool:
    """Whether a member of a zip is hidden or left behind by an operating system, in any folder."""
    parts = name.split("/")
    return any((part.startswith(".") and part not in (".", "..")) or part.lower() in _JUNK for part in parts)


def settle_name(name: str) -> str:
    """The name as a case has it: composed letters, and the case's own names in small letters."""
    top, slash, rest = unicodedata.normalize("NFC", name).partition("/")
    is_own = top.lower() in PARTS if slash else top.lower() in CASE_FILE_NAMES
    return f"{top.lower() if is_own else top}{slash}{rest}"


def settle_names(files: Mapping[str, Content]) -> tuple[dict[str, Content], list[Problem]]:
    """Files by settled name in name order, and what is wrong with their names.

    A file whose settled name is taken stays under its own name.
    """
    settled: dict[str, Content] = {}
    for name in sorted(files, key=lambda name: (settle_name(name) != name, name)):
        target = settle_name(name)
        settled[name if target in settled else target] = files[name]
    problems = [*_misspelt_tops(files), *_differ_only_in_capitals(settled)]
    return dict(sorted(settled.items())), problems


def _misspelt_tops(files: Iterable[str]) -> list[Problem]:
    """The case's own names in capitals: other computers do not find them."""
    tops = {(name.partition("/")[0], "/" in name) for name in files}
    problems = []
    for top, is_folder in sorted(tops):
        needed = settle_name(f"{top}/" if is_folder else top).rstrip("/")
        if needed != top and needed.lower() == top.lower():
            what = "folder" if is_folder else "file"
            is_doubled = (needed, is_folder) in tops
            problems.append(
                Problem(
                    top,
                    0,
                    0,
                    "",
                    "name-in-capitals",
                    f"there is a {what} {top}{f' beside {needed}' if is_doubled else ''}; it must be called {needed}",
                    "names in small letters: not every computer reads others",
                    f"move what is in it to {needed}" if is_doubled else f"rename it to {needed}",
                    "error" if is_doubled else "warning",
                )
            )
    return problems


def _differ_only_in_capitals(names: Iterable[str]) -> list[Problem]:
    """Two files whose names differ only in capitals are one file on Windows and macOS."""
    first: dict[str, str] = {}
    problems = []
    for name in sorted(names):
        if name.partition("/")[0] in PARTS and not is_kept_aside(name):
            other = first.setdefault(name.casefold(), name)
            if other != name:
                problems.append(
                    Problem(
                        name,
                        0,
                        0,
                        "",
                        "names-differ-in-capitals",
                        f"the name differs from {quote(other)} only in capitals",
                        "names that differ in more: on Windows and macOS the two are one file",
                        "rename one of the two",
                        "warning",
                    )
                )
    return problems


def find_case_folders(names: Iterable[str]) -> list[str]:
    """The folders that hold a case file, as prefixes that end in ``/`` (or nothing), the outermost first."""
    found = {
        name[: len(name) - len(last)] for name in names if (last := name.rpartition("/")[2]).lower() in CASE_FILE_NAMES
    }
    return sorted(found, key=lambda prefix: (prefix.count("/"), prefix))


def no_case(names: Iterable[str], where: str) -> Problem:
    """Why there is no case: nothing, a misspelt case file, or no case file beside options and weights."""
    names = list(names)
    if odd := next((name for name in names if _CASE_WITH_SUFFIX.fullmatch(name)), ""):
        return Problem(
            "case.yaml",
            0,
            0,
            "",
            "no-case-file",
            f"the file is missing; there is {quote(odd)}",
            "a file called case.yaml",
            "rename it to case.yaml (your computer may hide the end of the name)",
        )
    if packed := next((name for name in names if name.lower().endswith((".zip", ".xlsx"))), ""):
        is_zip, shown = packed.lower().endswith(".zip"), quote(packed, 120)
        return Problem(
            "case.yaml",
            0,
            0,
            "",
            "empty-folder",
            f"the {where} holds no case; there is {'another zip' if is_zip else 'a workbook'} in it, {shown}",
            "case.yaml, and folders options, weights and seeds",
            f"take {shown} out of it and {'choose that' if is_zip else 'import that'}",
        )
    if any(name.partition("/")[0] in PARTS for name in names):
        return Problem(
            "case.yaml",
            0,
            0,
            "",
            "no-case-file",
            "the file is missing",
            "case.yaml states the question, the criteria and the baseline",
            f"check that this is the {where} of the case, and how the file's name is spelled",
        )
    return Problem(
        "case.yaml",
        0,
        0,
        "",
        "empty-folder",
        f"the {where} holds no case",
        "case.yaml, and folders options, weights and seeds",
        f"choose the {where} that holds case.yaml",
    )


def several_cases(folders: list[str], where: str) -> Problem:
    """Cases lie in folders inside, and it is not said which is meant."""
    shown = [quote(folder.rstrip("/"), 120) for folder in folders]
    if len(folders) == 1:
        found, suggestion = f"the {where} holds no case; there is one in {shown[0]}", f"choose {shown[0]}"
    else:
        found, suggestion = f"the {where} holds {len(folders)} cases: {listing(shown)}", "choose one of these folders"
    return Problem("case.yaml", 0, 0, "", "case-elsewhere", found, f"a {where} with one case.yaml", suggestion)
