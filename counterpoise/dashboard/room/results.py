"""What a room's answers come to: the spread, what is put first, groups and compromises; for both sides of the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ...report.charts import weight_spread
from ...report.sentences.room import (
    agreement_price_sentence,
    first_places_sentence,
    groups_sentence,
    movement_sentence,
    widest_sentence,
)
from ...report.tables.room import (
    room_choices_table,
    room_compromises_table,
    room_groups_table,
    room_weights_table,
)
from ...report.tables.table import Table
from ...room import Answer
from ...study import QuestionFault
from ...study.opinions import Opinions, compare_rounds, gather_opinions, receipt_of_people
from .. import blocks
from ..sight import Sight

OF = {"options": "Measures", "packages": "Packages"}


def show_results(
    sight: Sight, answers: Sequence[Answer], before: Sequence[Answer] = (), own: Mapping[str, float] | None = None
) -> None:
    """The results of a round, with what moved since the round before."""
    chosen = st.segmented_control(
        "Compare", list(OF), format_func=lambda id_: OF[id_], default="options", required=True, key="room_of",
        label_visibility="collapsed",
    )  # fmt: skip
    try:
        found, earlier = _gather(sight, answers, before, chosen or "options")
    except QuestionFault as fault:
        text = str(fault)
        st.info(blocks.escape_markdown(f"{text[:1].upper()}{text[1:]}."))
        return
    case, moved = sight.case, None if earlier is None else compare_rounds(earlier, found)
    receipt = receipt_of_people(case, found.spread)
    sentences = [first_places_sentence(case, found), agreement_price_sentence(case, found)]
    if earlier is not None and all(answer.participant for answer in answers):
        sentences.append(movement_sentence(found, earlier, moved))
    for sentence in sentences:
        st.markdown(blocks.escape_markdown(sentence))
    with st.container(border=True):
        st.subheader("How far apart are the weights?", anchor=False)
        st.caption("The thick tick is the median.")
        if earlier is not None:
            st.caption("The circle is the median of the round before.")
        if own:
            st.caption("The diamond is your own weight.")
        about = (case, found.spread, None if earlier is None else earlier.spread, own)
        blocks.show_chart(sight, weight_spread, *about, receipt=lambda: receipt)
        about_weights = (case, found, earlier, moved, receipt)
        _show_on_demand("Shares in numbers", "room_weights", lambda: room_weights_table(*about_weights))
    with st.container(border=True):
        st.subheader("What do people put first?", anchor=False)
        st.markdown(blocks.escape_markdown(widest_sentence(case, found.spread)))
        blocks.show_table(room_choices_table(case, found, receipt), "room_choices")
    with st.container(border=True):
        st.subheader("Who stands together?", anchor=False)
        st.markdown(blocks.escape_markdown(groups_sentence(case, found)))
        _show_on_demand("The groups in numbers", "room_groups", lambda: room_groups_table(case, found, receipt))
    with st.container(border=True):
        st.subheader("What could all agree on, and at what price?", anchor=False)
        blocks.show_table(room_compromises_table(case, found, receipt), "room_compromises")


def _show_on_demand(label: str, key: str, table: Callable[[], Table]) -> None:
    """A table that is not made before it is opened; a room's page keeps nothing in its link, unlike `show_part`."""
    part = st.expander(label, key=f"{key}_table", on_change="rerun", type="compact")
    with part:
        if part.open:
            blocks.show_table(table(), key)


def _gather(
    sight: Sight, answers: Sequence[Answer], before: Sequence[Answer], of: str
) -> tuple[Opinions, Opinions | None]:
    found = gather_opinions(sight.study, _points(answers), of)
    return found, gather_opinions(sight.study, _points(before), of) if before else None


def _points(answers: Sequence[Answer]) -> dict[str, Mapping[str, float]]:
    """Points by person; where others are not told, all are numbered, so that every participant asks the same."""
    if all(answer.participant for answer in answers):
        return {answer.participant: answer.points for answer in answers}
    ordered = sorted(answers, key=lambda answer: tuple(answer.points.values()))
    return {f"round {answer.round}, {k}": answer.points for k, answer in enumerate(ordered)}
