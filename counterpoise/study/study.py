"""A case together with the answers already found."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..analysis.beliefs import case_as_believed
from ..analysis.scenarios import case_in_scenario
from ..model import Case
from .memory import Memory
from .question import Answer, Progress, Question
from .turns import Queue, Turns, queue_silently

T = TypeVar("T")
A = TypeVar("A", bound=Answer)

Waiting = Callable[[str], AbstractContextManager[object]]
"""Entered, with a word on what is being done, while a step that takes long is computed."""


def wait_silently(what: str) -> AbstractContextManager[object]:
    return nullcontext()


@dataclass(frozen=True)
class Study:
    """Answers questions about one case; the only place where analysis is put together.

    ``memory`` may be shared between studies: every key in it begins with the case's digest, which
    stands for all that a case means, with the scenario and the beliefs that it is seen with. ``turns`` may be
    shared too: heavy steps are then made so many at a time, and ``queue`` is entered while others come first.
    ``stated`` is the case as stated, where ``case`` is seen in a scenario.
    """

    case: Case
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    waiting: Waiting = field(default=wait_silently, compare=False, repr=False)
    turns: Turns | None = field(default=None, compare=False, repr=False)
    queue: Queue = field(default=queue_silently, compare=False, repr=False)
    stated: Case | None = field(default=None, compare=False, repr=False)

    def answer(self, question: Question[A], progress: Progress | None = None) -> A:
        """The answer to a question, with its receipt; of a study seen in a scenario, in that scenario.

        Raises
        ------
        QuestionFault
            The question does not fit the case.
        """
        asked = question.complete(self.case)
        study = self
        if asked.scenario:
            study = self.under(asked.scenario)
        elif self.case.scenario:
            asked = replace(asked, scenario=self.case.scenario)
        if self.turns is None:
            return asked.answer(study, progress)
        return self.turns.work(lambda: asked.answer(study, progress), self.queue)

    def under(self, scenario: str) -> Study:
        """The study of the case seen in a scenario; "" is the case as stated."""
        if scenario == self.case.scenario:
            return self
        stated = self.stated or self.case
        study = replace(self, case=stated, stated=stated)
        if not scenario:
            return study
        seen = study.recall("scenario", scenario, make=lambda: case_in_scenario(stated, scenario))
        return replace(study, case=seen)

    def as_believed_by(self, profile: str) -> Study:
        """The study of the case with a profile's beliefs in place of its own cells, where the profile has any."""
        if not self.case.profiles[profile].beliefs:
            return self
        seen = self.recall("beliefs", profile, make=lambda: case_as_believed(self.case, profile))
        return replace(self, case=seen)

    def recall(
        self, step: str, *decided_by: Hashable, make: Callable[[], T], slow: str = "", is_heavy: bool = False
    ) -> T:
        """A step's result from memory, or made now; ``decided_by`` and the case are all that decides it.

        ``slow`` says what is being done, for a step that a person may have to wait for; one that
        ``is_heavy`` keeps a processor busy for many seconds and is made in a turn.
        """
        return self.memory.recall(
            (self.case.digest, self.case.scenario, self.case.believed_by, step, *decided_by),
            make,
            lambda: self._around(slow, is_heavy=is_heavy),
        )

    @contextmanager
    def _around(self, slow: str, *, is_heavy: bool) -> Iterator[None]:
        if is_heavy and self.turns is not None:
            self.turns.require()
        with self.waiting(slow) if slow else nullcontext():
            yield
