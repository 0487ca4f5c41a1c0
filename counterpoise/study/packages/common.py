"""What both ways of finding packages do alike: settings, the case's own packages, balance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.packages.balance import BalanceVerdict, place_on_plane
from ...analysis.packages.chances import Condition, find_chances, list_conditions
from ...analysis.packages.describe import PackageRow, counted_criteria, describe_packages, membership
from ...analysis.packages.listed.uncertain import draw_parts
from ...analysis.packages.member_value import MemberValue, value_members
from ...analysis.packages.parts import PackageParts, restack
from ...analysis.packages.rules import PackageRules, broken_rules
from ...analysis.packages.settings import PackageSettings, read_limit, read_stacking
from ...analysis.uncertainty import WeightLaw, draw_states
from ...model import Case
from .. import steps
from ..effort import MOST_LISTED_AT_ONCE
from ..study import Study
from ..weight_laws import law_of
from ..weights import points_of
from .answer import ALL, BEST, Balance, KeptChances, NamedPackage

if TYPE_CHECKING:
    from ..questions.packages import Packages


class Asked:
    """A question about packages with what the engine needs of it."""

    def __init__(self, study: Study, question: Packages) -> None:
        self.study = study
        self.question = question
        self.case: Case = study.case
        self.parts: PackageParts = steps.package_parts(study, question.stacking)
        self.rules: PackageRules = _settings(study.case, question).rules(study.case)
        self.point_j: np.ndarray = points_of(question.weights, study.case)

    @property
    def law(self) -> WeightLaw:
        """How weights are drawn beside the levels."""
        question = self.question
        return law_of(self.case, question.weights, question.weights_known, question.spread, question.ranges)

    @property
    def law_key(self) -> tuple[object, ...]:
        """All settings that decide how weights are drawn."""
        question = self.question
        return (question.weights, question.weights_known, question.spread, question.ranges)

    @property
    def is_heavy(self) -> bool:
        """Whether a step over all packages, or over draws of them, takes seconds."""
        return self.parts.n_options > MOST_LISTED_AT_ONCE

    @property
    def counted(self) -> tuple[str, ...]:
        """The criteria that have weight."""
        return counted_criteria(self.parts, self.point_j)

    @property
    def lines(self) -> tuple[Condition, ...]:
        """Red lines and levels to reach that the case draws, one bound each."""
        conditions = list_conditions(self.rules, self.parts.criteria)
        return tuple(condition for condition in conditions if condition.kind in ("red_line", "must_reach"))

    @property
    def n_draws(self) -> int:
        """Draws of the completed question."""
        assert self.question.draws is not None
        return self.question.draws

    def describe(self, packages: Iterable[Iterable[str]]) -> tuple[PackageRow, ...]:
        """Any packages in full, at most likely levels."""
        return describe_packages(self.parts, packages, self.point_j)

    def value_members(self, members: tuple[str, ...]) -> tuple[MemberValue, ...]:
        """What each member adds."""
        return value_members(self.parts, self.rules, members, self.point_j)

    def name_packages(self) -> dict[str, NamedPackage]:
        """The case's packages with what they break; their places are not known here."""
        members = self.named_members()
        rows = dict(zip(members, self.describe(members.values()), strict=True))
        return {
            id_: NamedPackage(row, tuple(broken_rules(self.rules, row.members, self.parts)), None)
            for id_, row in rows.items()
        }

    def named_members(self) -> dict[str, tuple[str, ...]]:
        """Members of the case's packages besides the baseline."""
        baseline = self.case.baseline
        return {id_: tuple(m for m in p.members if m != baseline) for id_, p in self.case.packages.items()}

    def drawn_parts(self) -> PackageParts:
        """The parts of packages over the question's draws, under the reader's stacking shares."""
        study, question = self.study, self.question
        parts = study.recall(
            "drawn package parts",
            (self.n_draws, question.seed),
            make=lambda: draw_parts(study.case, draw_states(study.case, self.n_draws, question.seed)),
            slow="Simulating packages",
            is_heavy=self.is_heavy,
        )
        return restack(parts, read_stacking(study.case, question.stacking))

    def find_chances(self, rows: Iterable[PackageRow]) -> KeptChances | None:
        """How often packages keep what is asked of them; the reader's own package is one of them."""
        conditions = list_conditions(self.rules, self.parts.criteria)
        shown = tuple(
            dict.fromkeys([*(row.members for row in rows), *([self._judged()] if self.question.judge else [])])
        )
        if not conditions or not shown:
            return None
        question = self.question

        def make() -> KeptChances:
            member_pi = membership(self.parts, shown)
            return KeptChances(
                find_chances(self.drawn_parts(), conditions, member_pi), {who: row for row, who in enumerate(shown)}
            )

        key = (question.rules_key, self.n_draws, question.seed, shown)
        return self.study.recall("package chances", key, make=make)

    def _judged(self) -> tuple[str, ...]:
        """The reader's own package, its members in the case's order."""
        return tuple(id_ for id_ in self.parts.option_ids if id_ in self.question.judge)

    def outside(self, best: PackageRow | None, unscored: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Measures whose absence is to be explained."""
        asked = self.question.why_not
        if best is None or not asked:
            return ()
        ids = self.parts.option_ids if asked == ALL else (asked,)
        return tuple(id_ for id_ in ids if id_ not in unscored and (asked != ALL or id_ not in best.members))

    def members_in_question(self, best: PackageRow | None) -> tuple[str, ...] | None:
        """Members of the package whose balance is asked about; None where there is none."""
        if self.question.balance == BEST:
            return best.members if best else None
        return self.named_members().get(self.question.balance)

    def place_on_plane(self, verdict: BalanceVerdict, best: PackageRow | None) -> Balance:
        """A verdict with where the options and packages stand."""
        levers = self.case.balance
        assert levers is not None  # the question was checked against the case
        sets = {
            "chosen": (verdict.members,),
            "options": tuple((id_,) for id_ in self.parts.option_ids),
            "named": tuple(self.named_members().values()),
            "best": (best.members,) if best else (),
        }
        planes = {name: place_on_plane(self.parts, levers, packages) for name, packages in sets.items()}
        return Balance(verdict, **planes)


def _settings(case: Case, question: Packages) -> PackageSettings:
    return PackageSettings(
        question.must,
        question.must_not,
        question.min_members,
        question.max_members,
        tuple(read_limit(case, text) for joined in question.limits for text in joined.split(";")),
    )
