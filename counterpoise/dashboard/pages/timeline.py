"""Timeline: when a package can be ready, what delays it, and what waiting costs."""

from __future__ import annotations

import streamlit as st

from ...model import Receipt
from ...report.charts import timeline as gantt
from ...report.charts import timeline_chance, timeline_speed, timeline_value
from ...report.plan_words import plan_notes
from ...report.present import present
from ...report.sentences.timeline import (
    calendar_sentence,
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
from ...study.questions.timeline import Scheduled, Timeline, TimelineAnswer
from .. import blocks, controls
from ..plan_controls import pick_beside, pick_plan
from ..sight import Sight

QUESTION = "When can it be ready?"


def show(sight: Sight) -> Receipt | None:
    head = st.container()
    blocks.show_missing(sight)
    answer = sight.study.answer(pick_plan(sight))
    plan = present(answer.plan, "the plan")
    with head:
        title = readiness_sentence(sight.case, plan.timeline, plan.chances, answer.question.event)
        blocks.show_title(QUESTION, title)
    _show_gantt(sight, answer, plan)
    _show_chances(sight, answer, plan)
    controls.show_weights(sight, mode="strip")
    _show_speed(sight, answer, plan)
    _show_value(sight, answer, plan)
    return answer.receipt


def _show_gantt(sight: Sight, answer: TimelineAnswer, plan: Scheduled) -> None:
    case, timeline = answer.case, plan.timeline
    with st.container(border=True):
        st.subheader("What must come first, and what is the bottleneck?", anchor=False)
        st.markdown(blocks.escape_markdown(chain_sentence(case, timeline)))
        for note in plan_notes(case, timeline.plan)[1:]:
            st.caption(blocks.escape_markdown(note))
        about = (case, timeline, plan.chances)
        blocks.show_chart_or_table(sight, gantt, about, lambda: timeline_table(case, timeline, answer.receipt))


def _show_chances(sight: Sight, answer: TimelineAnswer, plan: Scheduled) -> None:
    case, timeline, chances, question = answer.case, plan.timeline, plan.chances, answer.question
    sureness = question.sure / 100
    with st.container(border=True):
        st.subheader("Will it be ready in time, and how late can work start?", anchor=False)
        sentences = (
            chance_sentence(case, timeline, chances, question.event),
            order_sentence(case, timeline, answer.orders, chances, sureness),
        )
        st.markdown(blocks.escape_markdown(" ".join(sentences)))
        st.caption(blocks.escape_markdown(calendar_sentence(case, timeline, chances, question.event)))
        blocks.show_chart_or_table(
            sight,
            timeline_chance,
            (case, timeline, chances),
            lambda: timeline_days_table(case, timeline, chances, answer.orders, sureness, answer.receipt),
        )


def _show_speed(sight: Sight, answer: TimelineAnswer, plan: Scheduled) -> None:
    weight_j = None if sight.weights is None else answer.weight_j
    about = (answer.case, plan.timeline, weight_j)
    with st.container(border=True):
        st.subheader("Which milestone is worth speeding up?", anchor=False)
        st.markdown(blocks.escape_markdown(speed_sentence(*about)))
        if timeline_speed.rows(*about):
            blocks.show_chart_or_table(
                sight, timeline_speed, about, lambda: timeline_speed_table(*about, answer.receipt)
            )


def _show_value(sight: Sight, answer: TimelineAnswer, plan: Scheduled) -> None:
    if sight.weights is None:
        return
    case, members = answer.case, answer.question.members_of(answer.case)
    with st.container(border=True):
        st.subheader("How much does it deliver, and when?", anchor=False)
        other = pick_beside(case, members)
        beside = None
        if other is not None:
            beside = (case.packages[other].members, _schedule_named(sight, answer, other).value)
        chosen = (members, plan.value)
        st.markdown(blocks.escape_markdown(value_sentence(case, *chosen, beside)))
        about = (case, chosen, beside)
        if timeline_value.rows(*about):
            blocks.show_chart_or_table(sight, timeline_value, about, lambda: _value_table(sight, answer, plan))


def _value_table(sight: Sight, answer: TimelineAnswer, plan: Scheduled) -> Table:
    """The chosen plan and every package that the case names, unstaged."""
    case, members = answer.case, set(answer.question.members_of(answer.case))
    others = [id_ for id_, package in case.packages.items() if set(package.members) != members]
    plans = [plan, *(_schedule_named(sight, answer, id_) for id_ in others)]
    timelines, values = [each.timeline for each in plans], [each.value for each in plans]
    return timeline_value_table(case, timelines, values, ("chosen", *others), answer.receipt)


def _schedule_named(sight: Sight, answer: TimelineAnswer, package: str) -> Scheduled:
    """A package of the case, pursued from the first day."""
    asked = answer.question
    question = Timeline(weights=asked.weights, package=package, by=asked.by, draws=asked.draws, seed=asked.seed)
    return present(sight.study.answer(question).plan, "the plan")
