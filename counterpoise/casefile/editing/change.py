"""One change to a file of a case, as a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Literal

from ..wording import Path

END: Final = -1
"""As the last step of a path: behind the last item of a list."""


class _Delete(Enum):
    DELETE = "delete"


DELETE: Final = _Delete.DELETE
"""In place of a value: the key, the item or the file goes."""

Deletion = Literal[_Delete.DELETE]


@dataclass(frozen=True, slots=True)
class Change:
    """A value set, or taken away, at a path of a file.

    ``path`` holds keys and places in lists (from 0; ``END`` or the length of the list adds an item), as in
    ``("costs", "direct", "amount")``. The empty path means the whole file: with a value it is created or
    replaced, with ``DELETE`` it goes. Groups on the way that are not there are made. ``value`` is plain:
    dict, list, str, int, float, bool or None; for a full text (``.txt``, ``.md``) the text itself.
    """

    file: str
    path: Path
    value: Any | Deletion

    def to_json(self) -> dict[str, Any]:
        """The change as a JSON object: ``{"file", "path", "value"}`` or ``{"file", "path", "delete": true}``."""
        told: dict[str, Any] = {"file": self.file, "path": list(self.path)}
        return told | ({"delete": True} if self.value is DELETE else {"value": self.value})

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Change:
        """The change that ``to_json`` told.

        Raises
        ------
        ValueError
            It is no such object.
        """
        file, path = told.get("file"), told.get("path")
        is_path = isinstance(path, list) and all(isinstance(step, str | int) for step in path)
        if not isinstance(file, str) or not is_path or ("value" in told) == (told.get("delete") is True):
            raise ValueError("a change is an object with file, path, and either value or delete: true")
        return cls(file, tuple(path or ()), DELETE if told.get("delete") is True else told["value"])
