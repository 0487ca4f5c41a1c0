"""The Packages page of a case with too many options to list every set of them."""

from __future__ import annotations

import streamlit as st

from ..analysis.packages.balance import judge_balance_alone, place_on_plane
from ..analysis.packages.describe import PackageRow, describe_packages
from ..analysis.packages.member_value import value_members
from ..analysis.packages.parts import PackageParts
from ..analysis.packages.rules import PackageRules, broken_rules
from ..analysis.packages.settings import PackageSettings
from ..analysis.packages.solved.best import SolvedRanking
from ..model import Receipt
from ..report.charts import balance_plane
from ..report.glossary import GLOSSARY
from ..report.sentences.packages import balance_sentence
from ..report.sentences.solved_packages import solved_judged_sentence, solved_why_not_sentence
from ..report.tables.package_ranking import judged_packages_table, member_values_table, package_ranking_table
from . import blocks, cached, controls, package_controls
from .sight import Sight


def show_solved_packages(sight: Sight, solved: SolvedRanking, settings: PackageSettings, receipt: Receipt) -> None:
    """The best packages, the reader's own, the case's own, why a measure is out, and balance."""
    parts, rules = cached.solved_parts(sight.case, settings), settings.rules(sight.case)
    best = solved.ranking.rows[0]
    with st.container(border=True):
        blocks.show_question("Which packages score most?", GLOSSARY["package"])
        blocks.show_table(package_ranking_table(sight.case, solved.ranking.rows, {}, receipt), "packages")
        _show_members(sight, "What each member adds to the first package", "members", best, parts, rules, receipt)
    _show_own(sight, solved, parts, rules, receipt)
    _show_named(sight, parts, rules, receipt)
    _show_why_not(sight, solved, parts, settings)
    if sight.case.balance is not None:
        _show_balance(sight, parts, best)


def _show_members(
    sight: Sight,
    title: str,
    key: str,
    row: PackageRow,
    parts: PackageParts,
    rules: PackageRules,
    receipt: Receipt,
) -> None:
    blocks.show_table_on_demand(
        title,
        key,
        lambda: member_values_table(sight.case, value_members(parts, rules, row.members, sight.point_j), receipt),
    )


def _show_own(sight: Sight, solved: SolvedRanking, parts: PackageParts, rules: PackageRules, receipt: Receipt) -> None:
    names = {id_: sight.case.options[id_].label for id_ in parts.option_ids}
    with st.container(border=True):
        blocks.show_question("And a package of your own?", GLOSSARY["package_rule"])
        members = package_controls.pick_options("Members", "members", names)
        if members:
            (row,) = describe_packages(parts, [members], sight.point_j)
            broken = broken_rules(rules, row.members, parts)
            st.markdown(blocks.escape_markdown(solved_judged_sentence(sight.case, row, broken, solved)))
            _show_members(sight, "What each member adds", "own_members", row, parts, rules, receipt)


def _show_named(sight: Sight, parts: PackageParts, rules: PackageRules, receipt: Receipt) -> None:
    named = _named_members(sight)
    if not named:
        return
    rows = dict(zip(named, describe_packages(parts, named.values(), sight.point_j), strict=True))
    broken = {id_: broken_rules(rules, row.members, parts) for id_, row in rows.items()}
    with st.container(border=True):
        blocks.show_question("How do the case's own packages stand?", GLOSSARY["package"])
        blocks.show_table(judged_packages_table(sight.case, rows, broken, None, receipt), "named")


def _show_why_not(sight: Sight, solved: SolvedRanking, parts: PackageParts, settings: PackageSettings) -> None:
    best = solved.ranking.rows[0]
    outside = [id_ for id_ in parts.option_ids if id_ not in (*best.members, *solved.unscored)]
    if not outside:
        return
    with st.container(border=True):
        blocks.show_question("Why is a measure not in it?", GLOSSARY["package_rule"])
        names = {id_: sight.case.options[id_].label for id_ in outside}
        chosen = controls.pick("Measure", "absent", {"": "Choose a measure"} | names, "")
        if chosen:
            found = cached.solved_absence(sight.case, settings, sight.ranking, best, chosen)
            st.markdown(blocks.escape_markdown(solved_why_not_sentence(sight.case, chosen, found)))


def _show_balance(sight: Sight, parts: PackageParts, best: PackageRow) -> None:
    case, balance = sight.case, sight.case.balance
    named = _named_members(sight)
    members = named | {"best": best.members}
    names = {id_: case.packages[id_].name for id_ in named} | {"best": "The first package above"}
    with st.container(border=True):
        blocks.show_question(balance.question or "Is this approach in balance?", GLOSSARY["balance"])
        default = next((id_ for id_, who in named.items() if len(who) > 1), "best")
        chosen = controls.pick("Package", "package", names, default)
        verdict = judge_balance_alone(parts, balance, members[chosen])
        labels = [case.options[id_].label for id_ in parts.option_ids]
        shown = (
            ("option", labels, tuple((id_,) for id_ in parts.option_ids)),
            ("package of the case", [names[id_] for id_ in named], tuple(named.values())),
            ("best package", ["First package"], (best.members,)),
            ("chosen package", [names[chosen]], (members[chosen],)),
        )
        planes = [(kind, spoken, place_on_plane(parts, balance, packages)) for kind, spoken, packages in shown]
        st.markdown(blocks.escape_markdown(balance_sentence(case, verdict)))
        blocks.show_chart(balance_plane, case, verdict, planes)


def _named_members(sight: Sight) -> dict[str, tuple[str, ...]]:
    baseline = sight.case.baseline
    return {id_: tuple(m for m in p.members if m != baseline) for id_, p in sight.case.packages.items()}
