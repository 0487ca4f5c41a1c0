"""A room, its participants and their answers, as they are read from the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DAY = 86_400.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class NewRoom:
    """What a facilitator decides when opening a room. ``case_zip`` is the case as participants will see it."""

    title: str
    case_id: str
    case_title: str
    case_digest: str
    case_zip: bytes
    criteria: tuple[str, ...]
    is_named: bool
    days: int


@dataclass(frozen=True, slots=True)
class Room:
    """A session of weighing on one case.

    Times are seconds since 1970 in UTC. ``is_open``: answers are taken now. ``round`` counts from 1; rounds up to
    ``revealed`` have been shown to everybody. After ``expires_at`` the code opens nothing and no answer is taken; after
    ``deleted_at`` the room is gone.
    """

    id: str
    title: str
    case_id: str
    case_title: str
    case_digest: str
    criteria: tuple[str, ...]
    is_named: bool
    is_open: bool
    round: int
    revealed: int
    opened_at: float
    expires_at: float
    deleted_at: float

    @property
    def is_revealed(self) -> bool:
        """Whether the results of the current round are shown."""
        return self.revealed >= self.round


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a room; ``name`` is what they are called there: their own name, or a mark drawn by lot."""

    id: str
    room: str
    name: str
    joined_at: float


@dataclass(frozen=True, slots=True)
class Submission:
    """What a participant sends. ``key`` is the same when the same answer is sent again.

    ``points`` are swing weights by criterion on any common scale, 0 or more. ``judgments`` are the answers of the
    ``method`` from which the points were made, as JSON, empty for weights set by hand.
    """

    key: str
    round: int
    points: Mapping[str, float]
    method: str = "sliders"
    reason: str = ""
    judgments: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is stored."""

    participant: str
    name: str
    round: int
    points: Mapping[str, float] = field(hash=False)
    method: str
    reason: str
    judgments: str
    submitted_at: float
    key: str = ""
