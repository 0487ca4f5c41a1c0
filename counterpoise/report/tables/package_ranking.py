"""Packages ranked, the case's own packages judged, and what efficient packages hold."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ...analysis.packages.answers import EfficientPackages, WhyNot
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.listed.core_index import CoreIndex
from ...analysis.packages.listed.efficient import Frontier
from ...analysis.packages.listed.uncertain import PackageSpread
from ...analysis.packages.member_value import MemberValue
from ...analysis.packages.rules import BrokenRule
from ...model import Case, Receipt
from ..names import kind_shown
from ..numbers import format_number
from ..sentences.packages import broken_text, package_name, why_not_sentence
from .table import Cell, Column, Table
from .values import number_or_none


def package_ranking_table(
    case: Case,
    rows: Sequence[PackageRow],
    draws: Mapping[tuple[str, ...], PackageSpread],
    receipt: Receipt | None = None,
) -> Table:
    """The best packages with their levels; ``draws``, if any, gives each package's spread."""
    columns = (*_head_columns(case), *(_draw_columns() if draws else ()), *_level_columns(case))
    body = tuple(
        (
            row.rank or None,
            *_package_cells(case, row),
            *(_draw_cells(draws, row) if draws else ()),
            *(number_or_none(x) for x in row.level_j),
        )
        for row in rows
    )
    return Table("packages", "Packages ranked", columns, body, receipt=receipt)


def judged_packages_table(
    case: Case,
    named: Mapping[str, PackageRow],
    broken: Mapping[str, Sequence[BrokenRule]],
    places: Mapping[str, int] | None,
    receipt: Receipt | None = None,
) -> Table:
    """The packages that the case names, with their place among the allowed ones and what each breaks.

    ``places`` is None where the allowed packages were not listed, so that nobody's place is known. A
    package that breaks a rule or has no score has no place among the allowed ones.
    """
    columns = (
        Column("name", "Package"),
        Column("idea", "Main idea"),
        *_head_columns(case, "Rank", "not counted" if places is None else "not ranked"),
        Column("breaks", "Rules broken", "list"),
        *_level_columns(case),
    )
    body = tuple(
        (
            case.packages[id_].name,
            case.packages[id_].idea,
            None if places is None or broken[id_] or math.isnan(row.score) else places[id_],
            *_package_cells(case, row),
            tuple(broken_text(case, rule) for rule in broken[id_]),
            *(number_or_none(x) for x in row.level_j),
        )
        for id_, row in sorted(named.items(), key=lambda item: (math.isnan(item[1].score), -item[1].score))
    )
    return Table("judged_packages", "Predefined packages", columns, body, receipt=receipt)


def core_index_table(case: Case, indices: Mapping[str, CoreIndex], receipt: Receipt | None = None) -> Table:
    """Per option, the share of packages of each kind that hold it, and what that makes it."""
    columns = [Column("option", "Option")]
    for kind, index in indices.items():
        columns.append(
            Column(
                f"share.{kind}",
                kind_shown(kind),
                "percent",
                "%",
                1,
                f"Share of {format_number(index.n_packages)} that hold the option.",
            )
        )
        columns.append(
            Column(
                f"standing.{kind}",
                f"{kind_shown(kind)}: standing",
                help="Core: in all of them; exterior: in none; borderline: in some; not ranked: a level is missing.",
            )
        )
    option_ids = next(iter(indices.values())).option_ids
    body = tuple(
        (
            case.options[id_].label,
            *(
                cell
                for index in indices.values()
                for cell in (number_or_none(100 * index.share_i[i]), index.standing[i])
            ),
        )
        for i, id_ in enumerate(option_ids)
    )
    return Table("core_index", "Which options are in good packages", tuple(columns), body, option_ids, receipt=receipt)


def member_values_table(case: Case, members: Sequence[MemberValue], receipt: Receipt | None = None) -> Table:
    """What each member adds to a package, and what dropping it would give."""
    columns = (
        Column("option", "Measure"),
        Column("adds", "Adds", "number", "points", 1, "Score of the package minus its score without the measure."),
        Column("without", "Score without it", "number", "points", 1),
        Column("saves", "Money saved", "number", case.money.label, 1),
        Column("breaks", "Rules broken without it", "list"),
        *(
            Column(f"adds.{c.id}", f"{c.name}, adds", "number", "points", 1, about="criterion")
            for c in case.criteria.values()
        ),
    )
    body = tuple(
        (
            case.options[member.option].label,
            number_or_none(member.adds),
            number_or_none(member.score_without),
            member.saves,
            tuple(broken_text(case, rule) for rule in member.breaks),
            *(number_or_none(x) for x in member.adds_j),
        )
        for member in members
    )
    return Table("members", "What each measure adds", columns, body, receipt=receipt)


def why_not_table(case: Case, reasons: Sequence[WhyNot], receipt: Receipt | None = None) -> Table:
    """Per option outside the best package, why, and what would bring it in."""
    columns = (
        Column("option", "Option"),
        Column("reason", "Reason"),
        Column("gap", "Behind", "number", "points", 1, "Of the best package with it.", "none has it"),
        Column("sentence", "In words"),
    )
    body = tuple((case.options[w.option].label, w.reason, w.gap, why_not_sentence(case, w)) for w in reasons)
    return Table("why_not", "Why not in the best package", columns, body, receipt=receipt)


def efficient_table(case: Case, efficient: EfficientPackages, receipt: Receipt | None = None) -> Table:
    """Every package that no allowed package beats on all chosen criteria."""
    columns = (
        Column("package", "Package"),
        *(
            Column(f"value.{id_}", f"{case.criteria[id_].name}, value", "number", "0 to 1", 2, about="criterion")
            for id_ in efficient.criterion_ids
        ),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (package_name(case, members), *map(float, value_j))
        for members, value_j in zip(efficient.members, efficient.value_qj, strict=True)
    )
    return Table("efficient", "Efficient packages (not dominated by any other)", columns, body, receipt=receipt)


def frontier_table(case: Case, frontier: Frontier, receipt: Receipt | None = None) -> Table:
    """The packages with the best score for their money."""
    columns = (
        Column("package", "Package"),
        Column("cost", "Committed cost", "number", case.money.label, 1),
        Column("score", "Score", "number", "points", 1),
    )
    body = tuple(
        (package_name(case, members), float(cost), float(score))
        for members, cost, score in zip(frontier.members, frontier.cost_q, frontier.score_q, strict=True)
    )
    return Table("frontier", "Score for money", columns, body, receipt=receipt)


def _head_columns(case: Case, rank: str = "Rank", empty: str = "not ranked") -> tuple[Column, ...]:
    return (
        Column("rank", rank, "rank", empty=empty),
        Column("members", "Members"),
        Column("score", "Score", "number", "points", 1, "Score at the most likely levels, 0 to 100.", "missing"),
        Column("cost", "Committed cost", "number", case.money.label, 1, "Shared costs are counted once."),
        Column("ready_day", "Ready", "day", "day", 0, "Day on which the last measure is ready."),
        Column("effect_day", "Effect", "day", "day", 0),
    )


def _package_cells(case: Case, row: PackageRow) -> tuple[Cell, ...]:
    return package_name(case, row.members), number_or_none(row.score), row.cost, row.ready_day, row.effect_day


def _draw_columns() -> tuple[Column, ...]:
    return (
        Column(
            "first",
            "Best",
            "percent",
            "% of simulations",
            1,
            "Share of simulations in which no allowed package scores more.",
        ),
        Column("regret", "Regret", "number", "points", 1, "Mean distance to the best package of the same simulation."),
        Column("p05", "Score, 5th percentile", "number", "points", 1),
        Column("p95", "Score, 95th percentile", "number", "points", 1),
    )


def _draw_cells(draws: Mapping[tuple[str, ...], PackageSpread], row: PackageRow) -> tuple[float | None, ...]:
    if row.members not in draws:
        return None, None, None, None
    spread = draws[row.members]
    return 100 * spread.first_share, spread.regret, spread.low, spread.high


def _level_columns(case: Case) -> tuple[Column, ...]:
    return tuple(
        Column(f"level.{c.id}", c.name, "number", c.unit, c.decimals, c.definition, "missing", "criterion")
        for c in case.criteria.values()
    )
