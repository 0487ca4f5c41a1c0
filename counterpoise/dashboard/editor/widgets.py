"""What the widgets of all forms share: keys, what they say, and parts that open and close."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from ...casefile.form_fields import Field
from ...casefile.wording import Path, dotted
from .. import state
from ..blocks import escape_markdown


def widget_key(file: str, path: Path, part: str = "") -> str:
    return f"field {file} {dotted(path)} {part}".strip()


def sync(key: str, value: Any) -> str:
    """Have a widget say what the draft says; one that already does is left alone, for a hand may be in it."""
    if state.widget_value(key, _UNSET) != value:
        state.show_in_widget(key, value)
    return key


_UNSET = object()
FOLDS = "folds of the editor"
"""Where it is kept how each part looked, how it began, and whether it is open."""


class _Fold(NamedTuple):
    look: str
    begins_open: bool
    is_open: bool


def fold(title: str, key: str, *, is_faulty: bool = False, is_compact: bool = False) -> Any:
    """A part that opens and closes; ``.open`` says whether it is open.

    A new title or a first fault makes another part of it for Streamlit, which would close it under the hand that
    types: then, and only then, it is told to begin as it was.
    """
    folds: dict[str, _Fold] = state.kept(FOLDS) or {}
    before = folds.get(key, _Fold("", False, False))
    look = f"{title} {is_faulty}"
    begins_open = before.begins_open if before.look == look else before.is_open
    part = st.expander(
        escape_markdown(title),
        expanded=begins_open,
        key=key,
        on_change="rerun",
        icon=":material/error:" if is_faulty else None,
        type="compact" if is_compact else "default",
    )
    state.keep(FOLDS, folds | {key: _Fold(look, begins_open, bool(part.open))})
    return part


def help_of(field: Field) -> str | None:
    return escape_markdown(field.help) or None


def said(path: Path, field: Field) -> str:
    """A change in words: which field of what."""
    return f"{field.label}" if len(path) < 2 else f"{field.label} of {path[-2]}"
