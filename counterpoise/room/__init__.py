"""Rooms: a group weighs privately, each on a phone of their own, and then sees where it stands.

A facilitator opens a room on a case; participants join with its code, weigh and submit; the facilitator reveals.
Everything is kept in a database, SQLite or PostgreSQL. What the answers mean is a matter for ``study``. What is named
here needs the standard library only; ``store``, ``facilitate`` and ``take_part`` import the database's tools.
"""

from .faults import DatabaseAway, RoomFault
from .records import Answer, NewRoom, Participant, Room, Submission
from .where import Place, find_place

__all__ = [
    "Answer",
    "DatabaseAway",
    "NewRoom",
    "Participant",
    "Place",
    "Room",
    "RoomFault",
    "Submission",
    "find_place",
]
