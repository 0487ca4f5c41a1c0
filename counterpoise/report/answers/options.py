"""The options of a case, or one of them with all its tables."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.options import OptionsAnswer
from ..receipts import receipt_record
from ..sentences.experts import experts_sentence
from ..sentences.option import option_sentence
from ..sentences.scenario import in_scenario
from ..tables import (
    claims_table,
    costs_table,
    criteria_table,
    experts_table,
    interactions_table,
    options_table,
    performance_table,
    prerequisites_table,
    risks_table,
    stacking_table,
)
from ..tables.table import Table
from ..writers.json_file import table_record


def head(answer: OptionsAnswer) -> str:
    option = answer.question.option
    experts = experts_sentence(answer.case, answer.experts)
    if option:
        lines = [option_sentence(answer.case, answer.ranking, option), experts]
    else:
        lines = [in_scenario(answer.case, answer.case.question), answer.case.summary, experts]
    return "\n".join(filter(None, lines))


def tables(answer: OptionsAnswer) -> Sequence[Table]:
    case, option, receipt = answer.case, answer.question.option, answer.receipt
    experts = [experts_table(case, answer.experts, receipt)] if answer.experts else []
    if not option:
        return [
            options_table(case, receipt),
            criteria_table(case, receipt),
            stacking_table(case, receipt),
            interactions_table(case, receipt),
            *experts,
        ]
    return [
        performance_table(case, answer.performance, answer.ranking, option, receipt),
        *experts,
        costs_table(case, option, receipt),
        risks_table(case, option, receipt),
        prerequisites_table(case, option, receipt),
        claims_table(case, option, receipt),
    ]


def record(answer: OptionsAnswer) -> dict[str, object]:
    return {"receipt": receipt_record(answer.receipt), "tables": [table_record(table) for table in tables(answer)]}
