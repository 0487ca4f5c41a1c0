"""A comparison of the options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...study.questions.compare import Comparison
from ..contracts.compare import compare_record
from ..contracts.packages import row_chances_record
from ..sentences import contradiction_sentence, missing_sentence
from ..sentences.lines import answer_and_lines, tied_sentence
from ..tables import comparison_table
from ..tables.table import Table
from ..tables.working import other_method_tables


def head(answer: Comparison) -> str:
    case, ranking = answer.case, answer.ranking
    weights = answer.question.weights
    contradiction = contradiction_sentence(case, weights) if isinstance(weights, str) else ""
    first, lines = answer_and_lines(case, answer.performance, ranking)
    ties = tied_sentence(case, answer.tied)
    said = (case.question, first, ties, lines, missing_sentence(case, ranking), contradiction)
    return "\n".join(filter(None, said))


def tables(answer: Comparison) -> Sequence[Table]:
    case, ranking = answer.case, answer.ranking
    if answer.other is not None:
        return other_method_tables(case, ranking, answer.other, answer.receipt)
    about = (case, answer.performance, ranking, answer.receipt, answer.question.show)
    return [comparison_table(*about, answer.kept)]


def record(answer: Comparison) -> dict[str, Any]:
    case, kept = answer.case, answer.kept
    found = compare_record(case, answer.performance, answer.ranking, answer.receipt, answer.other)
    for option in found["options"]:
        row = answer.performance.option_ids.index(option["id"])
        nothing_asked: dict[str, object] = {"chances": [], "all_hold": 1.0, "all_error": 0.0}
        option |= nothing_asked if kept is None else row_chances_record(case, kept, row)
    found["tie_set"] = {"margin": case.too_close, "count": len(answer.tied), "members": list(answer.tied)}
    return found
