"""A workbook -> the files of a case, with every fault at its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model import Problem
from ..load import LoadedCase, load_case_from_files
from ..spreadsheet import Found, Grid, check_container, read_grid
from ..yaml_write import write_yaml
from .join import Joined, Places, join_question, join_table
from .layout import CASE, TABLES
from .places import in_cells
from .recognize import Recognized, has_keys, is_ours, recognize
from .rest import join_rest, join_texts
from .seeds import split_large_files

FEWEST_BY_NAME = 4
"""Sheets with names and headings of ours that tell a workbook of ours where the hidden keys are gone."""
_SCHEMAS = {"options": "../schemas/option", "weights": "../schemas/weights", "seeds": "../schemas/sources"}


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """The files of the case, what the workbook itself is at fault for, and the cell of every value by file and path.

    ``labels`` are the headings by column (``Levels!H``), and by cell where a column has no one heading.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    place_of: Places = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadedWorkbook:
    """A workbook as a case: its files, the case or None, and all problems, each with its sheet and cell."""

    files: Mapping[str, bytes]
    loaded: LoadedCase
    problems: tuple[Problem, ...]
    is_whole: bool = True
    """Whether every cell could be read; what the files then lack is for the case's author to say."""

    @property
    def is_sound(self) -> bool:
        return self.loaded.case is not None and not any(problem.severity == "error" for problem in self.problems)


def is_workbook_of_ours(data: bytes) -> bool:
    """Whether the bytes are a workbook of a case: one sheet with our hidden keys, or several with our names.

    Only the first rows are looked at; a table of somebody's own in a sheet called Options is none.
    """
    seen: list[tuple[bool, bool]] = []

    def look(name: str, rows: list[list[Found | None]]) -> bool:
        seen.append((has_keys(rows), is_ours(name, rows)))
        return False

    if not check_container(data).problems:
        read_grid(data, look)
    return any(keys for keys, _named in seen) or sum(named for _keys, named in seen) >= FEWEST_BY_NAME


def read_workbook(data: bytes) -> ReadWorkbook:
    """The files that a workbook states.

    Rows, columns and sheets may stand in any order, with blank rows between them. Formulas are not
    computed, macros not run, links not followed. Never raises on any bytes; when the workbook cannot be
    read safely there are problems and no files.
    """
    container = check_container(data)
    if container.problems:
        return ReadWorkbook(problems=tuple(container.problems + container.refused))
    grid = read_grid(data, is_ours)
    if grid.problems or not grid.sheets:
        return ReadWorkbook(problems=tuple(container.refused + (grid.problems or [_not_ours()])))
    return read_sheets(grid, tuple(container.refused))


def read_sheets(grid: Grid, refused: tuple[Problem, ...] = ()) -> ReadWorkbook:
    """The files that the cells of a workbook state; ``refused`` is what is wrong with it besides."""
    recognized = recognize(grid)
    joined = _join(recognized)
    texts = join_texts(joined, recognized.sheets["texts"]) if "texts" in recognized.sheets else {}
    files = {name: _write(name, tree) for name, tree in split_large_files(joined.trees, joined.places).items()}
    problems = (*refused, *recognized.problems, *joined.problems)
    return ReadWorkbook({**files, **texts}, problems, joined.places, joined.labels)


def load_workbook(data: bytes) -> LoadedWorkbook:
    """As `read_workbook`, and the case that the files give; its problems are told at their cells."""
    read = read_workbook(data)
    loaded = load_case_from_files(read.files) if read.files else LoadedCase(None, ())
    is_whole = bool(read.files) and not any(problem.severity == "error" for problem in read.problems)
    told = in_cells(read.problems, loaded.problems, read.place_of, read.labels)
    return LoadedWorkbook(read.files, loaded, told, is_whole)


def _join(recognized: Recognized) -> Joined:
    joined, sheets = Joined(), recognized.sheets
    if "question" in sheets:
        join_question(joined, sheets["question"])
    for table in TABLES:
        if table.key in sheets:
            join_table(joined, table, sheets[table.key])
    case = joined.trees.setdefault(CASE, {})
    for key, table_key in (("option_order", "options"), ("profile_order", "profiles")):
        if ids := list(joined.ids.get(table_key, ())):
            case[key] = ids
    for name, tree in joined.trees.items():
        if name.startswith("options/"):
            tree.setdefault("performance", {})
    if "other" in sheets:
        for key in ("option_order", "profile_order"):
            _let_rest_decide(joined, recognized, key)
        join_rest(joined, sheets["other"])
    return joined


def _let_rest_decide(joined: Joined, recognized: Recognized, key: str) -> None:
    """An order that the rows cannot say (it names an option that is not there) stands among the other fields."""
    other = recognized.sheets["other"]
    at = other.columns.get("path", 0)
    if any(at in cells and str(cells[at].value).split("[")[0] == key for _row, cells in other.rows):
        joined.trees[CASE].pop(key, None)


def _write(name: str, tree: object) -> bytes:
    schema = _SCHEMAS.get(name.partition("/")[0], "schemas/case")
    return f"# yaml-language-server: $schema={schema}.schema.json\n{write_yaml(tree)}".encode()


def _not_ours() -> Problem:
    return Problem(
        "workbook",
        0,
        0,
        "",
        "missing-sheet",
        "none of the sheets is one of a case",
        "a workbook that the command workbook writes, or a plain table of options and criteria",
        "import opens plain tables too",
    )
