"""How robust is the ranking?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np

from ...analysis.packages.robustness import PackageRobustness
from ...analysis.uncertainty import SmaaResult, smaa, stream_states
from ...analysis.uncertainty.run_input import Values
from ...analysis.uncertainty.weights import WeightLaw, WeightsKnown
from ...model import Case
from .. import steps
from ..effort import (
    MOST_PACKAGE_DRAWS,
    PACKAGE_DRAWS,
    check_draws,
    check_kept_draws,
    draws_of,
    draws_setting,
    seed_setting,
)
from ..faults import QuestionFault
from ..packages.meant import RULES, like_packages, packages_meant, refuse_rules
from ..packages.robustness import judge_packages
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import BOUNDS, SWITCH, TEXT, setting
from ..study import Study
from ..weight_laws import Bounds, known_setting, law_of, spread_setting

LEVELS = ("uncertain", "exact")

OF = ("options", "packages")

OF_PACKAGES = (*RULES, "sure")
"""Settings of `Packages` that say which packages are meant."""


@dataclass(frozen=True)
class RobustnessAnswer(Answer):
    """How often each option takes each rank, over draws of estimates and weights.

    Asked of packages, ``packages`` is what the draws say of them and ``result`` the part of it that
    compares at most 200 of them; else it is None. ``tie_count`` of packages lie within the tie margin of
    the best at most likely levels, None where that is not known.
    """

    result: SmaaResult
    packages: PackageRobustness | None = None
    tie_count: int | None = None


def _package_draws(n_draws: int | None, case: Case) -> int:
    """Draws of packages, which are kept at once; each takes part in up to 262,144 packages."""
    if n_draws is not None and n_draws > MOST_PACKAGE_DRAWS:
        raise QuestionFault("draws", f"ask for 1 to {MOST_PACKAGE_DRAWS:,} simulations of packages")
    try:
        return check_kept_draws(n_draws, case) or draws_of(case, PACKAGE_DRAWS)
    except ValueError as fault:
        raise QuestionFault("draws", str(fault)) from None


@dataclass(frozen=True, kw_only=True)
class Robustness(Question[RobustnessAnswer]):
    """How often each option, or each package, ranks first, second, ... over many simulations.

    Every simulation is one state of the world; what options share is the same for all. The shares describe them,
    given the case's own estimates and how firm the weights are; they are not chances of being right.
    """

    kind: ClassVar[str] = "robustness"
    examples: ClassVar[tuple[str, ...]] = (
        "robustness",
        "robustness --weights-known unknown --format json",
        "robustness --of packages --weights-known order",
        'robustness examples/teaching --of packages --limit "cost<=500" --must speed_humps',
        "robustness examples/teaching --weights neighbors --weights-known around --spread 0.4 --draws 1000000",
    )

    of: str = setting(
        "options", TEXT, flag="--of", link="of", choices=OF, help="single options (default), or packages of them"
    )
    limits: tuple[str, ...] = like_packages("limits")
    must: tuple[str, ...] = like_packages("must")
    must_not: tuple[str, ...] = like_packages("must_not")
    min_members: int | None = like_packages("min_members")
    max_members: int | None = like_packages("max_members")
    stacking: tuple[str, ...] = like_packages("stacking")
    sure: float = like_packages("sure")
    list_all: bool = like_packages("list_all")
    nodes: int = like_packages("nodes")
    weights_known: WeightsKnown = known_setting("around")
    spread: float = spread_setting()
    ranges: Bounds = setting((), BOUNDS)
    """With intervals and weights that are no profile's: the bounds of their shares."""
    levels: str = setting(
        "uncertain",
        TEXT,
        flag="--levels",
        link="levels",
        choices=LEVELS,
        help="vary the estimates, or take the most likely",
    )
    draws: int | None = draws_setting(
        None,
        check_draws,
        "number of simulations (default: 100,000, of packages 4,000; fewer for a large case)",
        link="draws",
    )
    seed: int = seed_setting()
    confidence: bool = setting(True, SWITCH)
    """Whether confidence factors are computed, each from draws of its own under the option's central weights."""

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        if self.of == "options":
            refuse_rules(self, OF_PACKAGES)
            return replace(done, draws=done.draws or draws_of(case))
        return replace(done, draws=_package_draws(done.draws, case))

    def answer(self, study: Study, progress: Progress | None = None) -> RobustnessAnswer:
        if self.of == "packages":
            return self._answer_of_packages(study)
        n_draws = self.draws or draws_of(study.case)
        receipt = make_receipt(study.case, self, n_draws, self.seed)
        is_heavy = n_draws > draws_of(study.case)
        slow = "" if is_heavy else "Running simulations"
        try:
            result = study.recall(
                "smaa", self, make=lambda: self._simulate(study, n_draws, progress), slow=slow, is_heavy=is_heavy
            )
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault
        return RobustnessAnswer(study.case, self, receipt, result)

    def _answer_of_packages(self, study: Study) -> RobustnessAnswer:
        receipt = make_receipt(study.case, self, self.draws, self.seed)
        try:
            found, tie_count = study.recall("package robustness", self, make=lambda: self._judge(study))
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault
        return RobustnessAnswer(study.case, self, receipt, found.result, found, tie_count)

    def _judge(self, study: Study) -> tuple[PackageRobustness, int | None]:
        packages = packages_meant(self, OF_PACKAGES, draws=self.draws, seed=self.seed).complete(study.case)
        return judge_packages(study, packages, self._law(study.case), is_exact=self.levels == "exact")

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
        return law_of(case, self.weights, self.weights_known, self.spread, self.ranges)
