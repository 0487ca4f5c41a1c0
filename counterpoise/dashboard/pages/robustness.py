"""Robustness: how sure one may be, and what would change the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from ...analysis.methods import Agreement, MethodResult, compare_orders, cross_check
from ...analysis.methods.reversals import remove_each_by_method
from ...analysis.score import Ranking
from ...analysis.sensitivity import Sensitivity, analyse, find_all_nearest_weights, find_nearest_weights
from ...analysis.uncertainty import SmaaResult
from ...analysis.uncertainty.information import ValueOfInformation
from ...analysis.uncertainty.weights import WeightsKnown
from ...model import Receipt
from ...report.charts import acceptability, information, score_spread, stability, tornado, weight_sweep
from ...report.glossary import GLOSSARY
from ...report.numbers import format_number
from ...report.sentences import answer_sentence
from ...report.sentences.methods import cross_check_sentence
from ...report.sentences.robustness import certainty_sentence, information_sentence
from ...report.sentences.sensitivity import change_sentence, finding_sentence, nearest_sentence
from ...report.tables.methods import agreement_table, methods_table, reversal_table
from ...report.tables.robustness import (
    acceptability_table,
    central_weights_table,
    information_table,
    pairwise_table,
)
from ...report.tables.sensitivity import (
    cells_table,
    findings_table,
    nearest_table,
    stability_table,
    tornado_table,
)
from .. import blocks, cached, controls, state
from ..sight import Sight

QUESTION = "How sure may one be, and what would change the answer?"

NAMED_CHANGES = 5

KNOWN_CHOICES: dict[str, str] = {
    "exact": "Exactly these weights",
    "around": "Around these weights, up to a quarter more or less",
    "order": "Only their order",
    "intervals": "The profile's ranges",
    "unknown": "Nothing: all weights equally likely",
}

LEVEL_CHOICES = {"uncertain": "Drawn from low, most likely and high", "exact": "Exactly at most likely"}


def show(sight: Sight) -> Receipt | None:
    if sight.ranking is None or not sight.ranking.leaders:
        blocks.show_title(QUESTION, blocks.answer(sight, answer_sentence))
        controls.show_weights(sight, mode="strip")
        return None
    head = st.container()
    blocks.show_left_out(sight)
    controls.show_weights(sight, mode="strip")
    known, is_level_exact, is_long = _pick_knowledge(sight)
    about = (sight.case, sight.ranking, sight.view.profile, known, is_level_exact)
    result, worth = cached.robustness(*about)
    result = _run_long(about) if is_long else result
    sensitivity = analyse(sight.table, sight.ranking)
    with head:
        blocks.show_title(QUESTION, certainty_sentence(sight.case, result))
        st.markdown(blocks.escape_markdown(change_sentence(sight.case, sight.ranking, sensitivity)))
    settings = {"weights known": known, "levels": "exact" if is_level_exact else "uncertain"}
    receipt = replace(sight.receipt, draws=result.draws, seed=result.seed, settings=settings)
    _show_draws(sight, result, receipt)
    _show_information(sight, worth, receipt)
    _show_changes(sight, sensitivity)
    _show_weights(sight, sensitivity)
    _show_nearest(sight)
    _show_estimates(sight, sensitivity)
    _show_methods(sight)
    return receipt


def _show_draws(sight: Sight, result: SmaaResult, receipt: Receipt) -> None:
    case = sight.case
    with st.container(border=True):
        blocks.show_question("How often does each option take each rank?", GLOSSARY["rank_acceptability"])
        blocks.show_chart_or_table(acceptability, (case, result), lambda: acceptability_table(case, result, receipt))
        blocks.show_chart(score_spread, case, result)
        blocks.show_table_on_demand(
            "Weights under which each option is first", "central", lambda: central_weights_table(case, result, receipt)
        )
        if result.pairwise is not None:
            blocks.show_table_on_demand(
                "How often one option stands above another", "pairwise", lambda: pairwise_table(case, result, receipt)
            )


def _run_long(about: tuple) -> SmaaResult:
    """A run of many draws, with how far it is and a way to stop it; it is kept for this visitor."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, f"Drawing {cached.LONG_DRAWS:,} states of the world")
        st.button("Stop drawing", icon=":material/stop:", on_click=lambda: state.select("draws", ""))

    def tell(share: float) -> bool:
        bar.progress(share, f"{100 * share:.0f} % of {cached.LONG_DRAWS:,} states of the world drawn")
        return True  # a click on the button ends the script here

    result = cached.long_robustness(*about, tell)
    place.empty()
    return result


def _pick_knowledge(sight: Sight) -> tuple[WeightsKnown, bool, bool]:
    kinds = {kind: text for kind, text in KNOWN_CHOICES.items() if kind != "intervals" or _has_ranges(sight)}
    left, middle, right = st.columns(3)
    with left:
        known = controls.pick("What is known of the weights", "known", kinds, "around")
    with middle:
        levels = controls.pick("Levels", "levels", LEVEL_CHOICES, "uncertain")
    with right:
        few = format_number(cached.draws(sight.case.digest, sight.case).n_draws)
        lengths = {"few": f"{few}: at once", "many": f"{cached.LONG_DRAWS:,}: takes seconds"}
        draws = controls.pick("Draws", "draws", lengths, "few", "More draws make the Monte Carlo errors smaller.")
    has_missing = bool(np.isnan(sight.ranking.value_ij).any())
    if levels == "exact" and has_missing:
        st.caption("A level is missing, so the estimates are drawn; a missing level may lie anywhere on its scale.")
    return known, levels == "exact" and not has_missing, draws == "many"


def _has_ranges(sight: Sight) -> bool:
    return bool(sight.case.profiles[sight.view.profile].ranges)


def _show_information(sight: Sight, worth: ValueOfInformation, receipt: Receipt) -> None:
    inputs = cached.draws(sight.case.digest, sight.case).inputs
    labels = [option.label for option in sight.case.options.values()]
    with st.container(border=True):
        blocks.show_question("What is worth finding out before choosing?", GLOSSARY["value_of_information"])
        st.markdown(blocks.escape_markdown(information_sentence(sight.case, inputs, worth, labels)))
        if information.rows(sight.case, inputs, worth):
            about = (sight.case, inputs, worth)
            of_draws = replace(receipt, settings=None)
            blocks.show_chart_or_table(information, about, lambda: information_table(*about, of_draws))


def _show_changes(sight: Sight, sensitivity: Sensitivity) -> None:
    with st.container(border=True):
        blocks.show_question("Which single change would put another option first?", GLOSSARY["switch_point"])
        named = (finding_sentence(sight.case, sight.ranking, f) for f in sensitivity.findings[:NAMED_CHANGES])
        st.markdown("\n".join(f"- {blocks.escape_markdown(text)}" for text in named) or "None.")
        blocks.show_table_on_demand(
            "All changes as a table",
            "findings",
            lambda: findings_table(sight.case, sight.ranking, sensitivity, sight.receipt),
        )


def _show_weights(sight: Sight, sensitivity: Sensitivity) -> None:
    with st.container(border=True):
        blocks.show_question("How far may a weight move before the first changes?", GLOSSARY["stability_interval"])
        about = (sight.case, sight.ranking, sensitivity)
        blocks.show_chart_or_table(stability, about, lambda: stability_table(*about, sight.receipt))
        names = {id_: criterion.name for id_, criterion in sight.case.criteria.items()}
        chosen = controls.pick("One weight from nothing to everything", "sweep", names, _nearest(sensitivity))
        sweep = next(sweep for sweep in sensitivity.sweeps if sweep.criterion_id == chosen)
        blocks.show_chart(weight_sweep, sight.case, sight.ranking, sweep)


def _nearest(sensitivity: Sensitivity) -> str:
    weights = [finding for finding in sensitivity.findings if finding.kind == "weight"]
    return sensitivity.sweeps[min(weights, key=lambda f: f.size).column if weights else 0].criterion_id


def _show_nearest(sight: Sight) -> None:
    case, ranking = sight.case, sight.ranking
    names = {id_: case.options[id_].label for id_ in ranking.option_ids}
    second = ranking.option_ids[ranking.order[min(1, len(names) - 1)]]
    with st.container(border=True):
        blocks.show_question("What would it take for an option to be first?", GLOSSARY["switch_point"])
        chosen = controls.pick("Option", "switch", names, second)
        nearest = find_nearest_weights(ranking, ranking.option_ids.index(chosen))
        st.markdown(blocks.escape_markdown(nearest_sentence(case, ranking, nearest)))
        blocks.show_table_on_demand(
            "All options as a table",
            "nearest",
            lambda: nearest_table(case, ranking, find_all_nearest_weights(ranking), sight.receipt),
        )


def _show_estimates(sight: Sight, sensitivity: Sensitivity) -> None:
    about = (sight.case, sight.ranking, sensitivity.lead or 0.0, sensitivity.tornado)
    with st.container(border=True):
        blocks.show_question("Whose uncertainty matters for who is first?", GLOSSARY["lead_swing"])
        blocks.show_chart_or_table(
            tornado, about, lambda: tornado_table(sight.case, sight.ranking, sensitivity.tornado, sight.receipt)
        )
        blocks.show_table_on_demand(
            "At which level of one estimate the first changes",
            "cells",
            lambda: cells_table(sight.case, sight.table, sight.ranking, sensitivity, sight.receipt),
        )


def _show_methods(sight: Sight) -> None:
    case, ranking, receipt = sight.case, sight.ranking, sight.receipt
    results = cross_check(ranking)
    with st.container(border=True):
        blocks.show_question("Do other methods agree?", GLOSSARY["cross_check"])
        st.markdown(blocks.escape_markdown(cross_check_sentence(ranking, results)))
        blocks.show_table_on_demand(
            "Where they disagree with the additive order, and why",
            "agreement",
            lambda: agreement_table(case, ranking, _compare_with_additive(ranking, results), receipt),
        )
        blocks.show_table_on_demand(
            "Ranks and scores by method", "methods", lambda: methods_table(case, ranking, results, receipt)
        )
        blocks.show_table_on_demand(
            "Does the order of the others depend on who else is there?",
            "reversal",
            lambda: reversal_table(case, ranking, remove_each_by_method(ranking), receipt),
        )


def _compare_with_additive(ranking: Ranking, results: Sequence[MethodResult]) -> list[Agreement]:
    return [compare_orders(ranking, result) for result in results if result.method != "additive"]
