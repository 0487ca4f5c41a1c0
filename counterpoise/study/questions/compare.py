"""Which option ranks first under these weights, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...analysis.methods import MethodResult, cross_check
from ...analysis.methods.registry import METHODS
from ...analysis.packages.chances import PackageChances
from ...analysis.score import Ranking, tied_options
from ...analysis.table import PerformanceTable
from .. import steps
from ..faults import QuestionFault
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import IDS, TEXT, setting
from ..study import Study

ADDITIVE = "additive"

PARTS = ("level", "low", "high", "difference", "value", "contribution", "chances")
"""What a comparison can show: of each criterion, and of each limit and red line its chances to hold."""

UNRANKED = "no option can be ranked: each lacks a level on a criterion that has weight"


@dataclass(frozen=True)
class Comparison(Answer):
    """The ranking, with the levels it rests on; ``other`` is another method's result, or None.

    ``kept`` says how often each option, alone, keeps the case's limits and red lines, over the draws that
    packages are judged by; None where the case has none. ``tied`` are the options within the tie
    margin of the first, first to last.
    """

    performance: PerformanceTable
    ranking: Ranking
    other: MethodResult | None
    kept: PackageChances | None
    tied: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Compare(Question[Comparison]):
    """Score and rank the options under weights.

    The additive model on the case's fixed scales: score = sum of weight x partial value x 100. Lowest
    and highest scores are shown with it; they come from the options' own estimates. Another --method is
    a cross-check, shown next to the additive score with its working.
    """

    kind: ClassVar[str] = "compare"
    examples: ClassVar[tuple[str, ...]] = (
        "compare",
        "compare examples/teaching --weights neighbors --format json",
        'compare examples/teaching --weights "speed=30,walking=20,ease=50"',
        "compare --show level,value,contribution -o comparison.xlsx",
        "compare --method vikor --format md",
    )

    method: str = setting(
        ADDITIVE,
        TEXT,
        flag="--method",
        choices=(ADDITIVE, *(id_ for id_ in METHODS if id_ != ADDITIVE)),
        help="default: additive; the others are a cross-check",
    )
    show: tuple[str, ...] = setting(
        ("level",),
        IDS,
        flag="--show",
        link="show",
        metavar="PARTS",
        choices=PARTS,
        help="per criterion: level, low, high, difference (from the baseline), value, contribution; of each "
        "limit and red line: chances (that it holds); separated by commas (default: level)",
    )

    def answer(self, study: Study, progress: Progress | None = None) -> Comparison:
        ranking = steps.ranking(study, self.weights)
        other = None
        if self.method != ADDITIVE:
            if not ranking.leaders:
                raise QuestionFault("", UNRANKED)
            other = cross_check(ranking, (self.method,))[0]
        return Comparison(
            study.case,
            self,
            make_receipt(study.case, self),
            steps.performance(study),
            ranking,
            other,
            steps.option_chances(study),
            tied_options(ranking, study.case.too_close),
        )
