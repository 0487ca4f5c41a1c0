"""The Python door: open a case, ask questions, take the answers as data frames.

    >>> import counterpoise as cp
    >>> study = cp.open_case(".")
    >>> answer = study.answer(cp.Compare(weights="equal"))
    >>> list(cp.frames(answer))
    ['comparison']

A question is the same value here, in a link, in a command and in a receipt; so the answer is the same too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .casefile.load import load_case
from .model import Problem
from .report.answers import head_of, record_of, tables_of
from .report.tables.frame import to_frame
from .report.writers.json_file import dump_json
from .study import Answer, QuestionFault, Study
from .study.questions.brief import BriefQuestion as Brief
from .study.questions.compare import Compare
from .study.questions.options import Options
from .study.questions.packages import Packages
from .study.questions.perspectives import Perspectives
from .study.questions.robustness import Robustness
from .study.questions.sensitivity import Sensitivity
from .study.questions.timeline import Timeline
from .study.rerun import read_receipt

if TYPE_CHECKING:
    import pandas as pd


class CaseFault(ValueError):
    """The faults of a folder leave no case; ``problems`` lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def open_case(folder: str | Path) -> Study:
    """The study of the case in a folder; what is left out of it is in ``study.case.left_out``.

    Raises
    ------
    CaseFault
        The faults leave no case.
    """
    loaded = load_case(Path(folder))
    if loaded.case is None:
        raise CaseFault(loaded.problems)
    return Study(loaded.case)


def check_case(folder: str | Path) -> tuple[Problem, ...]:
    """Every problem of every file of a case, by place."""
    return load_case(Path(folder)).problems


def headline(answer: Answer) -> str:
    """The answer in a few sentences."""
    return head_of(answer)


def frames(answer: Answer) -> dict[str, pd.DataFrame]:
    """Every table of an answer, by its id; numbers have full precision, a missing one is NaN."""
    return {table.id: to_frame(table) for table in tables_of(answer)}


def to_json(answer: Answer) -> str:
    """The answer as ``--format json`` writes it; `ask_again` and the command ``rerun`` read it back."""
    return dump_json(record_of(answer)).decode("utf-8")


def ask_again(study: Study, receipt: dict[str, object]) -> Answer:
    """The answer to a receipt's question, or to that of a whole answer as JSON; see `Study.answer`.

    Raises
    ------
    QuestionFault
        There is no question in it, or the case cannot answer it.
    """
    answer: Answer = study.answer(read_receipt(receipt).question)
    return answer


__all__ = [
    "Brief",
    "CaseFault",
    "Compare",
    "Options",
    "Packages",
    "Perspectives",
    "QuestionFault",
    "Robustness",
    "Sensitivity",
    "Study",
    "Timeline",
    "ask_again",
    "check_case",
    "frames",
    "headline",
    "open_case",
    "to_json",
]
