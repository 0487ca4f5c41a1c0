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
from ..effort import check_kept_draws, draws_of, seed_setting
from ..faults import QuestionFault
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import COUNT, setting
from ..study import Study
from .compare import UNRANKED


@dataclass(frozen=True)
class SensitivityAnswer(Answer):
    """Exact changes at most likely levels, what each uncertain input is worth knowing, and other methods' verdicts.

    ``inputs`` are the uncertain inputs that ``worth`` is about.
    """

    performance: PerformanceTable
    ranking: Ranking
    changes: Changes
    inputs: tuple[Input, ...]
    worth: ValueOfInformation
    methods: tuple[MethodResult, ...]

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

    Everything but the value of information is exact, at most likely levels, without draws.
    """

    kind: ClassVar[str] = "sensitivity"
    examples: ClassVar[tuple[str, ...]] = (
        "sensitivity",
        "sensitivity examples/teaching --weights neighbors --format json",
        "sensitivity -o sensitivity.xlsx",
    )

    draws: int | None = setting(
        None,
        COUNT,
        flag="--draws",
        metavar="N",
        check=check_kept_draws,
        help="number of draws for the value of information (default: 100,000, fewer for a large case)",
    )
    seed: int = seed_setting()

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        return replace(done, draws=done.draws or draws_of(case))

    def answer(self, study: Study, progress: Progress | None = None) -> SensitivityAnswer:
        return study.recall("sensitivity", self, make=lambda: self._analyse(study))

    def _analyse(self, study: Study) -> SensitivityAnswer:
        n_draws = self.draws or draws_of(study.case)
        performance, ranking = steps.performance(study), steps.ranking(study, self.weights)
        if not ranking.leaders:
            raise QuestionFault("", UNRANKED)
        drawn = steps.draws(study, n_draws, self.seed)
        return SensitivityAnswer(
            study.case,
            self,
            make_receipt(study.case, self, n_draws, self.seed),
            performance,
            ranking,
            analyse(performance, ranking),
            drawn.inputs,
            value_of_information(drawn.known, ranking.weight_j),
            cross_check(ranking),
        )
