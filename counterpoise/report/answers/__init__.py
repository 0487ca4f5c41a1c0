"""What every answer becomes: a sentence at the top, tables, and JSON.

One module a kind of question, of its name and of one shape: ``head(answer)``, ``tables(answer)`` and
``record(answer)``. Both doors and the Python one show an answer through these, so they say the same.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from types import ModuleType

from ...study import Answer
from ..tables.table import Table


def _product(answer: Answer) -> ModuleType:
    return importlib.import_module(f".{answer.question.kind}", __name__)


def head_of(answer: Answer) -> str:
    """The answer in a few sentences, a line each."""
    text: str = _product(answer).head(answer)
    return text


def tables_of(answer: Answer) -> Sequence[Table]:
    """Every table of the answer, under its receipt."""
    tables: Sequence[Table] = _product(answer).tables(answer)
    return tables


def record_of(answer: Answer) -> dict[str, object]:
    """The answer as plain data, for JSON; its ``receipt`` asks the same question again."""
    record: dict[str, object] = _product(answer).record(answer)
    return record
