"""Names in a row of words."""

from __future__ import annotations

from collections.abc import Sequence


def join_names(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shorten_names(names: Sequence[str], most: int) -> str:
    """The first names and how many more there are: "A, B, C and 5 more"."""
    return join_names(names if len(names) <= most else [*names[:most], f"{len(names) - most} more"])
