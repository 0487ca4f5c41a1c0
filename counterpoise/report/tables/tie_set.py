"""The packages within the tie margin, side by side: which measures each of them holds."""

from __future__ import annotations

from ...study.packages.answer import PackagesAnswer
from ..names import join_names
from .table import Column, Table
from .values import number_or_none

HELD, NOT_HELD = "●", "○"


def tie_set_table(answer: PackagesAnswer) -> Table:
    """One row per package shown that is too close to the best to call, one column per measure held by any."""
    case, ties, kept = answer.case, answer.tie_set, answer.kept
    least = 0.0 if ties is None else ties.best_score - ties.margin - 1e-9
    rows = [row for row in answer.ranking.rows if row.rank > 0 and row.score >= least]
    ids = [id_ for id_ in case.options if any(id_ in row.members for row in rows)]
    always = set(ties.always) if ties else set()
    columns = (
        Column("rank", "Rank", "rank"),
        Column("score", "Score", "number", "points", 1),
        *(
            Column(f"holds.{id_}", case.options[id_].label, help="In every package of the tie set." * (id_ in always))
            for id_ in sorted(ids, key=lambda id_: id_ not in always)
        ),
        Column("cost", "Committed cost", "number", case.money.label, 1),
        Column("ready_day", "Ready", "day", "day", 0),
        *((Column("all_hold", "All rules hold", "percent", "% of simulations", 1),) if kept else ()),
    )
    body = tuple(
        (
            row.rank,
            number_or_none(row.score),
            *(
                HELD if column.id.removeprefix("holds.") in row.members else NOT_HELD
                for column in columns
                if column.id.startswith("holds.")
            ),
            row.cost,
            row.ready_day,
            *((100 * float(kept.chances.all_p[kept.row_by_members[row.members]]),) if kept else ()),
        )
        for row in rows
    )
    return Table(
        "tie_set", "Packages too close to call", columns, body, notes=_notes(answer, len(rows)), receipt=answer.receipt
    )


def _notes(answer: PackagesAnswer, n_shown: int) -> tuple[str, ...]:
    case, ties = answer.case, answer.tie_set
    if ties is None:
        return ()

    def named(ids: tuple[str, ...]) -> str:
        return join_names([case.options[id_].label for id_ in ids])

    notes = [f"{HELD} in the package, {NOT_HELD} not in it."]
    if ties.always:
        notes.append(f"In all of them: {named(ties.always)}.")
    if ties.never:
        notes.append(f"In none of them: {named(ties.never)}.")
    if ties.count is not None and ties.count > n_shown:
        notes.append(f"The best {n_shown} of {ties.count} are shown.")
    return tuple(notes)
