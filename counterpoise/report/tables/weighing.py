"""Weights from answers as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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
from .weights import swing

MOST_EQUIVALENTS = 3
"""Criteria, the heaviest first, in whose units a criterion is expressed."""


def weighed_tables(weighed: Weighed) -> Sequence[Table]:
    """The weights, what they mean in units and, where there are any, the contradictions."""
    tables = [weighed_table(weighed), equivalents_table(weighed)]
    return [*tables, contradictions_table(weighed)] if weighed.elicited.contradictions else tables


def weighed_table(weighed: Weighed) -> Table:
    """Points and shares, in the whole and within the objective, and what they come to over the options."""
    case, total = weighed.case, defaultdict[str, float](float)
    criteria = tuple(case.criteria.values())
    for criterion, share in zip(criteria, weighed.elicited.share_j, strict=True):
        total[criterion.objective] += share
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
            100 * use.share / total[criterion.objective] if total[criterion.objective] else 0.0,
            None if use.spread is None else 100 * use.spread,
            None if use.effective is None else 100 * use.effective,
        )
        for criterion, use in zip(criteria, weighed.scales, strict=True)
    )
    title = f"Weights: {METHOD_NAMES[weighed.method]}"
    return Table("weighed", title, columns, rows, tuple(case.criteria), tuple(warning_sentences(weighed)))


def equivalents_table(weighed: Weighed) -> Table:
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
    return Table("equivalents", "What the weights mean in units", columns, rows, ids, notes)


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
