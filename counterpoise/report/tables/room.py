"""A room's answers as tables: the spread of weights, what is put first, compromises, groups, and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from ...model import Case, Receipt
from ...model.naming import tell_apart
from ...room import Answer
from ...study.opinions import Movement, Opinions
from ..numbers import decimals_of
from ..sentences.perspectives import RULE_NAMES, choice_id, choice_name, kind_name
from ..sentences.room import by_size, group_choice, weighs_more
from .table import Cell, Column, Table

MOST_CHOICES = 30
POINT_DECIMALS = 6
"""Decimals of a point in a file, where it has as many."""


def room_weights_table(
    case: Case,
    found: Opinions,
    before: Opinions | None = None,
    moved: Movement | None = None,
    receipt: Receipt | None = None,
) -> Table:
    """One row per criterion: the shares of weight that people give it, and how they moved since the round before."""
    columns = [
        Column("criterion", "Criterion"),
        *(
            Column(id_, label, "percent", "%", 1)
            for id_, label in (
                ("least", "Smallest"),
                ("lower", "Lower quartile"),
                ("median", "Median"),
                ("upper", "Upper quartile"),
                ("most", "Largest"),
            )
        ),
    ]
    quantile_qj = 100 * found.spread.quantile_qj
    rows: list[list[Cell]] = [
        [criterion.name, *quantile_qj[:, j].tolist()] for j, criterion in enumerate(case.criteria.values())
    ]
    if before is not None:
        columns.append(Column("before", "Median of the round before", "percent", "%", 1))
        middle_j = 100 * before.spread.quantile_qj[2]
        rows = [[*row, float(middle_j[j])] for j, row in enumerate(rows)]
    if moved is not None:
        help_text = "How far a person's share moved, up or down, on average."
        columns.append(Column("moved", "Mean change", "number", "percentage points", 1, help_text))
        rows = [[*row, 100 * float(moved.shift_j[j])] for j, row in enumerate(rows)]
    title = "How people weigh"
    return Table("room_weights", title, tuple(columns), tuple(map(tuple, rows)), tuple(case.criteria), (), receipt)


def room_choices_table(case: Case, found: Opinions, receipt: Receipt | None = None) -> Table:
    """One row per choice, those that most people put first on top."""
    columns = (
        Column("choice", kind_name(found).capitalize()),
        Column("first", "Best for", "number", "people"),
        Column("tied", "Within the tie margin for", "number", "people"),
        Column("score", "Mean score", "number", "points", 1),
        Column("rank", "Mean rank", "number", "", 1),
        Column("loss", "Largest loss", "number", "points", 1, "The most that anybody gives up against their own best."),
    )
    order = found.order[:MOST_CHOICES]
    body = tuple(
        (
            choice_name(case, found, found.members[c]),
            int(found.first_c[c]),
            int(found.tied_c[c]),
            float(found.mean_score_c[c]),
            float(found.mean_rank_c[c]),
            float(found.largest_regret_c[c]),
        )
        for c in order
    )
    ids = tuple(choice_id(case, found.members[c]) for c in order)
    notes = () if len(order) == len(found.order) else (f"The first {len(order)} of {len(found.order):,}.",)
    return Table("room_choices", "What people put first", columns, body, ids, notes, receipt)


def room_compromises_table(case: Case, found: Opinions, receipt: Receipt | None = None) -> Table:
    """One row per rule: its choice, its price, and how many accept it."""
    columns = (
        Column("rule", "Rule"),
        Column("choice", kind_name(found).capitalize(), empty="none"),
        Column("price", "Price", "number", "points", 1, "The most that anybody gives up.", "none"),
        Column("mean", "Mean given up", "number", "points", 1, empty="none"),
        Column("accepted", "Accepted by", "number", "people", 0, empty="none"),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (RULE_NAMES[rule], None, None, None, None)
        if of is None
        else (
            RULE_NAMES[rule],
            choice_name(case, found, found.members[of.choice]),
            of.price,
            float(np.mean(of.gives_up_a)),
            int(of.accepts_a.sum()),
        )
        for rule, of in found.compromise.items()
    )
    title = "What all could agree on"
    return Table("room_compromises", title, columns, body, tuple(found.compromise), (), receipt)


def room_groups_table(case: Case, found: Opinions, receipt: Receipt | None = None) -> Table:
    """One row per group of people who lose much the same by every choice, the largest first."""
    columns = (
        Column("people", "People", "number"),
        Column("best", "Best on average"),
        Column("more", "Weighs more than all do", help="In percentage points of all weight."),
    )
    body = tuple(
        (len(found.coalitions.groups[g]), group_choice(case, found, g), weighs_more(case, found, g))
        for g in by_size(found)
    )
    ids = tuple(str(k + 1) for k in range(len(body)))
    return Table("room_groups", "Groups of people", columns, body, ids, (), receipt)


def room_answers_table(case: Case, answers: Sequence[Answer], receipt: Receipt | None = None) -> Table:
    """One row per answer, as the import of a room reads it back."""
    points = [[answer.points.get(id_, 0.0) for id_ in case.criteria] for answer in answers]
    names = tell_apart({answer.participant[:8]: answer.name for answer in answers})
    columns = (
        Column("participant", "Participant"),
        Column("round", "Round", "number"),
        *(
            Column(f"points.{id_}", of.name, "number", "points", None, about="criterion")
            for id_, of in case.criteria.items()
        ),
        Column("method", "Method"),
        Column("reason", "Reason"),
        Column("submitted", "Submitted (UTC)"),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (
            names[answer.participant[:8]],
            answer.round,
            *row,
            answer.method,
            answer.reason,
            datetime.fromtimestamp(answer.submitted_at, UTC).strftime("%Y-%m-%d %H:%M:%S"),
        )
        for answer, row in zip(answers, points, strict=True)
    )
    decimals = tuple(max(decimals_of(number, 0, POINT_DECIMALS) for number in row) for row in points)
    ids = tuple(f"{answer.participant[:8]}.{answer.round}" for answer in answers)
    return Table("room_answers", "Answers of the room", columns, body, ids, (), receipt, decimals)
