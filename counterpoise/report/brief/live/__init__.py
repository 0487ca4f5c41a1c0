"""A brief as a live workbook: weights and levels are cells, and everything that follows from them is a formula.

Criteria stand in the same row on every sheet, so that a weighted sum is one SUMPRODUCT. Each formula carries
the engine's result, for programs that show a workbook without computing it.
"""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from ..record import Brief
from .book import FIRST, Book
from .inputs import write_levels, write_ranges, write_scales, write_weights
from .pages import write_answer, write_grid, write_read_me
from .results import write_contributions, write_packages, write_scores, write_values


def write_live(brief: Brief) -> bytes:
    """The workbook."""
    model, stream = brief.model, BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": brief.title[:255], "comments": f"Counterpoise {brief.version}"})
        made = Book(book, model)
        answer = made.sheet("Answer", brief.title, brief.question)
        write_weights(made)
        write_levels(made)
        write_scales(made)
        write_values(made)
        write_contributions(made)
        write_scores(made)
        if model.packages:
            write_packages(made)
        write_ranges(made)
        for name, grid in (("Costs", model.costs), ("Calendar", model.calendar), ("Sources", model.sources)):
            write_grid(made, name, grid)
        write_grid(made, "Claims", model.claims)
        write_read_me(made, brief)
        write_answer(made, answer, brief)
        name_ranges(made)
    return stream.getvalue()


def name_ranges(made: Book) -> None:
    """Names for what other workbooks may refer to."""
    book, n = made.book, len(made.model.options)
    book.define_name("Weight_points", f"={made.column('Weights', 2)}")
    book.define_name("Weight_shares", f"={made.column('Weights', 3)}")
    book.define_name("Measure_names", f"=Scores!$A${FIRST + 1}:$A${FIRST + n}")
    book.define_name("Measure_scores", f"=Scores!$B${FIRST + 1}:$B${FIRST + n}")
