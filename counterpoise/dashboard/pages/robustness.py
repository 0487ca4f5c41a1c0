"""Robustness: how robust the ranking is, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...model import Case, Receipt
from ...report.charts import acceptability, information, score_spread, stability, tornado, weight_sweep
from ...report.glossary import GLOSSARY
from ...report.present import present
from ...report.sentences import answer_sentence
from ...report.sentences.methods import cross_check_sentence
from ...report.sentences.robustness import certainty_sentence, information_sentence
from ...report.sentences.sensitivity import change_sentence, finding_sentence, nearest_sentence
from ...report.tables import Table
from ...report.tables.factors import factors_table
from ...report.tables.methods import agreement_table, methods_table, reversal_table
from ...report.tables.robustness import (
    acceptability_table,
    central_weights_table,
    information_table,
    pairwise_table,
)
from ...report.tables.sensitivity import cells_table, findings_table, nearest_table, stability_table, tornado_table
from ...study.effort import draws_of
from ...study.faults import QuestionFault
from ...study.packages.meant import without_rules
from ...study.questions.robustness import OF_PACKAGES, Robustness, RobustnessAnswer
from ...study.questions.sensitivity import Sensitivity, SensitivityAnswer
from .. import blocks, controls, state
from ..follow import Shown
from ..package_changes import show_package_changes
from ..parts import is_open, show_part
from ..sight import Sight
from . import package_robustness

QUESTION = "How robust is the ranking, and what would change it?"

NAMED_CHANGES = 5

MANY_DRAWS = 1_000_000

MOST_WORK = 400_000_000
"""Options x criteria x draws of a run that a page makes: some ten seconds. The command line makes longer ones."""

OF_CHOICES = {"options": "Measures", "packages": "Packages"}

LEVEL_CHOICES = {"uncertain": "Vary from low to high", "exact": "Fixed at most likely"}


def show(sight: Sight) -> Shown:
    comparison = sight.comparison
    if comparison is None or not comparison.ranking.leaders:
        blocks.show_title(QUESTION, blocks.answer(sight, answer_sentence))
        controls.show_weights(sight, mode="strip")
        return None
    st.title(QUESTION, anchor=False)
    head = st.container()
    controls.show_weights(sight, mode="strip")
    of = controls.pick_segment("Ranking of", "of", OF_CHOICES, "options", sight.view.selections.get("of", ""))
    question = _pick_knowledge(sight)
    if of == "packages":
        return package_robustness.show(head, question)
    try:
        robustness = _ask_robustness(sight, question)
    except QuestionFault as fault:  # with weights that are not known, a level that nobody has counts
        with head:
            blocks.show_fault(fault)
        return None
    draws, changes = _show_below(sight, robustness)

    def follow(now: Sight) -> Receipt:
        found = robustness if now is sight else _ask_robustness(now, replace(question, weights=now.weights))
        sensitivity = _ask_sensitivity(now)
        with head:
            blocks.show_answer(certainty_sentence(now.case, found.result))
            st.markdown(blocks.escape_markdown(change_sentence(now.case, sensitivity.ranking, sensitivity.changes)))
            blocks.show_missing(now)
        with draws:
            about = (found.case, found.result)
            blocks.show_chart_or_table(now, acceptability, about, lambda: _ranks_table(now, found))
        with changes:
            _show_changes(sensitivity)
        return found.receipt

    # a long run has a button that stops it, and only a run of the whole page can be stopped
    return follow if question.draws is None else follow(sight)


def _show_below(sight: Sight, robustness: RobustnessAnswer) -> tuple[DeltaGenerator, DeltaGenerator]:
    """What stands below the panel; returns the places of the two answers that are always in sight."""
    with st.container(border=True):
        blocks.show_question("How often does each option take each rank?", GLOSSARY["rank_acceptability"])
        draws = st.container()
        _offer_more_of_draws(sight, robustness)
    with st.container(border=True):
        blocks.show_question("Which single changes would put another option first?", GLOSSARY["switch_point"])
        changes = st.container()
        blocks.show_table_on_demand("All changes (table)", "findings", lambda: _findings_table(sight))
    for question, part, word, draw in (
        ("What is worth finding out before deciding?", "information", "value_of_information", _show_information),
        ("How much can one weight change before another option leads?", "shifts", "stability_interval", _show_weights),
        ("What would it take for an option to rank first?", "first", "switch_point", _show_nearest),
        ("Which estimates could change the ranking?", "estimates", "lead_swing", _show_estimates),
        ("Do other methods agree?", "others", "cross_check", _show_methods),
    ):
        blocks.show_card(question, part, GLOSSARY[word], partial(_show_answered, sight, draw))
    if sight.case.factors:
        blocks.show_card(
            "Which estimates err together?",
            "factors",
            GLOSSARY["factor"],
            lambda: blocks.show_table(factors_table(sight.case, robustness.receipt), "factors"),
        )
    show_package_changes(sight)
    return draws, changes


def _ask_sensitivity(sight: Sight) -> SensitivityAnswer:
    return sight.study.answer(Sensitivity(weights=sight.weights, information=is_open("information")))


def _show_answered(sight: Sight, draw: Callable[[Sight, SensitivityAnswer], None]) -> None:
    draw(sight, _ask_sensitivity(sight))


def _ask_robustness(sight: Sight, question: Robustness) -> RobustnessAnswer:
    """The answer to what the reader sets; a run of many draws says how far it is, with a way to stop it."""
    if question.draws is None:
        return sight.study.answer(replace(question, confidence=False))
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, f"Running {question.draws:,} simulations")
        st.button("Stop the simulation", icon=":material/stop:", on_click=lambda: state.select("draws", ""))

    def tell(share: float) -> bool:
        bar.progress(share, f"{100 * share:.0f} % of {question.draws:,} simulations run")
        return True  # a click on the button ends the script here

    found = sight.study.answer(question, tell)
    place.empty()
    return found


def _pick_knowledge(sight: Sight) -> Robustness:
    """How firm weights and levels are, and how many simulations; each is a setting of the question."""
    spelled = sight.question(Robustness, ranges=controls.profile_ranges(sight))
    left, middle, right = st.columns(3)
    with left:
        known = controls.pick_known(sight, "around")
    with middle:
        levels = controls.pick("Levels", "levels", LEVEL_CHOICES, "uncertain")
    if spelled.of == "packages":
        return spelled.changed_to(weights_known=known, levels=levels, draws=None)
    with right:
        lengths = {"": f"{draws_of(sight.case):,} (immediate)"} | _long_runs(sight.case)
        drawn = controls.pick("Simulations", "draws", lengths, "", "More simulations, smaller standard errors.")
    spelled = without_rules(spelled, OF_PACKAGES)
    return spelled.changed_to(weights_known=known, levels=levels, draws=int(drawn) if drawn else None)


def _long_runs(case: Case) -> dict[str, str]:
    """The number of draws that a page makes on request, fewer for a large case; none where it is no more."""
    many = min(MANY_DRAWS, MOST_WORK // (len(case.options) * len(case.criteria)))
    return {str(many): f"{many:,} (takes seconds)"} if many > draws_of(case) else {}


def _offer_more_of_draws(sight: Sight, answer: RobustnessAnswer) -> None:
    about = (answer.case, answer.result)
    show_part("Range of each score", "spread", lambda: blocks.show_chart(sight, score_spread, *about), look="compact")
    blocks.show_table_on_demand(
        "Weights under which each option ranks first",
        "central",
        lambda: central_weights_table(*about, answer.receipt),
    )
    if answer.result.pairwise is not None:
        blocks.show_table_on_demand(
            "How often one option outranks another",
            "pairwise",
            lambda: pairwise_table(*about, answer.receipt),
        )


def _ranks_table(sight: Sight, answer: RobustnessAnswer) -> Table:
    """The table of the chart, and the confidence factors, which cost as much again."""
    found = sight.study.answer(replace(answer.question, confidence=True))
    return acceptability_table(found.case, found.result, found.receipt)


def _show_information(sight: Sight, answer: SensitivityAnswer) -> None:
    labels = [option.label for option in answer.case.options.values()]
    about = (answer.case, answer.inputs, present(answer.worth, "the value of information"))
    st.markdown(blocks.escape_markdown(information_sentence(*about, labels)))
    if information.rows(*about):
        blocks.show_chart_or_table(sight, information, about, lambda: information_table(*about, answer.receipt))


def _show_changes(answer: SensitivityAnswer) -> None:
    case, ranking, changes = answer.case, answer.ranking, answer.changes
    named = (finding_sentence(case, ranking, finding) for finding in changes.findings[:NAMED_CHANGES])
    st.markdown("\n".join(f"- {blocks.escape_markdown(text)}" for text in named) or "None.")


def _findings_table(sight: Sight) -> Table:
    answer = _ask_sensitivity(sight)
    return findings_table(answer.case, answer.ranking, answer.changes, answer.receipt)


def _show_weights(sight: Sight, answer: SensitivityAnswer) -> None:
    about = (answer.case, answer.ranking, answer.changes)
    blocks.show_chart_or_table(sight, stability, about, lambda: stability_table(*about, answer.receipt))
    names = {id_: criterion.name for id_, criterion in answer.case.criteria.items()}
    chosen = controls.pick("Vary one weight", "sweep", names, _nearest_weight(answer))
    sweep = next(sweep for sweep in answer.changes.sweeps if sweep.criterion_id == chosen)
    blocks.show_chart(sight, weight_sweep, answer.case, answer.ranking, sweep)


def _nearest_weight(answer: SensitivityAnswer) -> str:
    """The criterion whose weight is nearest to changing the first."""
    weights = [finding for finding in answer.changes.findings if finding.kind == "weight"]
    column = min(weights, key=lambda finding: finding.size).column if weights else 0
    return answer.changes.sweeps[column].criterion_id


def _show_nearest(sight: Sight, answer: SensitivityAnswer) -> None:
    case, ranking = answer.case, answer.ranking
    names = {id_: case.options[id_].label for id_ in ranking.option_ids}
    second = ranking.option_ids[ranking.order[min(1, len(names) - 1)]]
    chosen = controls.pick("Option", "switch", names, second)
    nearest = next(near for near in answer.changes.nearest if ranking.option_ids[near.row] == chosen)
    st.markdown(blocks.escape_markdown(nearest_sentence(case, ranking, nearest)))
    blocks.show_table_on_demand(
        "All options (table)",
        "nearest",
        lambda: nearest_table(case, ranking, answer.changes.nearest, answer.receipt),
    )


def _show_estimates(sight: Sight, answer: SensitivityAnswer) -> None:
    case, ranking, changes, receipt = answer.case, answer.ranking, answer.changes, answer.receipt
    about = (case, ranking, changes.lead or 0.0, changes.tornado)
    blocks.show_chart_or_table(sight, tornado, about, lambda: tornado_table(case, ranking, changes.tornado, receipt))
    blocks.show_table_on_demand(
        "Level of each estimate at which another option leads",
        "cells",
        lambda: cells_table(case, answer.performance, ranking, changes, receipt),
    )


def _show_methods(sight: Sight, answer: SensitivityAnswer) -> None:
    case, ranking, receipt = answer.case, answer.ranking, answer.receipt
    st.markdown(blocks.escape_markdown(cross_check_sentence(ranking, answer.methods)))
    blocks.show_table_on_demand(
        "Where they disagree with the additive score, and why",
        "agreement",
        lambda: agreement_table(case, ranking, answer.agreements, receipt),
    )
    blocks.show_table_on_demand(
        "Ranks and scores by method", "methods", lambda: methods_table(case, ranking, answer.methods, receipt)
    )
    blocks.show_table_on_demand(
        "Does removing an option change the order of the others?",
        "reversal",
        lambda: reversal_table(case, ranking, answer.reversals, receipt),
    )
