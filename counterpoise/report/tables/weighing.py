"""Weights from answers as tables."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.score import Ranking
from ...model import Case, Receipt
from ...study.weighing import Weighed
from ..glossary import GLOSSARY
from ..sentences.weighing import (
    METHOD_NAMES,
    amount_text,
    equal_text,
    implied_text,
    judgment_text,
    warning_sentences,
)
from .table import Cell, Column, Table
from .values import number_or_none, rank_or_none
from .weights import swing

MOST_EQUIVALENTS = 3
"""Criteria, the heaviest first, in whose units a criterion is expressed."""


def weighed_tables(weighed: Weighed, receipt: Receipt | None = None) -> Sequence[Table]:
    """The weights, what they mean in units, any contradictions, and the weights in the tree of objectives."""
    tables = [weighed_table(weighed), equivalents_table(weighed)]
    if weighed.elicited.contradictions:
        tables.append(contradictions_table(weighed))
    return [*tables, weights_tree_table(weighed, receipt)]


def weighed_table(weighed: Weighed, receipt: Receipt | None = None) -> Table:
    """Points and shares, in the whole and within the objective, and what they come to over the options."""
    case, criteria = weighed.case, tuple(weighed.case.criteria.values())
    local = {branch.id: branch.local for branch in weighed.tree if branch.is_criterion}
    columns = (
        Column("criterion", "Criterion"),
        Column("objective", "Objective", help=GLOSSARY["objective"].sentence),
        Column("swing", "From worst to best", help=GLOSSARY["scale"].sentence),
        Column("points", "Points", "number", decimals=1, help="Weight as the profile will state it."),
        Column("share", "Share", "percent", "%", 1, GLOSSARY["weight"].sentence),
        Column("local", "Share within the objective", "percent", "%", 1, "Weight among the criteria of its objective."),
        Column(
            "spread",
            "Options differ by",
            "percent",
            "% of value",
            0,
            "Best less worst option, in value of this criterion.",
        ),
        Column(
            "effective",
            "Share over the options",
            "percent",
            "%",
            1,
            "Share of weight if every scale ran only from the worst to the best option.",
        ),
    )
    rows = tuple(
        (
            criterion.name,
            case.objectives[criterion.objective].name,
            swing(criterion),
            weighed.point_by_id[criterion.id],
            100 * use.share,
            100 * (local[criterion.id] or 0.0),
            None if use.spread is None else 100 * use.spread,
            None if use.effective is None else 100 * use.effective,
        )
        for criterion, use in zip(criteria, weighed.scales, strict=True)
    )
    title = f"Weights: {METHOD_NAMES[weighed.method]}"
    return Table("weighed", title, columns, rows, tuple(case.criteria), tuple(warning_sentences(weighed)), receipt)


def weights_tree_table(weighed: Weighed, receipt: Receipt | None = None) -> Table:
    """Every objective and what stands under it: its share of all weight, and of the objective above."""
    columns = (
        Column("name", "Objective or criterion", help=GLOSSARY["objective"].sentence),
        Column("kind", "Kind"),
        Column("share", "Share of all weight", "percent", "%", 1, GLOSSARY["weight"].sentence),
        Column(
            "local", "Share of the objective above", "percent", "%", 1, "Local shares multiply to the share of all."
        ),
    )
    rows = tuple(
        (
            "– " * branch.depth + branch.name,
            "criterion" if branch.is_criterion else "objective",
            100 * branch.share,
            None if branch.local is None else 100 * branch.local,
        )
        for branch in weighed.tree
    )
    ids = tuple(f"{'criterion' if branch.is_criterion else 'objective'} {branch.id}" for branch in weighed.tree)
    return Table("weights_tree", "Weights in the tree of objectives", columns, rows, ids, (), receipt)


def equivalents_table(weighed: Weighed, receipt: Receipt | None = None) -> Table:
    """What a round gain on each criterion is worth in units of the heaviest others."""
    case = weighed.case
    share = dict(zip(case.criteria, weighed.elicited.share_j, strict=True))
    columns = (
        Column("criterion", "Criterion"),
        Column("amount", "A gain of"),
        Column("worth", "Is worth", "list", help="A gain of this much on one other criterion, in its own unit."),
    )
    by_id = {id_: [found for found in weighed.equivalents if found.criterion == id_] for id_ in case.criteria}
    rows = tuple(
        (
            case.criteria[id_].name,
            amount_text(case, found[0]),
            tuple(
                f"{equal_text(case, one)} on {case.criteria[one.other].name}"
                for one in sorted(found, key=lambda one: -share[one.other])[:MOST_EQUIVALENTS]
            ),
        )
        for id_, found in by_id.items()
        if found
    )
    ids = tuple(id_ for id_, found in by_id.items() if found)
    notes = ("Around the middle of every scale; elsewhere a curved value function gives other amounts.",)
    return Table("equivalents", "What the weights mean in units", columns, rows, ids, notes, receipt)


def contradictions_table(weighed: Weighed) -> Table:
    """Every judgment that does not fit the others, the farthest first."""
    case, method = weighed.case, weighed.method
    found = weighed.elicited.contradictions
    columns = (Column("judgment", "Judgment"), Column("implied", "Given the others"))
    rows = tuple((judgment_text(case, method, one), implied_text(case, method, one)) for one in found)
    if any(one.after is not None for one in found):
        help_text = "At most 0.1 is acceptable."
        after = Column("after", "Consistency ratio once replaced", "number", decimals=2, help=help_text)
        return _contradictions(
            weighed, (*columns, after), tuple((*row, one.after) for row, one in zip(rows, found, strict=True))
        )
    return _contradictions(weighed, columns, rows)


def _contradictions(weighed: Weighed, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    ids = tuple("-".join(filter(None, (one.more, one.less))) for one in weighed.elicited.contradictions)
    return Table("contradictions", "Judgments that do not fit the others", columns, rows, ids)


def reweighed_table(case: Case, before: Ranking, after: Ranking, receipt: Receipt | None = None) -> Table:
    """Ranks and scores of the options under new weights, beside those under the weights in use."""
    columns = (
        Column("rank", "Rank", "number", decimals=0),
        Column("option", "Option"),
        Column("score", "Score", "number", "points", 1, GLOSSARY["score"].sentence),
        Column("rank_before", "Rank under the weights in use", "number", decimals=0),
        Column("score_before", "Score under the weights in use", "number", "points", 1),
    )
    rows = tuple(
        (
            rank_or_none(after.rank_i[i]),
            case.options[after.option_ids[i]].label,
            number_or_none(after.score_i[i]),
            rank_or_none(before.rank_i[i]),
            number_or_none(before.score_i[i]),
        )
        for i in after.order
    )
    ids = tuple(after.option_ids[i] for i in after.order)
    return Table("reweighed", "The ranking under these weights", columns, rows, ids, (), receipt)
