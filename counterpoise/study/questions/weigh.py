"""Which weights follow from what a person says about importance, and what do they mean in units?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ...model import Case
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import RECORD, SWITCH, TEXT, setting
from ..study import Study
from ..weighing import METHODS, Weighed, weigh


@dataclass(frozen=True)
class WeighAnswer(Answer):
    """The weights that the answers give; the receipt states them."""

    weighed: Weighed


@dataclass(frozen=True, kw_only=True)
class Weigh(Question[WeighAnswer]):
    """Turn a person's judgments into weights, and say what the weights mean in units.

    ``answers`` are given as a mapping, or as its JSON, and kept as JSON on one line. The weights of the view, or of
    --weights, play no part.
    """

    kind: ClassVar[str] = "weigh"

    method: str = setting(
        "swing", TEXT, link="weigh", choices=tuple(METHODS), help=f"how it was asked: one of {', '.join(METHODS)}"
    )
    answers: Any = setting("", RECORD, help="what was answered, by the keys of docs/weights.md")
    locked: bool = setting(
        False,
        SWITCH,
        flag="--locked",
        help="the weights were locked before the scores were shown; the profile says so",
    )

    def complete(self, case: Case) -> Self:
        return super().complete(case).changed_to(weights=None)

    def answer(self, study: Study, progress: Progress | None = None) -> WeighAnswer:
        weighed = study.recall(
            "weigh",
            self.method,
            self.answers,
            make=lambda: weigh(study, self.method, json.loads(self.answers) if self.answers else {}),
        )
        receipt = make_receipt(study.case, self, found=tuple(weighed.point_by_id.items()))
        return WeighAnswer(study.case, self, receipt, weighed)
