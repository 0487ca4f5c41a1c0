"""What the author of a case, or the caller of a command, can correct."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class AuthorFault(Exception):
    """Ends a command with exit code 2; its text says what is wrong and what to do."""


def name_choices(wanted: str, known: Iterable[str]) -> str:
    """Advice for a name that is not known: the nearest one, and all there are."""
    listed = list(known)
    near = difflib.get_close_matches(wanted, listed, 1)
    return (f"did you mean '{near[0]}'? " if near else "") + f"there are: {', '.join(listed) or 'none'}"
