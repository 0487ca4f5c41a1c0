"""Perspectives: who disagrees, about what, and what all could agree on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ...report.charts import coalitions as dendrogram
from ...report.charts import interests as impact_map
from ...report.charts import perspective_ranks as slopes
from ...report.charts import perspectives as heat_map
from ...report.glossary import GLOSSARY
from ...report.sentences.adversary import adversary_sentence, proposal_sentence
from ...report.sentences.group import group_sentence
from ...report.sentences.interests import RULE, STAR, groups_sentence, interests_sentence, scale_sentence
from ...report.sentences.perspectives import (
    choice_name,
    coalitions_sentence,
    crossed_sentence,
    driver_sentence,
    perspectives_sentence,
    rule_sentence,
    scope_sentence,
)
from ...report.tables.adversary import adversary_table, blockers_table
from ...report.tables.group import group_ranking_table, group_winners_table
from ...report.tables.interests import impacts_table, interest_groups_table, interests_table, proposal_impacts_table
from ...report.tables.perspectives import (
    beliefs_table,
    coalitions_table,
    compromises_table,
    crossed_table,
    perspective_pairs_table,
    perspective_regrets_table,
    perspective_scores_table,
)
from ...study.faults import QuestionFault
from ...study.packages.meant import RULES, without_rules
from ...study.questions.perspectives import Perspectives, PerspectivesAnswer
from .. import blocks, controls, group_controls
from ..follow import Shown
from ..parts import show_part
from ..sight import Sight

WHO = (("choice",), ("gain",), ("lose",), ("mixed",), ("open",))
"""Columns that say in full who gains and who loses by a choice."""

QUESTION = "Who disagrees, about what, and what could all agree on?"

OF_CHOICES = {"options": "Measures", "packages": "Packages"}

ACCEPT_CHOICES = {
    "": "At least as good as today's course",
    "1": "Within 1 point of one's own best",
    "3": "Within 3 points of one's own best",
    "5": "Within 5 points of one's own best",
    "10": "Within 10 points of one's own best",
}


def show(sight: Sight) -> Shown:
    st.title(QUESTION, anchor=False)
    head = st.container()
    question = _pick(sight)
    try:
        answer = sight.study.answer(question)
    except QuestionFault as fault:
        with head:
            blocks.show_fault(fault)
        return None
    with head:
        blocks.show_answer(perspectives_sentence(answer.case, answer.found))
        more = scope_sentence(answer.found)
        st.markdown(blocks.escape_markdown(more)) if more else None
    _show_regrets(sight, answer)
    _show_compromises(answer)
    _show_proposal(answer)
    _show_adversary(answer)
    _show_group(answer)
    _show_drivers(sight, answer)
    _show_coalitions(sight, answer)
    blocks.show_card("Who gains, who pays?", "interests", GLOSSARY["impact"], lambda: _show_interests(sight, answer))
    return answer.receipt


def _pick(sight: Sight) -> Perspectives:
    of = controls.pick_segment("Compare", "of", OF_CHOICES, "options", sight.view.selections.get("of", ""))
    spelled = sight.question(Perspectives, of=of)
    accept = "" if spelled.accept is None else f"{spelled.accept:g}"
    offered = ACCEPT_CHOICES | (
        {} if accept in ACCEPT_CHOICES else {accept: f"Within {accept} points of one's own best"}
    )
    chosen = controls.pick("A perspective accepts what is", "accept", offered, "")
    spelled = spelled.changed_to(accept=float(chosen) if chosen else None)
    if of == "packages":
        return spelled
    named = {name: () for name in ("against", "proposal") if len(getattr(spelled, name)) > 1}
    return without_rules(spelled, RULES).changed_to(**named)


def _show_regrets(sight: Sight, answer: PerspectivesAnswer) -> None:
    about = (answer.case, answer.found)
    with st.container(border=True):
        blocks.show_question("What does each perspective lose by each choice?", GLOSSARY["concordance"])
        blocks.show_chart_or_table(sight, heat_map, about, lambda: perspective_regrets_table(*about, answer.receipt))
    if len(answer.found.ids) == 1:
        _show_scores(answer)
    else:
        with st.container(border=True):
            blocks.show_question("How do ranks change from one perspective to the next?", GLOSSARY["concordance"])
            blocks.show_chart(sight, slopes, *about, receipt=lambda: answer.receipt)
            _show_scores(answer)


def _show_scores(answer: PerspectivesAnswer) -> None:
    about = (answer.case, answer.found)
    blocks.show_table_on_demand(
        "Scores, ranks and shares of first places",
        "perspective_scores",
        lambda: perspective_scores_table(*about, answer.receipt),
    )


def _show_compromises(answer: PerspectivesAnswer) -> None:
    about = (answer.case, answer.found)
    with st.container(border=True):
        blocks.show_question("What could all agree on, and at what price?", GLOSSARY["price_of_agreement"])
        st.markdown(blocks.escape_markdown(rule_sentence(*about, answer.question.accept)))
        blocks.show_across(table := compromises_table(*about, answer.receipt), "compromises")
        blocks.show_downloads("compromises", lambda: table)


def _show_proposal(answer: PerspectivesAnswer) -> None:
    case, found = answer.case, answer.found
    if (proposal := found.proposal) is None:
        return
    with st.container(border=True):
        blocks.show_question("Who would block it, and what would bring them in?", GLOSSARY["blocker"])
        default = f"The best under {case.profiles[case.default_profile].name}"
        _pick_choice("Proposal", "proposal", answer, default)
        st.markdown(blocks.escape_markdown(proposal_sentence(case, found, proposal)))
        blocks.show_table_on_demand(
            "Who accepts it", "blockers", lambda: blockers_table(case, found, proposal, answer.receipt)
        )


def _show_adversary(answer: PerspectivesAnswer) -> None:
    case, found = answer.case, answer.found
    with st.container(border=True):
        blocks.show_question("How could an opponent's choice win?", GLOSSARY["adversary"])
        _pick_choice("Disliked choice", "disliked", answer, "None chosen")
        if (adversary := found.adversary) is not None:
            st.markdown(blocks.escape_markdown(adversary_sentence(case, found, adversary)))
            blocks.show_table_on_demand(
                "The nearest weights of each perspective",
                "adversary",
                lambda: adversary_table(case, found, adversary, answer.receipt),
            )


def _pick_choice(label: str, key: str, answer: PerspectivesAnswer, none: str) -> None:
    """One of the choices shown, as the link spells it."""
    case, found = answer.case, answer.found
    offered = {",".join(members) or case.baseline: choice_name(case, found, members) for members in found.members}
    controls.pick(label, key, {"": none} | offered, "")


def _show_group(answer: PerspectivesAnswer) -> None:
    about = (answer.case, answer.found)
    if len(answer.found.ids) < 2:
        return
    with st.container(border=True):
        blocks.show_question("What if some count for more than others?", GLOSSARY["group_weight"])
        group_controls.pick_group(answer.question, answer.case)
        st.markdown(blocks.escape_markdown(group_sentence(*about)))
        blocks.show_across(table := group_winners_table(*about, answer.receipt), "group_winners")
        blocks.show_downloads("group_winners", lambda: table)
        blocks.show_table_on_demand(
            "The group's ranking", "group_ranking", lambda: group_ranking_table(*about, answer.receipt)
        )


def _show_drivers(sight: Sight, answer: PerspectivesAnswer) -> None:
    case, found = answer.case, answer.found
    if not found.drivers:
        return
    with st.container(border=True):
        blocks.show_question("Do weights divide them, or beliefs?", GLOSSARY["belief"])
        st.markdown(blocks.escape_markdown(driver_sentence(case, found, found.drivers[0])))
        _pick_between(sight, answer)
        st.markdown(blocks.escape_markdown(crossed_sentence(case, found)))
        blocks.show_table_on_demand("All four answers", "crossed", lambda: crossed_table(case, found, answer.receipt))
        blocks.show_table_on_demand(
            "What divides each pair",
            "perspective_pairs",
            lambda: perspective_pairs_table(case, found, answer.receipt),
        )
        if any(profile.beliefs for profile in case.profiles.values()):
            blocks.show_table_on_demand(
                "What perspectives believe otherwise", "beliefs", lambda: beliefs_table(case, answer.receipt)
            )


def _pick_between(sight: Sight, answer: PerspectivesAnswer) -> None:
    """The two perspectives whose weights and beliefs are set apart; those farthest apart where none are chosen."""
    case, found = answer.case, answer.found
    pairs = {
        f"{found.ids[of.one]},{found.ids[of.other]}": " and ".join(
            case.profiles[found.ids[a]].name for a in (of.one, of.other)
        )
        for of in found.drivers
    }
    controls.pick("Weights and beliefs of", "between", {"": "The two farthest apart"} | pairs, "")


def _show_coalitions(sight: Sight, answer: PerspectivesAnswer) -> None:
    about = (answer.case, answer.found)
    with st.container(border=True):
        blocks.show_question("Who stands together?", GLOSSARY["coalition"])
        st.markdown(blocks.escape_markdown(coalitions_sentence(*about)))
        if len(answer.found.ids) > 1:
            blocks.show_chart(sight, dendrogram, *about, receipt=lambda: answer.receipt)
        blocks.show_table_on_demand(
            "How the groups come about", "coalitions", lambda: coalitions_table(*about, answer.receipt)
        )


def _show_interests(sight: Sight, answer: PerspectivesAnswer) -> None:
    case, interests, receipt = answer.case, answer.interests, answer.receipt
    if interests is None:
        st.markdown("The case names no actors. State them on the page Edit, in the section Actors.")
        return
    st.markdown(blocks.escape_markdown(interests_sentence(case, interests)))
    blocks.show_chart(sight, impact_map, case, answer.found, interests, receipt=lambda: receipt)
    drawn, n = impact_map.actors_drawn(interests), len(interests.actors)
    if drawn < n:
        st.caption(f"The chart has room for {drawn:d} of {n:d} actors; the table of all choices has every one.")
    st.caption(blocks.escape_markdown(f"{scale_sentence(case)} {RULE} {STAR}"))
    st.markdown(blocks.escape_markdown(groups_sentence(case, interests)))
    about = (case, interests, receipt)
    show_part(
        "All choices",
        "interests_table",
        lambda: blocks.show_reading(interests_table(*about), "interests_table", WHO),
        look="compact",
    )
    for label, key, make in (
        ("The proposal, measure by measure", "proposal_impacts", partial(proposal_impacts_table, *about)),
        ("How the groups of actors come about", "interest_groups", partial(interest_groups_table, *about)),
        ("Every impact and its reason", "impacts", partial(impacts_table, case, receipt)),
    ):
        blocks.show_table_on_demand(label, key, make)
