"""Packages: which measures together, under which limits, and why not the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...analysis.packages.answers import PackageRanking
from ...analysis.packages.balance import place_on_plane
from ...analysis.packages.describe import counted_criteria, describe_packages
from ...analysis.packages.listed.balance import judge_balance
from ...analysis.packages.listed.conflicts import find_conflict
from ...analysis.packages.listed.efficient import find_efficient_packages, find_value_cost_frontier
from ...analysis.packages.listed.enumerate import PackageTable, rank_packages
from ...analysis.packages.listed.judge import judge_package
from ...analysis.packages.listed.why_not import explain_absence
from ...analysis.packages.member_value import value_members
from ...analysis.packages.rules import broken_rules
from ...analysis.packages.settings import PackageSettings
from ...model import Receipt
from ...report.charts import balance_plane, core_index, frontier, package_scores
from ...report.glossary import GLOSSARY
from ...report.sentences.packages import (
    balance_sentence,
    conflict_sentence,
    judged_sentence,
    packages_sentence,
    proof_sentence,
    too_many_sentence,
    why_not_sentence,
)
from ...report.sentences.solved_packages import unscored_sentence
from ...report.tables import Table
from ...report.tables.package_ranking import (
    core_index_table,
    efficient_table,
    frontier_table,
    judged_packages_table,
    member_values_table,
    package_ranking_table,
    why_not_table,
)
from .. import blocks, cached, controls, package_controls
from ..sight import Sight
from ..solved_packages import show_solved_packages

QUESTION = "Which measures together?"
TOP = 10


def show(sight: Sight) -> Receipt | None:
    head = st.container()
    blocks.show_left_out(sight)
    controls.show_weights(sight, mode="strip")
    if sight.ranking is None:
        with head:
            blocks.show_title(QUESTION, blocks.NO_WEIGHT)
        return None
    if len(sight.case.options) - 1 > cached.MOST_MEMBERS:
        return _show_solved(sight, head)
    settings = package_controls.pick_settings(sight)
    table = cached.packages(sight.case, settings)
    ranking = rank_packages(table, sight.point_j, TOP)
    with head:
        blocks.show_title(QUESTION, packages_sentence(sight.case, ranking))
    if not ranking.n_feasible:
        st.error(blocks.escape_markdown(conflict_sentence(sight.case, find_conflict(table.parts, table.rules))))
        return None
    return _show_all(sight, table, ranking, settings) if ranking.rows[0].rank > 0 else None


def _show_solved(sight: Sight, head: DeltaGenerator) -> Receipt:
    """The best packages of a case with too many options to list them all."""
    settings = package_controls.pick_settings(sight)
    solved = cached.solved_packages(sight.case, settings, sight.ranking)
    receipt = replace(_receipt(sight, settings), draws=None, seed=None)
    with head:
        blocks.show_title(QUESTION, packages_sentence(sight.case, solved.ranking))
        st.markdown(blocks.escape_markdown(f"{proof_sentence(solved)} {unscored_sentence(sight.case, solved)}"))
        st.caption(blocks.escape_markdown(too_many_sentence(sight.case, cached.MOST_MEMBERS)))
    conflict = cached.solved_conflict(sight.case, settings) if solved.is_complete and not solved.ranking.rows else ()
    if conflict:
        st.error(blocks.escape_markdown(conflict_sentence(sight.case, conflict)))
    if solved.ranking.rows:
        show_solved_packages(sight, solved, settings, receipt)
    return receipt


def _show_all(sight: Sight, table: PackageTable, ranking: PackageRanking, settings: PackageSettings) -> Receipt:
    receipt = _receipt(sight, settings)
    _show_ranking(sight, table, ranking, settings, receipt)
    _show_own(sight, table, receipt)
    _show_named(sight, table, receipt)
    _show_why_not(sight, table, ranking, receipt)
    _show_core(sight, table, settings, receipt)
    if sight.case.balance is not None:
        _show_balance(sight, table, ranking)
    _show_frontier(sight, table, receipt)
    return receipt


def _receipt(sight: Sight, settings: PackageSettings) -> Receipt:
    described = {key: text for key, text in sight.view.selections.items() if key in package_controls.KEYS and text}
    return replace(sight.receipt, settings=described or None)


def _with_draws(receipt: Receipt) -> Receipt:
    return replace(receipt, draws=cached.PACKAGE_DRAWS, seed=cached.SEED)


def _show_ranking(
    sight: Sight, table: PackageTable, ranking: PackageRanking, settings: PackageSettings, receipt: Receipt
) -> None:
    spread = cached.package_spread(sight.case, settings, sight.ranking)
    with st.container(border=True):
        blocks.show_question("Which packages score most, and how sure is that?", GLOSSARY["package"])
        if spread is None:
            st.caption("Too many packages are allowed to draw them all: narrow the rules to see the spread.")
            blocks.show_table(package_ranking_table(sight.case, ranking.rows, {}, receipt), "packages")
            return
        blocks.show_chart_or_table(
            package_scores,
            (sight.case, ranking, spread),
            lambda: package_ranking_table(sight.case, ranking.rows, spread, _with_draws(receipt)),
        )
        blocks.show_table_on_demand(
            "What each member adds to the first package",
            "members",
            lambda: member_values_table(
                sight.case, value_members(table.parts, table.rules, ranking.rows[0].members, sight.point_j), receipt
            ),
        )


def _show_own(sight: Sight, table: PackageTable, receipt: Receipt) -> None:
    names = {id_: sight.case.options[id_].label for id_ in table.parts.option_ids}
    with st.container(border=True):
        blocks.show_question("And a package of your own?", GLOSSARY["efficient"])
        members = package_controls.pick_options("Members", "members", names)
        if members and np.isnan(table.value_jp).any():
            st.caption("While a level is missing, a package of your own cannot be compared with the others.")
        elif members:
            judged = judge_package(table, members, sight.point_j)
            st.markdown(blocks.escape_markdown(judged_sentence(sight.case, judged)))
            blocks.show_table_on_demand(
                "What each member adds",
                "own_members",
                lambda: member_values_table(
                    sight.case, value_members(table.parts, table.rules, members, sight.point_j), receipt
                ),
            )


def _show_named(sight: Sight, table: PackageTable, receipt: Receipt) -> None:
    case = sight.case
    if not case.packages:
        return
    with st.container(border=True):
        blocks.show_question("How do the case's own packages stand?", GLOSSARY["package"])
        blocks.show_table(_named_packages(sight, table, receipt), "named")


def _named_packages(sight: Sight, table: PackageTable, receipt: Receipt) -> Table:
    """The case's packages with their place among the allowed ones."""
    case, parts = sight.case, table.parts
    members = {id_: tuple(m for m in p.members if m != case.baseline) for id_, p in case.packages.items()}
    rows = dict(zip(members, describe_packages(parts, members.values(), sight.point_j), strict=True))
    broken = {id_: broken_rules(table.rules, row.members, parts) for id_, row in rows.items()}
    places = cached.places(table, sight.point_j, {id_: row.score for id_, row in rows.items()})
    return judged_packages_table(case, rows, broken, places, receipt)


def _show_why_not(sight: Sight, table: PackageTable, ranking: PackageRanking, receipt: Receipt) -> None:
    case = sight.case
    outside = [id_ for id_ in table.parts.option_ids if id_ not in ranking.rows[0].members]
    if not outside:
        return
    with st.container(border=True):
        blocks.show_question("Why is a measure not in it?", GLOSSARY["package_rule"])
        names = {id_: case.options[id_].label for id_ in outside}
        chosen = controls.pick("Measure", "absent", names, outside[0])
        st.markdown(blocks.escape_markdown(why_not_sentence(case, explain_absence(table, chosen, sight.point_j))))
        blocks.show_table_on_demand(
            "All measures outside it",
            "why_not",
            lambda: why_not_table(case, [explain_absence(table, id_, sight.point_j) for id_ in outside], receipt),
        )


def _show_core(sight: Sight, table: PackageTable, settings: PackageSettings, receipt: Receipt) -> None:
    if np.isnan(sight.table.mode_ij).any():
        st.caption("While a level is missing, it cannot be said which measures are in every good package.")
        return
    indices = cached.core_indices(sight.case, settings, sight.ranking)
    if indices is None:
        return
    with st.container(border=True):
        blocks.show_question("Which measures are in every good package?", GLOSSARY["core_index"])
        blocks.show_chart_or_table(
            core_index, (sight.case, indices), lambda: core_index_table(sight.case, indices, _with_draws(receipt))
        )
        blocks.show_table_on_demand(
            "Packages that nothing beats on every criterion",
            "efficient",
            lambda: efficient_table(
                sight.case, find_efficient_packages(table, counted_criteria(table.parts, sight.point_j)), receipt
            ),
        )


def _show_balance(sight: Sight, table: PackageTable, ranking: PackageRanking) -> None:
    case, parts, balance = sight.case, table.parts, sight.case.balance
    names = {id_: package.name for id_, package in case.packages.items()} | {"best": "The first package above"}
    with st.container(border=True):
        blocks.show_question(balance.question or "Is this approach in balance?", GLOSSARY["balance"])
        default = next((id_ for id_, p in case.packages.items() if len(p.members) > 1), "best")
        chosen = controls.pick("Package", "package", names, default)
        members = {id_: tuple(m for m in p.members if m != case.baseline) for id_, p in case.packages.items()}
        members["best"] = ranking.rows[0].members
        verdict = judge_balance(table, balance, members[chosen])
        options = [(id_,) for id_ in parts.option_ids]
        planes = (
            ("option", [case.options[id_].label for id_ in parts.option_ids], place_on_plane(parts, balance, options)),
            (
                "package of the case",
                [names[id_] for id_ in members if id_ != "best"],
                place_on_plane(parts, balance, _others(members)),
            ),
            ("best package", ["First package"], place_on_plane(parts, balance, (members["best"],))),
            ("chosen package", [names[chosen]], place_on_plane(parts, balance, (members[chosen],))),
        )
        st.markdown(blocks.escape_markdown(balance_sentence(case, verdict)))
        blocks.show_chart(balance_plane, case, verdict, planes)


def _others(members: dict[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(who for id_, who in members.items() if id_ != "best")


def _show_frontier(sight: Sight, table: PackageTable, receipt: Receipt) -> None:
    found = find_value_cost_frontier(table, sight.point_j)
    if len(found.cost_q) == 0:
        return
    with st.container(border=True):
        blocks.show_question("What does more money buy?", GLOSSARY["frontier"])
        blocks.show_chart_or_table(frontier, (sight.case, found), lambda: frontier_table(sight.case, found, receipt))
