"""Weights from a person's judgments, with what contradicts what and what the weights mean in units."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.weigh import WeighAnswer
from ..contracts.weighing import weighed_record
from ..receipts import receipt_record
from ..sentences.weighing import weighed_sentences
from ..tables.table import Table
from ..tables.weighing import weighed_tables


def head(answer: WeighAnswer) -> str:
    return "\n".join(weighed_sentences(answer.weighed))


def tables(answer: WeighAnswer) -> Sequence[Table]:
    return weighed_tables(answer.weighed, answer.receipt)


def record(answer: WeighAnswer) -> dict[str, object]:
    return weighed_record(answer.weighed) | {
        "locked": answer.question.locked,
        "receipt": receipt_record(answer.receipt),
    }
