"""Results that may be left out of an analysis, where a table or sentence cannot do without them."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def present(found: T | None, what: str) -> T:
    """The result itself.

    Raises
    ------
    ValueError
        It was not computed; ``what`` says which.
    """
    if found is None:
        raise ValueError(f"{what} was not computed, and is needed here")
    return found
