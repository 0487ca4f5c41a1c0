"""Every file is read back by a reader that we did not write, and says what the screen says."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata

import openpyxl
import pandas as pd
import pytest

from counterpoise.casefile.formula_signs import FORMULA_SIGNS
from counterpoise.report.numbers import round_shown
from counterpoise.report.tables import Column, Table
from counterpoise.report.tables.frame import to_arrow
from counterpoise.report.writers import (
    WRITERS,
    write_csv,
    write_csv_semicolon,
    write_json,
    write_markdown,
    write_text,
    write_xlsx,
)
from counterpoise.report.writers.csv_file import neutralize
from counterpoise.report.writers.xlsx_file import cut_units, sheet_name

WRITTEN_HERE = {"csv", "csv_semicolon", "xlsx", "md", "json", "text"}

NASTY = Table(
    "nasty",
    "Nasty: [x] | *y*",
    (Column("a", "Text"), Column("b", "Number", "number", "EUR", 1)),
    (("=1+1", -2.25), ("+SUM(A1)", 0.1 + 0.2), ("@cmd", None), ('a|b\nc *d* <b> é, "q"', 1234567.85)),
)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_writer_is_tested_here() -> None:
    assert set(WRITERS) == WRITTEN_HERE


def test_no_two_downloads_of_a_table_share_a_name() -> None:
    names = {writer.file_name("comparison") for writer in WRITERS.values()}
    assert len(names) == len(WRITERS)
    assert {"comparison.csv", "comparison_semicolon.csv"} <= names


def test_csv_holds_the_screens_numbers_for_every_cell(every_table) -> None:
    for table in every_table:
        heading, *rows = read_csv(write_csv([table]))
        written = [text.removeprefix("'") for text in heading[: len(table.columns)]]
        assert written == [column.heading for column in table.columns]
        assert len(rows) == len(table.rows)
        for r, (row, texts) in enumerate(zip(rows, table.texts(), strict=True)):
            for cell, text, column in zip(row, texts, table.columns, strict=False):
                if not column.is_numeric:
                    assert cell.removeprefix("'") == text
                elif cell:
                    assert cell == text.replace(",", "").removeprefix("+"), (table.id, r, column.id)
                else:
                    assert text == column.empty


def test_csv_starts_with_a_mark_that_spreadsheets_need_and_pandas_reads_it(every_table) -> None:
    content = write_csv([every_table[0]])
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(io.BytesIO(content))
    assert frame["Score (points)"].tolist() == [72.0, 70.0, 50.0]


def test_csv_carries_the_receipt_in_every_row(every_table) -> None:
    frame = pd.read_csv(io.BytesIO(write_csv([every_table[0]])))
    assert frame["Receipt"].nunique() == 1
    assert "weight profile: everyday" in frame["Receipt"][0]


def test_csv_disarms_formulas_and_leaves_numbers_alone() -> None:
    rows = read_csv(write_csv([NASTY]))[1:]
    assert [row[0][:2] for row in rows[:3]] == ["'=", "'+", "'@"]
    assert [row[1] for row in rows] == ["-2.3", "0.3", "", "1234567.9"]
    assert rows[3][0] == 'a|b\nc *d* <b> é, "q"'


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t'=1+1"),
        ("＝1＋1", "'＝1＋1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("﹣1", "'﹣1"),
        ("x;=1+1", "x;'=1+1"),
        ('x; "@cmd', "x; \"'@cmd"),
        ("x\n-1", "x\n'-1"),
        ("x\t＋1", "x\t'＋1"),
        ('"=1+1"', '\'"=1+1"'),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("x;\ufeff=1+1", "x;\ufeff'=1+1"),
        ("＂=1+1", "'＂=1+1"),
        ("a, -1", "a, -1"),
        ("a - b = c", "a - b = c"),
        ("0 -> 60 % chance", "0 -> 60 % chance"),
    ],
)
def test_no_part_of_a_text_begins_as_a_formula(text: str, harmless: str) -> None:
    assert neutralize(text) == harmless


def test_a_file_with_semicolons_is_harmless_to_who_reads_commas() -> None:
    assert neutralize("a, =1+1", ";") == "a, '=1+1"


def test_a_long_cell_of_a_workbook_is_cut_between_signs() -> None:
    assert [cut_units("🚋a🚋", most) for most in range(6)] == ["", "", "🚋", "🚋a", "🚋a", "🚋a🚋"]


def test_every_width_of_a_formula_sign_is_known() -> None:
    found = {c for c in map(chr, range(0x10000)) if unicodedata.normalize("NFKC", c) in ("=", "+", "-", "@")}
    assert found <= set(FORMULA_SIGNS)


def test_a_spreadsheet_that_splits_at_semicolons_does_not_split_the_receipt(every_table) -> None:
    lines = write_csv([every_table[0]]).decode("utf-8-sig").splitlines()
    receipt = list(csv.reader(lines))[1][-1]
    assert ";" not in receipt
    assert " | weight profile: everyday | " in receipt


def test_csv_for_semicolon_locales_has_decimal_commas_and_the_same_cells(every_table) -> None:
    content = write_csv_semicolon([every_table[0]]).decode("utf-8")
    assert content.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=";"))
    plain = read_csv(write_csv([every_table[0]]))
    assert [len(row) for row in rows] == [len(row) for row in plain]
    assert rows[1][2] == "72,0"
    assert [[cell.replace(",", ".") for cell in row[2:5]] for row in rows[1:]] == [row[2:5] for row in plain[1:]]


def test_csv_puts_several_tables_under_their_titles(every_table) -> None:
    rows = read_csv(write_csv(every_table[:2]))
    assert rows[0] == [every_table[0].title]
    assert rows[len(every_table[0].rows) + 2] == []
    assert rows[len(every_table[0].rows) + 3] == [every_table[1].title]


def test_xlsx_holds_typed_numbers_equal_to_the_screens(every_table) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(every_table)))
    assert book.sheetnames[-1] == "Receipt"
    for table, sheet in zip(every_table, book.worksheets, strict=False):
        for r, row in enumerate(table.shown()):
            for c, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                found = sheet.cell(r + 2, c + 1).value
                if column.is_numeric and cell is not None:
                    assert isinstance(found, int | float)
                    assert found == cell
                    decimals = table.decimals_at(r, column)
                    assert sheet.cell(r + 2, c + 1).number_format == "#,##0" + (
                        "." + "0" * decimals if decimals else ""
                    )
                else:
                    assert (found or "") == (cell or "")


def test_xlsx_never_holds_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx([NASTY]))).worksheets[0]
    assert [sheet.cell(r, 1).data_type for r in (2, 3, 4, 5)] == ["s", "s", "s", "s"]
    assert sheet["A2"].value == "=1+1"


def test_xlsx_tells_what_it_was_computed_from(every_table) -> None:
    of_one_case = [table for table in every_table if table.receipt is None or table.receipt.digest == "0" * 64]
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(of_one_case)))["Receipt"]
    lines = dict(sheet.iter_rows(values_only=True))
    assert lines["case digest"] == "0" * 64
    assert lines["version"].startswith("Counterpoise ")


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("A: b/c", (), "A b c"),
        ("x" * 40, (), "x" * 31),
        ("x" * 40, ("X" * 31,), "x" * 29 + " 2"),
        ("Costs", ("costs",), "Costs 2"),
        ("Straße", ("STRASSE",), "Straße 2"),
        ("", (), "Table"),
        ("'Costs'", (), "Costs"),
        ("\x1b[31m\x00Costs\r\n", (), "31m Costs"),
        ("🚋" * 20, (), "🚋" * 15),
        ("a" * 30 + "🚋", (), "a" * 30),
        ("🚋" * 20, ("🚋" * 15,), "🚋" * 14 + " 2"),
        ("\ud800Costs\uffff", (), "Costs"),
    ],
)
def test_sheet_names_are_ones_a_spreadsheet_accepts(title: str, taken: tuple[str, ...], name: str) -> None:
    assert sheet_name(title, taken) == name


HARD = Table(
    "hard",
    "🚋" * 20 + "\x1b[31m",
    (Column("a", "Text\x00"), Column("b", "Number", "number")),
    (("x" * 40_000, 1.0), ("🚋" * 20_000, 2.0), ("\x1b]0;title\x07 \ud800 \uffff _x0041_", 3.0)),
    notes=("y" * 40_000,),
)


def test_xlsx_opens_whatever_the_text_and_says_what_was_cut() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([HARD, HARD])))
    assert len(set(book.sheetnames)) == 2
    sheet = book.worksheets[0]
    for cell in (sheet["A2"].value, sheet["A3"].value, sheet["A6"].value):
        assert cell.endswith("(cut: a cell holds no more)")
        assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert [sheet.cell(r, 2).value for r in (2, 3, 4)] == [1, 2, 3]
    assert sheet["A4"].value.endswith("_x0041_")


@pytest.mark.parametrize("format_", sorted(WRITERS))
def test_no_text_stops_a_writer(format_: str) -> None:
    assert WRITERS[format_].write([HARD])


def test_text_for_a_terminal_holds_no_sign_that_steers_it() -> None:
    content = write_text([HARD]).decode()
    assert not set(content) & {"\x1b", "\x07", "\x00", "\r"}


def test_json_holds_full_precision_and_rounds_to_the_screens_number(every_table) -> None:
    read = json.loads(write_json(every_table))["tables"]
    for record, table in zip(read, every_table, strict=True):
        for r, (row, shown) in enumerate(zip(record["rows"], table.shown(), strict=True)):
            for cell, column in zip(shown, table.columns, strict=True):
                value = row[column.id]
                if column.is_numeric and value is not None:
                    assert round_shown(value, table.decimals_at(r, column)) == cell
                elif column.kind == "list":
                    assert "; ".join(value) == cell
    assert read[0]["receipt"]["profile"] == "everyday"


def test_markdown_shows_the_screens_text_and_keeps_its_shape(every_table) -> None:
    for table in [*every_table, NASTY]:
        lines = [line for line in write_markdown([table]).decode().splitlines() if line.startswith("|")]
        assert len(lines) == len(table.rows) + 2
        for line, texts in zip(lines[2:], table.texts(), strict=True):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            assert [re.sub(r"\\(.)", r"\1", cell) for cell in cells] == [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_markdown_keeps_its_rows_whatever_ends_a_line(line_break: str) -> None:
    broken = Table("t", f"T{line_break}x", (Column("a", f"A{line_break}b"),), ((f"c{line_break}| d",),))
    assert write_markdown([broken]).decode() == "## T x\n\n| A b |\n| --- |\n| c \\| d |\n"


def test_columns_of_text_line_up_with_wide_and_joining_signs() -> None:
    names = ("Bus", "漢字の名", "Cafe\u0301", "בוס")
    table = Table("t", "T", (Column("a", "Name"), Column("b", "N", "number")), tuple((name, 1.0) for name in names))
    assert write_text([table], 40).decode().split("\n")[2:-1] == [
        "Name      N",
        "--------  -",
        "Bus       1",
        "漢字の名  1",
        "Cafe\u0301      1",
        "בוס       1",
    ]


def test_markdown_never_lets_text_become_markup() -> None:
    text = write_markdown([NASTY]).decode()
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert text.startswith("## Nasty: \\[x\\] \\| \\*y\\*")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_text_keeps_to_the_width_and_loses_nothing(every_table, width: int) -> None:
    for table in every_table:
        content = write_text([table], width).decode()
        longest_word = max(len(word) for word in content.split())
        assert max(len(line) for line in content.splitlines()) <= max(width, longest_word + 40)
        for texts in table.texts():
            for word in " ".join(texts).split():
                assert word in content


def test_the_frame_holds_the_screens_numbers(every_table) -> None:
    for table in every_table:
        frame = to_arrow(table).to_pandas()
        assert list(frame.columns) == [column.heading for column in table.columns]
        for c, column in enumerate(table.columns):
            for found, row in zip(frame.iloc[:, c], table.shown(), strict=True):
                assert (pd.isna(found) and row[c] is None) or found == row[c], (table.id, column.id)


def test_tables_under_one_receipt_say_it_once_at_the_end(every_table) -> None:
    for write in (write_text, write_markdown):
        content = write(every_table[:3]).decode()
        assert content.count("case digest") == 1
        assert content.index("case digest") > content.index(every_table[2].title)
    without = next(table for table in every_table if table.receipt is None)
    assert write_text([every_table[0], without, every_table[0]]).decode().count("case digest") == 2


@pytest.mark.parametrize("blank", ["\t", "\n", "; ", ",\t", ' "', "\u2028"])
def test_a_long_run_of_separators_is_passed_once(blank: str) -> None:
    run = "a" + blank * 100_000
    assert neutralize(f"{run}b") == f"{run}b"
    expected = f"{run}=1" if blank == ' "' else f"{run}'=1"
    assert neutralize(f"{run}=1", ";") == expected
