"""New text in the manner of the old: its quotation marks, and its line breaks as far as words allow."""

from __future__ import annotations

from typing import Any

from ..yaml_write_scalar import fold, quote_text

LEAST_WIDTH = 60


def keep_style(old: str, style: str, value: Any) -> str | None:
    """The value on one line in the quotation marks of before, or None where it had none or cannot keep them."""
    if not isinstance(value, str) or style not in ("'", '"') or old[:1] != style or "\n" in old:
        return None
    if style == "'":
        doubled = value.replace("'", "''")
        return f"'{doubled}'" if value.isprintable() else None
    return quote_text(value) if '"' not in value and "\n" not in value else None


def refold(old: str, text: str, column: int) -> list[str] | None:
    """Text in a folded block (``old``, with its sign) again; only lines whose words change are broken anew.

    None where the text cannot be folded, or where the old block is laid out in another way.
    """
    _sign, *body = [line.rstrip("\r") for line in old.split("\n")]
    indent = len(body[0]) - len(body[0].lstrip(" ")) if body else 0
    is_simple = indent > column and all(
        line[:indent].strip() == "" and line[indent : indent + 1].strip() and line == line.rstrip() for line in body
    )
    text = text.removesuffix("\n") if "-" not in _sign else text
    if not is_simple or "+" in _sign or (folded := fold(text, indent, max(LEAST_WIDTH, *map(len, body)))) is None:
        return None
    lines = [line[indent:] for line in body]
    first = 0
    left = text
    while first < len(lines) and (left == lines[first] or left.startswith(lines[first] + " ")):
        left = left[len(lines[first]) + 1 :]
        first += 1
    last = 0
    while last < len(lines) - first and (left == lines[-1 - last] or left.endswith(" " + lines[-1 - last])):
        left = left[: len(left) - len(lines[-1 - last]) - 1] if left != lines[-1 - last] else ""
        last += 1
    width = max(LEAST_WIDTH, *map(len, body))
    middle = fold(left, indent, width) if left else []
    if middle is None:
        return folded
    return [*body[:first], *middle, *body[len(body) - last :]]
