"""What the draft changed: in its files, line by line, and in scores, ranks and the best package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff

import streamlit as st

from ...casefile.differences import Difference, find_differences
from ...casefile.mixtures import Mixtures
from ...report.numbers import count_of
from ...report.sentences.case_change import change_sentences
from ...report.sentences.differences import SaidDifference, said_difference, said_group
from ...report.tables.case_changes import change_parts_table, file_changes_table, score_changes_table
from ...study import QuestionFault
from ...study.changes import MOST_ATTRIBUTED, CaseChange, compare_cases
from .. import blocks, cached, state
from ..blocks import escape_markdown
from .desk import Desk
from .save import show_conflicts

LINES_AROUND = 2
FOUND = "changes of the draft"


@dataclass(frozen=True)
class Found:
    """What differs, in words, and what that did to the answer; None where one of the two is no case."""

    differences: tuple[Difference, ...]
    said: tuple[SaidDifference, ...]
    groups: tuple[str, ...]
    change: CaseChange | None


def show_changes(desk: Desk) -> None:
    show_conflicts(desk)
    edited = desk.draft.edited
    names = edited.changed
    if not names:
        st.markdown("Nothing has changed: the files are as they were when the draft began, or as they were saved last.")
        return
    if edited.base:
        _show_effects(desk)
    st.subheader("In the files", anchor=False)
    against = "what the draft began with, or what was saved last" if edited.base else "nothing: the case is new"
    st.markdown(f"**{escape_markdown(count_of(len(names), 'file'))} changed**, compared with {against}.")
    for name in names:
        _show_lines(name, edited.base, edited.files)


def _show_effects(desk: Desk) -> None:
    """Scores, ranks and the best package before and now, and which change did how much."""
    found = _find(desk)
    st.subheader("In the results", anchor=False)
    if found.change is None:
        st.markdown("The results can be compared as soon as both versions have no errors that leave no case.")
        return
    said = [text for text in change_sentences(found.differences, found.change) if text]
    st.markdown(escape_markdown(" ".join(said)))
    blocks.show_table(score_changes_table(found.change), "draft_scores")
    blocks.show_table(change_parts_table(found.change, found.groups), "draft_parts")
    blocks.show_table(file_changes_table(found.said), "draft_values")


def _find(desk: Desk) -> Found:
    """The comparison, made once for each state of the draft."""
    edited, sight = desk.draft.edited, desk.sight
    weights = sight.weights if sight is not None else None
    before: tuple[object, object, object, Found] | None = state.kept(FOUND)
    if before is not None and before[0] is edited.files and before[1] is edited.base and before[2] == weights:
        return before[3]
    base = {name: text.encode() for name, text in edited.base.items()}
    differences = find_differences(base, edited.contents, MOST_ATTRIBUTED)
    mixtures = Mixtures(differences)
    old, new = mixtures.old.case, mixtures.new.case
    found = Found(differences.found, (), (), None)
    if old is not None and new is not None:
        said = tuple(said_difference(one, old, new) for one in differences.found)
        groups = tuple(said_group([differences.found[at] for at in group], old, new) for group in differences.groups)
        memory = cached.visitors_memory()
        try:
            change = compare_cases(old, new, len(differences.groups), mixtures.case_with, weights, memory)
        except QuestionFault:  # weights of a criterion that only one of the two has
            change = compare_cases(old, new, len(differences.groups), mixtures.case_with, None, memory)
        found = Found(differences.found, said, groups, change)
    state.keep(FOUND, (edited.files, edited.base, weights, found))
    return found


def _show_lines(name: str, base: Mapping[str, str], files: Mapping[str, str]) -> None:
    old, new = base.get(name), files.get(name)
    kind = "new" if old is None else "deleted" if new is None else "changed"
    st.markdown(f"{escape_markdown(name)} ({kind})")
    if old is not None and new is not None:
        lines = unified_diff(old.splitlines(), new.splitlines(), n=LINES_AROUND, lineterm="")
        st.code("\n".join(list(lines)[2:]), language="diff", wrap_lines=True)
