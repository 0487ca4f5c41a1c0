"""What a room refuses, and what it cannot do now."""

from __future__ import annotations


class RoomFault(ValueError):
    """Something that a person asked of a room and cannot have; the text says why, and what to do next.

    ``code`` tells the kinds apart: ``unknown``, ``expired``, ``closed``, ``round``, ``limit``, ``full``, ``text``,
    ``weights``, ``table``, ``newer``.
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


class DatabaseAway(Exception):
    """The database does not answer. Nothing was stored by the attempt, or it is not known; trying again is safe."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "The database of the rooms does not answer now. What was confirmed before is kept there; what is on this "
            "page stays here. Try again in a moment."
        )
        self.reason = reason
        """What the database's driver says, for whoever runs the server; it may name the host, never a password."""
