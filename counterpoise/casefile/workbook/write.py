"""The files of a case -> a workbook that a person can read, print, fill in and send back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import xlsxwriter
from xlsxwriter.workbook import Workbook

from ...model import Problem
from ..file_names import settle_names
from ..gather import gather_sheets
from ..sheet import AnySheet
from ..yaml_tree import read_tree
from .layout import CASE, TABLES
from .other_sheets import write_question, write_rest, write_start, write_texts
from .split import Trees, split
from .style import Book
from .table_sheet import write_table


class CannotWrite(ValueError):
    """The files cannot become a workbook; ``problems`` says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def write_workbook(files: Mapping[str, bytes]) -> bytes:
    """The workbook of a case; `read_workbook` gives back files of the same meaning.

    Comments and layout of the files stay behind, and so do templates and files that no case reads.
    Faults of content travel along as they are.

    Parameters
    ----------
    files
        Names with ``/`` and bytes, as `load_case_from_files` takes them.

    Raises
    ------
    CannotWrite
        A file cannot be read as YAML, or two have one name.
    """
    gathered = gather_sheets(files, "folder")
    draft = gathered.draft
    sheets: list[AnySheet] = [draft.case, *draft.options.values(), *draft.weights.values(), *draft.seeds.values()]
    problems = [problem for sheet in sheets for problem in _why_unread(sheet)]
    problems += [problem for problem in gathered.problems if problem.file in gathered.spare]
    if problems:
        raise CannotWrite(tuple(sorted(problems)))
    settled, _problems = settle_names(files)
    trees = {_name_of(sheet): read_tree(sheet.file, settled[sheet.file].decode("utf-8-sig")).data for sheet in sheets}
    return _write(trees, {name: settled[name] for name in draft.texts})


def write_template() -> bytes:
    """A workbook with every sheet and heading and nothing filled in but what is the same in most cases."""
    start = {"schema_version": 1, "horizon_days": 365, "shape": "triangular", "too_close": 2}
    return _write({CASE: start}, {})


def _why_unread(sheet: AnySheet) -> Iterator[Problem]:
    if not isinstance(sheet.tree.data, dict):
        yield from sheet.problems or sheet.tree.problems
        if not sheet.problems and not sheet.tree.problems:
            found = "the file is missing or holds no keys"
            yield Problem(sheet.file, 0, 0, "", "empty-value", found, "a file with the keys of its kind", "see check")


def _name_of(sheet: AnySheet) -> str:
    """The name that the file has in the workbook: of options and profiles, the one that their id gives."""
    path = PurePosixPath(sheet.file)
    return sheet.file if path.parts[0] == "seeds" else path.with_suffix(".yaml").as_posix()


def _write(trees: Trees, texts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as workbook:
        _fill(workbook, trees, texts)
    return stream.getvalue()


def _fill(workbook: Workbook, trees: Trees, texts: Mapping[str, bytes]) -> None:
    book = Book(workbook, trees)
    parts = split(trees)
    book.count_rows({key: len(rows) for key, rows in parts.rows.items()})
    write_start(book)
    write_question(book, parts.fields)
    for table in TABLES:
        write_table(book, table, parts.rows[table.key])
    write_rest(book, parts.rest)
    write_texts(book, texts)
