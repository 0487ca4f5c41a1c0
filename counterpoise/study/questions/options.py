"""What is each option, and what do its numbers rest on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...analysis.experts import ExpertCell
from ...analysis.score import Ranking
from ...analysis.table import PerformanceTable
from ...model import Case
from .. import steps
from ..faults import name_choices
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import TEXT, setting
from ..study import Study


@dataclass(frozen=True)
class OptionsAnswer(Answer):
    """The levels of all options, with the ranking for scale, and what several experts say of a level.

    ``experts`` are the levels of the option asked about that experts state, or of all options.
    """

    performance: PerformanceTable
    ranking: Ranking
    experts: tuple[ExpertCell, ...]


def _check_option(option: str, case: Case) -> str:
    if option and option not in case.options:
        raise ValueError(f"no such option\n    {name_choices(option, case.options)}")
    return option


@dataclass(frozen=True, kw_only=True)
class Options(Question[OptionsAnswer]):
    """List the options of a case, or show one with all its tables.

    With --option: performance with estimates and their basis, costs, risks, prerequisites and the
    claims the option rests on.
    """

    kind: ClassVar[str] = "options"
    examples: ClassVar[tuple[str, ...]] = (
        "options",
        "options examples/teaching --option school_street",
        "options examples/teaching --option school_street -o school_street.xlsx",
    )

    option: str = setting(
        "",
        TEXT,
        flag="--option",
        link="option",
        metavar="ID",
        check=_check_option,
        help="show this option with all its tables",
    )

    def answer(self, study: Study, progress: Progress | None = None) -> OptionsAnswer:
        ranking = steps.ranking(study, self.weights)
        experts = tuple(cell for cell in steps.experts(study, self.weights) if self.option in ("", cell.option))
        receipt = make_receipt(study.case, self)
        return OptionsAnswer(study.case, self, receipt, steps.performance(study), ranking, experts)
