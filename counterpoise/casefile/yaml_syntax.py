"""The YAML parser's complaints in plain words."""

from __future__ import annotations

import yaml

from counterpoise.model import Problem

from .wording import quote

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon stands where none can be read",
     "put text that holds a colon in quotation marks, or check the indentation of this line"),
    ("could not find expected ':'", "a colon is missing after a key",
     "write 'key: value', with a space after the colon"),
    ("did not find expected key", "this line does not line up with the lines above",
     "give keys of one group the same indentation, and close quotation marks and brackets"),
    ("expected <block end>", "this line does not line up with the lines above",
     "give keys of one group the same indentation, and close quotation marks and brackets"),
    ("did not find expected '-' indicator", "this line does not line up with the list above",
     "begin every item of the list with '- ' at the same indentation"),
    ("did not find expected ',' or ']'", "a list in square brackets is not closed",
     "separate items with commas and end the list with ']'"),
    ("expected ',' or ']'", "a list in square brackets is not closed",
     "separate items with commas and end the list with ']'"),
    ("did not find expected ',' or '}'", "a group in curly brackets is not closed",
     "separate entries with commas and end the group with '}'"),
    ("expected ',' or '}'", "a group in curly brackets is not closed",
     "separate entries with commas and end the group with '}'"),
    ("unexpected end of stream", "a quotation mark is opened and never closed",
     "close it; inside single quotation marks write an apostrophe twice ('')"),
    ("unknown escape character", "a backslash in double quotation marks begins an unknown sign",
     "use single quotation marks, or write the backslash twice"),
    ("block sequence entries are not allowed", "a list item stands where none can be read",
     "start the list on a line of its own under its key"),
    ("found duplicate anchor", "an anchor (a word that begins with &) is given twice",
     "put text that begins with & in quotation marks"),
    ("undefined tag handle", "a tag (a word that begins with !) is not known",
     "put text that begins with ! in quotation marks"),
    ("did not find expected alphabetic or numeric character", "a word that begins with & or * is incomplete",
     "put text that begins with & or * in quotation marks"),
    ("expected alphabetic or numeric character", "a word that begins with & or * is incomplete",
     "put text that begins with & or * in quotation marks"),
    ("did not find expected <document start>", "text stands before or after the document",
     "check the first lines of the file, and lines of the form '---' or '...'"),
    ("expected '<document start>'", "text stands before or after the document",
     "check the first lines of the file, and lines of the form '---' or '...'"),
)


def explain_syntax_error(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """The parser's complaint as a problem with a place and a next step."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    complaint = str(getattr(error, "problem", "") or "")
    if _is_tab(text, line, column):
        found, hint = "a tab stands where spaces are needed", "replace tabs by spaces (two for each level)"
    elif "cannot start any token" in complaint:
        character = _character_at(text, line, column)
        found = f"a value cannot begin with {quote(character)}"
        hint = f"put text that begins with {character or 'this sign'} in quotation marks"
    else:
        found, hint = _look_up(complaint)
    return Problem(file, line, column, "", "syntax-error", f"the file cannot be read from here on: {found}",
                   _context(error), hint)


def _look_up(complaint: str) -> tuple[str, str]:
    for part, found, hint in _EXPLANATIONS:
        if part in complaint:
            return found, hint
    return f"the YAML is broken ({quote(complaint or 'no details')})", "compare this line with options/_template.yaml"


def _context(error: yaml.YAMLError) -> str:
    """Where the part that is broken began, when that is on another line."""
    start, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if start is None or mark is None or start.line == mark.line:
        return ""
    return f"the part that is broken begins on line {start.line + 1}"


def _character_at(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    if 1 <= line <= len(lines):
        return lines[line - 1][column - 1 : column]
    return ""


def _is_tab(text: str, line: int, column: int) -> bool:
    lines = text.split("\n")
    return 1 <= line <= len(lines) and "\t" in lines[line - 1][: column][-1:]
