"""A draft from a table: pasted cells, a file of them, or a workbook of a case; what was guessed is asked back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ...casefile.edited import read_texts
from ...casefile.plain_table import PlainTable, Question, read_pasted_table, read_plain_table
from ...casefile.workbook import is_workbook_of_ours, load_workbook
from ...model import Problem
from ...report.tables import problems_table
from .. import blocks, drafts, state
from ..blocks import escape_markdown

PASTE = "start_pasted"
EXAMPLE = "Option\tCost (million USD)\tNoise (dB)\nGo on as today\t0\t60\nBuild a bridge\t25\t70"
MOST_PASTED = 200_000


def show_paste() -> None:
    """A place for cells, and below it what was understood."""
    st.caption(
        "Options in rows and criteria in columns, or the other way round; with a unit in the heading if you like. Rows "
        "for min or max and for weights are understood."
    )
    text = st.text_area("Cells from a spreadsheet", key=PASTE, height=150, max_chars=MOST_PASTED, placeholder=EXAMPLE)
    if text.strip():
        show_table_start(text, "the pasted table")


def show_file_start(data: bytes, name: str) -> None:
    """A workbook that Counterpoise wrote, or a table of somebody's own."""
    if not is_workbook_of_ours(data):
        show_table_start(data, name)
        return
    found = load_workbook(data)
    _show_problems(found.problems)
    if found.is_whole:
        _offer(found.files, f"the workbook {name}")


def show_table_start(content: str | bytes, name: str) -> None:
    """What the table says, what was guessed, and the draft that it makes."""
    answers = state.kept(f"answers {name}") or {}
    found = _read(content, name, answers)
    _show_problems(found.problems)
    if found.questions:
        st.markdown("**Please check what the table does not say**")
        for question in found.questions:
            _ask(question, name, answers)
    for left in found.not_taken:
        st.caption(escape_markdown(f"Not taken along: {left}"))
    if found.files:
        _offer(found.files, name)


def _read(content: str | bytes, name: str, answers: Mapping[str, str]) -> PlainTable:
    if isinstance(content, str):
        return read_pasted_table(content, date.today(), answers)
    return read_plain_table(content, name, date.today(), answers)


def _ask(question: Question, name: str, answers: Mapping[str, str]) -> None:
    """A guess with its reason; another answer is one click away."""
    key = f"answer {name} {question.key}"
    label = escape_markdown(f"{question.about[:1].upper()}{question.about[1:]}")
    given = answers.get(question.key, question.guess)

    def take() -> None:
        text = str(state.widget_value(key) or "").strip()
        rest = {known: value for known, value in answers.items() if known != question.key}
        state.keep(f"answers {name}", rest | ({question.key: text} if text else {}))

    if question.alternatives:
        choices = list(dict.fromkeys(filter(None, (given, question.guess, *question.alternatives))))
        at = choices.index(given) if given in choices else None
        st.selectbox(label, choices, index=at, key=key, help=escape_markdown(question.reason), on_change=take)
    elif question.key.startswith(ANSWERED):
        st.text_input(label, given, key=key, help=escape_markdown(question.reason), on_change=take)
    else:
        st.caption(escape_markdown(str(question)))


ANSWERED = ("unit.", "direction.", "decimal", "orientation", "baseline", "combine", "weights")
"""Questions that can be answered here; others are told, and changed in the draft."""


def _offer(files: Mapping[str, bytes], name: str) -> None:
    st.button("Make a draft of it", key=f"make {name}", on_click=_begin, args=(files, name))


def _begin(files: Mapping[str, bytes], name: str) -> None:
    drafts.open_new(read_texts(files), f"made from {name}")


def _show_problems(problems: tuple[Problem, ...]) -> None:
    if problems:
        st.error("The table cannot be read as it is.", icon=":material/error:")
        blocks.show_table(problems_table(problems), "table_start")
