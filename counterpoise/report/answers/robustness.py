"""How robust the ranking is."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.robustness import RobustnessAnswer
from ..contracts.robustness import robustness_record
from ..sentences.robustness import certainty_sentence
from ..tables.robustness import acceptability_table, central_weights_table, pairwise_table
from ..tables.table import Table


def head(answer: RobustnessAnswer) -> str:
    return f"{answer.case.question}\n{certainty_sentence(answer.case, answer.result)}"


def tables(answer: RobustnessAnswer) -> Sequence[Table]:
    about = (answer.case, answer.result, answer.receipt)
    pairwise = [pairwise_table(*about)] if answer.result.pairwise is not None else []
    return [acceptability_table(*about), central_weights_table(*about), *pairwise]


def record(answer: RobustnessAnswer) -> dict[str, object]:
    return robustness_record(answer.case, answer.result, answer.receipt)
