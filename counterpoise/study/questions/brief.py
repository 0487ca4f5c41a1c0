"""What must the people who decide know? Everything that a brief says, from one set of weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self, TypeVar

from ...model import Case
from ..effort import BOARD_DRAWS, MOST_SEARCHED_FOR_A_BRIEF, check_kept_draws, draws_setting, seed_setting
from ..faults import QuestionFault, name_choices
from ..packages.answer import PackagesAnswer
from ..packages.meant import like_packages
from ..perspectives import Interests, gather_interests
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import IDS, TEXT, setting
from ..study import Study
from .answer import RULES, WholeAnswer, WholeQuestion
from .packages import Packages
from .robustness import Robustness, RobustnessAnswer
from .sensitivity import Sensitivity, SensitivityAnswer
from .timeline import Timeline, TimelineAnswer, check_package

A = TypeVar("A", bound=Answer)

PAGE, FULL = FORMS = ("page", "full")

SECTIONS = (
    "comparison",
    "packages",
    "robustness",
    "changes",
    "calendar",
    "perspectives",
    "actors",
    "risks",
    "evidence",
    "method",
    "cautions",
)
"""What a brief may hold besides its question, its answer and its receipt, in this order."""

LANGUAGES = ("en-US", "en-CA", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT", "nl-NL", "pl-PL", "pt-BR", "sv-SE")
"""Ways to write dates and numbers, as language tags; the first is that of the screen."""

ON_A_PAGE = ("comparison", "packages", "changes", "calendar", "perspectives", "risks", "cautions")
"""What a page for a committee holds; method and evidence are left to the full form."""


@dataclass(frozen=True)
class BriefAnswer(Answer):
    """The answers that a brief is made of, all under the same weights and rules.

    ``members`` is the package that it describes: the one asked for, else the best; empty where there is none.
    A part that no chosen section needs, or that cannot be found, is None.
    """

    whole: WholeAnswer
    packages: PackagesAnswer
    members: tuple[str, ...]
    of_measures: RobustnessAnswer | None
    of_packages: RobustnessAnswer | None
    changes: SensitivityAnswer | None
    plan: TimelineAnswer | None
    interests: Interests | None

    @property
    def is_best(self) -> bool:
        """Whether the package that is described is the best one."""
        best = self.packages.best
        return best is not None and set(best.members) == set(self.members)


def _check_sections(sections: tuple[str, ...], case: Case) -> tuple[str, ...]:
    for section in sections:
        if section not in SECTIONS:
            raise ValueError(f"no section '{section}'\n    {name_choices(section, SECTIONS)}")
    return tuple(section for section in SECTIONS if section in sections)


@dataclass(frozen=True, kw_only=True)
class BriefQuestion(Question[BriefAnswer]):
    """A document for the people who decide: the answer with its doubt, and all that stands behind it.

    It is written as a page for a committee or in full. Without --package it describes the best package. The same
    case, question and version give the same contents.
    """

    kind: ClassVar[str] = "brief"
    examples: ClassVar[tuple[str, ...]] = (
        "brief -o brief.html",
        "brief --weights equal --form page -o brief.docx",
        "brief examples/teaching --package guard_and_humps --sections comparison,packages,cautions -o brief.md",
    )

    package: str = setting(
        "",
        TEXT,
        flag="--package",
        link="package",
        metavar="ID",
        check=check_package,
        help="describe this predefined package (default: the best one)",
    )
    form: str = setting(
        FULL, TEXT, flag="--form", link="form", choices=FORMS, help="a page for a committee, or in full (default)"
    )
    sections: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--sections",
        link="sections",
        metavar="A,B",
        check=_check_sections,
        help=f"only these, of {', '.join(SECTIONS)} (default: all that the form has)",
    )
    language: str = setting(
        LANGUAGES[0],
        TEXT,
        flag="--language",
        link="language",
        choices=LANGUAGES,
        help=f"write dates and numbers as in a country (default: {LANGUAGES[0]}); words stay English",
    )
    limits: tuple[str, ...] = like_packages("limits")
    must: tuple[str, ...] = like_packages("must")
    must_not: tuple[str, ...] = like_packages("must_not")
    min_members: int | None = like_packages("min_members")
    max_members: int | None = like_packages("max_members")
    stacking: tuple[str, ...] = like_packages("stacking")
    sure: float = like_packages("sure")
    draws: int = draws_setting(
        BOARD_DRAWS,
        check_kept_draws,
        f"number of simulations of the answer (default: {BOARD_DRAWS:,}); the other parts make their own number",
    )
    seed: int = seed_setting()

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        return replace(done, sections=done.sections or done.opening_sections)

    @property
    def opening_sections(self) -> tuple[str, ...]:
        """What the form holds where nothing is said."""
        return ON_A_PAGE if self.form == PAGE else SECTIONS

    def answer(self, study: Study, progress: Progress | None = None) -> BriefAnswer:
        rules = self._rules()
        whole = study.answer(WholeQuestion(weights=self.weights, draws=self.draws, seed=self.seed, **rules))
        packages = study.answer(
            Packages(weights=self.weights, stream=False, seed=self.seed, all_profiles=True, explain=True, **rules)
        )
        members = study.case.packages[self.package].members if self.package else _members_of_best(packages)
        is_ranked = bool(whole.ranking.leaders)
        return BriefAnswer(
            study.case,
            self,
            make_receipt(study.case, self, self.draws, self.seed),
            whole,
            packages,
            members,
            study.answer(Robustness(weights=self.weights, seed=self.seed, confidence=False))
            if is_ranked and "robustness" in self.sections
            else None,
            self._judge_packages(study, packages) if "robustness" in self.sections else None,
            self._find_changes(study, packages)
            if is_ranked and self.form == FULL and "changes" in self.sections
            else None,
            study.answer(Timeline(weights=self.weights, members=members, seed=self.seed))
            if members and "calendar" in self.sections
            else None,
            gather_interests(study.case, (members,), members) if members and "actors" in self.sections else None,
        )

    def _rules(self) -> dict[str, Any]:
        """Settings of the parts that decide which packages are allowed."""
        return {name: getattr(self, name) for name in RULES}

    def _judge_packages(self, study: Study, packages: PackagesAnswer) -> RobustnessAnswer | None:
        if packages.best is None:
            return None
        asked = Robustness(weights=self.weights, of="packages", seed=self.seed, **self._rules())
        return _unless_refused(study, asked)

    def _find_changes(self, study: Study, packages: PackagesAnswer) -> SensitivityAnswer | None:
        if is_too_large_to_search(study.case, packages):
            return None
        return _unless_refused(study, self.changes_question)

    @property
    def changes_question(self) -> Sensitivity:
        """What would change the package, of all that are allowed, however sure they are."""
        rules = self._rules() | {"sure": 0.0}
        return Sensitivity(weights=self.weights, of="packages", seed=self.seed, information=False, **rules)


def is_too_large_to_search(case: Case, packages: PackagesAnswer) -> bool:
    """Whether a brief does without the search of every number that could change the best package."""
    n_levels = len(case.options) * len(case.criteria)
    return packages.best is not None and packages.proof is not None and n_levels > MOST_SEARCHED_FOR_A_BRIEF


def _members_of_best(packages: PackagesAnswer) -> tuple[str, ...]:
    return packages.best.members if packages.best is not None else ()


def _unless_refused(study: Study, question: Question[A]) -> A | None:
    """The answer, or None where the question cannot be asked of this case, which a brief then does without."""
    try:
        return study.answer(question)
    except QuestionFault:
        return None
