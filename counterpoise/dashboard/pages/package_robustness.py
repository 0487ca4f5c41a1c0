"""Robustness of packages: the part of the page Robustness that judges packages in place of measures."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...model import Receipt
from ...report.charts import package_ranks, risk_profiles
from ...report.glossary import GLOSSARY
from ...report.present import present
from ...report.sentences.package_robustness import dominance_sentence, package_certainty_sentence, scope_sentence
from ...report.sentences.package_rules import asked_sentence
from ...report.tables.package_robustness import (
    package_dominance_table,
    package_pairs_table,
    package_ranks_table,
    package_shares_table,
    package_weights_table,
)
from ...study.faults import QuestionFault
from ...study.questions.robustness import Robustness, RobustnessAnswer
from .. import blocks
from ..follow import Shown
from ..sight import Sight


def show(head: DeltaGenerator, question: Robustness) -> Shown:
    """The answer in ``head``, a card for each part of it below."""
    cards = st.container()

    def follow(now: Sight) -> Receipt | None:
        try:
            answer = now.study.answer(replace(question, weights=now.weights))
        except QuestionFault as fault:
            with head:
                blocks.show_fault(fault)
            return None
        found = present(answer.packages, "what the simulations say of packages")
        with head:
            blocks.show_answer(package_certainty_sentence(answer.case, found, answer.tie_count))
            said = (scope_sentence(found), asked_sentence(answer.case, answer.question))
            st.markdown(blocks.escape_markdown(" ".join(filter(None, said))))
        with cards:
            _show_ranks(now, answer)
            _show_risk(now, answer)
        return answer.receipt

    return follow


def _show_ranks(sight: Sight, answer: RobustnessAnswer) -> None:
    case, found = answer.case, present(answer.packages, "what the simulations say of packages")
    about = (case, found)
    with st.container(border=True):
        blocks.show_question("How often is each package best?", GLOSSARY["rank_acceptability"])
        blocks.show_chart_or_table(
            sight, package_ranks, about, lambda: package_ranks_table(case, found, answer.receipt)
        )
        blocks.show_table_on_demand(
            "Share best, regret and scores of every package",
            "package_shares",
            lambda: package_shares_table(case, found, answer.receipt),
        )
        blocks.show_table_on_demand(
            "Weights under which each package is best",
            "package_weights",
            lambda: package_weights_table(case, found, answer.receipt),
        )
        blocks.show_table_on_demand(
            "How often one package scores more than another",
            "package_pairs",
            lambda: package_pairs_table(case, found, answer.receipt),
        )


def _show_risk(sight: Sight, answer: RobustnessAnswer) -> None:
    case, found = answer.case, present(answer.packages, "what the simulations say of packages")
    if not dominance_sentence(case, found):
        return
    with st.container(border=True):
        blocks.show_question("How risky is each package?", GLOSSARY["stochastic_dominance"])
        blocks.show_chart(sight, risk_profiles, case, found)
        blocks.show_table_on_demand(
            "Which package stochastically dominates which",
            "package_dominance",
            lambda: package_dominance_table(case, found, answer.receipt),
        )
