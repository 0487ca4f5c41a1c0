"""What would change the package: single changes, weights, estimates, and what is worth finding out."""

from __future__ import annotations

from ...analysis.arrays import Floats
from ...analysis.packages.flips.find import Flip
from ...model import Case, Receipt
from ...study.packages.sensitivity import PackageSensitivity
from ..numbers import format_number
from ..sentences.package_flips import (
    flip_sentence,
    is_at_once,
    least_decimals,
    number_name,
    scope_sentence,
    typed_number,
    unit_of,
    worth_finding,
)
from ..sentences.packages import package_name
from ..sentences.robustness import input_name
from .table import Cell, Column, Table

EVENTS = {"best": "best package", "always": "tie set"}


def package_flips_table(case: Case, found: PackageSensitivity, receipt: Receipt | None = None) -> Table:
    """Every single change after which another package is best, or the tie set always holds others."""
    columns = (
        Column("sentence", "What would change the package"),
        Column("event", "What changes", help="The best package, or what all packages within the tie margin include."),
        Column("kind", "What moves"),
        Column("now", "Now", "number", decimals=None),
        Column("then", "Changes at", "number", decimals=None, help="Rounded outward: entering this number is enough."),
        Column("unit", "Unit"),
        Column("inside", "Inside its range", help="Whether it lies between the estimate's own low and high."),
        Column(
            "size", "Size", "percent", "% of scale or weight", 1, "Share of all weight, of the scale or of the limit."
        ),
    )
    rows = tuple(_flip_row(case, flip) for flip in found.flips)
    decimals = tuple(
        least_decimals(case, flip.number) if is_at_once(flip) else typed_number(case, flip)[0] for flip in found.flips
    )
    notes = tuple(filter(None, ("One number moves; all others stay.", scope_sentence(case, found))))
    return Table(
        "package_flips",
        "What would change the package",
        columns,
        rows,
        notes=notes,
        receipt=receipt,
        row_decimals=decimals,
    )


def _flip_row(case: Case, flip: Flip) -> tuple[Cell, ...]:
    scale = 100.0 if flip.number.kind in ("weight", "stacking") else 1.0
    then = flip.number.now if is_at_once(flip) else typed_number(case, flip)[1]
    return (
        flip_sentence(case, flip),
        EVENTS[flip.event],
        flip.number.kind,
        scale * flip.number.now,
        scale * then,
        unit_of(case, flip.number) or "day",
        "" if flip.is_inside is None else flip.is_inside,
        100 * flip.size,
    )


def package_switch_table(case: Case, found: PackageSensitivity, receipt: Receipt | None = None) -> Table:
    """Per package, the smallest movement of all weights together that makes it best."""
    columns = (
        Column("package", "Package"),
        Column("score", "Score", "number", "points", 1),
        Column("movement", "Weight that shifts", "percent", "%", 1, "Half the sum of all changes.", "no weights do it"),
        Column("changes", "Shares that move"),
    )
    rows = []
    for row in found.rows:
        change = found.switches.get(row.members)
        moved = "" if change is None else _changes(case, found, change.weight_j)
        rows.append((package_name(case, row.members), row.score, None if change is None else 100 * change.moved, moved))
    title = "What it takes for each package to be best"
    return Table("package_switch", title, columns, tuple(rows), receipt=receipt)


def _changes(case: Case, found: PackageSensitivity, weight_j: Floats) -> str:
    moved = [
        f"{criterion.name} {format_number(100 * before, 1)} % to {format_number(100 * after, 1)} %"
        for criterion, before, after in zip(case.criteria.values(), found.weight_j, weight_j, strict=True)
        if abs(after - before) >= 0.0005
    ]
    return "; ".join(moved)


def package_tornado_table(case: Case, found: PackageSensitivity, receipt: Receipt | None = None) -> Table:
    """How far the best package's lead swings over each estimate's own range."""
    columns = (
        Column("estimate", "Estimate"),
        Column("unit", "Unit"),
        Column("low", "Low", "number", decimals=None),
        Column("high", "High", "number", decimals=None),
        Column("lead_low", "Lead at low", "number", "points", 1, "Of the best package over the next best."),
        Column("lead_high", "Lead at high", "number", "points", 1),
        Column("swing", "Swing", "number", "points", 1),
    )
    rows, decimals = [], []
    for bar in found.tornado:
        scale = 100.0 if bar.number.kind == "stacking" else 1.0
        name = number_name(case, bar.number)
        ends = (scale * bar.low, scale * bar.high)
        rows.append((name, unit_of(case, bar.number), *ends, bar.lead_at_low, bar.lead_at_high, bar.swing))
        decimals.append(least_decimals(case, bar.number))
    title = "How far each estimate moves the best package's lead"
    return Table("package_tornado", title, columns, tuple(rows), receipt=receipt, row_decimals=tuple(decimals))


def package_information_table(case: Case, found: PackageSensitivity, receipt: Receipt | None = None) -> Table:
    """Uncertain numbers by what knowing them before the package is chosen would be worth."""
    columns = (
        Column("input", "Uncertain number"),
        Column("kind", "Kind"),
        Column("regret", "Regret avoided", "number", "points", 2, "How much the expected score of the choice rises."),
        Column("error", "Standard error", "number", "points", 2, "Monte Carlo standard error."),
        Column("changes", "Would change the choice", "percent", "% of simulations", 1),
        Column("verdict", "Before deciding", help="Worth finding out: more than two standard errors and 0.005 points."),
    )
    by_id = {entry.id: entry for entry in found.inputs}
    useful = {value.id for value in worth_finding(found)}
    values = found.worth.inputs if found.worth else ()
    rows = tuple(
        (
            input_name(case, by_id[v.id]),
            by_id[v.id].kind,
            v.regret_avoided,
            v.error,
            100 * v.changes_choice,
            "find out" if v.id in useful else "decide now",
        )
        for v in values
    )
    n = format_number(len(found.informed))
    note = f"The choice is among {n} packages{'' if found.is_all_informed else ', those with the highest scores'}."
    title = "What is worth finding out before choosing a package"
    ids = tuple(v.id for v in values)
    return Table("package_information", title, columns, rows, ids, (note,), receipt)
