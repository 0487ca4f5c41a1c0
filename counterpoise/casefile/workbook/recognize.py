"""Which sheet is which, and which column: by the hidden keys, or by name and headings where these are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...model import Problem
from ..spreadsheet import Found, Grid, SheetCells, cell_name, workbook_problem
from ..wording import did_you_mean, listing, quote
from .columns import Column, Table
from .layout import OTHER_SHEET, QUESTION_SHEET, START_SHEET, TABLES, TEXT_SHEET

LISTS: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "question": (QUESTION_SHEET, (("key", "Key"), ("value", "Value"), ("heading", "What"), ("meaning", "Meaning"))),
    "other": (OTHER_SHEET, (("file", "File"), ("path", "Path"), ("value", "Value (as YAML)"))),
    "texts": (TEXT_SHEET, (("file", "File"), ("encoding", "Written as"), ("content", "Content"))),
}
"""The sheets that are no tables, by key: name, and columns by key and heading."""


@dataclass(slots=True)
class Known:
    """A sheet of ours: the columns that were found by key, and its rows of entries by number."""

    key: str
    name: str
    columns: dict[str, int]
    rows: list[tuple[int, dict[int, Found]]]


@dataclass(slots=True)
class Recognized:
    """The sheets of ours by key, and what is wrong with the sheets as sheets."""

    sheets: dict[str, Known] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def has_keys(rows: list[list[Found | None]]) -> bool:
    """Whether the first rows of a sheet hold keys of ours."""
    return any(_key_of(cell) for row in rows for cell in row if cell)


def is_ours(name: str, rows: list[list[Found | None]]) -> bool:
    """Whether the first rows of a sheet name keys of ours, or its name and headings are those of one."""
    if has_keys(rows):
        return True
    cells = [cell for row in rows for cell in row if cell]
    key = next((key for key in _keys() if _title(key) == name), None)
    return key is not None and bool(
        {_plain(str(cell.value)) for cell in cells} & set(map(_plain, _headings(key).values()))
    )


def recognize(grid: Grid) -> Recognized:
    """Every sheet of ours with its columns; what is missing or unknown is said."""
    found = Recognized()
    for sheet in grid.sheets:
        found.problems += sheet.problems
        _recognize_sheet(sheet, found)
    for name in grid.others:
        if name != START_SHEET:
            found.problems.append(_extra_sheet(name))
    for key in ("question", "options", "criteria", "objectives", "levels", "profiles"):
        if key not in found.sheets:
            found.problems.append(_missing_sheet(_title(key)))
    return found


def _recognize_sheet(sheet: SheetCells, found: Recognized) -> None:
    ordered = sorted(sheet.rows.items())
    at_keys = next((k for k, (_row, cells) in enumerate(ordered[:5]) if any(map(_key_of, cells.values()))), None)
    if at_keys is not None:
        by_column = {column: known for column, cell in ordered[at_keys][1].items() if (known := _key_of(cell))}
        key = next(iter(by_column.values()))[0]
        columns = {name: column for column, (table, name) in reversed(by_column.items()) if table == key}
        rest = ordered[at_keys + 1 :]
        is_headed = bool(rest) and _is_heading(key, columns, rest[0][1])
    else:
        key = next((key for key in _keys() if _title(key) == sheet.name), "")
        if not key:
            found.problems.append(_extra_sheet(sheet.name))
            return
        rest, is_headed = ordered, True
        columns = _by_heading(key, rest[0][1]) if rest else {}
    if key in found.sheets:
        found.problems.append(_twice(sheet.name, found.sheets[key].name))
        return
    found.sheets[key] = Known(key, sheet.name, columns, rest[1:] if is_headed else rest)
    found.problems += _missing_columns(sheet.name, key, columns)
    if is_headed and rest:
        found.problems += _extra_columns(sheet.name, key, columns, *rest[0])
    found.problems += (_merged(sheet.name, reference) for reference in sheet.merged)


def _keys() -> Iterator[str]:
    yield from LISTS
    yield from (table.key for table in TABLES)


def _title(key: str) -> str:
    return LISTS[key][0] if key in LISTS else next(table.sheet for table in TABLES if table.key == key)


def _headings(key: str) -> dict[str, str]:
    """The headings of a sheet by the key of the column."""
    if key in LISTS:
        return dict(LISTS[key][1])
    return {column.key: column.heading for column in next(table for table in TABLES if table.key == key).columns}


def _key_of(cell: Found) -> tuple[str, str] | None:
    """The sheet and the column that a hidden key names."""
    if cell.kind != "text" or "/" not in str(cell.value):
        return None
    key, _, column = str(cell.value).partition("/")
    return (key, column) if key in set(_keys()) and column in _headings(key) else None


def _plain(heading: str) -> str:
    return " ".join(heading.split("(")[0].lower().split())


def _by_heading(key: str, cells: Mapping[int, Found]) -> dict[str, int]:
    known = {_plain(heading): column for column, heading in _headings(key).items()}
    return {known[text]: at for at, cell in cells.items() if (text := _plain(str(cell.value))) in known}


def _is_heading(key: str, columns: Mapping[str, int], cells: Mapping[int, Found]) -> bool:
    """Whether the row below the keys still is the row of headings."""
    headings = _headings(key)
    same = [_plain(str(cells[at].value)) == _plain(headings[name]) for name, at in columns.items() if at in cells]
    return sum(same) * 2 >= max(len(same), 1)


def _missing_columns(sheet: str, key: str, columns: Mapping[str, int]) -> Iterator[Problem]:
    for name in _needed(key):
        if name not in columns:
            yield workbook_problem(
                "missing-column",
                f"the column {quote(_headings(key)[name])} is missing",
                "put the column back; a new workbook shows where it stands and what its hidden first row holds",
                "every column that names a row",
                sheet,
            )


def _extra_columns(
    sheet: str, key: str, columns: Mapping[str, int], row: int, cells: Mapping[int, Found]
) -> Iterator[Problem]:
    headings = _headings(key)
    free = [heading for name, heading in headings.items() if name not in columns]
    for at, cell in cells.items():
        if at not in set(columns.values()):
            yield workbook_problem(
                "extra-column",
                f"the column {quote(str(cell.value))} is not known",
                did_you_mean(str(cell.value), free) or "delete it, or keep such notes in another file",
                f"columns: {listing(headings.values())}",
                cell_name(sheet, row, at),
            )


def _needed(key: str) -> tuple[str, ...]:
    if key in LISTS:
        return tuple(name for name, _heading in LISTS[key][1] if name not in ("heading", "meaning"))
    table = next(table for table in TABLES if table.key == key)
    return tuple(column.key for column in table.names if not _is_optional(table, column))


def _is_optional(table: Table, column: Column) -> bool:
    return (table.key, column.key) == ("sources", "file")


def _extra_sheet(name: str) -> Problem:
    found = "the sheet is not known, so it is not read"
    return Problem(name, 0, 0, "", "extra-sheet", found, "sheets of a case", "delete it, or ignore this", "warning")


def _missing_sheet(title: str) -> Problem:
    return workbook_problem(
        "missing-sheet",
        f"the sheet {quote(title)} is missing",
        "copy it from a new workbook (the command workbook --template writes one)",
        "a workbook of a case",
    )


def _twice(name: str, first: str) -> Problem:
    return workbook_problem(
        "same-name-twice", f"the sheet holds the same table as {quote(first)}", "delete one", "one sheet of each", name
    )


def _merged(name: str, reference: str) -> Problem:
    return workbook_problem(
        "merged-cells",
        "the cells are merged, so all but the first are empty",
        "choose Unmerge and fill every cell",
        "one value in each cell",
        f"{name}!{reference}",
    )
