"""Fields for numbers: text, read as every other door reads it.

Streamlit's own number field drops a decimal comma ("0,5" becomes 5) and rounds what it shows. Here
what is typed is taken as it stands, or refused aloud; it never becomes another number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from ..casefile.number_advice import advise_number
from ..model.number_text import read_number, refuse_fraction, write_number
from . import state
from .blocks import escape_markdown


@dataclass(frozen=True)
class Range:
    """Numbers that a field takes."""

    low: float = -float("inf")
    high: float = float("inf")
    is_whole: bool = False
    is_percent: bool = False
    """A fraction such as 0.8 is asked back, as on the command line."""

    def check(self, number: float) -> float:
        """The number, or a ValueError that says what is wrong with it."""
        if self.is_whole and not number.is_integer():
            raise ValueError(f"{write_number(number)} is not a whole number")
        if number < self.low:
            raise ValueError(f"{write_number(number)} is below {write_number(self.low)}, the least that is possible")
        if number > self.high:
            raise ValueError(f"{write_number(number)} is above {write_number(self.high)}, the most that is possible")
        return refuse_fraction(number) if self.is_percent else number


def read_field(text: str, within: Range) -> float | None:
    """The number in a field; None in an empty one.

    Raises
    ------
    ValueError
        It is no number with a point as the decimal sign; the sentence says what to write.
    """
    if not text.strip():
        return None
    try:
        number = read_number(text)
    except ValueError:
        raise ValueError(f"'{text.strip()}' is not read as a number: {advise_number(text, False)}") from None
    return within.check(number)


def number_field(
    label: str,
    key: str,
    value: float | None,
    take: Callable[[float | None], None],
    within: Range = Range(),  # frozen
    *,
    help_text: str | None = None,
    placeholder: str = "no limit",
    is_needed: bool = False,
) -> None:
    """A field with a number; ``take`` is told of every new one, and of None when it is emptied.

    ``label`` and ``help_text`` are texts from files or ours, shown as they stand. A field that
    ``is_needed`` returns to its number when emptied.
    """
    slot = f"refused {key}"
    refused: tuple[str, str] | None = state.kept(slot)
    if refused is None or state.widget_value(key) != refused[0]:
        state.keep(slot, refused := None)
        state.show_in_widget(key, "" if value is None else write_number(value))

    def keep() -> None:
        text = state.widget_value(key, "")
        try:
            number = read_field(text, within)
        except ValueError as fault:
            state.keep(slot, (text, str(fault)))
            return
        if number is not None or not is_needed:
            take(number)

    st.text_input(
        escape_markdown(label),
        key=key,
        placeholder=placeholder,
        help=None if help_text is None else escape_markdown(help_text),
        on_change=keep,
    )
    if refused:
        in_force = "No limit is set here." if value is None else f"{write_number(value)} stays in force."
        st.error(escape_markdown(f"{refused[1]}. {in_force}"), icon=":material/edit_off:")
