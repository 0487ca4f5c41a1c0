"""Days as they are written in case files."""

from __future__ import annotations

from datetime import date

from pydantic_core import PydanticCustomError


def read_year_as_text(value: object) -> object:
    """A year written without quotation marks is a number in YAML; it is taken as the year."""
    is_year = isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999
    return str(value) if is_year else value


def require_real_day(value: str) -> str:
    """The text itself when its year, month and day exist.

    Raises
    ------
    PydanticCustomError
        There is no such month or day.
    """
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None
    return value
