"""The sheets that are no tables: how to use the workbook, the question, what fits no cell, full texts."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence

from ..records import CaseRecord
from ..wording import Path, dotted
from ..yaml_write import write_flow
from .cells import is_safe_text
from .columns import Cell, Column, choices_of
from .layout import FIELDS, OTHER_SHEET, QUESTION_SHEET, START_SHEET, TABLES, TEXT_SHEET
from .style import FIRST_ROW, HEAD_ROW, KEY_ROW, Book, check_cells, put, set_height, set_page
from .table_sheet import describe_field

PIECE = 30_000
"""Characters of a long text in one cell."""

_ADVICE = (
    "This workbook is a decision case of Counterpoise. Fill it in, save it as .xlsx, and open it again:",
    "on the page Edit, or with: python -m counterpoise import case.xlsx my_case",
    "",
    "Add, reorder and delete rows and columns as you like; blank rows do no harm. Do not merge cells.",
    "The first row of each sheet is hidden; it says which column is which. Leave it as it is.",
    "An id is a short name without spaces, such as toll_ring; sheets refer to one another by ids.",
    "Several ids in one cell are separated by commas.",
    "Numbers stand without their unit: 12, not 12 %. One number goes under 'likely'; low and high say how sure it is.",
    "Formulas are not computed here: paste them as values before you save.",
    "Gray columns are for reading; they are not taken over.",
    "Hold the pointer over a heading to see what it means.",
    "",
    "A first ranking needs: the sheet Question, one objective, two criteria with their worst and best level,",
    "two options, a level of each option on each criterion, and one weight profile with points.",
    "",
)


def write_start(book: Book) -> None:
    """How the workbook is used, and what its sheets hold."""
    sheet = book.workbook.add_worksheet(START_SHEET)
    sheet.set_column(0, 0, 24, book.text)
    sheet.set_column(1, 1, 100, book.text)
    for at, line in enumerate(_ADVICE):
        sheet.write_string(at, 1, line, book.text)
    sheets = [(QUESTION_SHEET, "The decision as a whole."), *((table.sheet, table.about) for table in TABLES)]
    sheets += [(OTHER_SHEET, "What has no cell of its own."), (TEXT_SHEET, "Full texts of sources.")]
    for at, (name, about) in enumerate(sheets):
        sheet.write_url(len(_ADVICE) + at, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(len(_ADVICE) + at, 1, about, book.text)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def write_question(book: Book, fields: Mapping[str, Cell]) -> None:
    """One line for each value that stands once; its key is in a hidden column."""
    sheet = book.workbook.add_worksheet(QUESTION_SHEET)
    for at, (key, heading, width) in enumerate(
        (("key", "Key", 10), ("heading", "What", 36), ("value", "Value", 70), ("meaning", "Meaning", 60))
    ):
        sheet.set_column(at, at, width, book.text, {"hidden": key == "key"})
        sheet.write_string(KEY_ROW, at, f"question/{key}")
        sheet.write_string(HEAD_ROW, at, heading, book.heading)
    for k, item in enumerate(FIELDS):
        at = FIRST_ROW + k
        is_number = item.kind in ("number", "whole")
        sheet.write_string(at, 0, item.key, book.hint)
        sheet.write_string(at, 1, item.heading, book.text)
        meaning, value = describe_field(CaseRecord, item.path), fields.get(item.key)
        sheet.write_blank(at, 2, None, book.answer if is_number else book.text)
        put(sheet, at, 2, value, book.answer if is_number else book.text)
        sheet.write_string(at, 3, meaning, book.hint)
        set_height(sheet, at, [(item.heading, 36), (value, 70), (meaning, 60)])
        column = Column(item.key, item.heading, item.kind, item.path, of=item.of)
        _check_field(book, sheet, at, column)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    set_page(sheet, QUESTION_SHEET, 2, 166)


def _check_field(book: Book, sheet: object, at: int, column: Column) -> None:
    words = choices_of(CaseRecord, column.path or ()) if column.kind == "choice" else ()
    check_cells(book, sheet, 2, at, column, words, first=at)


def write_rest(book: Book, rest: Sequence[tuple[str, Path, object]]) -> None:
    """What has no cell of its own, as file, path and value, so that nothing is lost."""
    _write_list(
        book,
        OTHER_SHEET,
        "other",
        (("file", "File", 26), ("path", "Path", 40), ("value", "Value (as YAML)", 90)),
        ((name, write_path(path), piece) for name, path, value in rest for piece in _pieces(safe_yaml(value))),
    )


def write_texts(book: Book, texts: Mapping[str, bytes]) -> None:
    """Full texts of sources in pieces that a cell holds; one that a sheet would change is in base64."""
    _write_list(
        book,
        TEXT_SHEET,
        "texts",
        (("file", "File", 26), ("encoding", "Written as", 12), ("content", "Content", 110)),
        ((name, encoding, piece) for name, data in texts.items() for encoding, piece in _encoded(data)),
    )


def _write_list(
    book: Book, name: str, key: str, columns: Sequence[tuple[str, str, int]], rows: Iterator[tuple[str, ...]]
) -> None:
    sheet = book.workbook.add_worksheet(name)
    for at, (part, heading, width) in enumerate(columns):
        sheet.set_column(at, at, width, book.text)
        sheet.write_string(KEY_ROW, at, f"{key}/{part}")
        sheet.write_string(HEAD_ROW, at, heading, book.heading)
    for at, row in enumerate(rows):
        for k, text in enumerate(row):
            sheet.write_string(FIRST_ROW + at, k, text, book.text)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    set_page(sheet, name, 1, sum(width for _part, _heading, width in columns))


def write_path(path: Path) -> str:
    """``limits[0].on``; where a key is no plain word, the path as a JSON list."""
    plain = dotted(path)
    is_plain = all(isinstance(step, int) or step.replace("_", "a").isalnum() for step in path) and plain.isascii()
    return plain if is_plain and is_safe_text(plain) else _ascii_json(list(path))


def safe_yaml(value: object) -> str:
    """The value as YAML on one line, in signs that every sheet gives back."""
    text = write_flow(value)
    return (
        text
        if is_safe_text(text[:PIECE]) and is_safe_text(text[PIECE:][:PIECE]) and len(text) < 2 * PIECE
        else _ascii_json(value)
    )


def _ascii_json(value: object) -> str:
    return json.dumps(value).replace("_x", "\\u005fx").replace("x005F_", "\\u0078005F_")


def _pieces(text: str) -> list[str]:
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)] or [""]


def _encoded(data: bytes) -> Iterator[tuple[str, str]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    pieces = _pieces(text)
    if data and all(map(is_safe_text, pieces)) and all(piece == piece.strip() for piece in pieces):
        yield from (("text", piece) for piece in pieces)
    else:
        yield from (("base64", piece) for piece in _pieces(base64.b64encode(data).decode("ascii")))


__all__ = ["safe_yaml", "write_path", "write_question", "write_rest", "write_start", "write_texts"]
