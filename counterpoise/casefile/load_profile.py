"""One weight profile by itself -> a checked profile for a case that is already loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from ..model import Problem, WeightProfile
from .bounds import MAX_FILE_BYTES
from .build import build_profile
from .checks import PROFILE_CHECKS
from .draft import Draft
from .folder import too_large
from .gather import read_file
from .records import WeightsRecord
from .sheet import AnySheet, Sheet
from .wording import printable
from .yaml_tree import Tree


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """The profile, or None when it has faults, and all problems sorted by place."""

    profile: WeightProfile | None
    problems: tuple[Problem, ...]


def load_profile(name: str, content: bytes, criteria: Iterable[str]) -> LoadedProfile:
    """Read and check one weight profile that is not part of the case's folder.

    Parameters
    ----------
    name
        Name of the file, for messages; its stem is the profile's id.
    content
        The bytes of the file, in the format of ``weights/*.yaml``.
    criteria
        Ids of the case's criteria, derived ones too.
    """
    shown = printable(name)
    bounded = content if len(content) <= MAX_FILE_BYTES else too_large(shown)
    sheet = read_file("weights", PurePath(shown).stem, shown, bounded, WeightsRecord)
    ids = tuple(criteria)
    case: AnySheet = Sheet("case", "case", Tree("case.yaml", {"criteria": dict.fromkeys(ids)}), None)
    draft = Draft(case, {}, {sheet.id: sheet}, {}, {})
    found = [finding.to_problem() for check in PROFILE_CHECKS for finding in check(draft)]
    problems = tuple(sorted({*sheet.problems, *(problem for problem in found if problem)}))
    if sheet.record is None or problems:
        return LoadedProfile(None, problems)
    return LoadedProfile(build_profile(sheet.id, sheet.record, ids), problems)
