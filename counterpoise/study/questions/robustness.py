"""How robust is the ranking?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np

from ...analysis.uncertainty import SmaaResult, smaa, stream_states
from ...analysis.uncertainty.run_input import Values
from ...analysis.uncertainty.weights import WEIGHTS_KNOWN, WeightLaw, WeightsKnown, weight_law
from ...model import Case
from .. import steps
from ..effort import check_draws, draws_of, seed_setting
from ..faults import QuestionFault
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import BOUNDS, COUNT, NUMBER, SWITCH, TEXT, setting
from ..study import Study
from ..weights import points_of

LEVELS = ("uncertain", "exact")

KNOWN_HELP = (
    "exact: as given; around: about --spread more or less (default); order: only their order; "
    "intervals: the profile's ranges of shares; unknown: any weights"
)

Bounds = tuple[tuple[str, float, float], ...]
"""Least and largest share of weight in per cent, by criterion id."""


@dataclass(frozen=True)
class RobustnessAnswer(Answer):
    """How often each option takes each rank, over draws of estimates and weights."""

    result: SmaaResult


def _check_spread(spread: float, case: Case) -> float:
    if spread is None or not 0 <= spread <= 0.5:
        raise ValueError(f"the spread is a number from 0 to 0.5, not {spread:g}")
    return spread


@dataclass(frozen=True, kw_only=True)
class Robustness(Question[RobustnessAnswer]):
    """How often each option ranks first, second, ... over many draws.

    Every draw is one state of the world; what options share is drawn once. The shares describe the draws,
    under the case's own estimates and what is known of the weights; they are not chances of being right.
    """

    kind: ClassVar[str] = "robustness"
    examples: ClassVar[tuple[str, ...]] = (
        "robustness",
        "robustness --weights-known unknown --format json",
        "robustness examples/teaching --weights neighbors --weights-known around --spread 0.4 --draws 1000000",
    )

    weights_known: WeightsKnown = setting(
        "around", TEXT, flag="--weights-known", link="known", choices=WEIGHTS_KNOWN, help=KNOWN_HELP
    )
    spread: float = setting(
        0.25, NUMBER, flag="--spread", metavar="X", check=_check_spread, help="with around: 0 to 0.5 (default: 0.25)"
    )
    ranges: Bounds = setting((), BOUNDS)
    """With intervals and weights that are no profile's: the bounds of their shares."""
    levels: str = setting(
        "uncertain",
        TEXT,
        flag="--levels",
        link="levels",
        choices=LEVELS,
        help="draw the estimates, or take the most likely",
    )
    draws: int | None = setting(
        None,
        COUNT,
        flag="--draws",
        link="draws",
        metavar="N",
        check=check_draws,
        help="number of draws (default: 100,000, fewer for a large case)",
    )
    seed: int = seed_setting()
    confidence: bool = setting(True, SWITCH)
    """Whether confidence factors are computed, each from draws of its own under the option's central weights."""

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        return replace(done, draws=done.draws or draws_of(case))

    def answer(self, study: Study, progress: Progress | None = None) -> RobustnessAnswer:
        n_draws = self.draws or draws_of(study.case)
        receipt = make_receipt(study.case, self, n_draws, self.seed)
        slow = "Drawing states of the world" if n_draws <= draws_of(study.case) else ""
        try:
            result = study.recall("smaa", self, make=lambda: self._simulate(study, n_draws, progress), slow=slow)
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault
        return RobustnessAnswer(study.case, self, receipt, result)

    def _simulate(self, study: Study, n_draws: int, progress: Progress | None) -> SmaaResult:
        values = self._values(study, n_draws)
        ids = tuple(study.case.options)
        law = self._law(study.case)
        return smaa(values, law, n_draws, self.seed, option_ids=ids, with_confidence=self.confidence, progress=progress)

    def _values(self, study: Study, n_draws: int) -> Values:
        if self.levels == "exact":
            return np.ascontiguousarray(steps.performance(study).values())
        if n_draws <= draws_of(study.case):
            return steps.draws(study, n_draws, self.seed).value_ijd
        return stream_states(study.case, self.seed, n_draws)

    def _law(self, case: Case) -> WeightLaw:
        ranges = {id_: (low, high) for id_, low, high in self.ranges}
        if isinstance(self.weights, str):
            ranges = dict(case.profiles[self.weights].ranges)
        point_j = points_of(self.weights, case)
        return weight_law(self.weights_known, point_j, tuple(case.criteria), spread=self.spread, ranges=ranges)
