"""What a person does to a workbook: what is harmless stays harmless, and every fault is told at once at its cell."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl import load_workbook as open_with_openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.workbook import LoadedWorkbook, is_workbook_of_ours, load_workbook, write_workbook
from counterpoise.casefile.workbook.layout import TABLES

BASE = Path(__file__).with_name("base_case")
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
WRITTEN = write_workbook(FILES)


def _book() -> Workbook:
    return open_with_openpyxl(BytesIO(WRITTEN))


def _load(book: Workbook) -> LoadedWorkbook:
    stream = BytesIO()
    book.save(stream)
    return load_workbook(stream.getvalue())


def _column(sheet: Worksheet, key: str) -> int:
    return next(cell.column for cell in sheet[1] if str(cell.value).endswith(f"/{key}"))


def _told(found: LoadedWorkbook) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for problem in found.problems:
        told.setdefault(problem.file, []).append(problem.code)
    return told


def _is_unchanged(found: LoadedWorkbook) -> bool:
    return found.problems == () and found.loaded.case == load_case_from_files(FILES).case


def test_columns_in_another_order_do_no_harm():
    book = _book()
    for sheet in book.worksheets[1:]:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for at, row in enumerate(rows, start=1):
            for k, value in enumerate(reversed(row), start=1):
                sheet.cell(at, k).value = value
    assert _is_unchanged(_load(book))


def test_sheets_in_another_order_and_with_other_names_do_no_harm():
    book = _book()
    for at, sheet in enumerate(reversed(book.worksheets[1:])):
        book.move_sheet(sheet, offset=-at)
        sheet.title = f"Blatt {at}"
    assert _is_unchanged(_load(book))


def test_blank_rows_do_no_harm():
    book = _book()
    for sheet in book.worksheets[1:]:
        sheet.insert_rows(3, 4)
        sheet.insert_rows(9, 2)
    assert _is_unchanged(_load(book))


def test_without_the_hidden_keys_names_and_headings_tell():
    book = _book()
    for sheet in book.worksheets[1:]:
        sheet.delete_rows(1)
    found = _load(book)
    assert [problem.code for problem in found.problems] == []
    assert _is_unchanged(found)


def test_a_row_added_and_a_row_deleted_change_the_case():
    book = _book()
    sheet = book["Packages"]
    at = 3
    sheet.delete_rows(at)
    values = {"package": "trees_only", "name": "Trees alone", "members": "trees; limit_30"}
    for key, value in values.items():
        sheet.cell(at, _column(sheet, key)).value = value
    found = _load(book)
    assert found.loaded.case is not None
    assert {id_: package.members for id_, package in found.loaded.case.packages.items()} == {
        "trees_only": ("trees", "limit_30")
    }


def test_the_order_of_rows_is_the_order_shown():
    book = _book()
    sheet = book["Options"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=5)]
    for at, row in enumerate((rows[0], rows[2], rows[1]), start=3):
        for k, value in enumerate(row, start=1):
            sheet.cell(at, k).value = value
    before, after = load_case_from_files(FILES).case, _load(book).loaded.case
    assert before is not None
    assert after is not None
    assert list(after.options) == [list(before.options)[at] for at in (0, 2, 1)]


def test_every_fault_is_told_at_its_cell_at_once():
    book = _book()
    levels, options, question = book["Levels"], book["Options"], book["Question"]
    mode, low = _column(levels, "level.mode"), _column(levels, "level.low")
    levels.cell(3, mode).value = "=1+1"
    levels.cell(4, mode).value = datetime.datetime(2026, 1, 3)
    levels.cell(5, mode).value = "about ten"
    levels.cell(5, low).value = True
    levels.cell(6, _column(levels, "criterion")).value = "nois"
    levels.cell(7, _column(levels, "option")).value = None
    for key in ("option", "criterion", "effect.mode"):
        levels.cell(20, _column(levels, key)).value = levels.cell(3, _column(levels, key)).value or 1
    options.cell(3, _column(options, "name")).value = "#N/A"
    options.cell(3, _column(options, "name")).data_type = "e"
    question.cell(3, 3).value = 1.5
    names = [(levels.cell(row, mode).coordinate) for row in (3, 4, 5)]
    found = _load(book)
    told = _told(found)
    assert not found.is_sound
    assert told[f"Levels!{names[0]}"] == ["cell-formula"]
    assert told[f"Levels!{names[1]}"] == ["cell-type"]
    assert told[f"Levels!{names[2]}"] == ["cell-type"]
    assert told[f"Levels!{levels.cell(5, low).coordinate}"] == ["cell-type"]
    assert told[f"Levels!{levels.cell(6, _column(levels, 'criterion')).coordinate}"] == ["unknown-row"]
    assert told[f"Levels!{levels.cell(7, _column(levels, 'option')).coordinate}"] == ["row-without-id"]
    assert told[f"Levels!{levels.cell(20, _column(levels, 'option')).coordinate}"] == ["row-twice"]
    assert told[f"Options!{options.cell(3, _column(options, 'name')).coordinate}"] == ["cell-error"]
    assert told["Question!C3"] == ["cell-type"]
    suggestions = " ".join(problem.suggestion for problem in found.problems)
    assert "did you mean 'noise'?" in suggestions
    assert all(problem.found and problem.code for problem in found.problems)


def test_a_fault_of_content_is_told_at_its_cell_too():
    book = _book()
    criteria = book["Criteria"]
    worst, objective = _column(criteria, "worst"), _column(criteria, "objective")
    criteria.cell(3, worst).value = criteria.cell(3, _column(criteria, "best")).value
    criteria.cell(4, objective).value = "lif"
    criteria.cell(5, _column(criteria, "unit")).value = None
    told = _told(_load(book))
    assert told[f"Criteria!{criteria.cell(4, objective).coordinate}"] == ["unknown-objective"]
    assert told[f"Criteria!{criteria.cell(5, _column(criteria, 'unit')).coordinate}"] == ["missing-key"]
    assert any(place.startswith("Criteria!") and place.endswith("3") for place in told)


def test_a_percent_cell_is_asked_about():
    book = _book()
    levels = book["Levels"]
    cell = levels.cell(3, _column(levels, "level.mode"))
    cell.value, cell.number_format = 0.12, "0%"
    problem = next(problem for problem in _load(book).problems if problem.file == f"Levels!{cell.coordinate}")
    assert "12 %" in problem.found


@pytest.mark.parametrize(("typed", "meant"), [("0,5", 0.5), ("60.5", 60.5), ("1 048", 1048.0), ("−3", -3.0)])
def test_a_number_typed_as_text_is_read_where_it_is_sure(typed: str, meant: float):
    book = _book()
    points = book["Weights"]
    points.cell(3, _column(points, "points")).value = typed
    found = _load(book)
    if meant < 0:
        assert [problem.code for problem in found.problems] == ["out-of-range"]
    else:
        assert found.loaded.case is not None
        assert meant in found.loaded.case.profiles["residents"].points.values()


def test_a_number_with_two_readings_is_asked_back():
    book = _book()
    points = book["Weights"]
    cell = points.cell(3, _column(points, "points"))
    cell.value = "1,048"
    (problem,) = _load(book).problems
    assert problem.file == f"Weights!{cell.coordinate}"
    assert "write 1048 or 1.048" in problem.suggestion


def test_sheets_and_columns_that_are_missing_or_not_known():
    book = _book()
    del book["Criteria"]
    book.create_sheet("Calculations").append(["x", 1])
    book["Costs"].delete_cols(1)
    book["Levels"].cell(2, 40).value = "Remarks"
    book["Levels"].cell(3, 40).value = "see mail"
    told = _told(_load(book))
    assert "missing-sheet" in told["workbook"]
    assert told["Calculations"] == ["extra-sheet"]
    assert told["Costs"] == ["missing-column"]
    assert told["Levels!AN2"] == ["extra-column"]


def test_headings_are_unique_in_a_sheet():
    for table in TABLES:
        headings = [column.heading.split("(")[0].strip().lower() for column in table.columns]
        assert len(set(headings)) == len(headings), table.sheet


def test_a_table_of_ones_own_in_a_sheet_of_our_name_is_no_workbook_of_a_case():
    book = Workbook()
    book.active.title = "Options"
    book.active.append(["Name", "Cost", "Summary"])
    stream = BytesIO()
    book.save(stream)
    assert not is_workbook_of_ours(stream.getvalue())
    assert is_workbook_of_ours(WRITTEN)


def test_a_workbook_of_which_a_cell_cannot_be_read_is_not_whole():
    book = _book()
    assert _load(book).is_whole
    book["Criteria"]["C3"].value = None
    assert _load(book).is_whole, "what is missing can be said in a draft"
    book["Criteria"]["F3"].value = "=1"
    assert not _load(book).is_whole


def test_merged_cells_are_told():
    book = _book()
    book["Levels"].merge_cells("A3:A5")
    assert _told(_load(book))["Levels!A3:A5"] == ["merged-cells"]


def test_two_values_for_one_place_are_told():
    book = _book()
    other = book["Other fields"]
    for key, value in {"file": "case.yaml", "path": "title", "value": "Another"}.items():
        other.cell(3, _column(other, key)).value = value
    for key, value in {"file": "../etc/passwd", "path": "title", "value": "x"}.items():
        other.cell(4, _column(other, key)).value = value
    told = _told(_load(book))
    assert told["Other fields!A3"] == ["row-twice"]
    assert told["Other fields!A4"] == ["unknown-key"]
