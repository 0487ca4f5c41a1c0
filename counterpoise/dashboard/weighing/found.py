"""What the judgments give: weights, contradictions with corrections to take, and what the weights mean in units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from ...report.glossary import GLOSSARY
from ...report.sentences.weighing import (
    consistency_sentence,
    contradiction_text,
    equivalent_text,
    implied_text,
    main_equivalents,
    open_sentence,
    scale_ends_sentence,
    warning_sentences,
)
from ...report.tables.weighing import contradictions_table, equivalents_table, weighed_table, weights_tree_table
from ...study.questions.weigh import WeighAnswer
from ...study.weighing import Weighed
from ...study.weighing.repair import repair
from .. import blocks, state
from . import kept
from .form import Form
from .forms import ASK_ABOUT

if TYPE_CHECKING:
    from ...analysis.weighting.elicited import Contradiction
    from ...analysis.weighting.equivalents import Equivalent

MOST_SHOWN = 5
"""Contradictions with a button each; the table has all."""

MOST_EQUIVALENTS = 6

ROW_HEIGHT, MOST_ROWS = 35, 26
"""Pixels of a row of a table, and rows that are shown without scrolling."""

SAID = {"yes": "Accept", "no": "Reject"}

EXPLAINED: Mapping[str, str] = {
    "macbeth": (
        "These words cannot all hold: no numbers make every difference with a stronger word larger than every "
        "difference with a weaker one. The fewest possible changes make them fit."
    ),
    "ranges": "The other ranges put a part of these out of reach, so it decides nothing.",
}
"""What a contradiction means, where the method does not explain itself."""


def show_found(form: Form, answer: WeighAnswer) -> None:
    """The weights, and every judgment that does not fit the others with a correction that can be taken."""
    weighed = answer.weighed
    with st.container(border=True):
        blocks.show_question("Which weights follow?", GLOSSARY["weight"])
        if said := open_sentence(weighed):
            st.markdown(blocks.escape_markdown(said))
        for measure in weighed.elicited.consistency:
            is_bad = measure.acceptable is not None and measure.value > measure.acceptable
            text = blocks.escape_markdown(consistency_sentence(measure))
            st.warning(text, icon=":material/sync_problem:") if is_bad else st.markdown(text)
        _show_contradictions(form, weighed)
        tree = weights_tree_table(weighed, answer.receipt)
        blocks.show_table(tree, "weights_tree", min(len(tree.rows) + 1, MOST_ROWS) * ROW_HEIGHT + 3)
        for warning in warning_sentences(weighed):
            st.warning(blocks.escape_markdown(warning), icon=":material/straighten:")
        if said := scale_ends_sentence(weighed):
            st.markdown(blocks.escape_markdown(said))
        blocks.show_table_on_demand(
            "Weights with points, scales and shares over the options",
            "weighed",
            lambda: weighed_table(weighed, answer.receipt),
        )


def _show_contradictions(form: Form, weighed: Weighed) -> None:
    found = weighed.elicited.repairs or weighed.elicited.contradictions
    if not found:
        return
    with st.container(border=True, key=f"{form.key}_contradictions"):
        st.markdown("**Judgments that do not fit the others, the farthest first**")
        if explained := EXPLAINED.get(weighed.method):
            st.markdown(explained)
        for at, one in enumerate(found[:MOST_SHOWN]):
            _show_contradiction(form, weighed, at, one)
        if weighed.elicited.contradictions:
            blocks.show_table_on_demand(
                "All judgments that do not fit", "contradictions", lambda: contradictions_table(weighed)
            )


def _show_contradiction(form: Form, weighed: Weighed, at: int, found: Contradiction) -> None:
    st.markdown(blocks.escape_markdown(f"{contradiction_text(weighed, found)}."))
    repaired = repair(weighed.method, form.read(), found)
    if repaired is None:
        return
    label = {
        "swing": "Follow the points",
        "tradeoff": "Take these answers back and ask again",
    }.get(weighed.method, f"Change it: {implied_text(weighed.case, weighed.method, found)}")
    form.button(blocks.escape_markdown(label), f"repair_{at}", lambda: form.take(repaired), icon=":material/build:")


def show_equivalents(form: Form, answer: WeighAnswer) -> int:
    """What the weights mean in units: accept or reject each, which says where to correct; how many are rejected."""
    weighed = answer.weighed
    found = main_equivalents(weighed)[:MOST_EQUIVALENTS]
    if not found:
        return 0
    with st.container(border=True):
        blocks.show_question("Is that what you mean?", GLOSSARY["equivalent"])
        rejected = [_show_equivalent(form, weighed, one) for one in found]
        blocks.show_table_on_demand(
            "Equivalents of every criterion", "equivalents", lambda: equivalents_table(weighed, answer.receipt)
        )
    return sum(rejected)


def _show_equivalent(form: Form, weighed: Weighed, found: Equivalent) -> bool:
    """One equivalent with what is said of it; whether it is rejected."""
    text, pair = equivalent_text(weighed.case, [found]), (found.criterion, found.other)
    widget = f"{form.key}_equivalent_{found.other}"
    state.show_in_widget(widget, kept.judged(text) or None)
    st.markdown(blocks.escape_markdown(f"{text}."))
    st.segmented_control(
        blocks.escape_markdown(text),
        list(SAID),
        format_func=lambda said: SAID[said],
        key=widget,
        label_visibility="collapsed",
        on_change=lambda: _judge(form, weighed.method, text, state.widget_value(widget), pair),
    )
    if kept.judged(text) != "no":
        return False
    names = [weighed.case.criteria[id_].name for id_ in pair]
    where = f"Then {names[0]} or {names[1]} has the wrong weight. {_where(weighed.method, names)}"
    st.warning(blocks.escape_markdown(where), icon=":material/undo:")
    return True


def _judge(form: Form, method: str, text: str, said: str | None, pair: tuple[str, str]) -> None:
    """Keep what was said of an equivalent; a rejected one brings up the question to correct."""
    kept.judge(text, said or "")
    if said == "no" and method in ASK_ABOUT:
        ASK_ABOUT[method](form, *pair)


def _where(method: str, names: list[str]) -> str:
    one, other = names
    return {
        "swing": f"Above, change the points of {one} or {other}.",
        "rank": f"Above, move {one} or {other} in the order, or choose a method that asks for more than an order.",
        "pairwise": f"Above, compare {one} and {other}, or correct their comparisons.",
        "macbeth": f"Above, change the words for {one} or {other}.",
        "best_worst": f"Above, change what you said of {one} or {other}.",
        "tradeoff": f"Above, answer the question about {one} and {other} that comes next.",
        "ranges": f"Above, narrow the range of {one} or {other}.",
    }[method]
