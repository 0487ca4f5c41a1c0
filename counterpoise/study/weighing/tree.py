"""Weights in the tree of objectives: of the whole, and of the objective above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import Case


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective or a criterion; ``depth`` is 0 for an objective under no other.

    ``share`` is its part of all weight, ``local`` its part of the objective above (of the whole at depth 0), None
    where that has no weight. Local weights multiply to the share.
    """

    id: str
    name: str
    depth: int
    is_criterion: bool
    share: float
    local: float | None


def weights_in_tree(case: Case, share_j: Sequence[float]) -> tuple[Branch, ...]:
    """Every objective that holds criteria, followed by what stands under it; in the case's order."""
    share_of = dict(zip(case.criteria, share_j, strict=True))
    total_of: dict[str, float] = defaultdict(float)
    for criterion in case.criteria.values():
        for id_ in _above(case, criterion.objective):
            total_of[id_] += share_of[criterion.id]

    def walk(parent: str | None, whole: float, depth: int) -> Iterator[Branch]:
        for objective in case.objectives.values():
            if objective.parent == parent and objective.id in total_of:
                share = total_of[objective.id]
                yield Branch(objective.id, objective.name, depth, False, share, share / whole if whole else None)
                yield from walk(objective.id, share, depth + 1)
        for criterion in case.criteria.values():
            if criterion.objective == parent:
                share = share_of[criterion.id]
                yield Branch(criterion.id, criterion.name, depth, True, share, share / whole if whole else None)

    return tuple(walk(None, sum(share_j), 0))


def _above(case: Case, objective: str) -> Iterator[str]:
    """An objective and all those above it; `check` refuses a circle of parents."""
    at: str | None = objective
    while at is not None:
        yield at
        at = case.objectives[at].parent
