"""The files of a case as they were in a revision of the Git repository that holds it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..model import Problem
from .bounds import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES
from .file_names import CASE_FILE_NAMES, PARTS, TEXT_SUFFIXES, YAML_SUFFIXES, is_kept_aside
from .folder import too_large, too_many_files
from .wording import printable, quote

SECONDS = 30
"""How long Git may take for one step."""

_GIT = ("git", "--no-pager", "--no-replace-objects", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_LITERAL_PATHSPECS": "1"}


def is_revision(folder: Path, revision: str) -> bool:
    """Whether a folder lies in a Git repository that knows the revision."""
    return _resolve(folder, revision) is not None


def read_revision(folder: Path, revision: str) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of the case in a folder as a revision has them, and why some or all cannot be read.

    Contents are taken as they are stored: no hook, filter or other command of the repository runs, nothing is
    fetched, and nothing is written. Sizes and number of files are bounded as for a folder.
    """
    commit = _resolve(folder, revision)
    if commit is None:
        return {}, (_no_revision(folder, revision),)
    listed = _run(folder, "ls-tree", "-r", "-l", "-z", commit, "--", "./")
    if listed is None:
        return {}, (_no_revision(folder, revision),)
    blobs: dict[str, tuple[str, int]] = {}
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, name = entry.partition("\t")
        mode, kind, blob, size = (about.split() + ["", "", "", ""])[:4]
        if kind == "blob" and mode in ("100644", "100755") and _belongs(name):
            blobs[name] = (blob, int(size) if size.isdigit() else 0)
    if len(blobs) > MAX_FILES:
        return {}, (too_many_files(len(blobs)),)
    large = [name for name, (_blob, size) in blobs.items() if size > MAX_FILE_BYTES]
    if large or sum(size for _blob, size in blobs.values()) > MAX_TOTAL_BYTES:
        return {}, tuple(too_large(printable(name)) for name in large or ["."])
    if not any(name in CASE_FILE_NAMES for name in blobs):
        return {}, (_no_case(revision),)
    files: dict[str, bytes] = {}
    for name, (blob, _size) in blobs.items():
        content = _run(folder, "cat-file", "blob", blob)
        if content is None:
            return {}, (_no_revision(folder, revision),)
        files[name] = content
    return files, ()


def _belongs(name: str) -> bool:
    top, slash, rest = name.partition("/")
    is_part = bool(slash) and top in PARTS and "/" not in rest and not is_kept_aside(name)
    return name in CASE_FILE_NAMES or (is_part and name.lower().endswith(YAML_SUFFIXES + TEXT_SUFFIXES))


def _resolve(folder: Path, revision: str) -> str | None:
    if not revision or revision.startswith("-") or not revision.isprintable():
        return None
    found = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = found.decode("ascii", "replace").strip() if found else ""
    return commit if commit and all(sign in "0123456789abcdef" for sign in commit) else None


def _run(folder: Path, *words: str) -> bytes | None:
    """What Git writes, or None where it fails, is not there, or takes too long."""
    try:
        done = subprocess.run(
            [*_GIT, "-C", str(folder), *words],
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _no_revision(folder: Path, revision: str) -> Problem:
    found = f"{quote(revision)} is no revision of a Git repository that holds {quote(str(folder))}"
    advice = "name a folder, a zip, a workbook, or a commit, tag or branch"
    return Problem(".", 0, 0, "", "no-such-folder", found, "a case", advice)


def _no_case(revision: str) -> Problem:
    found = f"there is no case.yaml in the revision {quote(revision)}"
    advice = "name the folder too: git:REVISION:FOLDER"
    return Problem("case.yaml", 0, 0, "", "no-case-file", found, "the folder of a case", advice)
