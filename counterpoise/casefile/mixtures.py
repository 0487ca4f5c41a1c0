"""Cases between an old and a new one, built again and again while files that are the same are read once."""

from __future__ import annotations

from ..model import Case, Problem
from .differences import Differences
from .gather import Sheets
from .load import LoadedCase, load_case_from_files
from .sheet import AnySheet


class Mixtures:
    """The case with some groups of differences made; it is sound where it has no error that neither case has."""

    def __init__(self, differences: Differences) -> None:
        self._differences = differences
        self._sheets: dict[tuple[str, bytes], AnySheet] = {}
        self.old = self._load(dict(differences.old))
        self.new = self._load(dict(differences.new))
        self._known = {_told(problem) for loaded in (self.old, self.new) for problem in loaded.problems}

    def case_with(self, groups: frozenset[int]) -> Case | None:
        """The case with these groups made, or None where the mixture is not sound."""
        loaded = self._load(self._differences.with_groups(groups))
        new_errors = [p for p in loaded.problems if p.severity == "error" and _told(p) not in self._known]
        return None if new_errors else loaded.case

    def _load(self, files: dict[str, bytes]) -> LoadedCase:
        known: Sheets = {
            name: (content, self._sheets[name, content])
            for name, content in files.items()
            if (name, content) in self._sheets
        }
        loaded = load_case_from_files(files, known)
        self._sheets |= {(name, content): sheet for name, (content, sheet) in known.items()}
        return loaded


def _told(problem: Problem) -> tuple[str, str, str, str]:
    return problem.code, problem.file, problem.path, problem.found
