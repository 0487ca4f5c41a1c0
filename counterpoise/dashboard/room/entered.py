"""What a participant has entered and may not yet have sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ...model import Case
from ...room import Answer, Submission
from ...room.rules import LONGEST_REASON, MOST_POINTS
from ...study import Study
from ...study.weighing import METHODS, AnswersFault, weigh
from ...study.weighing.progress import progress_of

SLIDERS = "sliders"


@dataclass(frozen=True)
class Entered:
    """Points on sliders, and the judgments of every method that was tried; ``method`` is the one that counts."""

    round: int
    points: Mapping[str, float]
    reason: str = ""
    method: str = SLIDERS
    said: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        return asdict(self)

    def with_said(self, method: str, answers: Mapping[str, Any]) -> Entered:
        return replace(self, said={**self.said, method: dict(answers)})

    def submission(self, study: Study) -> Submission | str:
        """What would be sent, or in words why nothing can be sent yet. The same content has the same key."""
        judgments = ""
        points = self.points
        if self.method != SLIDERS:
            answers = self.said.get(self.method, {})
            if not progress_of(study.case, self.method, answers).is_whole:
                return "Some answers are still missing."
            try:
                points = weigh(study, self.method, answers).point_by_id
            except AnswersFault as fault:
                return f"These answers give no weights yet: {fault}"
            judgments = json.dumps(answers, sort_keys=True)
        elif not any(points.values()):
            return "Give at least one criterion points, then send your answer."
        content = json.dumps([self.round, self.method, dict(points), self.reason, judgments], sort_keys=True)
        key = hashlib.sha256(content.encode()).hexdigest()[:32]
        return Submission(key, self.round, points, self.method, self.reason, judgments)


def read_entered(found: object, case: Case, number: int) -> Entered | None:
    """What a browser kept for this round, or None; nothing in it is trusted."""
    if not isinstance(found, Mapping) or found.get("round") != number or not isinstance(found.get("points"), Mapping):
        return None
    points = {id_: _point(found["points"].get(id_)) for id_ in case.criteria}
    reason, method, said = (found.get(key) for key in ("reason", "method", "said"))
    known = said if isinstance(said, Mapping) else {}
    return Entered(
        number,
        points,
        reason[:LONGEST_REASON] if isinstance(reason, str) else "",
        method if isinstance(method, str) and method in METHODS else SLIDERS,
        {name: answers for name, answers in known.items() if name in METHODS and isinstance(answers, Mapping)},
    )


def _point(number: object) -> float:
    if isinstance(number, bool) or not isinstance(number, int | float):
        return 0.0
    return float(number) if 0 <= number <= MOST_POINTS else 0.0


def start_entered(case: Case, number: int, own: tuple[Answer, ...]) -> Entered:
    """Where a participant begins a round: at their own answer to an earlier one, else with no weights at all."""
    if not own:
        return Entered(number, dict.fromkeys(case.criteria, 0.0))
    last = own[-1]
    points = {id_: last.points.get(id_, 0.0) for id_ in case.criteria}
    if last.method in METHODS and last.judgments:
        return Entered(number, points, last.reason, last.method, {last.method: json.loads(last.judgments)})
    return Entered(number, points, last.reason)
