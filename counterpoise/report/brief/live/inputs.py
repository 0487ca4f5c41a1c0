"""Sheets of what a reader may write over: weights, levels, ranges; and the value functions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from ...writers.xlsx_file import fit_cell
from .book import FIRST, NAMES, Book


def write_weights(made: Book) -> None:
    sheet = made.table_of_criteria(
        "Weights",
        "Weights",
        "Write over the points; every sheet follows. Points are on any common scale: their shares sum to 100 %.",
        ("Points", "Share", "Objective"),
    )
    total = sum(criterion.points for criterion in made.model.criteria)
    points = made.column("Weights", 2).removeprefix("Weights!")
    for j, criterion in enumerate(made.model.criteria):
        row = FIRST + j
        sheet.write_number(row, 2, criterion.points, made.formats["points"])
        formula = f"=IF(SUM({points})>0,{xl_rowcol_to_cell(row, 2)}/SUM({points}),0)"
        sheet.write_formula(row, 3, formula, made.formats["share"], criterion.points / total if total else 0)
        sheet.write_string(row, 4, fit_cell(criterion.objective), made.formats["text"])
    sheet.set_column(4, 4, 40)
    sheet.data_validation(
        FIRST,
        2,
        made.last,
        2,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1_000_000,
            "input_title": "Weight",
            "input_message": "Points for the step from the worst to the best end of the criterion's scale.",
            "error_title": "Not a weight",
            "error_message": "Write a number, 0 or more.",
        },
    )


def write_levels(made: Book) -> None:
    about = "Most likely levels. Write over a level to see what follows; an empty cell is a level that nobody knows."
    sheet = made.table_of_criteria("Levels", "Levels", about, made.model.options)
    for i, levels in enumerate(made.model.mode_ij):
        for j, level in enumerate(levels):
            look = made.formats[f"input {made.model.criteria[j].decimals}"]
            if level is None:
                sheet.write_blank(FIRST + j, NAMES + i, None, look)
            else:
                sheet.write_number(FIRST + j, NAMES + i, level, look)
    sheet.data_validation(
        FIRST,
        NAMES,
        made.last,
        NAMES + len(made.model.options) - 1,
        {"validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12, "ignore_blank": True},
    )


def write_scales(made: Book) -> None:
    most = max(len(criterion.knots) for criterion in made.model.criteria)
    heads = [text for k in range(1, most + 1) for text in (f"Level {k}", f"Worth {k}")]
    about = (
        "A level is worth what stands beside it; between two levels in proportion; beyond an end as much as the end."
    )
    sheet = made.table_of_criteria("Scales", "Value functions", about, heads)
    for j, criterion in enumerate(made.model.criteria):
        for k, (level, value) in enumerate(criterion.knots):
            sheet.write_number(FIRST + j, NAMES + 2 * k, level, made.formats[f"level {criterion.decimals}"])
            sheet.write_number(FIRST + j, NAMES + 2 * k + 1, value, made.formats["value"])


def worth_formula(made: Book, j: int, level: str) -> str:
    """The formula of the partial value of the level in a cell."""

    def at(k: int, part: int) -> str:
        return f"Scales!${xl_col_to_name(NAMES + 2 * k + part)}${FIRST + j + 1}"

    steps = [
        f"({at(k + 1, 1)}-{at(k, 1)})/({at(k + 1, 0)}-{at(k, 0)})"
        f"*(MIN(MAX({level},{at(k, 0)}),{at(k + 1, 0)})-{at(k, 0)})"
        for k in range(len(made.model.criteria[j].knots) - 1)
    ]
    return "+".join([at(0, 1), *steps])


def interpolate(level: float, knots: Sequence[tuple[float, float]]) -> float:
    """The partial value of a level: what `worth_formula` computes in the workbook."""
    return float(np.interp(level, [x for x, _ in knots], [y for _, y in knots]))


RANGE_COLUMNS = 4
"""Columns of a measure on the sheet of ranges: low, high, and what each end is worth to it."""


def ends_of(made: Book, i: int, *, low: bool) -> str:
    """What the ends of a measure's estimates are worth that serve it least, or best."""
    return made.column("Ranges", NAMES + RANGE_COLUMNS * i + (2 if low else 3))


def write_ranges(made: Book) -> None:
    model = made.model
    heads = [
        f"{name}: {part}"
        for name in model.options
        for part in ("low", "high", "worth at its worst", "worth at its best")
    ]
    about = "Lowest and highest plausible level of every estimate; what is common to all measures does not vary here."
    sheet = made.table_of_criteria("Ranges", "Ranges", about, heads)
    for i in range(len(model.options)):
        column = NAMES + RANGE_COLUMNS * i
        for j, criterion in enumerate(model.criteria):
            low, high, row = model.low_ij[i][j], model.high_ij[i][j], FIRST + j
            look = made.formats[f"input {criterion.decimals}"]
            for c, level in ((column, low), (column + 1, high)):
                if level is None:
                    sheet.write_blank(row, c, None, look)
                else:
                    sheet.write_number(row, c, level, look)
            cells = [xl_rowcol_to_cell(row, column), xl_rowcol_to_cell(row, column + 1)]
            worths = [worth_formula(made, j, cell) for cell in cells]
            found = [interpolate(level, criterion.knots) for level in (low, high) if level is not None]
            for c, pick, unknown in ((column + 2, "MIN", 0), (column + 3, "MAX", 1)):
                formula = f'=IF({cells[0]}="",{unknown},{pick}({worths[0]},{worths[1]}))'
                shown = unknown if not found else min(found) if pick == "MIN" else max(found)
                sheet.write_formula(row, c, formula, made.formats["value"], shown)
