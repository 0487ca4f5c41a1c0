"""Paths as problems print them (``claims[1]``, ``costs.direct.amount``) -> steps."""

from __future__ import annotations

import re

from ..wording import Path
from .change import END

_STEP = re.compile(r"\[(?P<at>\d+|\+)\]|'(?P<quoted>[^']*)'|(?P<key>[^.\[\]'=]+)")


def read_path(text: str) -> Path:
    """The steps of a path; ``[+]`` stands behind the last item of a list.

    >>> read_path("performance.speed.effect.mode"), read_path("claims[1]"), read_path("claims[+]")
    (('performance', 'speed', 'effect', 'mode'), ('claims', 1), ('claims', -1))

    Raises
    ------
    ValueError
        It is no path; the sentence says what one looks like.
    """
    steps: list[str | int] = []
    at = 0
    while at < len(text):
        if at and text[at] == "." and steps:
            at += 1
        found = _STEP.match(text, at)
        if not found or (at and text[at - 1] != "." and text[at] != "["):
            raise ValueError(f"'{text}' is no path; write one like performance.speed.level or claims[1]")
        place, quoted = found["at"], found["quoted"]
        if place:
            steps.append(END if place == "+" else int(place))
        else:
            steps.append(found["key"].strip() if quoted is None else quoted)
        at = found.end()
    return tuple(steps)
