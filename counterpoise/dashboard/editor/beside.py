"""What stands beside the forms: undo and redo, what is wrong, the ranking as it is now, and the way out."""

from __future__ import annotations

import streamlit as st

from ...report.sentences import answer_sentence, left_out_sentence
from ...report.sentences.register import problems_sentence
from ...report.sentences.short_ranking import ranking_lines
from .. import blocks, drafts
from ..blocks import escape_markdown
from ..parts import show_menu
from .desk import CASE, Desk
from .save import show_save
from .share import show_share


def show_steps(desk: Desk) -> None:
    """Undo and redo, each with the step in words; the file to take along."""
    past, future = desk.draft.edited.past, desk.draft.edited.future
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Undo",
            key="undo",
            icon=":material/undo:",
            disabled=not past,
            help=escape_markdown(f"Undo: {past[-1].what}") if past else None,
            on_click=drafts.undo,
        )
        st.button(
            "Redo",
            key="redo",
            icon=":material/redo:",
            disabled=not future,
            help=escape_markdown(f"Redo: {future[0].what}") if future else None,
            on_click=drafts.redo,
        )
        name = case_name(desk)
        show_menu("Save", "save_draft", lambda: show_save(desk, name), icon=":material/save:")
        show_menu("Share", "share_draft", lambda: show_share(desk), icon=":material/link:")


def case_name(desk: Desk) -> str:
    """The id of the case, as the name of its folder."""
    id_ = desk.value(CASE, ("id",))
    return id_ if isinstance(id_, str) and id_.isidentifier() else "my_case"


def show_results(desk: Desk) -> None:
    """The ranking of the draft, or what is still needed for one."""
    st.markdown("**Ranking now**")
    sight = desk.sight
    if sight is None or sight.comparison is None:
        _show_needed(desk)
        return
    case, ranking = sight.case, sight.comparison.ranking
    st.markdown(escape_markdown(answer_sentence(case, ranking)))
    lines = ranking_lines(case, ranking)
    st.markdown("\n".join(f"- {escape_markdown(name)}: **{escape_markdown(score)}**" for name, score in lines))
    blocks.show_missing(sight)
    _show_problems(desk)


def _show_needed(desk: Desk) -> None:
    options, criteria = len(desk.options), len(desk.group(CASE, ("criteria",)))
    if options < 2 or criteria < 2:
        st.markdown(
            "A ranking needs two options and two criteria, with their levels; so far there "
            f"{'is' if options == 1 else 'are'} {options:d} option{'' if options == 1 else 's'} and {criteria:d} "
            f"criteri{'on' if criteria == 1 else 'a'}."
        )
    _show_problems(desk)


def _show_problems(desk: Desk) -> None:
    problems = desk.loaded.problems
    if not problems:
        st.caption(":material/check: No problems in the files.")
        return
    said = problems_sentence(problems)
    case = desk.loaded.case
    left_out = left_out_sentence(case) if case is not None else "The case cannot be ranked until they are corrected."
    st.markdown(f":material/report: {escape_markdown(said)} {escape_markdown(left_out)}")
    for problem in problems[:6]:
        at = f"{problem.file}, {problem.path}" if problem.path else problem.file
        st.caption(blocks.escape_markdown(f"{at}: {problem.found}"))
    if len(problems) > 6:
        st.caption(f"and {len(problems) - 6:d} more")
