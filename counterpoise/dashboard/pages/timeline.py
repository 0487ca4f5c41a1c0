"""Timeline: when a package can be ready, what that hangs on, and what waiting costs."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ...analysis.scheduling.analyse import DeadlineChances, Timeline, chances_by
from ...analysis.scheduling.delivery import value_to_date
from ...model import Receipt
from ...report.charts import timeline as gantt
from ...report.charts import timeline_chance, timeline_speed, timeline_value
from ...report.plan_words import plan_notes
from ...report.receipts import plan_settings
from ...report.sentences.timeline import (
    chain_sentence,
    chance_sentence,
    order_sentence,
    readiness_sentence,
    speed_sentence,
    value_sentence,
)
from ...report.tables import Table
from ...report.tables.timeline import timeline_days_table, timeline_table
from ...report.tables.timeline_worth import timeline_speed_table, timeline_value_table
from .. import blocks, cached, controls
from ..plan_controls import PlanChoice, pick_beside, pick_plan
from ..sight import Sight

QUESTION = "When can it be ready?"


def show(sight: Sight) -> Receipt | None:
    head = st.container()
    blocks.show_left_out(sight)
    choice = pick_plan(sight.case, sight)
    found = cached.timeline(sight.case, choice.members, choice.start_by_id)
    chances = chances_by(found, choice.by)
    receipt = _receipt(sight, choice, found)
    with head:
        blocks.show_title(QUESTION, readiness_sentence(sight.case, found, chances, choice.event))
    _show_gantt(sight, found, chances, receipt)
    _show_chances(sight, choice, found, chances, receipt)
    controls.show_weights(sight, mode="strip")
    _show_speed(sight, found, receipt)
    _show_value(sight, choice, found, receipt)
    return receipt


def _receipt(sight: Sight, choice: PlanChoice, found: Timeline) -> Receipt | None:
    if sight.receipt is None:
        return None
    settings = plan_settings(choice.members, choice.start_by_id, choice.by, choice.sureness)
    return replace(sight.receipt, method="critical path", draws=found.n_draws, seed=found.seed, settings=settings)


def _show_gantt(sight: Sight, found: Timeline, chances: DeadlineChances, receipt: Receipt | None) -> None:
    case = sight.case
    with st.container(border=True):
        st.subheader("What must come first, and what fixes the day?", anchor=False)
        st.markdown(blocks.escape_markdown(chain_sentence(case, found)))
        for note in plan_notes(case, found.plan)[1:]:
            st.caption(blocks.escape_markdown(note))
        blocks.show_chart_or_table(gantt, (case, found, chances), lambda: timeline_table(case, found, receipt))


def _show_chances(
    sight: Sight, choice: PlanChoice, found: Timeline, chances: DeadlineChances, receipt: Receipt | None
) -> None:
    case = sight.case
    orders = cached.order_days(case, found, choice.by, choice.sureness)
    with st.container(border=True):
        st.subheader("How sure is the deadline, and how long may one wait?", anchor=False)
        sentences = (
            chance_sentence(case, found, chances, choice.event),
            order_sentence(case, found, orders, chances, choice.sureness),
        )
        st.markdown(blocks.escape_markdown(" ".join(sentences)))
        blocks.show_chart_or_table(
            timeline_chance,
            (case, found, chances),
            lambda: timeline_days_table(case, found, chances, orders, choice.sureness, receipt),
        )


def _show_speed(sight: Sight, found: Timeline, receipt: Receipt | None) -> None:
    case, weight_j = sight.case, None if sight.ranking is None else sight.ranking.weight_j
    with st.container(border=True):
        st.subheader("Which milestone should be sped up?", anchor=False)
        st.markdown(blocks.escape_markdown(speed_sentence(case, found, weight_j)))
        about = (case, found, weight_j)
        if timeline_speed.rows(*about):
            blocks.show_chart_or_table(timeline_speed, about, lambda: timeline_speed_table(*about, receipt))


def _show_value(sight: Sight, choice: PlanChoice, found: Timeline, receipt: Receipt | None) -> None:
    if sight.ranking is None:
        return
    case, weight_j = sight.case, sight.ranking.weight_j
    with st.container(border=True):
        st.subheader("How much of it is delivered by when?", anchor=False)
        other = pick_beside(case, choice.members)
        chosen = (choice.members, value_to_date(found.delivery, weight_j))
        beside = None
        if other is not None:
            members = case.packages[other].members
            beside = (members, value_to_date(cached.timeline(case, members, {}).delivery, weight_j))
        st.markdown(blocks.escape_markdown(value_sentence(case, *chosen, beside)))
        about = (case, chosen, beside)
        if timeline_value.rows(*about):
            blocks.show_chart_or_table(timeline_value, about, lambda: _value_table(sight, choice, found, receipt))


def _value_table(sight: Sight, choice: PlanChoice, found: Timeline, receipt: Receipt | None) -> Table:
    """The chosen plan and every package that the case names, unstaged."""
    case = sight.case
    others = {id_: p.members for id_, p in case.packages.items() if set(p.members) != set(choice.members)}
    timelines = [found, *(cached.timeline(case, members, {}) for members in others.values())]
    values = [value_to_date(timeline.delivery, sight.ranking.weight_j) for timeline in timelines]
    return timeline_value_table(case, timelines, values, ("chosen", *others), receipt)
