"""Tables with texts of strangers, written as every file and read back as spreadsheets and programs read them."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import unicodedata
from random import Random

import openpyxl

from counterpoise.report.tables import Column, Table
from counterpoise.report.widths import printable
from counterpoise.report.writers import WRITERS, write_json, write_markdown, write_text, write_xlsx
from counterpoise.report.writers.csv_file import COMMAS, SEMICOLONS, write_csv
from counterpoise.report.writers.xlsx_file import NOT_IN_NAME, fit_cell, units
from tests.fuzz.case_doors import CELLS, NUMBERS
from tests.fuzz.door import Door

SIGNS = [
    *"=+-@|%!;,\t\n\r\"'` a1.0",
    *"\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207c\u207a\u207b\u208c\u208a\u208b\ufb29",
    *"\ufeff\u200b\u00a0\u3000\u2028\u2029\u202e\u2066\u00ad\x0b\x0c\x1c\x85\x00\x1b\x7f\ufffe\ud800",
    *"漢é\u0301🚋𝟙＇＂，；",
]
SHEET_SIGNS = [*SIGNS, *"[]:*?/\\'", "History", "Receipt", "x" * 31, "🚋" * 16]
NAMES = ["Words", "List", "Number"]
IN_CELL = re.compile(r"[;\t\r\n\v\f|\u2028\u2029]")
IN_CELL_WITH_COMMAS = re.compile(r"[,;\t\r\n\v\f|\u2028\u2029]")
FORMULA = re.compile(r"[\s\"\ufeff\u200b\x00\x1b\u00ad]*[=+\-@]")


def _text(chance: Random, signs: list[str]) -> str:
    if chance.random() < 0.2:
        return chance.choice(CELLS)
    text = "".join(chance.choice(signs) for _sign in range(chance.randrange(14)))
    return text * chance.choice([1] * 40 + [3_000])


def _number(chance: Random) -> float | None:
    number = chance.choice([None, chance.uniform(-1e9, 1e9), 10 ** chance.uniform(-12, 12), *NUMBERS[:4]])
    return None if number is None else float(number)


def _table(chance: Random) -> list[Table]:
    tables = []
    for k in range(chance.choice([1, 1, 1, 2, 5])):
        columns = (
            Column("a", _text(chance, SIGNS)[:200] or "Words", about="option"),
            Column("b", "Number", "number", _text(chance, SIGNS)[:40], chance.randrange(6)),
            Column("c", "List", "list", help=_text(chance, SIGNS)),
        )
        rows = tuple(
            (
                _text(chance, SIGNS),
                _number(chance),
                tuple(_text(chance, SIGNS)[:300] for _part in range(chance.randrange(3))),
            )
            for _row in range(chance.randrange(4))
        )
        notes = tuple(_text(chance, SIGNS)[:2_000] for _note in range(chance.randrange(3)))
        tables.append(Table(f"t{k}", _text(chance, SHEET_SIGNS), columns, rows, notes=notes))
    return tables


def _judge_tables(tables: list[Table]) -> None:
    for writer in WRITERS.values():
        assert isinstance(writer.write(tables), bytes)
    for dialect in (COMMAS, SEMICOLONS):
        for table in tables:
            _judge_csv(table, write_csv([table], dialect).decode("utf-8-sig"), dialect.separator, dialect.decimal_mark)
    _judge_xlsx(tables, write_xlsx(tables))
    _judge_json(tables, write_json(tables))
    for text in (write_text(tables, 80).decode(), write_markdown(tables).decode()):
        assert "\ud800" not in text
    assert printable(write_text(tables, 80).decode()) == write_text(tables, 80).decode()


def _judge_csv(table: Table, text: str, separator: str, decimal_mark: str) -> None:
    """Every cell is there, as text; none begins a formula, wherever a spreadsheet splits it."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    assert len(rows) == len(table.rows) + 1
    for row, shown in zip(rows[1:], table.shown(), strict=True):
        for cell, wanted in ((row[0], shown[0]), (row[2], shown[2])):
            replaced = str(wanted).encode("utf-8", "replace").decode()
            assert cell.replace("'", "") == replaced.replace("'", "")
        number = row[1].replace(decimal_mark, ".")
        assert (float(number) if number else None) == shown[1]
    for row in rows:
        for cell in (row[0], row[2], *row[3:]):
            splits = IN_CELL if separator == "," else IN_CELL_WITH_COMMAS
            for part in splits.split(cell):
                assert not FORMULA.match(unicodedata.normalize("NFKC", part)), repr(cell)


def _judge_xlsx(tables: list[Table], content: bytes) -> None:
    """The workbook opens; texts are texts, numbers numbers, names of sheets what a spreadsheet takes."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(names) >= len(tables)
    assert all(0 < units(name) <= 31 and not NOT_IN_NAME.search(name) for name in names)
    for sheet, table in zip(book.worksheets, tables, strict=False):
        for r, shown in enumerate(table.shown()):
            words, number, listed = (sheet.cell(r + 2, c) for c in (1, 2, 3))
            assert "f" not in (words.data_type, listed.data_type)
            assert (number.value is None) == (shown[1] is None)
            if shown[1] is not None:
                assert math.isclose(number.value, shown[1], rel_tol=1e-15, abs_tol=1e-300)
            for cell, wanted in ((words, str(shown[0])), (listed, str(shown[2]))):
                assert _same((cell.value or ""), fit_cell(wanted)), (cell.value, wanted)
                assert units(fit_cell(wanted)) <= 32_767


def _same(read: object, wanted: str) -> bool:
    """Alike as far as XML can hold the text: it writes line ends in one way."""
    return _one_line_end(str(read)) == _one_line_end(wanted)


def _one_line_end(text: str) -> str:
    readable = re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)  # as spreadsheets read it
    return readable.replace("\r\n", "\n").replace("\r", "\n")


def _judge_json(tables: list[Table], content: bytes) -> None:
    for table, record in zip(tables, json.loads(content)["tables"], strict=True):
        for row, (words, number, _) in zip(record["rows"], table.rows, strict=True):
            assert row["a"] == str(words).encode("utf-8", "replace").decode()
            assert (
                row["b"] is None
                if number is None
                else abs(row["b"] - float(str(number))) <= 1e-10 * abs(float(str(number))) + 1e-10
            )


TABLE_DOORS = (Door("tables in files", _table, _judge_tables),)
