"""What the person who asks can correct in a question."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class QuestionFault(ValueError):
    """A setting of a question that the case cannot answer, and what to do about it.

    ``setting`` is the name of the setting, empty where the question as a whole is at fault; each
    door puts its own name for the setting in front (a flag, a part of a link).
    """

    def __init__(self, setting: str, text: str) -> None:
        super().__init__(text)
        self.setting = setting


def name_choices(wanted: str, known: Iterable[str]) -> str:
    """Advice for a name that is not known: the nearest one, and all there are."""
    listed = list(known)
    near = difflib.get_close_matches(wanted, listed, 1)
    return (f"did you mean '{near[0]}'? " if near else "") + f"there are: {', '.join(listed) or 'none'}"
