"""Workbooks with cells of strangers, and plain tables as anybody may write them."""

from __future__ import annotations

import copy
import csv
import io
from datetime import date
from random import Random

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.catalogue import CATALOGUE
from counterpoise.casefile.plain_table import read_plain_table
from counterpoise.casefile.spreadsheet import Found, Grid, SheetCells, check_container, read_grid
from counterpoise.casefile.workbook import write_workbook
from counterpoise.casefile.workbook.places import in_cells
from counterpoise.casefile.workbook.read import read_sheets
from counterpoise.casefile.workbook.recognize import is_ours
from counterpoise.model import Problem
from tests.fuzz.case_doors import CELLS, FILES, NUMBERS, SIGNS, judge_accepted, judge_loaded
from tests.fuzz.door import Door

_WRITTEN = write_workbook(FILES)
GRID = read_grid(_WRITTEN, is_ours)
DAY = date(2026, 1, 31)
KINDS = ("text", "number", "yesno", "date", "error", "formula", "percent")
WORDS = [
    "Cost (EUR)",
    "Noise",
    "min",
    "max",
    "weight",
    "Weights",
    "unit",
    "n/a",
    "-",
    "++",
    "Status quo",
    "Average",
    "good",
]
FIGURES = [
    "1,5",
    "1.5",
    "1,048",
    "1.000",
    "12 %",
    "€ 3",
    "1 200",
    "−4",
    "1e3",
    "10-15",
    "007",
    ".5",
    "5.",
    "1.2.3",
    "1,2,3",
]


def _cells(chance: Random) -> Grid:
    """The workbook of the base case with a few cells, rows, columns or sheets changed."""
    grid = copy.deepcopy(GRID)
    for _change in range(chance.randint(1, 8)):
        sheet = chance.choice(grid.sheets)
        if not sheet.rows:
            continue
        row = chance.choice([*sheet.rows, 1_000])
        column = chance.choice([*range(1, 12), 300])
        what = chance.random()
        if what < 0.7:
            sheet.rows.setdefault(row, {})[column] = _found(chance)
        elif what < 0.8:
            sheet.rows.pop(row, None)
        elif what < 0.9:
            sheet.rows = {at + chance.randint(0, 3): cells for at, cells in sheet.rows.items()}
        elif what < 0.95:
            for cells in sheet.rows.values():
                cells.pop(column, None)
        else:
            grid.sheets.append(SheetCells(chance.choice(["x", "Levels"]), copy.deepcopy(sheet.rows), ("A1:B9",)))
    return grid


def _found(chance: Random) -> Found:
    kind = chance.choice(KINDS)
    if kind in ("number", "percent"):
        return Found(float(chance.choice([number for number in NUMBERS if abs(number) < 1e300])), kind)
    if kind == "yesno":
        return Found(chance.random() < 0.5, kind)
    words = [
        *CELLS,
        *WORDS,
        *FIGURES,
        "trees",
        "noise",
        "levels/option",
        "question/key",
        "case.yaml",
        "criteria.noise.name",
    ]
    return Found(chance.choice(words), kind)


def _judge_cells(grid: Grid) -> None:
    read = read_sheets(grid)
    loaded = load_case_from_files(read.files)
    judge_loaded(loaded)
    told = in_cells(read.problems, loaded.problems, read.place_of, read.labels)
    _judge_problems(told)
    assert loaded.case is not None or any(problem.severity == "error" for problem in told)


def _judge_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.code in CATALOGUE
        assert problem.file
        assert len(str(problem)) < 3_000


def make_table(chance: Random) -> bytes:
    """A table with names, figures and now and then something else, in any separator and encoding."""
    width, height = chance.randint(0, 6), chance.randint(0, 8)
    rows = [[_cell(chance, r, c) for c in range(width)] for r in range(height)]
    stream = io.StringIO()
    csv.writer(stream, delimiter=chance.choice(",;\t|")).writerows(rows)
    text = stream.getvalue()
    if chance.random() < 0.2:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS) + text[at:]
    return text.encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]), "replace")


def _cell(chance: Random, row: int, column: int) -> str:
    if chance.random() < 0.1:
        return chance.choice([*CELLS, *WORDS, "", ""])
    if row == 0 or column == 0:
        return f"{chance.choice(WORDS)} {row}{column}" if chance.random() < 0.9 else chance.choice(WORDS)
    return chance.choice(FIGURES) if chance.random() < 0.5 else f"{chance.uniform(-100, 100):.2f}"


def _judge_table(data: bytes) -> None:
    found = read_plain_table(data, "table.csv", DAY)
    _judge_problems(found.problems)
    is_open = any(question.is_open for question in found.questions)
    assert bool(found.files) != bool(found.problems or is_open)
    if found.files:
        loaded = load_case_from_files(found.files)
        assert loaded.case is not None
        assert not loaded.case.left_out
        judge_accepted(loaded.case)


def make_damaged(chance: Random) -> bytes:
    data = bytearray(_WRITTEN)
    for _change in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        data[at : at + chance.choice([0, 1, 4, 300])] = chance.choice([b"", b"\x00", b"PK\x05\x06", b"\xff" * 8, b"<"])
    return bytes(data)


def _judge_container(data: bytes) -> None:
    found = check_container(data)
    _judge_problems(tuple(found.problems + found.refused))


WORKBOOK_DOORS = (
    Door("cells of a workbook", _cells, _judge_cells),
    Door("bytes of a workbook", make_damaged, _judge_container),
    Door("plain tables", make_table, _judge_table),
)
