"""What the simulations say of every option, and what knowing each input would be worth."""

from __future__ import annotations

from ...analysis.uncertainty import SmaaResult
from ...analysis.uncertainty.information import ValueOfInformation
from ...analysis.uncertainty.inputs import Input
from ...model import Case, Receipt
from ..present import present
from ..sentences.gaps import not_ranked_sentence
from ..sentences.robustness import input_name, most_often_first
from .table import Cell, Column, Table
from .values import number_or_none


def acceptability_table(case: Case, result: SmaaResult, receipt: Receipt | None = None) -> Table:
    """Per option: first share, rank shares, scores, regret, confidence."""
    n = len(result.option_ids)
    columns = (
        Column("option", "Option"),
        Column(
            "first",
            "First",
            "percent",
            "% of simulations",
            1,
            "Share of simulations in which the option ranks first.",
            "not ranked",
        ),
        Column(
            "error",
            "Standard error",
            "percent",
            "% of simulations",
            2,
            "Monte Carlo standard error: more simulations make it smaller.",
        ),
        Column("p05", "Score, 5th percentile", "number", "points", 1),
        Column("p50", "Score, median", "number", "points", 1),
        Column("p95", "Score, 95th percentile", "number", "points", 1),
        Column("mean", "Score, mean", "number", "points", 1),
        Column("regret", "Regret", "number", "points", 1, "Mean distance to the best option of the same simulation."),
        Column(
            "confidence",
            "Confidence",
            "percent",
            "% of simulations",
            1,
            "How often it ranks first under its central weights (those most in its favor) when only levels vary.",
        ),
        *(Column(f"rank.{r + 1}", f"Rank {r + 1}", "percent", "% of simulations", 1) for r in range(n)),
    )
    order = most_often_first(result)
    rows = tuple(_acceptability_row(case, result, int(i)) for i in order)
    ids = tuple(result.option_ids[i] for i in order)
    note = "Shares follow from the estimates and from how firm the weights are; they are not chances of being right."
    unranked = not_ranked_sentence([case.options[result.option_ids[i]].label for i in order if not result.is_ranked[i]])
    notes = (note, *((unranked,) if unranked else ()))
    return Table("rank_acceptability", "How often each option takes each rank", columns, rows, ids, notes, receipt)


def _acceptability_row(case: Case, result: SmaaResult, i: int) -> tuple[Cell, ...]:
    label = case.options[result.option_ids[i]].label
    if not result.is_ranked[i]:
        return (label, *(None,) * (8 + len(result.option_ids)))
    return (
        label,
        float(100 * result.first_share[i]),
        float(100 * result.first_error[i]),
        *(float(q) for q in present(result.score_quantiles, "the spread of scores")[i]),
        float(present(result.score, "the mean score")[i]),
        float(present(result.regret, "the regret")[i]),
        None if result.confidence is None else float(100 * result.confidence[i]),
        *(float(100 * share) for share in result.rank_acceptability[i]),
    )


def central_weights_table(case: Case, result: SmaaResult, receipt: Receipt | None = None) -> Table:
    """Per option, the mean weights of the simulations in which it is first."""
    columns = (
        Column("option", "Option"),
        *(
            Column(f"weight.{id_}", case.criteria[id_].name, "percent", "%", 1, "", "never first", "criterion")
            for id_ in result.criterion_ids
        ),
    )
    rows = tuple(
        (
            case.options[option_id].label,
            *(float(100 * w) if result.is_ever_first[i] else None for w in result.central_weights[i]),
        )
        for i, option_id in enumerate(result.option_ids)
    )
    return Table(
        "central_weights",
        "Weights under which each option ranks first",
        columns,
        rows,
        result.option_ids,
        receipt=receipt,
    )


def pairwise_table(case: Case, result: SmaaResult, receipt: Receipt | None = None) -> Table:
    """Share of simulations in which the option of the row stands above that of the column."""
    labels = [case.options[id_].label for id_ in result.option_ids]
    pairwise_ik = present(result.pairwise, "who beats whom")
    columns = (
        Column("option", "Option"),
        *(
            Column(f"above.{id_}", label, "percent", "% of simulations", 1, "", "itself", "option")
            for id_, label in zip(result.option_ids, labels, strict=True)
        ),
    )
    rows = tuple(
        (labels[i], *(number_or_none(100 * share) if i != k else None for k, share in enumerate(pairwise_ik[i])))
        for i in range(len(labels))
    )
    return Table("pairwise", "How often one option outranks another", columns, rows, result.option_ids, receipt=receipt)


def information_table(
    case: Case, inputs: tuple[Input, ...], worth: ValueOfInformation, receipt: Receipt | None = None
) -> Table:
    """Uncertain inputs by what knowing them beforehand would be worth."""
    columns = (
        Column("input", "Uncertain number"),
        Column("kind", "Kind"),
        Column(
            "regret",
            "Regret avoided",
            "number",
            "points",
            2,
            "How much the expected score of the choice would rise.",
        ),
        Column("error", "Standard error", "number", "points", 2, "Monte Carlo standard error."),
        Column("changes", "Would change the choice", "percent", "% of simulations", 1),
    )
    by_id = {entry.id: entry for entry in inputs}
    rows = tuple(
        (input_name(case, by_id[v.id]), by_id[v.id].kind, v.regret_avoided, v.error, 100 * v.changes_choice)
        for v in worth.inputs
    )
    ids = tuple(v.id for v in worth.inputs)
    return Table("value_of_information", "What is worth finding out", columns, rows, ids, receipt=receipt)
