"""What a case asks of its files, told also while the case is unfinished or partly broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model import Criterion, Problem
from .build import build_criterion
from .folder import read_folder
from .gather import gather_sheets


@dataclass(frozen=True, slots=True)
class Outline:
    """The criteria by id, None for one with faults; the baseline's id; the ids of what is already there.

    ``problems`` are those of ``case.yaml`` alone, and only when it says no criteria.
    """

    criteria: Mapping[str, Criterion | None]
    baseline: str
    claims: frozenset[str]
    problems: tuple[Problem, ...] = ()


def read_outline(folder: Path) -> Outline:
    """The outline of the case in a folder; faults in other files do not matter to it."""
    gathered = gather_sheets(read_folder(folder), "folder")
    draft = gathered.draft
    if not draft.criterion_ids:
        found = [problem for problem in gathered.problems if problem.file in (".", draft.case.file)]
        return Outline({}, "", frozenset(), tuple(sorted({*found, *draft.case.problems})))
    criteria = {
        id_: build_criterion(id_, draft.criteria[id_]) if id_ in draft.criteria else None for id_ in draft.criterion_ids
    }
    baseline = draft.case.record.baseline if draft.case.record is not None else ""
    return Outline(criteria, baseline, draft.claim_ids or frozenset())
