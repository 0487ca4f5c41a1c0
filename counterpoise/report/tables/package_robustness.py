"""How robust the order of packages is, in tables."""

from __future__ import annotations

from ...analysis.packages.robustness import PackageRobustness
from ...model import Case, Receipt
from ..present import present
from ..sentences.package_robustness import dominance_text, most_often_best, scope_sentence
from ..sentences.packages import package_name
from .table import Cell, Column, Table
from .values import number_or_none

MOST_PAIRED = 25
"""Packages that stand against each other in a table, those best most often; the JSON has them all."""

NOTE = "Shares follow from the estimates and from how firm the weights are; they are not chances of being right."


def package_shares_table(case: Case, found: PackageRobustness, receipt: Receipt | None = None) -> Table:
    """First shares, regrets and scores of every package, those best most often first."""
    judged = found.judged
    columns = (
        Column("members", "Package"),
        Column(
            "first",
            "Best",
            "percent",
            "% of simulations",
            1,
            "Share of simulations in which no package scores more.",
            "not ranked",
        ),
        Column("error", "Standard error", "percent", "% of simulations", 2, "Monte Carlo standard error of the share."),
        Column("regret", "Regret", "number", "points", 1, "Mean distance to the best package of the same simulation."),
        Column("regret_error", "Error of regret", "number", "points", 2, "Monte Carlo standard error of the regret."),
        Column(
            "most_regret",
            "Largest regret",
            "number",
            "points",
            1,
            "Distance to the best package in the worst simulation.",
        ),
        Column("p05", "Score, 5th percentile", "number", "points", 1),
        Column("p50", "Score, median", "number", "points", 1),
        Column("p95", "Score, 95th percentile", "number", "points", 1),
        Column("mean", "Score, mean", "number", "points", 1),
    )
    regrets = (judged.regret_p, judged.regret_error_p, judged.most_regret_p)
    scores = (judged.low_p, judged.middle_p, judged.high_p, judged.mean_p)
    rows = tuple(
        (
            package_name(case, found.members[row]),
            number_or_none(100 * judged.first_share_p[row]),
            number_or_none(100 * judged.first_error_p[row]),
            *(number_or_none(figure_p[row]) for figure_p in (*regrets, *scores)),
        )
        for row in found.order_p
    )
    notes = tuple(filter(None, (scope_sentence(found), NOTE)))
    return Table("package_shares", "How often each package is best", columns, rows, notes=notes, receipt=receipt)


def package_ranks_table(case: Case, found: PackageRobustness, receipt: Receipt | None = None) -> Table:
    """How often each of the packages compared takes each rank, and its confidence factor."""
    result, order = found.result, most_often_best(found)
    n = int(result.is_ranked.sum())
    confidence = present(result.confidence, "the confidence")
    columns = (
        Column("members", "Package"),
        Column(
            "confidence",
            "Confidence",
            "percent",
            "% of simulations",
            1,
            "How often it is best under its central weights (those most in its favor) when only levels vary.",
            "not ranked",
        ),
        *(Column(f"rank.{r + 1}", f"Rank {r + 1}", "percent", "% of simulations", 1) for r in range(n)),
    )
    rows = tuple(
        (
            package_name(case, found.detailed[i]),
            *(
                number_or_none(100 * share) if result.is_ranked[i] else None
                for share in (confidence[i], *result.rank_acceptability[i, :n])
            ),
        )
        for i in order
    )
    notes = tuple(filter(None, (scope_sentence(found), NOTE)))
    return Table("package_ranks", "How often each package takes each rank", columns, rows, notes=notes, receipt=receipt)


def package_weights_table(case: Case, found: PackageRobustness, receipt: Receipt | None = None) -> Table:
    """Per package that is ever best, the mean weights of the simulations in which it is."""
    result = found.result
    columns = (
        Column("members", "Package"),
        *(
            Column(f"weight.{id_}", case.criteria[id_].name, "percent", "%", 1, about="criterion")
            for id_ in result.criterion_ids
        ),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (package_name(case, found.detailed[i]), *(float(100 * w) for w in result.central_weights[i]))
        for i in most_often_best(found)
        if result.is_ever_first[i]
    )
    return Table("package_weights", "Weights under which each package is best", columns, rows, receipt=receipt)


def package_pairs_table(case: Case, found: PackageRobustness, receipt: Receipt | None = None) -> Table:
    """Share of simulations in which the package of the row scores more than that of the column."""
    pairwise_ik = present(found.result.pairwise, "who beats whom")
    order = most_often_best(found)[:MOST_PAIRED]
    names = [package_name(case, found.detailed[i]) for i in order]
    columns = (
        Column("members", "Package"),
        *(
            Column(f"above.{found.result.option_ids[i]}", name, "percent", "% of simulations", 1, "", "itself")
            for i, name in zip(order, names, strict=True)
        ),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(number_or_none(100 * pairwise_ik[i, k]) if i != k else None for k in order))
        for i, name in zip(order, names, strict=True)
    )
    title = "How often one package scores more than another"
    return Table("package_pairs", title, columns, rows, notes=_cut(found), receipt=receipt)


def package_dominance_table(case: Case, found: PackageRobustness, receipt: Receipt | None = None) -> Table:
    """Which package stochastically dominates which: the row the column."""
    order = most_often_best(found)[:MOST_PAIRED]
    names = [package_name(case, found.detailed[i]) for i in order]
    columns = (
        Column("members", "Package"),
        Column("dominated", "Dominated by", "number", "packages", 0, "Of all packages compared, in either order."),
        *(Column(f"over.{found.result.option_ids[i]}", f"over {name}") for i, name in zip(order, names, strict=True)),
    )
    by_i = (found.dominance_ik > 0).sum(axis=0)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, float(by_i[i]), *("itself" if i == k else dominance_text(int(found.dominance_ik[i, k])) for k in order))
        for i, name in zip(order, names, strict=True)
    )
    note = (
        "First order: at every score it is at least as likely to reach it. Second order: preferred by everybody who "
        "shuns risk. Distributions over the simulations are compared."
    )
    title = "Which package stochastically dominates which"
    return Table("package_dominance", title, columns, rows, notes=(note, *_cut(found)), receipt=receipt)


def _cut(found: PackageRobustness) -> tuple[str, ...]:
    n = int(found.result.is_ranked.sum())
    return (
        (f"The {MOST_PAIRED} of {n} packages that are best most often; the JSON export has all.",)
        if n > MOST_PAIRED
        else ()
    )
