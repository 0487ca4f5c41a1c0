"""The YAML parser's complaints in plain words."""

from __future__ import annotations

import yaml

from ..model import Problem
from .wording import quote
from .yaml_spaces import find_bad_space

_LINE_UP = "give keys of one group the same indentation, and close quotation marks and brackets"
_QUOTE_IT = "put text that begins with {0} in quotation marks"

_EXPLANATIONS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("mapping values are not allowed", "found unexpected ':'"),
        "a colon is where none is allowed",
        "put text that holds a colon in quotation marks, or check the indentation of this line",
    ),
    (
        ("could not find expected ':'",),
        "a colon is missing after a key",
        "write 'key: value', with a space after the colon",
    ),
    (
        ("',' or ']'",),
        "a list in square brackets is not closed",
        "separate items with commas and end the list with ']'",
    ),
    (
        ("',' or '}'",),
        "a group in curly brackets is not closed",
        "separate entries with commas and end the group with '}'",
    ),
    (
        ("expected '-' indicator",),
        "this line does not line up with the list above",
        "begin every item of the list with '- ' at the same indentation",
    ),
    (("expected key", "<block end>"), "this line does not line up with the lines above", _LINE_UP),
    (
        ("unexpected end of stream",),
        "a quotation mark is opened and never closed",
        "close it; inside single quotation marks write an apostrophe twice ('')",
    ),
    (
        ("unknown escape character", "hexdecimal", "hexadecimal", "invalid Unicode character"),
        "a backslash in double quotation marks begins an unknown sign",
        "use single quotation marks, or write the backslash twice",
    ),
    (
        ("sequence entries are not allowed",),
        "a list item is where none is allowed",
        "start the list on a line of its own under its key",
    ),
    (("mapping keys are not allowed",), "a question mark is where no key is allowed", _QUOTE_IT.format("?")),
    (
        ("node content",),
        "a bracket, comma or line end is where a value is expected",
        "check brackets and commas around this place, and write the value",
    ),
    (
        ("comment or line break", "comment or a line break", "chomping or indentation", "indentation indicator"),
        "there is text on the line of a sign (| or >) that begins a text block",
        "write the text on the lines below, or put text that begins with | or > in quotation marks",
    ),
    (
        ("found duplicate anchor", "alphabetic or numeric character"),
        "a word that begins with & or * cannot be read",
        _QUOTE_IT.format("& or *"),
    ),
    (
        (
            "tag",
            "URI",
            "UTF-8 octet",
            "codec",
            "expected '>'",
            "expected ' '",
            "whitespace or line break",
            "expected '!'",
            "expected the '!'",
            "the expected '>'",
        ),
        "a tag (a word that begins with !) cannot be read",
        _QUOTE_IT.format("!"),
    ),
    (
        ("directive", "YAML document", "YAML version", "version", "alphabetical", "digit", "YAML prefix"),
        "a line that begins with % cannot be read",
        "delete the line, or put text that begins with % in quotation marks",
    ),
    (
        ("document start",),
        "there is text before or after the document",
        "check the first lines of the file, and lines of the form '---' or '...'",
    ),
    (
        ("document separator", "document indicator"),
        "a line '---' or '...' is inside text in quotation marks",
        "close the quotation mark before it",
    ),
    (("tab character",), "a tab is where spaces are needed", "replace tabs with spaces (two for each level)"),
)


def explain_syntax_error(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """The parser's complaint as a problem with a place and a next step."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    complaint = str(getattr(error, "problem", "") or "")
    if line and (space := find_bad_space(text.split("\n"), line)):
        at_line, at_column, (code, space_found, expected, suggestion) = space
        return Problem(file, at_line, at_column, "", code, space_found, expected, suggestion)
    if _is_tab(text, line, column):
        found, hint = "a tab is where spaces are needed", "replace tabs with spaces (two for each level)"
    elif "cannot start any token" in complaint:
        character = _character_at(text, line, column)
        found = f"a value cannot begin with {quote(character)}"
        hint = f"put text that begins with {character or 'this sign'} in quotation marks"
    else:
        found, hint = _look_up(complaint)
    return Problem(
        file, line, column, "", "syntax-error", f"the file cannot be read from here on: {found}", _context(error), hint
    )


def _look_up(complaint: str) -> tuple[str, str]:
    for parts, found, hint in _EXPLANATIONS:
        if any(part in complaint for part in parts):
            return found, hint
    return (
        f"the YAML is broken ({quote(complaint or 'no details')})",
        "compare this line with a file that works",
    )


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
    return 1 <= line <= len(lines) and "\t" in lines[line - 1][:column][-1:]
