"""Brief: the answer as a document to hand on, with a preview of what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass

import streamlit as st

from ...model import Receipt
from ...report.brief.build import build_brief
from ...report.brief.record import Block, Brief, Figure, Grid, NotWritten, Paragraph, Points
from ...report.brief.sections import SECTIONS
from ...report.brief.writers import DOCUMENTS, DocumentWriter, file_name, write_document
from ...report.notation import AMERICAN, EXAMPLES
from ...report.numbers import format_number
from ...report.sentences.whole import together_said
from ...report.wrapped import LOOK as READING_LOOK
from ...report.wrapped import grid_html
from ...study.questions.brief import FORMS, FULL, PAGE, BriefQuestion
from .. import blocks, controls, state
from ..sight import Sight

QUESTION = "What do the people who decide need in hand?"

FORM_CHOICES = {PAGE: "One page for a committee", FULL: "In full"}

WRITTEN = "written brief"

BEST = "best"
"""The entry for the best package, whichever it is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document that waits for its reader to take it: of which brief, its kind, and its bytes."""

    brief: str
    kind: DocumentWriter
    content: bytes


def show(sight: Sight) -> Receipt | None:
    head = st.container()
    controls.show_weights(sight, mode="strip")
    if sight.weights is None:
        with head:
            blocks.show_title(QUESTION, blocks.NO_WEIGHT)
        return None
    answer = sight.study.answer(_pick(sight))
    with head:
        blocks.show_title(QUESTION, together_said(answer.whole).text)
    brief = build_brief(answer)
    st.fragment(_show_files, key="brief_files")(brief)
    with st.container(border=True):
        _show_preview(brief)
    return answer.receipt


def _pick(sight: Sight) -> BriefQuestion:
    """The question that the selections spell: form, package and sections."""
    case = sight.case
    chosen = state.get_view().selections.get("form", "")
    form = controls.pick_segment("Form", "form", FORM_CHOICES, PAGE, chosen if chosen in FORMS else PAGE)
    names = {BEST: "The best package"} | {id_: package.name for id_, package in case.packages.items()}
    left, right = st.columns(2)
    with left:
        package = controls.pick("Package described", "package", names, BEST)
    with right:
        language = controls.pick("Dates and numbers as in", "language", EXAMPLES, AMERICAN)
    question = sight.question(BriefQuestion, form=form, package="" if package == BEST else package, language=language)
    return question.changed_to(sections=_pick_sections(question))


def _pick_sections(question: BriefQuestion) -> tuple[str, ...]:
    """Sections that the reader keeps; none taken out leaves them to the form."""
    opening = BriefQuestion(form=question.form).opening_sections
    shown = [section for section in question.sections if section in SECTIONS] or list(opening)
    state.show_in_widget("brief_sections", shown)
    st.pills(
        "Sections",
        list(SECTIONS),
        selection_mode="multi",
        format_func=lambda id_: SECTIONS[id_][0],
        key="brief_sections",
        on_change=lambda: _keep_sections(opening),
    )
    return question.sections


def _keep_sections(opening: tuple[str, ...]) -> None:
    chosen = tuple(id_ for id_ in SECTIONS if id_ in (state.widget_value("brief_sections") or ()))
    state.select("sections", "" if chosen == opening else ",".join(chosen))


def _show_files(brief: Brief) -> None:
    """A button for each kind of document, and the one that was written last."""
    with st.container(horizontal=True):
        pressed = [kind for kind in DOCUMENTS.values() if _is_pressed(kind)]
    for kind in pressed:
        _write(brief, kind)
    written: Written | None = state.kept(WRITTEN)
    if written is None or written.brief != _mark(brief):
        st.caption("Choose a kind of document; writing one takes some seconds.")
        return
    size = format_number(max(len(written.content) / 1000, 1))
    st.download_button(
        f"Download: {written.kind.label} ({size} kB)",
        data=written.content,
        file_name=file_name(brief, written.kind.ending),
        mime=written.kind.mime,
        icon=":material/download:",
        on_click="ignore",
        key="brief_download",
    )


def _is_pressed(kind: DocumentWriter) -> bool:
    return st.button(kind.label, icon=":material/description:", key=f"brief_{kind.ending}")


def _write(brief: Brief, kind: DocumentWriter) -> None:
    try:
        with st.spinner(f"Writing: {kind.label}", show_time=True):
            state.keep(WRITTEN, Written(_mark(brief), kind, write_document(brief, kind.ending)))
    except NotWritten as why:
        st.error(f"{kind.label} was not written: {blocks.escape_markdown(str(why))}. Other kinds may still be.")


def _mark(brief: Brief) -> str:
    """What tells one brief from another."""
    return json.dumps(brief.receipt, sort_keys=True)


def _show_preview(brief: Brief) -> None:
    """The document as it reads; charts are drawn in the files."""
    st.subheader(blocks.escape_markdown(brief.title), anchor=False)
    for warning in brief.warnings:
        st.markdown(f":material/info: **{blocks.escape_markdown(warning)}**")
    st.markdown(
        "  \n".join(
            f"**{blocks.escape_markdown(name)}:** {blocks.escape_markdown(value)}" for name, value in brief.facts
        )
    )
    st.html(READING_LOOK)
    for section in brief.sections:
        st.markdown(f"##### {blocks.escape_markdown(section.heading)}")
        for block in section.blocks:
            _show_block(block)


def _show_block(block: Block) -> None:
    if isinstance(block, Paragraph):
        lead = f"**{blocks.escape_markdown(block.lead)}:** " if block.lead else ""
        st.markdown(lead + blocks.escape_markdown(block.text))
    elif isinstance(block, Points):
        st.markdown("\n".join(f"- {blocks.escape_markdown(item)}" for item in block.items))
    elif isinstance(block, Figure):
        st.caption(blocks.escape_markdown(f"{block.label}. {block.title} (drawn in the files)"))
    elif isinstance(block, Grid):
        st.markdown(f"**{blocks.escape_markdown(f'{block.label}. {block.caption}')}**")
        st.html(grid_html(block.caption, block.head, block.rows, block.is_number))
        if block.notes:
            st.caption(blocks.escape_markdown(" ".join(block.notes)))
