"""What would change which option ranks first?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Self

from ...analysis.methods import Agreement, MethodResult, compare_orders, cross_check
from ...analysis.methods.guards import RankReversal
from ...analysis.methods.reversals import remove_each_by_method
from ...analysis.score import Ranking
from ...analysis.sensitivity import Sensitivity as Changes
from ...analysis.sensitivity import analyse
from ...analysis.table import PerformanceTable
from ...analysis.uncertainty.information import ValueOfInformation, value_of_information
from ...analysis.uncertainty.inputs import Input
from ...model import Case
from .. import steps
from ..effort import PACKAGE_DRAWS, check_kept_draws, draws_of, draws_setting, seed_setting
from ..faults import QuestionFault
from ..packages.meant import RULES, like_packages, packages_meant, refuse_rules
from ..packages.sensitivity import PackageSensitivity, analyse_packages
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import SWITCH, TEXT, setting
from ..study import Study
from .compare import UNRANKED
from .packages import Packages

OF = ("options", "packages")

OF_PACKAGES = (*RULES, "sure", "top")
"""Settings of `Packages` that say which packages are meant."""


@dataclass(frozen=True)
class SensitivityAnswer(Answer):
    """Exact changes at most likely levels, what each uncertain input is worth knowing, and other methods' verdicts.

    ``inputs`` are the uncertain inputs that ``worth`` is about; ``worth`` is None where it was not asked for.
    ``packages`` is the same about packages, None unless it was asked for.
    """

    performance: PerformanceTable
    ranking: Ranking
    changes: Changes
    inputs: tuple[Input, ...]
    worth: ValueOfInformation | None
    methods: tuple[MethodResult, ...]
    packages: PackageSensitivity | None = None

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Where each method's order is opposed to the additive one; found when asked for, as it takes longest."""
        return tuple(compare_orders(self.ranking, method) for method in self.methods if method.method != "additive")

    @cached_property
    def reversals(self) -> Sequence[RankReversal]:
        """Whether the order of the others depends on who else is there, method by method; found when asked for."""
        return remove_each_by_method(self.ranking)


@dataclass(frozen=True, kw_only=True)
class Sensitivity(Question[SensitivityAnswer]):
    """What would change which option ranks first: one weight, all weights together, one level; what to find out first.

    With --of packages: what would change which package is best, or which measures all packages within the tie
    margin include. Everything but the value of information is exact, at most likely levels, without simulation.
    """

    kind: ClassVar[str] = "sensitivity"
    examples: ClassVar[tuple[str, ...]] = (
        "sensitivity",
        "sensitivity examples/teaching --weights neighbors --format json",
        "sensitivity --of packages",
        "sensitivity --of packages --sure 80",
        "sensitivity -o sensitivity.xlsx",
    )

    of: str = setting(
        "options", TEXT, flag="--of", link="of", choices=OF, help="what to choose: one option (default), or a package"
    )
    limits: tuple[str, ...] = like_packages("limits")
    must: tuple[str, ...] = like_packages("must")
    must_not: tuple[str, ...] = like_packages("must_not")
    min_members: int | None = like_packages("min_members")
    max_members: int | None = like_packages("max_members")
    stacking: tuple[str, ...] = like_packages("stacking")
    top: int = like_packages("top")
    sure: float = like_packages("sure")
    list_all: bool = like_packages("list_all")
    nodes: int = like_packages("nodes")

    draws: int | None = draws_setting(
        None,
        check_kept_draws,
        f"number of simulations for the value of information (default: 100,000, of packages {PACKAGE_DRAWS:,}, "
        "fewer for a large case)",
    )
    seed: int = seed_setting()
    information: bool = setting(True, SWITCH, if_said=True)
    """Whether the value of information on options is computed, which takes most of the time."""

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        if done.of == "options":
            refuse_rules(self, OF_PACKAGES)
            return replace(done, draws=done.draws or draws_of(case))
        return replace(done, draws=done.draws or draws_of(case, PACKAGE_DRAWS))

    @property
    def package_question(self) -> Packages:
        """The question about the packages that are meant."""
        return packages_meant(self, OF_PACKAGES, draws=self.draws, seed=self.seed)

    def answer(self, study: Study, progress: Progress | None = None) -> SensitivityAnswer:
        return study.recall("sensitivity", self, make=lambda: self._analyse(study))

    def _analyse(self, study: Study) -> SensitivityAnswer:
        n_draws = self.draws or draws_of(study.case)
        performance, ranking = steps.performance(study), steps.ranking(study, self.weights)
        if not ranking.leaders:
            raise QuestionFault("", UNRANKED)
        drawn = steps.draws(study, n_draws, self.seed) if self.information else None
        return SensitivityAnswer(
            study.case,
            self,
            make_receipt(study.case, self, n_draws, self.seed),
            performance,
            ranking,
            analyse(performance, ranking),
            drawn.inputs if drawn else (),
            value_of_information(drawn.known, ranking.weight_j) if drawn else None,
            cross_check(ranking),
            self._analyse_packages(study) if self.of == "packages" else None,
        )

    def _analyse_packages(self, study: Study) -> PackageSensitivity:
        try:
            return analyse_packages(study, self.package_question.complete(study.case))
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault
