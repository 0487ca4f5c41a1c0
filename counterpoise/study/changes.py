"""What a changed case does to its answer, and which change did how much of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.attribution import Attribution, attribute
from ..analysis.score import UNRANKED, Ranking, tied_options
from ..model import Case, Receipt
from . import steps
from .memory import Memory
from .packages.common import Asked
from .packages.listed import find_best_listed
from .packages.solved import find_best_solved
from .questions.compare import Compare
from .questions.packages import Packages
from .receipts import make_receipt
from .settings import Weights
from .study import Study

if TYPE_CHECKING:
    from ..analysis.packages.describe import PackageRow
    from ..analysis.packages.tie_set import TieSet

CaseWith = Callable[[frozenset[int]], Case | None]
"""The case with exactly these groups of changes made; None where it would have faults that neither case has."""

MOST_ATTRIBUTED = 12
"""Groups of changes up to which a change of scores is shared out among them."""


@dataclass(frozen=True)
class Standing:
    """How the options and packages of one case stand; ``packages_tied`` is None where packages were not listed."""

    case: Case
    receipt: Receipt
    ranking: Ranking
    tied: tuple[str, ...]
    best: PackageRow | None
    tie_set: TieSet | None

    def score(self, option: str) -> float | None:
        """Score of an option, None where it has none."""
        ids = self.ranking.option_ids
        score = float(self.ranking.score_i[ids.index(option)]) if option in ids else nan
        return None if isnan(score) else score

    def rank(self, option: str) -> int | None:
        """Rank of an option, None where it has none."""
        ids = self.ranking.option_ids
        rank = int(self.ranking.rank_i[ids.index(option)]) if option in ids else UNRANKED
        return None if rank == UNRANKED else rank


@dataclass(frozen=True)
class CaseChange:
    """Two standings of a case, and what each group of changes did to the scores.

    ``measured`` are the options with a score in both; where ``has_package``, the best package's score is the last
    column of ``attribution``. ``groups`` says which of the changes each row of it stands for: several where they only
    work together. ``attribution`` is None where no change bears on scores, or where there are too many.
    """

    old: Standing
    new: Standing
    measured: tuple[str, ...]
    has_package: bool
    groups: tuple[tuple[int, ...], ...]
    attribution: Attribution | None

    @property
    def entered(self) -> tuple[str, ...]:
        """Options that are new or have a score only now."""
        return tuple(id_ for id_ in self.new.ranking.option_ids if id_ not in self.measured)

    @property
    def left(self) -> tuple[str, ...]:
        """Options that are gone or have no score any more."""
        return tuple(id_ for id_ in self.old.ranking.option_ids if id_ not in self.measured)


def compare_cases(
    old: Case, new: Case, n_groups: int, case_with: CaseWith, weights: Weights = None, memory: Memory | None = None
) -> CaseChange:
    """The two standings under the same weights, and the change of scores shared out among groups of changes.

    Each group gets what it adds, averaged over the orders in which the groups can be made (see
    `analysis.attribution`); groups that only make a sound case together count as one. The parts add up to the change.

    Parameters
    ----------
    n_groups
        Number of groups of changes; more than ``MOST_ATTRIBUTED`` are not told apart.
    case_with
        The case with some of the groups made.
    weights
        As every question takes them; without them each case's default profile, so that changed weights count.

    Raises
    ------
    QuestionFault
        The weights do not fit one of the cases.
    """
    kept = memory or Memory()
    before, after = find_standing(old, weights, kept), find_standing(new, weights, kept)
    measured = tuple(id_ for id_ in old.options if before.score(id_) is not None and after.score(id_) is not None)
    has_package = before.best is not None and after.best is not None
    if not n_groups or n_groups > MOST_ATTRIBUTED or not (measured or has_package):
        return CaseChange(before, after, measured, has_package, (), None)
    groups: tuple[tuple[int, ...], ...] = tuple((g,) for g in range(n_groups))

    def measure_of(groups: Sequence[tuple[int, ...]]) -> Callable[[frozenset[int]], np.ndarray]:
        def measure(made: frozenset[int]) -> np.ndarray:
            if not made or len(made) == len(groups):
                return _measured(after if made else before, measured, has_package)
            case = case_with(frozenset(one for g in made for one in groups[g]))
            if case is None:
                raise _NotSoundError
            found = _measured(find_standing(case, weights, kept), measured, has_package)
            if np.isnan(found).any():
                raise _NotSoundError
            return found

        return measure

    groups = _join_entangled(groups, measure_of)
    try:
        return CaseChange(before, after, measured, has_package, groups, attribute(len(groups), measure_of(groups)))
    except _NotSoundError:
        groups = (tuple(range(n_groups)),)
        return CaseChange(before, after, measured, has_package, groups, attribute(1, measure_of(groups)))


def find_standing(case: Case, weights: Weights, memory: Memory) -> Standing:
    """How a case stands at most likely levels: its ranking, its best package and what is too close to call."""
    study = Study(case, memory)
    question = Compare(weights=weights).complete(case)
    asked = Asked(study, Packages(weights=weights).complete(case))
    ranking = steps.ranking(study, question.weights)
    found = find_best_listed(asked) if asked.question.is_listed(case) else find_best_solved(asked)
    return Standing(
        case,
        make_receipt(case, question),
        ranking,
        tied_options(ranking, case.too_close),
        next((row for row in found[0].rows if row.rank > 0), None),
        found[1],
    )


class _NotSoundError(Exception):
    """Some of the changes without the others make no sound case."""


def _measured(standing: Standing, options: tuple[str, ...], has_package: bool) -> np.ndarray:
    scores = [standing.score(id_) for id_ in options]
    if has_package:
        scores.append(standing.best.score if standing.best is not None else None)
    return np.array([nan if score is None else score for score in scores])


def _join_entangled(
    groups: tuple[tuple[int, ...], ...], measure_of: Callable[[Sequence[tuple[int, ...]]], Callable[..., object]]
) -> tuple[tuple[int, ...], ...]:
    """Groups that make no sound case alone, or without which the others make none, as one group."""
    measure = measure_of(groups)
    everything = frozenset(range(len(groups)))

    def is_sound(made: frozenset[int]) -> bool:
        try:
            measure(made)
        except _NotSoundError:
            return False
        return True

    entangled = [g for g in everything if not is_sound(frozenset({g})) or not is_sound(everything - {g})]
    if len(entangled) < 2:
        return groups
    joined = tuple(sorted(one for g in entangled for one in groups[g]))
    return (*(group for g, group in enumerate(groups) if g not in entangled), joined)
