"""What is found about packages, whichever way it was found: one shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ...analysis.arrays import Floats
from ...analysis.packages.answers import EfficientPackages, PackageRanking, WhyNot
from ...analysis.packages.balance import BalancePlane, BalanceVerdict
from ...analysis.packages.chances import PackageChances
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.listed.core_by_budget import CoreByBudget, CoreBySureness
from ...analysis.packages.listed.core_index import CoreIndex
from ...analysis.packages.listed.efficient import Frontier
from ...analysis.packages.listed.judge import JudgedPackage
from ...analysis.packages.listed.uncertain import PackageSpread
from ...analysis.packages.member_value import MemberValue
from ...analysis.packages.profiles import AcrossProfiles
from ...analysis.packages.rules import BrokenRule, Rule
from ...analysis.packages.sureness import SureStep
from ...analysis.packages.tie_set import TieSet
from ...analysis.packages.value_in_time import Waiting
from ...model import Limit
from ..question import Answer

if TYPE_CHECKING:
    from .by_scenario import ScenarioBest

ALL = "all"
"""Asks why every measure outside the best package is outside."""

BEST = "best"
"""Asks for the balance of the best package."""

BY_SCORE = ("why_not", "judge", "by_scenario")
"""Parts that compare scores, and are not there where packages are ranked by value in time."""

Reason = Literal[
    "not listed",
    "not followed",
    "nothing to draw",
    "a level is missing",
    "not plain sums",
    "not by score",
    "none found",
]


@dataclass(frozen=True)
class NotComputed:
    """Why a part of an answer that was asked for is None; ``detail`` names what stands in the way."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Proof:
    """What is proven of packages that were found without listing them all; see `SolvedRanking`."""

    n_proven: int
    bound: float | None
    is_complete: bool
    may_tie_more: bool


@dataclass(frozen=True)
class NamedPackage:
    """A package of the case: how it scores, what it breaks, its place among the listed ones (None: not listed)."""

    row: PackageRow
    breaks: tuple[BrokenRule, ...]
    place: int | None


@dataclass(frozen=True)
class Judged:
    """The reader's own package; ``judged`` compares it with all others and is None where they were not listed."""

    row: PackageRow
    breaks: tuple[BrokenRule, ...]
    values: tuple[MemberValue, ...]
    judged: JudgedPackage | None


@dataclass(frozen=True)
class Absence:
    """Why a measure is not in the best package; ``why`` is None where the search ended before one was found.

    ``has_relaxations``: whether rules were looked for that alone would bring it in.
    """

    why: WhyNot | None
    is_proven: bool
    has_relaxations: bool


@dataclass(frozen=True)
class Balance:
    """Whether a package is in balance, and where it, the options and the case's packages stand."""

    verdict: BalanceVerdict
    chosen: BalancePlane
    options: BalancePlane
    named: BalancePlane
    best: BalancePlane


@dataclass(frozen=True)
class ProfileScores:
    """Who disagrees: score points that ``packages`` lie behind each profile's best one.

    ``behind_qp`` has a row a profile (``profiles``) and a column a package; NaN where a level that counts is
    missing.
    """

    profiles: tuple[str, ...]
    packages: tuple[tuple[str, ...], ...]
    behind_qp: Floats


@dataclass(frozen=True)
class KeptChances:
    """How often the packages shown keep limits, deadlines, red lines and levels to reach; by members."""

    chances: PackageChances
    row_by_members: Mapping[tuple[str, ...], int]


@dataclass(frozen=True)
class Sureness:
    """How sure packages are to keep all limits and red lines together, and what more sureness costs.

    ``asked`` in percent of draws. ``n_sure`` of the ``n_checked`` packages looked at in the draws,
    all of them allowed at most likely levels, keep the ``n_conditions`` together often enough.
    ``is_complete``: whether all allowed packages were looked at. ``best`` is the best package
    whatever its sureness, ``surest`` the surest that has a score; ``curve`` runs from one to the other.
    """

    asked: float
    n_conditions: int
    n_sure: int
    n_checked: int
    is_complete: bool
    best: PackageRow
    surest: SureStep
    curve: tuple[SureStep, ...]


@dataclass(frozen=True)
class InTime:
    """Value that packages deliver by ``day``, or (None) on average over the horizon, where they are ranked by it.

    ``value_by_members`` in score points, for the packages shown and the case's own. ``n_within`` of the
    ``n_checked`` packages lie within the tie margin of the first; ``is_listed`` says that all were
    looked at.
    """

    day: float | None
    horizon: float
    value_by_members: Mapping[tuple[str, ...], float]
    n_within: int
    n_checked: int
    is_listed: bool


@dataclass(frozen=True)
class PackagesAnswer(Answer):
    """The best packages, whether they were listed or found by a solver; the same shape either way.

    ``tie_set`` is everything within the case's tie margin of the best, None where nothing is allowed
    or has a score. ``kept`` is about the best packages shown, the case's own and the reader's; None where
    nothing is asked of packages or none is shown. What was not asked for is None; what was asked for and
    could not be computed is None too, and ``not_computed`` says why. ``proof`` is None where every
    package was listed; ``conflict`` holds rules that cannot be kept together, where no package keeps
    them all. ``unscored`` are options left out of a search because a level that counts is missing.
    ``sureness`` is None where none was asked for; where it is, all else is about the packages sure enough.
    ``across`` sets the case's weight profiles beside one another, whatever weights are asked about.
    ``in_time`` is there where packages are ranked by value in time: then the ranks are by that value, and
    ``tie_set``, which is about scores, is None.
    ``spread`` is of ``spread_draws`` draws, the first of the question's where packages are too many to follow all.
    ``n_keep_lines`` packages keep every red line and level to reach at most likely levels; None where the case
    draws none, or packages were not listed and it is not proven that none does.
    ``never_in`` are measures that no allowed package holds, ``idle_limits`` limits that rule out
    nothing; where packages were not listed, those of which it is proven. ``waiting`` is about the first package,
    always there where packages are ranked by value in time. ``by_scenario`` begins with
    the case as stated. ``is_reproducible`` is false where a wall clock ended a search.
    """

    ranking: PackageRanking
    named: Mapping[str, NamedPackage]
    conflict: tuple[Rule, ...]
    proof: Proof | None
    unscored: tuple[str, ...]
    tie_set: TieSet | None
    kept: KeptChances | None
    sureness: Sureness | None
    across: AcrossProfiles | None
    in_time: InTime | None
    spread: Mapping[tuple[str, ...], PackageSpread] | None
    efficient: EfficientPackages | None
    core: Mapping[str, CoreIndex] | None
    why_not: Mapping[str, Absence] | None
    explained: tuple[MemberValue, ...] | None
    judged: Judged | None
    frontier: Frontier | None
    balance: Balance | None
    never_in: tuple[str, ...] | None
    idle_limits: tuple[Limit, ...] | None
    not_computed: Mapping[str, NotComputed] = field(default_factory=dict)
    is_reproducible: bool = True
    core_by_budget: CoreByBudget | None = None
    by_scenario: Mapping[str, ScenarioBest] | None = None
    core_by_sureness: CoreBySureness | None = None
    n_keep_lines: int | None = None
    spread_draws: int | None = None
    waiting: Waiting | None = None

    @property
    def best(self) -> PackageRow | None:
        """The first package that has a score, or None."""
        return next((row for row in self.ranking.rows if row.rank > 0), None)
