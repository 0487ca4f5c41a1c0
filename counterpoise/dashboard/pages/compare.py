"""Compare: who is first under these weights, by how much, and what it owes it to."""

from __future__ import annotations

import streamlit as st

from ...report.charts import contributions, pair_difference
from ...report.glossary import GLOSSARY
from ...report.sentences import answer_sentence, pair_sentence
from ...report.tables import comparison_table, pair_table, weights_table
from .. import blocks, controls
from ..sight import Sight

PARTS = {
    "Levels": ("level",),
    "Ranges": ("low", "level", "high"),
    "Partial values": ("value",),
    "Contributions": ("contribution",),
    "All": ("level", "low", "high", "value", "contribution"),
}


def show(sight: Sight) -> None:
    case = sight.case
    blocks.show_title(case.question, blocks.answer(sight, answer_sentence))
    st.caption(blocks.escape_markdown(f"{case.title}. Decided by: {case.decided_by}. As of {case.as_of}."))
    blocks.show_left_out(sight)
    for row in sight.ranking.leaders if sight.ranking is not None else ():
        blocks.show_flags(sight, sight.table.option_ids[row])
    controls.show_weights(sight, mode="full")
    if sight.ranking is None:
        return
    if controls.is_basic(sight):
        blocks.show_chart(contributions, case, sight.ranking)
    _show_table(sight)
    _show_pair(sight)
    _show_weights(sight)


def _show_table(sight: Sight) -> None:
    with st.container(border=True):
        blocks.show_question("How do the options compare?", GLOSSARY["performance"])
        part = controls.pick_segment("Show per criterion", "show", tuple(PARTS), "Levels")
        table = comparison_table(sight.case, sight.table, sight.ranking, sight.receipt, PARTS[part])
        blocks.show_table(table, "comparison")


def _show_pair(sight: Sight) -> None:
    ranking = sight.ranking
    names = {id_: option.label for id_, option in sight.case.options.items()}
    by_rank = [ranking.option_ids[i] for i in ranking.order]
    if len(by_rank) < 2:
        return
    with st.container(border=True):
        blocks.show_question("Why is one option before another?", GLOSSARY["contribution"])
        left, right = st.columns(2)
        with left:
            first = controls.pick("Option", "versus", names, by_rank[0])
        with right:
            others = {id_: name for id_, name in names.items() if id_ != first}
            controls.forget("against", first)
            second = controls.pick("Against", "against", others, next(id_ for id_ in by_rank if id_ != first))
        st.markdown(blocks.escape_markdown(pair_sentence(sight.case, ranking, first, second)))
        blocks.show_chart_or_table(
            pair_difference,
            (sight.case, ranking, first, second),
            lambda: pair_table(sight.case, sight.table, ranking, first, second, sight.receipt),
        )


def _show_weights(sight: Sight) -> None:
    blocks.show_table_on_demand(
        "The weights as a table",
        "weights",
        lambda: weights_table(sight.case, sight.view.profile, sight.point_j, sight.receipt),
    )
