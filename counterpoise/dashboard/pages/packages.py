"""Packages: which measures together, under which limits, and why not the others."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...model import Receipt
from ...report.answers.packages import named_table, ranking_table
from ...report.balance_planes import list_planes
from ...report.charts import balance_plane, core_by_budget, core_by_sureness, core_index, frontier, package_scores
from ...report.glossary import GLOSSARY
from ...report.present import present
from ...report.sentences.cautions import cautions_on_packages
from ...report.sentences.in_time import waiting_sentence
from ...report.sentences.package_parts import (
    absence_sentence,
    chances_sentence,
    facts_sentence,
    not_computed_sentence,
    own_sentence,
    proof_sentence,
    unscored_sentence,
)
from ...report.sentences.packages import balance_sentence, conflict_sentence
from ...report.sentences.sureness import lead_sentence, sureness_sentence
from ...report.tables import Table
from ...report.tables.core_by_budget import core_by_budget_table, core_by_sureness_table
from ...report.tables.in_time import in_time_table
from ...report.tables.package_ranking import (
    core_index_table,
    efficient_table,
    frontier_table,
    member_values_table,
    why_not_table,
)
from ...report.tables.scenarios import by_scenario_table, scenario_changes_table
from ...study.effort import MOST_KEPT
from ...study.packages.answer import ALL, BEST, PackagesAnswer
from ...study.questions.packages import Packages
from .. import blocks, controls, package_controls, package_sections
from ..follow import Shown
from ..package_changes import show_package_changes
from ..parts import is_open, show_part
from ..rank_by import pick_rank_by
from ..sight import Sight

QUESTION = "Which measures together?"


def show(sight: Sight) -> Shown:
    st.title(QUESTION, anchor=False)
    head = st.container()
    controls.show_weights(sight, mode="strip")
    if sight.weights is None:
        with head:
            blocks.show_answer(blocks.NO_WEIGHT)
        return None
    spelled = sight.question(Packages)
    package_controls.pick_settings(sight.case, spelled)
    pick_rank_by(sight.case, spelled)
    known = controls.pick_known(sight, "exact")
    ranges = controls.profile_ranges(sight) if known == "intervals" else ()
    spelled = spelled.changed_to(weights_known=known, ranges=ranges)
    answer = _ask(sight, _with_open_parts(sight, spelled))
    contest = _show_below(sight, answer)

    def follow(now: Sight) -> Receipt:
        asked = _with_open_parts(now, replace(spelled, weights=now.weights))
        found = answer if now is sight else _ask(now, asked)
        if _layout(found) != _layout(answer):
            st.rerun()  # other questions stand below
        with head:
            _show_head(found)
            blocks.show_missing(now)
        if contest is not None:
            with contest:
                package_sections.show_tie_set(now, found)
                _show_ranking(now, found)
        return found.receipt

    return follow


def _layout(answer: PackagesAnswer) -> tuple[bool, ...]:
    """What decides which questions the page has below its first two."""
    return answer.best is None, bool(_left_out(answer)), answer.kept is None, bool(answer.conflict)


def _show_below(sight: Sight, answer: PackagesAnswer) -> DeltaGenerator | None:
    """What stands below the panel; returns the place of the packages that lead, None where there are none."""
    if answer.best is None:
        package_sections.show_sureness(sight, answer)
        return None
    contest = st.container()
    _show_cards(sight, answer)
    return contest


def _with_open_parts(sight: Sight, question: Packages) -> Packages:
    """What the open parts of the page need, in one question."""
    balance = _chosen_balance(sight, question) if is_open("balance") else ""
    judge = question.judge if is_open("own") else ()
    core_index, frontier = is_open("core"), is_open("frontier")
    return replace(
        question,
        why_not="",
        judge=judge,
        balance=balance,
        core_index=core_index,
        frontier=frontier,
        by_scenario=bool(sight.case.scenarios) and is_open("scenarios"),
        stream=is_open("followed") or len(sight.case.options) - 1 <= MOST_KEPT,
    )


def _show_head(answer: PackagesAnswer) -> None:
    """The best package, with what is proven of it; or the rules that cannot hold together."""
    blocks.show_answer(lead_sentence(answer))
    said = (sureness_sentence, proof_sentence, unscored_sentence, chances_sentence, facts_sentence)
    more = " ".join(filter(None, (sentence(answer) for sentence in said)))
    if more:
        st.markdown(blocks.escape_markdown(more))
    if answer.conflict:
        st.error(blocks.escape_markdown(conflict_sentence(answer.case, answer.conflict)))


def _ask(sight: Sight, question: Packages) -> PackagesAnswer:
    return sight.study.answer(question)


def _show_cards(sight: Sight, answer: PackagesAnswer) -> None:
    blocks.show_beside(cautions_on_packages(sight.case))
    package_sections.show_sureness(sight, answer)
    blocks.show_card("Build your own package", "own", GLOSSARY["efficient"], lambda: _show_own(answer))
    if answer.named:
        blocks.show_card(
            "How do the predefined packages rank?",
            "named",
            GLOSSARY["package"],
            lambda: blocks.show_table(named_table(answer), "named"),
        )
    package_sections.show_profiles(sight, answer)
    names = _left_out(answer)
    if names and answer.in_time is None:
        blocks.show_card(
            "Why is a measure not in the best package?",
            "absent",
            GLOSSARY["package_rule"],
            lambda: _show_why_not(sight, answer, names),
        )
    blocks.show_card(
        "Which measures are in every good package?",
        "core",
        GLOSSARY["core_index"],
        lambda: _show_core(sight, answer),
    )
    if answer.in_time is None:
        blocks.show_card(
            "What does waiting cost?", "waiting", GLOSSARY["waiting"], lambda: _show_waiting(sight, answer)
        )
    levers = sight.case.balance
    if levers is not None:
        blocks.show_card(
            levers.question or "Is a package balanced?",
            "balance",
            GLOSSARY["balance"],
            lambda: _show_balance(sight, answer),
        )
    blocks.show_card(
        "What does more money buy?", "frontier", GLOSSARY["frontier"], lambda: _show_frontier(sight, answer)
    )
    if answer.case.scenarios:
        blocks.show_card(
            "Does the answer hold in every scenario?",
            "scenarios",
            GLOSSARY["scenario"],
            lambda: _show_scenarios(answer),
        )
    show_package_changes(sight)


def _show_ranking(sight: Sight, answer: PackagesAnswer) -> None:
    case = answer.case
    with st.container(border=True):
        blocks.show_question("Which packages score highest, and how sure is that?", GLOSSARY["package"])
        spread = answer.spread or {}
        if answer.in_time is not None:
            about = (case, answer.ranking.rows, answer.in_time, answer.receipt)
            blocks.show_table(in_time_table(*about), "in_time")
        elif spread:
            blocks.show_chart_or_table(
                sight, package_scores, (case, answer.ranking, spread), lambda: ranking_table(answer)
            )
        else:
            blocks.show_table(ranking_table(answer), "packages")
        if answer.proof is None:
            _offer_spread(answer)
        else:
            _say_missing(answer, "spread")
        blocks.show_table_on_demand(
            "What each measure adds to the top package", "members", lambda: _explained(sight, answer)
        )


def _offer_spread(answer: PackagesAnswer) -> None:
    """Why shares and spreads are not there; where following all packages takes long, a way to have it done."""
    _say_missing(answer, "spread")
    why = answer.not_computed.get("spread")
    if is_open("followed") or (why is not None and why.reason == "not followed"):
        show_part("How often is each package best?", "followed", lambda: _say_followed(answer), look="compact")


def _say_followed(answer: PackagesAnswer) -> None:
    """Which simulations the shares are of."""
    for note in ranking_table(answer).notes:
        st.caption(blocks.escape_markdown(note))


def _explained(sight: Sight, answer: PackagesAnswer) -> Table:
    explained = _ask(sight, replace(answer.question, explain=True))
    return member_values_table(answer.case, explained.explained or (), explained.receipt)


def _show_own(answer: PackagesAnswer) -> None:
    case = answer.case
    names = {id_: option.label for id_, option in case.options.items() if id_ != case.baseline}
    package_controls.pick_options("Measures in it", "members", answer.question.judge, names)
    if answer.judged is None:
        _say_missing(answer, "judge")
        return
    st.markdown(blocks.escape_markdown(own_sentence(answer)))
    _say_missing(answer, "judge")
    values = answer.judged.values
    blocks.show_table_on_demand(
        "What each measure adds", "own_members", lambda: member_values_table(case, values, answer.receipt)
    )


def _left_out(answer: PackagesAnswer) -> dict[str, str]:
    """Labels of the measures outside the best package, by id."""
    case, best = answer.case, answer.best
    held = set() if best is None else {*best.members, case.baseline, *answer.unscored}
    return {id_: option.label for id_, option in case.options.items() if id_ not in held}


def _show_why_not(sight: Sight, answer: PackagesAnswer, names: dict[str, str]) -> None:
    is_listed = answer.proof is None
    offered = names if is_listed else {"": "Choose a measure"} | names
    chosen = controls.pick("Measure", "absent", offered, next(iter(offered)))
    if chosen:
        absences = _ask(sight, replace(answer.question, why_not=chosen)).why_not or {}
        st.markdown(blocks.escape_markdown(absence_sentence(answer.case, chosen, absences[chosen])))
    if is_listed:
        blocks.show_table_on_demand("All measures not in it", "absences", lambda: _absences(sight, answer))


def _absences(sight: Sight, answer: PackagesAnswer) -> Table:
    found = _ask(sight, replace(answer.question, why_not=ALL))
    reasons = [absence.why for absence in (found.why_not or {}).values() if absence.why is not None]
    return why_not_table(answer.case, reasons, found.receipt)


def _show_core(sight: Sight, answer: PackagesAnswer) -> None:
    if answer.core is None:
        _say_missing(answer, "core_index")
        return
    about = (answer.case, answer.core)
    blocks.show_chart_or_table(sight, core_index, about, lambda: core_index_table(*about, answer.receipt))
    label = "What to decide now, study or drop, by budget"
    show_part(label, "core_by_budget", lambda: _show_core_by_budget(sight, answer), look="compact")
    if answer.kept is not None:
        label = "What to decide now, study or drop, by sureness"
        show_part(label, "core_by_sureness", lambda: _show_core_by_sureness(sight, answer), look="compact")
    blocks.show_table_on_demand(
        "Efficient packages (not dominated by any other)", "efficient", lambda: _efficient(sight, answer)
    )


def _show_core_by_sureness(sight: Sight, answer: PackagesAnswer) -> None:
    """The same at each sureness that all limits and red lines hold together."""
    found = _ask(sight, replace(answer.question, core_by_sureness=True))
    if found.core_by_sureness is None:
        _say_missing(found, "core_by_sureness")
        return
    about = (answer.case, found.core_by_sureness)
    blocks.show_chart_or_table(sight, core_by_sureness, about, lambda: core_by_sureness_table(*about, found.receipt))


def _show_core_by_budget(sight: Sight, answer: PackagesAnswer) -> None:
    """The measures to decide now, find out about or drop, at each amount of money."""
    found = _ask(sight, replace(answer.question, core_by_budget=True))
    if found.core_by_budget is None:
        _say_missing(found, "core_by_budget")
        return
    about = (answer.case, found.core_by_budget)
    blocks.show_chart_or_table(sight, core_by_budget, about, lambda: core_by_budget_table(*about, found.receipt))


def _efficient(sight: Sight, answer: PackagesAnswer) -> Table:
    found = _ask(sight, replace(answer.question, efficient=True))
    return efficient_table(answer.case, present(found.efficient, "the efficient packages"), found.receipt)


def _chosen_balance(sight: Sight, question: Packages) -> str:
    """The package whose balance is shown: the one in the link, else the case's first of several members."""
    case = sight.case
    if case.balance is None or question.balance:
        return question.balance
    asked = sight.view.selections.get("package", "")  # its key in links of the first version
    several = (id_ for id_, package in case.packages.items() if len(package.members) > 1)
    return asked if asked in case.packages else next(several, BEST)


def _show_balance(sight: Sight, answer: PackagesAnswer) -> None:
    case, found = answer.case, present(answer.balance, "the balance")
    names = {id_: package.name for id_, package in case.packages.items()} | {BEST: "The top package above"}
    controls.pick("Package", "balance", names, answer.question.balance)
    st.markdown(blocks.escape_markdown(balance_sentence(case, found.verdict)))
    blocks.show_chart(sight, balance_plane, case, found.verdict, list_planes(answer, names))


def _show_frontier(sight: Sight, answer: PackagesAnswer) -> None:
    found = answer.frontier
    if found is None or len(found.cost_q) == 0:
        _say_missing(answer, "frontier")
        return
    about = (answer.case, found)
    blocks.show_chart_or_table(sight, frontier, about, lambda: frontier_table(*about, answer.receipt))


def _show_waiting(sight: Sight, answer: PackagesAnswer) -> None:
    """What a month of waiting costs the best package, and which measures it keeps open."""
    found = _ask(sight, replace(answer.question, waiting=True))
    st.markdown(blocks.escape_markdown(waiting_sentence(found)))


def _show_scenarios(answer: PackagesAnswer) -> None:
    case, receipt = answer.case, answer.receipt
    if answer.by_scenario is None:
        _say_missing(answer, "by_scenario")
    else:
        blocks.show_table(by_scenario_table(case, answer.by_scenario, receipt), "by_scenario")
    blocks.show_table_on_demand("What the scenarios change", "changes", lambda: scenario_changes_table(case, receipt))


def _say_missing(answer: PackagesAnswer, part: str) -> None:
    """Why a part is not there."""
    why = answer.not_computed.get(part)
    if why is not None:
        st.caption(blocks.escape_markdown(not_computed_sentence(why)))
