"""What the group would choose by how much each perspective counts, and under which shares what wins."""

from __future__ import annotations

import numpy as np

from ...model import Case, Receipt
from ...study.perspectives import Disagreement
from ..numbers import format_number
from ..sentences.group import weights_clause
from ..sentences.perspectives import choice_id, choice_name, kind_name
from .table import Cell, Column, Table


def group_ranking_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per choice shown: its weighted mean score and its rank among all compared."""
    group = found.group
    columns = (
        Column("rank", "Rank", "rank"),
        Column("choice", kind_name(found).capitalize()),
        Column("score", "Mean score", "number", "points", 1),
        Column("most", "Most given up", "number", "points", 1, "The largest loss of any perspective."),
    )
    rows = sorted(range(len(found.members)), key=lambda k: (int(group.rank_c[k]), k))
    body = tuple(
        (
            int(group.rank_c[k]),
            choice_name(case, found, found.members[k]),
            float(group.score_c[k]),
            float(found.regret_ac[:, k].max()),
        )
        for k in rows
    )
    ids = tuple(choice_id(case, found.members[k]) for k in rows)
    notes = (f"{weights_clause(case, found)}.",)
    return Table("group_ranking", "The group's ranking", columns, body, ids, notes, receipt)


def group_winners_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per choice that some shares of the group make first: how far away they are, and what they may be."""
    group = found.group
    columns = (
        Column("choice", kind_name(found).capitalize()),
        Column("moved", "Group's weight that shifts", "percent", "%", 1, "The least that puts it first."),
        *(
            Column(
                f"share.{id_}",
                case.profiles[id_].name,
                unit="share in %",
                help="Smallest and largest share of this perspective among all that put the choice first.",
                about="perspective",
            )
            for id_ in found.ids
        ),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (
            choice_name(case, found, members),
            100 * nearest.moved,
            *(_span(winner.low_a[a], winner.high_a[a]) for a in range(len(found.ids))),
        )
        for members, winner, nearest in zip(group.members_w, group.winners, group.nearest_w, strict=True)
    )
    ids = tuple(choice_id(case, members) for members in group.members_w)
    return Table("group_winners", "Which shares of the group put what first", columns, body, ids, (), receipt)


def _span(low: float, high: float) -> str:
    low_text, high_text = (format_number(float(np.round(100 * end, 9)), 0) for end in (low, high))
    return f"{low_text} to {high_text}" if low_text != high_text else low_text
