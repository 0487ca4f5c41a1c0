"""What the person who asks can correct in a question."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LONGEST = 2_000
"""Characters of a fault; the middle of a longer one, such as a value of a page's length, is left out."""


class QuestionFault(ValueError):
    """A setting of a question that the case cannot answer, and what to do about it.

    ``setting`` is the name of the setting, empty where the question as a whole is at fault; each
    door puts its own name for the setting in front (a flag, a part of a link).
    """

    def __init__(self, setting: str, text: str) -> None:
        super().__init__(leave_out_middle(text))
        self.setting = setting


def leave_out_middle(text: str) -> str:
    """The text of a fault, never longer than a reader takes in."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} ... {text[-half:]}"


def name_choices(wanted: str, known: Iterable[str]) -> str:
    """Advice for a name that is not known: the nearest one, and all there are."""
    listed = list(known)
    near = difflib.get_close_matches(wanted, listed, 1)
    return (f"did you mean '{near[0]}'? " if near else "") + f"there are: {', '.join(listed) or 'none'}"
