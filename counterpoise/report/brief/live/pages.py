"""Sheets to read: the answer, tables of the case, and how to read the workbook."""

from __future__ import annotations

from typing import Any

from ...writers.xlsx_file import fit_cell
from ..record import Brief, Grid, Paragraph, Points
from .book import FIRST, NARROW, TOP, WIDE, Book, row_height

WIDEST, PROSE = 60, 120


def write_answer(made: Book, sheet: Any, brief: Brief) -> None:
    """The answer as exported, and beside it what the workbook finds now."""
    model, formats = made.model, made.formats
    row = 2
    for warning in brief.warnings:
        sheet.write_string(row, 0, fit_cell(warning), formats["bold"])
        row += 1
    section = brief.sections[0]
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = f"{block.lead}: {block.text}"
            sheet.merge_range(row, 0, row, 5, "", formats["text"])
            sheet.write_string(row, 0, fit_cell(text), formats["text"])
            sheet.set_row(row, 15 * (1 + len(text) // 110))
            row += 1
    row += 1
    sheet.write_string(row, 0, "Under the weights and levels in this workbook now", formats["bold"])
    scores = f"Scores!$B${FIRST + 1}:$B${FIRST + len(model.options)}"
    names = f"Scores!$A${FIRST + 1}:$A${FIRST + len(model.options)}"
    known = [(score, name) for score, name in zip(model.score_i, model.options, strict=True) if score is not None]
    ordered = sorted(known, key=lambda each: -each[0])
    first = ordered[0] if ordered else (0.0, "none")
    lead = ordered[0][0] - ordered[1][0] if len(ordered) > 1 else 0.0
    near = sum(score >= first[0] - model.margin - 1e-9 for score, _ in ordered)
    live: list[tuple[str, str, str, float | str]] = [
        ("First, one by one", f'=IFERROR(INDEX({names},MATCH(MAX({scores}),{scores},0)),"none")', "bold", first[1]),
        ("Its score", f"=MAX({scores})", "score", first[0]),
        ("Its lead over the next", f"=IFERROR(LARGE({scores},1)-LARGE({scores},2),0)", "score", lead),
        (
            "Measures within the tie margin",
            f'=COUNTIF({scores},">="&(MAX({scores})-{model.margin}-1E-9))',
            "rank",
            near,
        ),
    ]
    if model.packages:
        scores, names = (f"Packages!${c}${FIRST + 1}:${c}${FIRST + len(model.packages)}" for c in "BA")
        best = max(
            (package for package in model.packages if package.score is not None),
            key=lambda package: package.score or 0.0,
            default=None,
        )
        live += [
            (
                "Best of the packages here",
                f'=IFERROR(INDEX({names},MATCH(MAX({scores}),{scores},0)),"none")',
                "bold",
                "none" if best is None else best.name,
            ),
            ("Its score", f"=MAX({scores})", "score", 0.0 if best is None or best.score is None else best.score),
        ]
    for name, formula, look, shown in live:
        row += 1
        sheet.write_string(row, 0, name)
        sheet.write_formula(row, 1, formula, formats[look], shown)
    row += 2
    for name, value in brief.facts:
        sheet.write_string(row, 0, name, formats["bold"])
        sheet.write_string(row, 1, fit_cell(value))
        row += 1
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 5, 22)


def write_grid(made: Book, name: str, grid: Grid | None) -> None:
    """A table as texts; nothing is written where there is none."""
    if grid is None:
        return
    sheet = made.sheet(name, grid.caption, grid.place)
    columns = [[head, *(row[c] for row in grid.rows)] for c, head in enumerate(grid.head)]
    widths = [max(NARROW, min(max(map(len, texts)), WIDEST)) for texts in columns]
    made.write_heads(sheet, grid.head, widths)
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            number = _number(text) if grid.is_number[c] else None
            if number is not None:
                sheet.write_number(FIRST + r, c, number)
            elif text:
                sheet.write_string(FIRST + r, c, fit_cell(text), made.formats["text"])
        sheet.set_row(FIRST + r, row_height(row, widths))
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(TOP)
    if grid.rows:
        sheet.autofilter(TOP, 0, TOP + len(grid.rows), len(grid.head) - 1)


def _number(text: str) -> float | None:
    """The number that a cell shows, None for a word in its place."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def write_read_me(made: Book, brief: Brief) -> None:
    sheet = made.sheet("Read me", "How to read this workbook", brief.question)
    lines = [
        "Yellow cells are to be written over: weights on the sheet Weights, levels on Levels, their ends on Ranges.",
        "All other numbers are formulas: partial values, contributions, scores, ranks and the answer's lower half.",
        "Simulations, tie sets of all packages and what would change the answer need the program: see the receipt.",
    ]
    for section in brief.sections:
        if section.id in ("method", "cautions"):
            lines += [item for block in section.blocks if isinstance(block, Points) for item in block.items]
    for r, line in enumerate(lines):
        sheet.write_string(TOP + r, 0, fit_cell(line), made.formats["text"])
        sheet.set_row(TOP + r, row_height([line], [PROSE]))
    row = TOP + len(lines) + 1
    sheet.write_string(row, 0, "Receipt", made.formats["bold"])
    for k, (name, value) in enumerate(brief.receipt_lines):
        sheet.write_string(row + 1 + k, 0, fit_cell(f"{name}: {value}"), made.formats["text"])
    sheet.set_column(0, 0, PROSE)
