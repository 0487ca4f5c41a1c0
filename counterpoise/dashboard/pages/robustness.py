"""Robustness: how sure one may be, and what would change the answer."""

from __future__ import annotations

import streamlit as st

from ...analysis.sensitivity import Sensitivity
from ...report.charts import stability, tornado, weight_sweep
from ...report.sentences.methods import cross_check_sentence, guard_sentence
from ...report.sentences.sensitivity import change_sentence, finding_sentence, nearest_sentence
from ...report.tables.methods import agreement_table, methods_table, reversal_table
from ...report.tables.sensitivity import (
    cells_table,
    findings_table,
    nearest_table,
    stability_table,
    tornado_table,
)
from .. import blocks, cached, controls
from ..sight import Sight

NAMED_CHANGES = 5


def show(sight: Sight) -> None:
    can_rank = sight.ranking is not None and bool(sight.ranking.leaders)
    sensitivity = cached.sensitivity(sight.case.digest, sight.table, sight.ranking) if can_rank else None
    answer = blocks.answer(sight, change_sentence, sensitivity) if can_rank else blocks.answer(sight, _no_leader)
    blocks.show_title("How sure may one be, and what would change the answer?", answer)
    blocks.show_left_out(sight)
    controls.show_weights(sight, mode="strip")
    if sensitivity is None:
        return
    _show_changes(sight, sensitivity)
    _show_weights(sight, sensitivity)
    _show_nearest(sight, sensitivity)
    _show_estimates(sight, sensitivity)
    _show_methods(sight)


def _no_leader(case, ranking) -> str:
    return "No option can be ranked, so there is nothing that could change who is first."


def _show_changes(sight: Sight, sensitivity: Sensitivity) -> None:
    with st.container(border=True):
        st.subheader("Which single change would put another option first?", anchor=False)
        named = (finding_sentence(sight.case, sight.ranking, f) for f in sensitivity.findings[:NAMED_CHANGES])
        st.markdown("\n".join(f"- {blocks.escape_markdown(text)}" for text in named) or "None.")
        blocks.show_table_on_demand(
            "All changes as a table",
            "findings",
            lambda: findings_table(sight.case, sight.ranking, sensitivity, sight.receipt),
        )


def _show_weights(sight: Sight, sensitivity: Sensitivity) -> None:
    with st.container(border=True):
        st.subheader("How far may a weight move before the first changes?", anchor=False)
        table = stability_table(sight.case, sight.ranking, sensitivity, sight.receipt)
        blocks.show_chart_or_table(stability, (sight.case, sight.ranking, sensitivity), table)
        names = {id_: criterion.name for id_, criterion in sight.case.criteria.items()}
        chosen = controls.pick("One weight from nothing to everything", "sweep", names, _nearest(sensitivity))
        sweep = next(sweep for sweep in sensitivity.sweeps if sweep.criterion_id == chosen)
        blocks.show_chart(weight_sweep, sight.case, sight.ranking, sweep)


def _nearest(sensitivity: Sensitivity) -> str:
    weights = [finding for finding in sensitivity.findings if finding.kind == "weight"]
    return sensitivity.sweeps[min(weights, key=lambda f: f.size).column if weights else 0].criterion_id


def _show_nearest(sight: Sight, sensitivity: Sensitivity) -> None:
    ids = sight.ranking.option_ids
    names = {id_: sight.case.options[id_].label for id_ in ids}
    second = ids[sight.ranking.order[min(1, len(ids) - 1)]]
    with st.container(border=True):
        st.subheader("What would it take for an option to be first?", anchor=False)
        chosen = controls.pick("Option", "switch", names, second)
        nearest = sensitivity.nearest[ids.index(chosen)]
        st.markdown(blocks.escape_markdown(nearest_sentence(sight.case, sight.ranking, nearest)))
        blocks.show_table_on_demand(
            "All options as a table",
            "nearest",
            lambda: nearest_table(sight.case, sight.ranking, sensitivity, sight.receipt),
        )


def _show_estimates(sight: Sight, sensitivity: Sensitivity) -> None:
    about = (sight.case, sight.ranking, sensitivity.lead or 0.0, sensitivity.tornado)
    with st.container(border=True):
        st.subheader("Whose uncertainty matters for who is first?", anchor=False)
        table = tornado_table(sight.case, sight.ranking, sensitivity.tornado, sight.receipt)
        blocks.show_chart_or_table(tornado, about, table)
        blocks.show_table_on_demand(
            "At which level of one estimate the first changes",
            "cells",
            lambda: cells_table(sight.case, sight.table, sight.ranking, sensitivity, sight.receipt),
        )


def _show_methods(sight: Sight) -> None:
    results, agreements, reversals = cached.methods(sight.case.digest, sight.ranking)
    with st.container(border=True):
        st.subheader("Do other methods agree?", anchor=False)
        st.markdown(blocks.escape_markdown(cross_check_sentence(sight.case, agreements)))
        st.markdown(blocks.escape_markdown(guard_sentence(sight.case, reversals)))
        blocks.show_table(agreement_table(sight.case, sight.ranking, agreements, sight.receipt), "agreement")
        blocks.show_table_on_demand(
            "Ranks and scores by method",
            "methods",
            lambda: methods_table(sight.case, sight.ranking, results, sight.receipt),
        )
        blocks.show_table_on_demand(
            "Every option taken away in turn",
            "reversal",
            lambda: reversal_table(sight.case, sight.ranking, reversals, sight.receipt),
        )
