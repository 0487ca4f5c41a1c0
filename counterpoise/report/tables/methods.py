"""The same values and weights through other methods, and where they disagree."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.methods import METHODS, Agreement, MethodResult, RankReversal
from ...analysis.score import Ranking
from ...model import Case, Receipt
from ..sentences.methods import agreement_sentence, guard_sentence, reversal_sentence
from .table import Column, Table
from .values import number_or_none, rank_or_none


def methods_table(
    case: Case, ranking: Ranking, results: Sequence[MethodResult], receipt: Receipt | None = None
) -> Table:
    """Rank of every option under every method, with each method's own score."""
    columns = [Column("option", "Option")]
    for result in results:
        method = METHODS[result.method]
        direction = "more is better" if method.is_higher_better else "less is better"
        columns.append(
            Column(f"rank.{method.id}", f"{method.name}, rank", "rank", help=method.assumes, empty="not ranked")
        )
        decimals = 1 if method.id == "additive" else 3
        name = f"{method.name}, {method.score_name}"
        columns.append(Column(f"score.{method.id}", name, "number", "", decimals, direction, "missing"))
    rows = tuple(
        (
            case.options[ranking.option_ids[i]].label,
            *(cell for result in results for cell in _cells(result, i)),
        )
        for i in ranking.order
    )
    notes = tuple(f"{METHODS[r.method].name}: {METHODS[r.method].paper}." for r in results)
    return Table("methods", "Other methods", tuple(columns), rows, notes=notes, receipt=receipt)


def _cells(result: MethodResult, i: int) -> tuple[int | None, float | None]:
    return rank_or_none(result.rank_i[i]), number_or_none(result.score_i[i])


def agreement_table(
    case: Case, ranking: Ranking, agreements: Sequence[Agreement], receipt: Receipt | None = None
) -> Table:
    """How far each method orders the options as the additive model does, and why not."""
    columns = (
        Column("method", "Method"),
        Column("same_first", "Same first"),
        Column("opposed", "Pairs in opposite order", "number"),
        Column("pairs", "Pairs ordered by both", "number"),
        Column("why", "Where they differ, and why"),
    )
    rows = tuple(
        (METHODS[a.method].name, a.is_same_first, a.n_opposed, a.n_pairs, agreement_sentence(case, ranking, a))
        for a in agreements
    )
    return Table("agreement", "Agreement with the additive score", columns, rows, receipt=receipt)


def reversal_table(
    case: Case, ranking: Ranking, reversals: Sequence[RankReversal], receipt: Receipt | None = None
) -> Table:
    """Whether the order of the others changes when an option is taken away."""
    columns = (
        Column("method", "Method"),
        Column("option", "Option removed"),
        Column("changed", "Order of the others changes"),
        Column("which", "Pairs that swap"),
    )
    rows = tuple(
        (
            METHODS[r.method].name,
            "" if r.row is None else case.options[ranking.option_ids[r.row]].label,
            r.has_changed,
            reversal_sentence(case, ranking, r),
        )
        for r in reversals
    )
    notes = (guard_sentence(reversals),)
    return Table("rank_reversal", "Rank reversal", columns, rows, notes=notes, receipt=receipt)
