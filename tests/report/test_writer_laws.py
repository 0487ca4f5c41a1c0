"""Whatever stands in a table, every file gives it back."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.report.tables import Column, Table
from counterpoise.report.widths import display_width
from counterpoise.report.writers import write_json, write_markdown, write_text, write_xlsx
from counterpoise.report.writers.csv_file import COMMAS, SEMICOLONS, write_csv

COLUMNS = (Column("a", "Words"), Column("b", "Number", "number", "EUR", 2), Column("c", "List", "list"))

# Control characters and lone surrogates cannot stand in a case file, nor in a workbook.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], include_characters="\n\t"), max_size=30)
NUMBERS = st.none() | st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6)
ROWS = st.lists(st.tuples(WORDS, NUMBERS, st.lists(WORDS, max_size=3).map(tuple)), max_size=5)
TABLES = ROWS.map(lambda rows: Table("t", "Table", COLUMNS, tuple(rows)))


RUN_AS_FORMULAS = st.lists(st.sampled_from([*"=+-@;,|\t\n\r\"' a1＝＋－＠"]), max_size=12).map("".join)
FORMULA_TABLES = st.lists(st.tuples(RUN_AS_FORMULAS, NUMBERS, st.just(())), min_size=1, max_size=4).map(
    lambda rows: Table("t", "Table", COLUMNS, tuple(rows))
)
FORMULA = re.compile(r"\s*[=+\-@]")


@given(TABLES | FORMULA_TABLES, st.sampled_from([COMMAS, SEMICOLONS]))
@settings(max_examples=150, deadline=None)
def test_csv_gives_back_every_cell_and_never_a_formula(table: Table, dialect) -> None:
    text = write_csv([table], dialect).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator))[1:]
    assert len(rows) == len(table.rows)
    for row, shown in zip(rows, table.shown(), strict=True):
        for cell, wanted in ((row[0], shown[0]), (row[2], shown[2])):
            assert cell.replace("'", "") == wanted.replace("'", "")
            for part in re.split(r"[;\t\r\n|]", unicodedata.normalize("NFKC", cell)):
                assert not FORMULA.match(part.replace('"', ""))
        number = row[1].replace(dialect.decimal_mark, ".")
        assert (float(number) if number else None) == shown[1]


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


SCRIPTS = st.text(st.sampled_from("ab 漢字é\u0301ไม่한שק🚋"), max_size=20)
WIDE_TABLES = st.lists(st.tuples(SCRIPTS, NUMBERS, st.just(())), min_size=1, max_size=4).map(
    lambda rows: Table("t", "Table", COLUMNS, tuple(rows))
)


@given(WIDE_TABLES)
@settings(max_examples=100, deadline=None)
def test_columns_of_text_line_up_whatever_the_script(table: Table) -> None:
    lines = write_text([table], 100).decode().rstrip("\n").split("\n")
    rule = next(k for k, line in enumerate(lines) if line.startswith("--"))
    first = len(lines[rule].split("  ")[0])
    for line in lines[rule + 1 :]:
        assert display_width(line) <= first or any(
            display_width(line[:k]) == first and line[k : k + 2] == "  " for k in range(len(line))
        )
