"""What cannot be changed, as problems."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Problem
from ..wording import Path, dotted


class EditError(Exception):
    """Changes that cannot be made; ``problems`` lists all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def fault(
    file: str, path: Path, code: str, found: str, expected: str, advice: str, place: tuple[int, int] = (0, 0)
) -> Problem:
    """A problem at a path that a change names."""
    return Problem(file, *place, dotted(path), code, found, expected, advice)
