"""Whatever stands in a table, every file gives it back."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.report.tables import Column, Table
from counterpoise.report.writers import write_csv, write_json, write_markdown, write_text, write_xlsx
from counterpoise.report.writers.csv_file import FORMULA_STARTS

COLUMNS = (Column("a", "Words"), Column("b", "Number", "number", "EUR", 2), Column("c", "List", "list"))

# Control characters and lone surrogates cannot stand in a case file, nor in a workbook.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], include_characters="\n\t"), max_size=30)
NUMBERS = st.none() | st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6)
ROWS = st.lists(st.tuples(WORDS, NUMBERS, st.lists(WORDS, max_size=3).map(tuple)), max_size=5)
TABLES = ROWS.map(lambda rows: Table("t", "Table", COLUMNS, tuple(rows)))


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_csv_gives_back_every_cell_and_never_a_formula(table: Table) -> None:
    rows = list(csv.reader(io.StringIO(write_csv([table]).decode("utf-8-sig"), newline="")))[1:]
    assert len(rows) == len(table.rows)
    for row, shown in zip(rows, table.shown(), strict=True):
        for cell, wanted in ((row[0], shown[0]), (row[2], shown[2])):
            assert not cell.startswith(FORMULA_STARTS)
            assert cell in (wanted, "'" + wanted)
        assert (float(row[1]) if row[1] else None) == shown[1]


@given(TABLES)
@settings(max_examples=25, deadline=None)
def test_xlsx_gives_back_every_cell_with_its_type(table: Table) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx([table]))).worksheets[0]
    for r, shown in enumerate(table.shown()):
        words, number, listed = (sheet.cell(r + 2, c) for c in (1, 2, 3))
        assert [words.value or "", listed.value or ""] == [shown[0], shown[2]]
        assert number.value == shown[1]
        assert "f" not in (words.data_type, listed.data_type)


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_json_gives_back_words_and_numbers(table: Table) -> None:
    rows = json.loads(write_json([table]))["tables"][0]["rows"]
    for row, (words, number, listed) in zip(rows, table.rows, strict=True):
        assert (row["a"], row["c"]) == (words, list(listed))
        assert row["b"] is None if number is None else abs(row["b"] - number) <= 1e-10


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_markdown_keeps_one_line_per_row_whatever_the_words(table: Table) -> None:
    lines = [line for line in write_markdown([table]).decode().split("\n") if line.startswith("|")]
    assert len(lines) == len(table.rows) + 2


@given(TABLES, st.integers(30, 120))
@settings(max_examples=60, deadline=None)
def test_text_can_be_laid_out_at_any_width(table: Table, width: int) -> None:
    content = write_text([table], width).decode()
    for texts in table.texts():
        for word in texts[1].split():
            assert word in content
