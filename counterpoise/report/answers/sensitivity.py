"""What would change which option ranks first."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.sensitivity import SensitivityAnswer
from ..contracts.information import information_record
from ..contracts.sensitivity import sensitivity_record
from ..sentences.gaps import among_the_rest
from ..sentences.sensitivity import change_sentence
from ..tables import robustness as drawn
from ..tables import sensitivity as made
from ..tables.methods import agreement_table, methods_table, reversal_table
from ..tables.table import Table


def head(answer: SensitivityAnswer) -> str:
    sentence = change_sentence(answer.case, answer.ranking, answer.changes)
    return f"{answer.case.question}\n{among_the_rest(answer.case, sentence)}"


def tables(answer: SensitivityAnswer) -> Sequence[Table]:
    case, ranking, changes, receipt = answer.case, answer.ranking, answer.changes, answer.receipt
    return [
        made.findings_table(case, ranking, changes, receipt),
        made.stability_table(case, ranking, changes, receipt),
        made.nearest_table(case, ranking, changes.nearest, receipt),
        made.cells_table(case, answer.performance, ranking, changes, receipt),
        made.tornado_table(case, ranking, changes.tornado, receipt),
        drawn.information_table(case, answer.inputs, answer.worth, receipt),
        methods_table(case, ranking, answer.methods, receipt),
        agreement_table(case, ranking, answer.agreements, receipt),
        reversal_table(case, ranking, answer.reversals, receipt),
    ]


def record(answer: SensitivityAnswer) -> dict[str, object]:
    case, changes = answer.case, answer.changes
    found = sensitivity_record(case, answer.performance, answer.ranking, changes, answer.receipt)
    return found | information_record(case, answer.worth)
