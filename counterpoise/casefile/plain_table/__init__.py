"""A plain table of options and criteria -> a draft case, with every guess told and asked back."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from ...model import Problem
from ..bounds import MAX_CELLS, MAX_CRITERIA, MAX_OPTIONS
from ..load import load_case_from_files
from ..spreadsheet import workbook_problem
from ..wording import did_you_mean, listing
from .answers import ANSWERED, Answers, PlainTable, Question
from .bytes_to_rows import read_rows
from .criteria import read_criteria
from .decimals import COMMA, POINT, Decimal, find_decimal, split_unit
from .make_case import has_weights, make_case
from .shape import COLUMNS, ROWS, Shape, find_shape
from .words import direction_of_word

__all__ = ["Answers", "PlainTable", "Question", "read_pasted_table", "read_plain_table"]


def read_pasted_table(text: str, day: date, answers: Answers | None = None) -> PlainTable:
    """As `read_plain_table`, from cells copied in a spreadsheet program (tabs between cells)."""
    return read_plain_table(text.encode(), "pasted", day, answers)


def read_plain_table(data: bytes, name: str, day: date, answers: Answers | None = None) -> PlainTable:
    """A draft case from a table of options and criteria, whichever way it is turned.

    Directions, units, the ends of scales and today's course are guessed where the table does not say
    them, and every guess is a question of the result. What may be two numbers (``1,048``) and nothing in
    the table tells which is an open question: no case is made before ``decimal`` is answered. Never raises.

    Parameters
    ----------
    data
        A file: .xlsx, or text in UTF-8, UTF-16 or Windows-1252 with ``;``, ``,`` or tab between cells.
    name
        Name of the file, which every level cites.
    day
        Day of the draft.
    answers
        Answers by the key of their question: ``direction.ID`` (min or max), ``unit.ID``, ``decimal``
        (point or comma), ``orientation`` (rows or columns that hold the options), ``baseline`` (an id),
        ``combine`` (yes or no), ``weights`` (name of the row of weights).
    """
    answers = answers or {}
    shown = PurePath(name).name[:80] or "table"
    rows = read_rows(data, shown)
    if rows.problems:
        return PlainTable(problems=tuple(rows.problems), not_taken=tuple(rows.notes))
    orientation = {"rows": ROWS, "columns": COLUMNS}.get(answers.get("orientation", ""), "")
    shape = find_shape(rows, orientation, answers.get("weights", ""))
    if faults := _faults_of(shape, shown, answers):
        return PlainTable(problems=tuple(faults), not_taken=tuple(shape.not_taken))
    questions = [] if shape.is_sure and not orientation else [_asks_orientation(shape, bool(orientation))]
    decimal, asked = _decimal(shape, answers)
    questions += asked
    if not decimal:
        return PlainTable(questions=tuple(questions), not_taken=tuple(shape.not_taken))
    read = read_criteria(shape, decimal, answers)
    not_taken = tuple(shape.not_taken + read.not_taken)
    faults = [] if read.criteria else [_no_numbers(shown)]
    faults += [_mixed_units(label, units, shown) for label, units in read.mixed]
    faults += _faults_of_answers(answers, [criterion.id for criterion in read.criteria])
    if faults:
        return PlainTable(problems=tuple(faults), not_taken=not_taken)
    if "weights" in shape.roles and not has_weights(read.criteria):
        row = shape.roles["weights"][0]
        not_taken += (f"the row '{row}' (weights are numbers, 0 or more, for every criterion and not all 0)",)
    made = make_case(shape, read.criteria, shown, day, answers)
    loaded = load_case_from_files(made.files)
    problems = tuple(problem for problem in loaded.problems if problem.severity == "error")
    files = {} if loaded.case is None else made.files
    return PlainTable(files, tuple(questions + read.questions + made.questions), not_taken, problems)


def _faults_of(shape: Shape, name: str, answers: Answers) -> list[Problem]:
    found = []
    if len(shape.options) < 2 or not shape.criteria:
        text = f"options found: {len(shape.options)}, criteria found: {len(shape.criteria)}"
        advice = "put names into the first row and the first column, and the numbers between them"
        found.append(workbook_problem("no-table", text, advice, "two options and one criterion at least", name))
    rows, columns = len(shape.options), len(shape.criteria)
    if rows > MAX_OPTIONS or columns > MAX_CRITERIA or rows * columns > MAX_CELLS:
        text = f"the table has {rows:,} options and {columns:,} criteria"
        most = f"at most {MAX_OPTIONS:,} options, {MAX_CRITERIA:,} criteria and {MAX_CELLS:,} levels"
        found.append(workbook_problem("workbook-too-large", text, "take fewer rows and columns", most, name))
    names = [label for label, _cells, _row in shape.options]
    if twice := sorted({label for label in names if names.count(label) > 1}):
        text = f"two options are called '{twice[0][:60]}'"
        found.append(workbook_problem("row-twice", text, "rename one of the two", "one row for each option", name))
    wanted = answers.get("weights", "")
    if wanted and "weights" not in shape.roles:
        text = f"no row '{wanted[:60]}' holds a number for every criterion"
        found.append(workbook_problem("no-table", text, "check the row's name", "a row of weights", name))
    return found


def _faults_of_answers(answers: Answers, criteria: list[str]) -> list[Problem]:
    """Answers about a criterion that the table does not have, or in words that are no answer."""
    found = []
    for key, answer in answers.items():
        kind, _, id_ = key.partition(".")
        if id_ and id_ not in criteria:
            advice = did_you_mean(id_, criteria) or f"one of: {listing(criteria)}"
            found.append(
                workbook_problem("unknown-criterion", f"no criterion has the id '{id_[:60]}'", advice, "", kind)
            )
        elif kind == "direction" and not direction_of_word(answer):
            found.append(workbook_problem("no-table", f"'{answer[:60]}' is no direction", "", "min or max", key))
    return found


def _mixed_units(label: str, units: tuple[str, ...], name: str) -> Problem:
    return workbook_problem(
        "units-mixed",
        f"numbers under '{label[:60]}' stand in several units: {listing([unit[:20] for unit in units])}",
        "write every number of the column in one unit, and the unit into the heading",
        "one unit for each column",
        name,
    )


def _no_numbers(name: str) -> Problem:
    return workbook_problem(
        "no-table",
        "no column of the table holds numbers",
        "check the separator of the cells",
        "a table of numbers",
        name,
    )


def _asks_orientation(shape: Shape, is_answered: bool) -> Question:
    other = "columns" if shape.orientation == ROWS else "rows"
    guess = "rows" if shape.orientation == ROWS else "columns"
    reason = ANSWERED if is_answered else "nothing in the table tells it"
    return Question("orientation", "Options stand in", "", guess, reason, (other,), is_answered=is_answered)


def _decimal(shape: Shape, answers: Answers) -> tuple[str, list[Question]]:
    """The decimal sign, and what is to be asked about it."""
    if (answered := answers.get("decimal", "")) in (POINT, COMMA):
        other = COMMA if answered == POINT else POINT
        return answered, [Question("decimal", "Decimal sign", "", answered, ANSWERED, (other,), is_answered=True)]
    rows = [cells[1:] for _label, cells, _row in shape.options]
    rows += [cells[1:] for role, (_name, cells) in shape.roles.items() if role == "weights"]
    texts = [parts.digits for row in rows for cell in row if isinstance(cell, str) and (parts := split_unit(cell))]
    found: Decimal = find_decimal(texts)
    if not found.unsure:
        return found.sign, []
    cells = ", ".join(found.unsure[:5])
    if not found.sign:
        reason = f"{cells} can be read in two ways, and no other number tells which"
        return "", [Question("decimal", "Decimal sign", "", "", reason, (POINT, COMMA), is_open=True)]
    reason = (
        f"{found.proof} shows it; {cells} depend on it" if found.proof else f"as everywhere here; {cells} depend on it"
    )
    other = COMMA if found.sign == POINT else POINT
    return found.sign, [Question("decimal", "Decimal sign", "", found.sign, reason, (other,))]
