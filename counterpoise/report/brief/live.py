"""A brief as a live workbook: weights and levels are cells, and everything that follows from them is a formula.

Criteria stand in the same row on every sheet, so that a weighted sum is one SUMPRODUCT. Each formula carries
the engine's result, for programs that show a workbook without computing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from ..writers.xlsx_file import fit_cell
from .model import LivePackage, Model
from .record import Brief, Grid, Paragraph, Points

TOP = 3
"""Row of the headings; criteria begin under it."""

FIRST = TOP + 1
NAMES = 2
"""Columns before the numbers: the criterion and its unit."""

INPUT = "#FFF6D6"
"""Color of cells to write over."""

WIDE, NARROW = 34, 13


@dataclass
class _Book:
    """A workbook being written, with its formats by name."""

    book: Any
    model: Model
    formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF2"}
        looks: dict[str, dict[str, Any]] = {
            "head": head,
            "title": {"bold": True, "font_size": 16},
            "bold": {"bold": True, "text_wrap": True, "valign": "top"},
            "text": {"text_wrap": True, "valign": "top"},
            "points": {"num_format": "0.00", "bg_color": INPUT, "locked": False, "border": 1, "border_color": "#C9B458"},
            "share": {"num_format": "0.0%"},
            "value": {"num_format": "0.000"},
            "score": {"num_format": "0.0"},
            "rank": {"num_format": "0"},
        }
        for criterion in self.model.criteria:
            shape = "#,##0" + ("." + "0" * criterion.decimals if criterion.decimals else "")
            looks[f"input {criterion.decimals}"] = looks["points"] | {"num_format": shape}
            looks[f"level {criterion.decimals}"] = {"num_format": shape}
        self.formats = {name: self.book.add_format(look) for name, look in looks.items()}

    @property
    def n_criteria(self) -> int:
        return len(self.model.criteria)

    @property
    def last(self) -> int:
        """Row of the last criterion."""
        return TOP + self.n_criteria

    def sheet(self, name: str, title: str, about: str) -> Any:
        """A new sheet with its title and what it is for."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, title, self.formats["title"])
        sheet.write_string(1, 0, fit_cell(about))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)
        return sheet

    def table_of_criteria(self, name: str, title: str, about: str, heads: Sequence[str]) -> Any:
        """A sheet with a criterion a row and further columns under ``heads``."""
        sheet = self.sheet(name, title, about)
        for c, text in enumerate(("Criterion", "Unit", *heads)):
            sheet.write_string(TOP, c, fit_cell(text), self.formats["head"])
        for j, criterion in enumerate(self.model.criteria):
            sheet.write_string(FIRST + j, 0, fit_cell(criterion.name), self.formats["bold"])
            sheet.write_string(FIRST + j, 1, fit_cell(criterion.unit), self.formats["text"])
        sheet.set_column(0, 0, WIDE)
        sheet.set_column(1, 1, 18)
        sheet.set_column(2, 1 + len(heads), NARROW)
        sheet.freeze_panes(FIRST, NAMES)
        sheet.repeat_rows(TOP)
        return sheet

    def column(self, sheet: str, column: int) -> str:
        """The cells of all criteria in one column of a sheet."""
        letter = xl_col_to_name(column)
        return f"{sheet}!${letter}${FIRST + 1}:${letter}${self.last + 1}"


def write_live(brief: Brief, model: Model) -> bytes:
    """The workbook."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": brief.title[:255], "comments": f"Counterpoise {brief.version}"})
        made = _Book(book, model)
        answer = made.sheet("Answer", brief.title, brief.question)
        _write_weights(made)
        _write_levels(made)
        _write_scales(made)
        _write_values(made)
        _write_contributions(made)
        _write_scores(made)
        if model.packages:
            _write_packages(made)
        _write_ranges(made)
        for name, grid in (("Costs", model.costs), ("Calendar", model.calendar), ("Sources", model.sources)):
            _write_grid(made, name, grid)
        _write_grid(made, "Claims", model.claims)
        _write_read_me(made, brief)
        _write_answer(made, answer, brief)
        _name_ranges(made)
    return stream.getvalue()


def _write_weights(made: _Book) -> None:
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
    sheet.set_column(4, 4, 26)
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


def _write_levels(made: _Book) -> None:
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


def _write_scales(made: _Book) -> None:
    most = max(len(criterion.knots) for criterion in made.model.criteria)
    heads = [text for k in range(1, most + 1) for text in (f"Level {k}", f"Worth {k}")]
    about = "A level is worth what stands beside it, between two levels in proportion, beyond the ends as much as the end."
    sheet = made.table_of_criteria("Scales", "Value functions", about, heads)
    for j, criterion in enumerate(made.model.criteria):
        for k, (level, value) in enumerate(criterion.knots):
            sheet.write_number(FIRST + j, NAMES + 2 * k, level, made.formats[f"level {criterion.decimals}"])
            sheet.write_number(FIRST + j, NAMES + 2 * k + 1, value, made.formats["value"])


def _worth(made: _Book, j: int, level: str) -> str:
    """The formula of the partial value of the level in a cell."""

    def at(k: int, part: int) -> str:
        return f"Scales!${xl_col_to_name(NAMES + 2 * k + part)}${FIRST + j + 1}"

    steps = [
        f"({at(k + 1, 1)}-{at(k, 1)})/({at(k + 1, 0)}-{at(k, 0)})"
        f"*(MIN(MAX({level},{at(k, 0)}),{at(k + 1, 0)})-{at(k, 0)})"
        for k in range(len(made.model.criteria[j].knots) - 1)
    ]
    return "+".join([at(0, 1), *steps])


def _write_values(made: _Book) -> None:
    about = "What each level is worth: 0 at the worst end of the scale, 1 at the best."
    sheet = made.table_of_criteria("Values", "Partial values", about, made.model.options)
    for i, values in enumerate(made.model.value_ij):
        for j, value in enumerate(values):
            level = f"Levels!{xl_rowcol_to_cell(FIRST + j, NAMES + i)}"
            formula = f'=IF({level}="","",{_worth(made, j, level)})'
            shown = "" if value is None else value
            sheet.write_formula(FIRST + j, NAMES + i, formula, made.formats["value"], shown)


def _write_contributions(made: _Book) -> None:
    about = "Share of weight x partial value x 100: the points of score that each criterion gives."
    sheet = made.table_of_criteria("Contributions", "Contributions in points", about, made.model.options)
    total = sum(criterion.points for criterion in made.model.criteria) or 1.0
    for i, values in enumerate(made.model.value_ij):
        for j, value in enumerate(values):
            share, worth = f"Weights!$D${FIRST + j + 1}", f"Values!{xl_rowcol_to_cell(FIRST + j, NAMES + i)}"
            formula = f'=IF({worth}="","",100*{share}*{worth})'
            shown = "" if value is None else 100 * made.model.criteria[j].points / total * value
            sheet.write_formula(FIRST + j, NAMES + i, formula, made.formats["score"], shown)


def _score(made: _Book, worth: str) -> str:
    """The formula of a score, from a column of partial values; a missing one that counts leaves no score."""
    share = made.column("Weights", 3)
    return f'=IF(SUMPRODUCT(({worth}="")*({share}>0))>0,"not ranked",ROUND(100*SUMPRODUCT({share},{worth}),9))'


def _write_scores(made: _Book) -> None:
    model = made.model
    sheet = made.sheet("Scores", "Scores and ranks of measures", "Points from 0 to 100; rank 1 is best.")
    heads = ("Measure", "Score", "Rank", "Behind the first", "Score, low", "Score, high")
    for c, text in enumerate(heads):
        sheet.write_string(TOP, c, text, made.formats["head"])
    last = FIRST + len(model.options)
    scores = f"$B${FIRST + 1}:$B${last}"
    best = max((score for score in model.score_i if score is not None), default=0.0)
    for i, name in enumerate(model.options):
        row, score, rank = FIRST + i, model.score_i[i], model.rank_i[i]
        shown: float | str = "not ranked" if score is None else score
        sheet.write_string(row, 0, fit_cell(name), made.formats["bold"])
        sheet.write_formula(row, 1, _score(made, made.column("Values", NAMES + i)), made.formats["score"], shown)
        cell = xl_rowcol_to_cell(row, 1)
        ranked = f'=IF(ISNUMBER({cell}),RANK({cell},{scores}),"")'
        sheet.write_formula(row, 2, ranked, made.formats["rank"], "" if rank is None else rank)
        behind = f'=IF(ISNUMBER({cell}),MAX({scores})-{cell},"")'
        sheet.write_formula(row, 3, behind, made.formats["score"], "" if score is None else best - score)
        for c, low in ((4, True), (5, False)):
            formula = f"=100*SUMPRODUCT({made.column('Weights', 3)},{_ends(made, i, low=low)})"
            sheet.write_formula(row, c, formula, made.formats["score"], model.range_i[i][0 if low else 1])
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 5, NARROW)
    sheet.freeze_panes(FIRST, 1)
    _add_bars(made, sheet, "Scores", len(model.options), "Score of each measure, 0 to 100", last + 1)


def _add_bars(made: _Book, sheet: Any, name: str, n: int, title: str, row: int) -> None:
    """A native chart of the scores in the second column, first row on top."""
    chart = made.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": title,
            "categories": [name, FIRST, 0, FIRST + n - 1, 0],
            "values": [name, FIRST, 1, FIRST + n - 1, 1],
            "fill": {"color": "#0072B2"},
            "data_labels": {"value": True, "num_format": "0.0"},
            "gap": 60,
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"min": 0, "max": 100, "num_format": "0", "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 760, "height": max(240, 60 + 28 * n)})
    sheet.insert_chart(row, 0, chart, {"description": title})


def _write_packages(made: _Book) -> None:
    """Scores of packages under the weights, from levels that Counterpoise found for each package as a whole."""
    model = made.model
    about = "Levels of packages are those that Counterpoise found at the most likely levels: they follow the weights only."
    names = [package.name for package in model.packages]
    levels = made.table_of_criteria("Package_levels", "Levels of packages", about, names)
    worths = made.table_of_criteria("Package_values", "Partial values of packages", about, names)
    for p, package in enumerate(model.packages):
        for j, level in enumerate(package.level_j):
            if level is not None:
                look = made.formats[f"level {model.criteria[j].decimals}"]
                levels.write_number(FIRST + j, NAMES + p, level, look)
            cell = f"Package_levels!{xl_rowcol_to_cell(FIRST + j, NAMES + p)}"
            formula = f'=IF({cell}="","",{_worth(made, j, cell)})'
            shown = "" if level is None else _interpolate(level, model.criteria[j].knots)
            worths.write_formula(FIRST + j, NAMES + p, formula, made.formats["value"], shown)
    _write_package_scores(made, model.packages)


def _write_package_scores(made: _Book, packages: Sequence[LivePackage]) -> None:
    sheet = made.sheet(
        "Packages",
        "Scores of packages",
        "The best packages and the case's own. Others may become best under other weights: ask the dashboard.",
    )
    for c, text in enumerate(("Package", "Score", "Rank among these", "Behind the first of these")):
        sheet.write_string(TOP, c, text, made.formats["head"])
    last = FIRST + len(packages)
    scores = f"$B${FIRST + 1}:$B${last}"
    known = [package.score for package in packages if package.score is not None]
    for p, package in enumerate(packages):
        row, score = FIRST + p, package.score
        shown: float | str = "not ranked" if score is None else score
        sheet.write_string(row, 0, fit_cell(package.name), made.formats["bold"])
        sheet.write_formula(
            row, 1, _score(made, made.column("Package_values", NAMES + p)), made.formats["score"], shown
        )
        cell = xl_rowcol_to_cell(row, 1)
        rank = "" if score is None else 1 + sum(other > score + 1e-9 for other in known)
        ranked = f'=IF(ISNUMBER({cell}),RANK({cell},{scores}),"")'
        sheet.write_formula(row, 2, ranked, made.formats["rank"], rank)
        behind = f'=IF(ISNUMBER({cell}),MAX({scores})-{cell},"")'
        sheet.write_formula(row, 3, behind, made.formats["score"], "" if score is None else max(known) - score)
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 3, NARROW)
    sheet.freeze_panes(FIRST, 1)
    _add_bars(made, sheet, "Packages", len(packages), "Score of each package, 0 to 100", last + 1)


def _interpolate(level: float, knots: Sequence[tuple[float, float]]) -> float:
    """The partial value of a level: what `_worth` computes in the workbook."""
    value = knots[0][1]
    for (x0, y0), (x1, y1) in zip(knots, knots[1:], strict=False):
        value += (y1 - y0) / (x1 - x0) * (min(max(level, x0), x1) - x0)
    return value


RANGE_COLUMNS = 4
"""Columns of a measure on the sheet of ranges: low, high, and what each end is worth to it."""


def _ends(made: _Book, i: int, *, low: bool) -> str:
    """What the ends of a measure's estimates are worth that serve it least, or best."""
    return made.column("Ranges", NAMES + RANGE_COLUMNS * i + (2 if low else 3))


def _write_ranges(made: _Book) -> None:
    model = made.model
    heads = [
        f"{name}: {part}" for name in model.options for part in ("low", "high", "worth at its worst", "worth at its best")
    ]
    about = "Lowest and highest plausible level of every estimate, and what the ends are worth to the measure."
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
            worths = [_worth(made, j, cell) for cell in cells]
            found = [_interpolate(level, criterion.knots) for level in (low, high) if level is not None]
            for c, pick, unknown in ((column + 2, "MIN", 0), (column + 3, "MAX", 1)):
                formula = f'=IF({cells[0]}="",{unknown},{pick}({worths[0]},{worths[1]}))'
                shown = unknown if not found else min(found) if pick == "MIN" else max(found)
                sheet.write_formula(row, c, formula, made.formats["value"], shown)


def _write_grid(made: _Book, name: str, grid: Grid | None) -> None:
    """A table as texts; nothing is written where there is none."""
    if grid is None:
        return
    sheet = made.sheet(name, grid.caption, grid.place)
    widths = [NARROW] * len(grid.head)
    for c, text in enumerate(grid.head):
        sheet.write_string(TOP, c, fit_cell(text), made.formats["head"])
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            number = _number(text) if grid.is_number[c] else None
            if number is not None:
                sheet.write_number(FIRST + r, c, number)
            elif text:
                sheet.write_string(FIRST + r, c, fit_cell(text), made.formats["text"])
                widths[c] = max(widths[c], min(len(text), 60))
    for c, width in enumerate(widths):
        sheet.set_column(c, c, width)
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


def _write_answer(made: _Book, sheet: Any, brief: Brief) -> None:
    """The answer as exported, and beside it what the workbook finds now."""
    model, formats = made.model, made.formats
    row = 2
    for warning in brief.warnings:
        sheet.write_string(row, 0, fit_cell(warning), formats["bold"])
        row += 1
    section = brief.sections[0]
    for block in section.blocks:
        texts = [f"{block.lead}: {block.text}"] if isinstance(block, Paragraph) else getattr(block, "items", ())
        for text in texts:
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
        ("Measures within the tie margin", f'=COUNTIF({scores},">="&(MAX({scores})-{model.margin}-1E-9))', "rank", near),
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


def _write_read_me(made: _Book, brief: Brief) -> None:
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
    row = TOP + len(lines) + 1
    sheet.write_string(row, 0, "Receipt", made.formats["bold"])
    for k, (name, value) in enumerate(brief.receipt_lines):
        sheet.write_string(row + 1 + k, 0, fit_cell(f"{name}: {value}"), made.formats["text"])
    sheet.set_column(0, 0, 120)


def _name_ranges(made: _Book) -> None:
    """Names for what other workbooks may refer to."""
    book, n = made.book, len(made.model.options)
    book.define_name("Weight_points", f"={made.column('Weights', 2)}")
    book.define_name("Weight_shares", f"={made.column('Weights', 3)}")
    book.define_name("Measure_names", f"=Scores!$A${FIRST + 1}:$A${FIRST + n}")
    book.define_name("Measure_scores", f"=Scores!$B${FIRST + 1}:$B${FIRST + n}")
