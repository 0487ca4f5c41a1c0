"""A comparison of the options."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.compare import Comparison
from ..contracts.compare import compare_record
from ..sentences import answer_sentence, contradiction_sentence, missing_sentence
from ..tables import comparison_table
from ..tables.table import Table
from ..tables.working import other_method_tables


def head(answer: Comparison) -> str:
    case, ranking = answer.case, answer.ranking
    weights = answer.question.weights
    contradiction = contradiction_sentence(case, weights) if isinstance(weights, str) else ""
    said = (case.question, answer_sentence(case, ranking), missing_sentence(case, ranking), contradiction)
    return "\n".join(filter(None, said))


def tables(answer: Comparison) -> Sequence[Table]:
    case, ranking = answer.case, answer.ranking
    if answer.other is not None:
        return other_method_tables(case, ranking, answer.other, answer.receipt)
    return [comparison_table(case, answer.performance, ranking, answer.receipt, answer.question.show)]


def record(answer: Comparison) -> dict[str, object]:
    return compare_record(answer.case, answer.performance, answer.ranking, answer.receipt, answer.other)
