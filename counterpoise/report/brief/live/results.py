"""Sheets of formulas: partial values, contributions, scores and ranks, of measures and of packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from ...writers.xlsx_file import fit_cell
from ..record import LivePackage
from .book import FIRST, NAMES, NARROW, WIDE, Book, row_height
from .inputs import ends_of, interpolate, worth_formula

PACKAGE_WIDTH = 70


def write_values(made: Book) -> None:
    about = "What each level is worth: 0 at the worst end of the scale, 1 at the best."
    sheet = made.table_of_criteria("Values", "Partial values", about, made.model.options)
    for i, values in enumerate(made.model.value_ij):
        for j, value in enumerate(values):
            level = f"Levels!{xl_rowcol_to_cell(FIRST + j, NAMES + i)}"
            formula = f'=IF({level}="","",{worth_formula(made, j, level)})'
            shown = "" if value is None else value
            sheet.write_formula(FIRST + j, NAMES + i, formula, made.formats["value"], shown)


def write_contributions(made: Book) -> None:
    about = "Share of weight x partial value x 100: the points of score that each criterion gives."
    sheet = made.table_of_criteria("Contributions", "Contributions in points", about, made.model.options)
    total = sum(criterion.points for criterion in made.model.criteria) or 1.0
    for i, values in enumerate(made.model.value_ij):
        for j, value in enumerate(values):
            share, worth = f"Weights!$D${FIRST + j + 1}", f"Values!{xl_rowcol_to_cell(FIRST + j, NAMES + i)}"
            formula = f'=IF({worth}="","",100*{share}*{worth})'
            shown = "" if value is None else 100 * made.model.criteria[j].points / total * value
            sheet.write_formula(FIRST + j, NAMES + i, formula, made.formats["score"], shown)


def score_formula(made: Book, worth: str) -> str:
    """The formula of a score, from a column of partial values; a missing one that counts leaves no score."""
    share = made.column("Weights", 3)
    return f'=IF(SUMPRODUCT(({worth}="")*({share}>0))>0,"not ranked",ROUND(100*SUMPRODUCT({share},{worth}),9))'


def write_scores(made: Book) -> None:
    model = made.model
    sheet = made.sheet("Scores", "Scores and ranks of measures", "Points from 0 to 100; rank 1 is best.")
    heads = ("Measure", "Score", "Rank", "Behind the first", "Score, low", "Score, high")
    made.write_heads(sheet, heads, (WIDE, *[NARROW] * 5))
    last = FIRST + len(model.options)
    scores = f"$B${FIRST + 1}:$B${last}"
    best = max((score for score in model.score_i if score is not None), default=0.0)
    for i, name in enumerate(model.options):
        row, score, rank = FIRST + i, model.score_i[i], model.rank_i[i]
        shown: float | str = "not ranked" if score is None else score
        sheet.write_string(row, 0, fit_cell(name), made.formats["bold"])
        sheet.write_formula(row, 1, score_formula(made, made.column("Values", NAMES + i)), made.formats["score"], shown)
        cell = xl_rowcol_to_cell(row, 1)
        ranked = f'=IF(ISNUMBER({cell}),RANK({cell},{scores}),"")'
        sheet.write_formula(row, 2, ranked, made.formats["rank"], "" if rank is None else rank)
        behind = f'=IF(ISNUMBER({cell}),MAX({scores})-{cell},"")'
        sheet.write_formula(row, 3, behind, made.formats["score"], "" if score is None else best - score)
        for c, low in ((4, True), (5, False)):
            formula = f"=100*SUMPRODUCT({made.column('Weights', 3)},{ends_of(made, i, low=low)})"
            sheet.write_formula(row, c, formula, made.formats["score"], model.range_i[i][0 if low else 1])
    sheet.freeze_panes(FIRST, 1)
    add_bars(made, sheet, "Scores", len(model.options), "Score of each measure, 0 to 100", last + 1)


def add_bars(made: Book, sheet: Any, name: str, n: int, title: str, row: int) -> None:
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


def write_packages(made: Book) -> None:
    """Scores of packages under the weights, from levels that Counterpoise found for each package as a whole."""
    model = made.model
    about = (
        "Levels of whole packages, as Counterpoise found them: their scores follow the weights, not the sheet Levels."
    )
    names = [package.name for package in model.packages]
    levels = made.table_of_criteria("Package_levels", "Levels of packages", about, names)
    worths = made.table_of_criteria("Package_values", "Partial values of packages", about, names)
    for p, package in enumerate(model.packages):
        for j, level in enumerate(package.level_j):
            if level is not None:
                look = made.formats[f"level {model.criteria[j].decimals}"]
                levels.write_number(FIRST + j, NAMES + p, level, look)
            cell = f"Package_levels!{xl_rowcol_to_cell(FIRST + j, NAMES + p)}"
            formula = f'=IF({cell}="","",{worth_formula(made, j, cell)})'
            shown = "" if level is None else interpolate(level, model.criteria[j].knots)
            worths.write_formula(FIRST + j, NAMES + p, formula, made.formats["value"], shown)
    _write_package_scores(made, model.packages)


def _write_package_scores(made: Book, packages: Sequence[LivePackage]) -> None:
    sheet = made.sheet(
        "Packages",
        "Scores of packages",
        "The best packages and the case's own. Others may become best under other weights: ask the dashboard.",
    )
    heads = ("Package", "Score", "Rank among these", "Behind the first of these")
    made.write_heads(sheet, heads, (PACKAGE_WIDTH, *[NARROW] * 3))
    last = FIRST + len(packages)
    scores = f"$B${FIRST + 1}:$B${last}"
    known = [package.score for package in packages if package.score is not None]
    for p, package in enumerate(packages):
        row, score = FIRST + p, package.score
        shown: float | str = "not ranked" if score is None else score
        sheet.write_string(row, 0, fit_cell(package.name), made.formats["bold"])
        sheet.set_row(row, row_height([package.name], [PACKAGE_WIDTH - 8]))
        sheet.write_formula(
            row, 1, score_formula(made, made.column("Package_values", NAMES + p)), made.formats["score"], shown
        )
        cell = xl_rowcol_to_cell(row, 1)
        rank = "" if score is None else 1 + sum(other > score + 1e-9 for other in known)
        ranked = f'=IF(ISNUMBER({cell}),RANK({cell},{scores}),"")'
        sheet.write_formula(row, 2, ranked, made.formats["rank"], rank)
        behind = f'=IF(ISNUMBER({cell}),MAX({scores})-{cell},"")'
        sheet.write_formula(row, 3, behind, made.formats["score"], "" if score is None else max(known) - score)
    sheet.freeze_panes(FIRST, 1)
    add_bars(made, sheet, "Packages", len(packages), "Score of each package, 0 to 100", last + 1)
