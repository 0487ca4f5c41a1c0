"""Plain scalars -> YAML text that `read_tree` reads back as the same value.

Quotation marks stand only where they are needed, here or by readers of YAML 1.1 (``no``, ``12:30``,
``2018-07-10``), so that no other program reads something else.
"""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

from .yaml_scalar import MAX_DIGITS, NumberTooLongError, Scalar, resolve_plain

_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Signs that stand in text only as an escape; also tabs and line ends."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", '"': '\\"'}
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
"""Signs that mean something at the beginning of a plain scalar, or may to some reader."""
_IN_FLOW = frozenset(",[]{}:?")
_READER: Any = yaml.SafeLoader("")
_TEXT_TAG = "tag:yaml.org,2002:str"


def write_scalar(value: Scalar, in_flow: bool = False) -> str:
    """The value on one line; ``in_flow`` inside ``{...}`` or ``[...]``.

    Raises
    ------
    ValueError
        No text gives the value back: half a character, or a number of too many digits.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if can_be_plain(value, in_flow) else quote_text(value)
    return _write_number(value)


def can_be_plain(text: str, in_flow: bool = False) -> bool:
    """Whether the text needs no quotation marks."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith("..."):
        return False
    if ": " in text or " #" in text or text.endswith(":") or _ESCAPED.search(text) or _SURROGATE.search(text):
        return False
    if in_flow and not _IN_FLOW.isdisjoint(text):
        return False
    try:
        is_text = resolve_plain(text) is text
    except NumberTooLongError:
        return False
    return is_text and bool(_READER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG)


def quote_text(text: str) -> str:
    """The text in quotation marks on one line.

    Raises
    ------
    ValueError
        It holds half a character (a lone surrogate), which no file can.
    """
    if _SURROGATE.search(text):
        raise ValueError("the text holds half a character (a lone surrogate)")
    if '"' in text and not _ESCAPED.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = re.sub(r'["\\]', lambda found: _SHORT_ESCAPES[found[0]], text)
    return '"' + _ESCAPED.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _SHORT_ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _write_number(value: float) -> str:
    if isinstance(value, int):
        text = str(value)
    elif math.isfinite(value):
        is_minus_zero = value == 0 and math.copysign(1, value) < 0
        is_whole = value.is_integer() and abs(value) < 1e15 and not is_minus_zero
        text = str(int(value)) if is_whole else repr(value)
    else:
        text = ".nan" if math.isnan(value) else ("-.inf" if value < 0 else ".inf")
    if len(text) > MAX_DIGITS:
        raise ValueError(f"the number has more than {MAX_DIGITS} digits")
    return text


def fold(text: str, indent: int, width: int) -> list[str] | None:
    """Long text as the lines of a folded block (``>-``), or None when that would not give it back."""
    if not text or text != text.strip(" ") or _ESCAPED.search(text) or _SURROGATE.search(text):
        return None
    space = " " * indent
    lines: list[str] = []
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(space + word)
    return lines


def literal(text: str, indent: int) -> tuple[str, list[str]] | None:
    """Text of several lines as a literal block: its sign (``|`` or ``|-``) and its lines, or None."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0] or lines[0][0] == " " or not lines[-1]:
        return None
    if any(line != line.rstrip(" ") or _ESCAPED.search(line) or _SURROGATE.search(line) for line in lines):
        return None
    space = " " * indent
    return ("|" if body != text else "|-"), [space + line if line else "" for line in lines]
