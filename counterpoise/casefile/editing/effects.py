"""What an edit does to the files as text, and to the problems that `check` finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff

from ...model import Problem


@dataclass(frozen=True, slots=True)
class ProblemsChange:
    """The problems that came with an edit, and those that went with it."""

    new: tuple[Problem, ...]
    gone: tuple[Problem, ...]

    @property
    def new_errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.new if problem.severity == "error")


def compare_problems(
    before: Iterable[Problem], after: Iterable[Problem], renamed: Mapping[str, str] | None = None
) -> ProblemsChange:
    """Problems are the same where they say the same of the same place, on whatever line it now stands.

    Parameters
    ----------
    renamed
        New ids by old ids.
    """
    old = {_told(problem, renamed or {}): problem for problem in before}
    new = {_told(problem, {}): problem for problem in after}
    return ProblemsChange(
        tuple(problem for told, problem in new.items() if told not in old),
        tuple(problem for told, problem in old.items() if told not in new),
    )


def _told(problem: Problem, renamed: Mapping[str, str]) -> tuple[str, ...]:
    told: tuple[str, ...] = (problem.code, problem.file, problem.path, problem.found)
    for old, new in renamed.items():
        told = tuple(re.sub(rf"(?<![A-Za-z0-9_-]){re.escape(old)}(?![A-Za-z0-9_])", new, text) for text in told)
    return told


def diff_files(before: Mapping[str, bytes], after: Mapping[str, bytes], context: int = 3) -> Iterator[str]:
    """The lines of a unified diff of all files that differ, in the order of their names.

    A file that goes while another with the same content comes is told as renamed.
    """
    gone = {name: content for name, content in before.items() if name not in after}
    come = {name: content for name, content in after.items() if name not in before}
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if old is None and (twin := next((other for other, content in gone.items() if content == new), None)):
            yield f"renamed {twin} to {name}"
            continue
        if new is None and old in come.values():
            continue
        yield from unified_diff(
            _lines(old),
            _lines(new),
            "/dev/null" if old is None else f"a/{name}",
            "/dev/null" if new is None else f"b/{name}",
            n=context,
            lineterm="",
        )


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8", "replace").splitlines()
