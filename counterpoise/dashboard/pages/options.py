"""Options: what one measure is, what it costs and risks, and what must come first."""

from __future__ import annotations

import streamlit as st

from ...model import Option
from ...report.charts import milestones, option_levels, value_curve
from ...report.glossary import GLOSSARY
from ...report.sentences.cautions import cautions_on_option
from ...report.sentences.criterion import criterion_lines
from ...report.sentences.experts import experts_sentence
from ...report.sentences.option import (
    cost_sentence,
    option_sentence,
    relation_sentence,
    risk_sentence,
    timeline_sentence,
)
from ...report.tables import (
    claims_table,
    costs_table,
    experts_table,
    performance_table,
    prerequisites_table,
    risks_table,
)
from ...study.questions.options import Options, OptionsAnswer
from .. import blocks, controls
from ..sight import Sight

READ_PERFORMANCE = (
    ("criterion", "unit"), ("baseline",), ("range", "anchors"), ("difference", "change"), ("because",),
    ("basis", "claims"),
)  # fmt: skip
READ_EXPERTS = (("criterion", "unit"), ("expert",), ("range", "effect"), ("score",), ("first",))
READ_COSTS = (("what", "kind"), ("range",), ("trigger",), ("year",), ("because",), ("basis", "claims"))
READ_RISKS = (
    ("event",), ("range",), ("severity", "severity_word"), ("counted",), ("mitigation",), ("because",),
    ("basis", "claims"),
)  # fmt: skip
READ_CLAIMS = (("says", "quote", "id"), ("source", "locator"), ("voice", "kind"), ("known",), ("supports",))
"""What is read first in each table: columns, and what stands small under them."""


def show(sight: Sight) -> None:
    names = {id_: option.label for id_, option in sight.case.options.items()}
    option = sight.case.options[controls.pick("Option", "option", names, _leader(sight))]
    blocks.show_title(option.name, blocks.answer(sight, option_sentence, option.id))
    blocks.show_missing(sight)
    blocks.show_flags(sight, option.id)
    _show_summary(sight, option)
    controls.show_weights(sight, mode="strip")
    if sight.weights is not None:
        _show_performance(sight, sight.study.answer(Options(weights=sight.weights, option=option.id)), option)
    _show_time(sight, option)
    _show_costs(sight, option)
    _show_risks(sight, option)
    _show_claims(sight, option)


def _leader(sight: Sight) -> str:
    order = sight.comparison.ranking.order if sight.comparison is not None else (0,)
    return sight.performance.option_ids[order[0]]


def _show_summary(sight: Sight, option: Option) -> None:
    st.markdown(blocks.escape_markdown(option.summary))
    labels = [label for label in (option.stage, option.status, *option.tags) if label]
    st.caption(blocks.escape_markdown(" · ".join(labels)))
    st.markdown(blocks.escape_markdown(relation_sentence(sight.case, option.id)))


def _show_performance(sight: Sight, found: OptionsAnswer, option: Option) -> None:
    with st.container(border=True):
        st.subheader("How does it perform, and on what basis?", anchor=False)
        case, performance = found.case, found.performance
        blocks.show_chart(sight, option_levels, case, performance, option.id)
        table = performance_table(case, performance, found.ranking, option.id, found.receipt)
        blocks.show_reading(table, "performance", READ_PERFORMANCE)
        if found.experts:
            st.markdown(blocks.escape_markdown(experts_sentence(case, found.experts)))
            blocks.show_reading(experts_table(case, found.experts, found.receipt), "experts", READ_EXPERTS)
        blocks.show_beside(cautions_on_option(case, option.id))
        blocks.show_card(
            "What does a level mean, and what is it worth?",
            "criterion",
            GLOSSARY["partial_value"],
            lambda: _show_criterion(sight, found, option),
        )


def _show_criterion(sight: Sight, found: OptionsAnswer, option: Option) -> None:
    """One criterion as its authors wrote it, with this option's level on its value function."""
    case, performance = found.case, found.performance
    names = {id_: criterion.name for id_, criterion in case.criteria.items()}
    criterion = case.criteria[controls.pick("Criterion", "criterion", names, next(iter(names)))]
    for line in criterion_lines(case, performance, option.id, criterion.id):
        st.markdown(blocks.escape_markdown(line))
    blocks.show_chart(sight, value_curve, case, performance, option.id, criterion.id)


def _show_time(sight: Sight, option: Option) -> None:
    with st.container(border=True):
        st.subheader("When can it be ready?", anchor=False)
        st.markdown(blocks.escape_markdown(timeline_sentence(sight.case, option.id)))
        if option.prerequisites:
            about = (sight.case, option.id)
            blocks.show_chart_or_table(sight, milestones, about, lambda: prerequisites_table(*about, sight.receipt))


def _show_costs(sight: Sight, option: Option) -> None:
    with st.container(border=True):
        st.subheader("What does it cost?", anchor=False)
        st.markdown(blocks.escape_markdown(cost_sentence(sight.case, option.id)))
        if option.costs:
            blocks.show_reading(costs_table(sight.case, option.id, sight.receipt), "costs", READ_COSTS)


def _show_risks(sight: Sight, option: Option) -> None:
    with st.container(border=True):
        st.subheader("What could go wrong?", anchor=False)
        st.markdown(blocks.escape_markdown(risk_sentence(sight.case, option.id)))
        if option.risks:
            blocks.show_reading(risks_table(sight.case, option.id, sight.receipt), "risks", READ_RISKS)


def _show_claims(sight: Sight, option: Option) -> None:
    with st.container(border=True):
        st.subheader("What evidence does it rest on?", anchor=False)
        blocks.show_reading(claims_table(sight.case, option.id, sight.receipt), "claims", READ_CLAIMS)
