"""Days from the decision as calendar dates."""

from __future__ import annotations

from datetime import date, timedelta

from ..model import Case
from .notation import notation
from .numbers import format_number, round_shown


def date_of(case: Case, day: float) -> date | None:
    """The date on which a day falls; None where the calendar ends before it.

    The day is rounded as it is shown, so that number and date say the same.
    """
    try:
        return date.fromisoformat(case.as_of) + timedelta(days=round_shown(day, 0))
    except OverflowError:
        return None


def day_of(case: Case, text: str) -> float | None:
    """Days from the decision to a date written as YYYY-MM-DD; None when it is no date."""
    try:
        return float((date.fromisoformat(text) - date.fromisoformat(case.as_of)).days)
    except ValueError:
        return None


def format_date(case: Case, day: float | None) -> str:
    """The date of a day as "Aug 24, 2018"; "" for no day, or one beyond the calendar."""
    found = None if day is None else date_of(case, day)
    return "" if found is None else notation().date(found)


def format_day(case: Case, day: float) -> str:
    """A day with its date: "day 45 (Aug 24, 2018)"."""
    on = format_date(case, day)
    return f"day {format_number(day)}" + (f" ({on})" if on else "")


def decision_date(case: Case) -> str:
    """The date of the decision, as dates are shown."""
    return format_date(case, 0.0) or case.as_of
