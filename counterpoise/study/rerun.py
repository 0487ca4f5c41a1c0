"""From a receipt back to the question, and what has changed since it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Case
from .faults import QuestionFault
from .question import Question, from_plain
from .questions import kinds_of_question
from .settings import Plain


@dataclass(frozen=True)
class Rerun:
    """A question that was asked before, with the case and the version of the program that answered it."""

    question: Question[Any]
    case: str
    digest: str
    version: str

    def differences(self, case: Case, version: str) -> tuple[str, ...]:
        """What keeps the answer from being the same again; empty where nothing does."""
        pairs = (
            ("case", self.case, case.id),
            ("case digest", self.digest, case.digest),
            ("version", self.version, version),
        )
        return tuple(
            f"{name}: the receipt says {said or 'nothing'}, here it is {now}"
            for name, said, now in pairs
            if said != now
        )


def read_receipt(data: Plain) -> Rerun:
    """The question in a receipt, or in a whole answer as JSON.

    Raises
    ------
    QuestionFault
        There is no receipt with a question in it, or the question is not one that can be asked.
    """
    receipt = data.get("receipt", data) if isinstance(data, Mapping) else None
    question = receipt.get("question") if isinstance(receipt, Mapping) else None
    if not isinstance(receipt, Mapping) or not isinstance(question, Mapping):
        raise QuestionFault("", "there is no receipt with a question in it; give the JSON of an answer, or its receipt")
    texts = {name: str(receipt.get(name, "")) for name in ("case", "digest", "version")}
    return Rerun(from_plain(question, kinds_of_question()), **texts)
