"""What a table does not say, what was guessed in its place, and what a person may answer instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model import Problem


@dataclass(frozen=True, slots=True)
class Question:
    """One guess: what it is about and where, the guess with its reason, and other answers.

    ``key`` is what an answer is given under, such as ``direction.cost``. ``alternatives`` is empty where
    any text may be answered. With ``is_open`` nothing could be guessed, and there is no case until it is
    answered; with ``is_answered`` the guess is the answer that was given.
    """

    key: str
    about: str
    place: str
    guess: str
    reason: str
    alternatives: tuple[str, ...] = ()
    is_open: bool = False
    is_answered: bool = False

    def __str__(self) -> str:
        others = f" (or {', '.join(self.alternatives)})" if self.alternatives else ""
        return f"{self.about}: {self.guess or 'please say'}{others}; {self.reason}"


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A plain table as the files of a draft case.

    ``files`` is empty when there are errors among the problems or an open question. ``not_taken`` says in
    words what of the table is not in the case.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    not_taken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


ANSWERED = "as answered"
"""The reason of what is no longer a guess."""

Answers = Mapping[str, str]
"""Answers by the key of their question."""
