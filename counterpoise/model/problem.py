"""A fault in a case file, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and what was expected.

    ``line`` and ``column`` count from 1; 0 means the file as a whole. ``path`` is the key path
    inside the file. ``code`` is looked up by ``python -m counterpoise explain CODE``.
    """

    file: str
    line: int
    column: int
    path: str
    code: str
    found: str
    expected: str = ""
    suggestion: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        path = f" {self.path}:" if self.path else ""
        hints = "; ".join(hint for hint in (self.expected, self.suggestion) if hint)
        text = f"{place}:{path} {self.found} [{self.code}]"
        return f"{text}\n    {hints}" if hints else text
