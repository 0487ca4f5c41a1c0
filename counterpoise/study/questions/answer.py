"""What is the answer, together and one by one, and how sure is it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ...analysis.packages.contest import Contest, WeightFlip, first_shares, weight_flips
from ...analysis.score import Ranking
from ...analysis.sensitivity import Sensitivity as Changes
from ...analysis.sensitivity import analyse
from ...analysis.weighting import profile_points
from .. import steps
from ..contests import measure_contest, package_contest
from ..effort import BOARD_DRAWS, MOST_ON_BOARD, check_kept_draws, draws_setting, seed_setting
from ..packages.answer import PackagesAnswer, ProfileScores
from ..packages.listed import list_allowed, score_by_profile
from ..packages.meant import like_packages
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..study import Study
from ..weights import points_of
from .compare import Compare, Comparison
from .packages import Packages
from .timeline import Timeline, TimelineAnswer


@dataclass(frozen=True)
class WholeAnswer(Answer):
    """The answer as its parts: rankings, draws, changes, days and profiles, all under the same weights.

    ``together`` are the packages that a live panel ranks (all of them, or the best where ``is_cut``), ``alone``
    every measure; ``first_p`` and ``first_i`` are their shares of first places. ``flips`` are the nearest weights
    at which another of ``together`` is first. ``changes``, of measures, is None where no measure can be ranked,
    ``plan`` where no package is allowed, ``by_profile`` where packages were not listed.
    """

    comparison: Comparison
    packages: PackagesAnswer
    together: Contest
    alone: Contest
    n_allowed: int | None
    first_p: np.ndarray
    first_i: np.ndarray
    flips: tuple[WeightFlip, ...]
    changes: Changes | None
    plan: TimelineAnswer | None
    by_profile: ProfileScores | None
    measures_by_profile: ProfileScores

    @property
    def ranking(self) -> Ranking:
        """Of the measures, one by one."""
        return self.comparison.ranking

    @property
    def is_cut(self) -> bool:
        """Whether more packages are allowed than ``together`` holds."""
        return self.n_allowed is None or self.n_allowed > len(self.together.members)


RULES = ("limits", "must", "must_not", "min_members", "max_members", "stacking", "sure")
"""Settings that decide which packages are allowed and what they are worth."""


@dataclass(frozen=True, kw_only=True)
class WholeQuestion(Question[WholeAnswer]):
    """The answer in two sentences, together and one by one, each with how sure it is.

    Also: how often it holds in simulations, what would change it, when it is ready, which weight profiles
    disagree, and what it rests on. Weights are held exactly as given; Robustness lets them vary.
    """

    kind: ClassVar[str] = "answer"
    examples: ClassVar[tuple[str, ...]] = (
        "answer",
        "answer --weights equal --format json",
        'answer --limit "cost<=500" -o answer.xlsx',
    )

    limits: tuple[str, ...] = like_packages("limits")
    must: tuple[str, ...] = like_packages("must")
    must_not: tuple[str, ...] = like_packages("must_not")
    min_members: int | None = like_packages("min_members")
    max_members: int | None = like_packages("max_members")
    stacking: tuple[str, ...] = like_packages("stacking")
    sure: float = like_packages("sure")
    draws: int = draws_setting(BOARD_DRAWS, check_kept_draws)
    seed: int = seed_setting()

    def packages(self) -> Packages:
        """The question about packages that this one asks."""
        rules = {name: getattr(self, name) for name in RULES}
        return Packages(weights=self.weights, stream=False, draws=self.draws, seed=self.seed, **rules)

    def _plan(self, members: tuple[str, ...]) -> Timeline:
        return Timeline(weights=self.weights, members=members, draws=self.draws, seed=self.seed)

    def answer(self, study: Study, progress: Progress | None = None) -> WholeAnswer:
        asked = self.packages().complete(study.case)
        comparison, packages = study.answer(Compare(weights=self.weights)), study.answer(asked)
        allowed, n_allowed = _allowed(study, asked, packages)
        together = package_contest(study, allowed, self.stacking, self.draws, self.seed)
        alone = measure_contest(study, self.draws, self.seed)
        point_j, best = points_of(self.weights, study.case), packages.best
        has_leader = bool(comparison.ranking.leaders)
        plan = study.answer(self._plan(best.members)) if best is not None and best.members else None
        return WholeAnswer(
            study.case,
            self,
            make_receipt(study.case, self, self.draws, self.seed),
            comparison,
            packages,
            together,
            alone,
            n_allowed,
            first_shares(together.drawn_pjd, point_j) if len(together.members) else np.zeros(0),
            first_shares(alone.drawn_pjd, point_j),
            weight_flips(together.value_pj, point_j) if len(together.members) else (),
            study.recall("changes", self.weights, make=lambda: analyse(comparison.performance, comparison.ranking))
            if has_leader
            else None,
            plan,
            _by_profile(study, asked, packages),
            _measures_by_profile(study),
        )


def _allowed(study: Study, asked: Packages, found: PackagesAnswer) -> tuple[tuple[tuple[str, ...], ...], int | None]:
    """The packages that a panel ranks, and how many are allowed (None: not listed)."""
    if asked.is_listed(study.case):
        return list_allowed(study, asked, MOST_ON_BOARD)
    return tuple(row.members for row in found.ranking.rows), None


def _by_profile(study: Study, asked: Packages, found: PackagesAnswer) -> ProfileScores | None:
    if not asked.is_listed(study.case) or found.best is None:
        return None
    named = next((package for package in found.named.values() if len(package.row.members) > 1), None)
    shown = (found.best.members, *((named.row.members,) if named is not None else ()))
    key = (asked.rules_key, shown)
    return study.recall("packages by profile", key, make=lambda: score_by_profile(study, asked, shown))


def _measures_by_profile(study: Study) -> ProfileScores:
    """The same for every measure alone."""

    def make() -> ProfileScores:
        case, value_ij = study.case, steps.performance(study).values()
        score_qi = np.array(
            [_scores(value_ij, profile_points(of, tuple(case.criteria))) for of in case.profiles.values()]
        )
        best_q = np.nanmax(np.where(np.isnan(score_qi), -np.inf, score_qi), axis=1, keepdims=True)
        return ProfileScores(tuple(case.profiles), tuple((id_,) for id_ in case.options), best_q - score_qi)

    return study.recall("measures by profile", make=make)


def _scores(value_ij: np.ndarray, point_j: np.ndarray) -> np.ndarray:
    counts_j = point_j > 0
    score_i: np.ndarray = 100 * value_ij[:, counts_j] @ (point_j[counts_j] / point_j.sum())
    return score_i
