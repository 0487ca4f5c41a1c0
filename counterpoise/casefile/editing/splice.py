"""Edits of a tree -> pieces of text to put in place of others, touching nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..wording import Path
from ..yaml_write import write_entry, write_flow, write_item, write_key, write_yaml
from ..yaml_write_scalar import write_scalar
from .restyle import keep_style, refold
from .spans import Span, Spans
from .tree_diff import Edit, InsertItems, InsertKey, Remove, Replace

_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")
WIDTH = 110


@dataclass(frozen=True, slots=True)
class Piece:
    """Text to stand from ``start`` to ``end``; of pieces at one place the deeper comes first."""

    start: int
    end: int
    text: str
    depth: int = 0


class Splicer:
    """Finds the pieces for edits of one text; an edit that cannot be made in place gives None."""

    def __init__(self, text: str, spans: Spans) -> None:
        self.text = text
        self.spans = spans.by_path
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._inside: dict[Path, list[Path]] = {}
        for path in self.spans:
            if path:
                self._inside.setdefault(path[:-1], []).append(path)

    def pieces(self, edit: Edit) -> list[Piece] | None:
        """The pieces of one edit, or None where its surroundings must be written anew."""
        where = edit.path if isinstance(edit, InsertItems) else edit.path[:-1]
        if edit.path and (where not in self.spans or self._is_alias(where)):
            return None
        if isinstance(edit, Replace):
            return self._replace(edit)
        if isinstance(edit, Remove):
            return self._remove(edit.path)
        return self._insert_key(edit) if isinstance(edit, InsertKey) else self._insert_items(edit)

    def _is_alias(self, path: Path) -> bool:
        return self.spans[path].style == "alias"

    # Places in the text

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """Where the text of a line ends, before its line end."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def _next_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _is_first_on_line(self, at: int) -> bool:
        return not self.text[self._line_start(at) : at].strip(" ")

    def _join(self, lines: Sequence[str]) -> str:
        return self.newline.join(lines)

    def _dash(self, path: Path) -> int | None:
        """Where the dash of an item stands."""
        column, at = self._column(self.spans[path[:-1]].start), self.spans[path].start
        line = self._line_start(at)
        while True:
            place = line + column
            if place <= at and self.text[place : place + 1] == "-" and self.text[place + 1 : place + 2] in " \r\n":
                return place
            if line == 0:
                return None
            line = self._line_start(line - 1)

    def _opening(self, path: Path) -> tuple[int, int] | None:
        """Where an entry of a block begins, and where what stands before its value (colon or dash) ends."""
        key = self.spans[path].key
        if key is None:
            dash = self._dash(path)
            return None if dash is None else (dash, dash + 1)
        colon = key[1] + len(self.text[key[1] :]) - len(self.text[key[1] :].lstrip(" "))
        return (key[0], colon + 1) if self.text[colon : colon + 1] == ":" else None

    # Replace

    def _replace(self, edit: Replace) -> list[Piece] | None:
        span = self.spans.get(edit.path)
        if not edit.path:
            return self._replace_all(span or Span(0, 0, "plain"), edit.value)
        if span is None:
            return None
        if self.spans[edit.path[:-1]].style == "flow":
            old = self.text[span.start : span.end]
            written = keep_style(old, span.style, edit.value) or _flow(edit.value)
            return [Piece(span.start, span.end, written if span.end > span.start else f" {written}")]
        opening = self._opening(edit.path)
        if opening is None:
            return None
        head, body = self._written(edit, span, self._column(opening[0]))
        return self._in_block(span, opening, head, body)

    def _replace_all(self, span: Span, value: Any) -> list[Piece]:
        text = write_yaml(value).removesuffix("\n").replace("\n", self.newline)
        if span.start == span.end:  # nothing but comments
            gap = "" if not self.text or self.text.endswith("\n") else self.newline
            return [Piece(len(self.text), len(self.text), gap + text + self.newline)]
        tail = self._tail(span.end)
        return [Piece(span.start, span.end + len(tail), text + (self.newline + tail.strip() if tail.strip() else ""))]

    def _tail(self, end: int) -> str:
        """What stands behind a value on its last line: nothing, spaces, or a comment."""
        return self.text[end : self._line_end(end)]

    def _written(self, edit: Replace, span: Span, column: int) -> tuple[str, list[str]]:
        """The new value: what follows its key or dash, and the lines below."""
        if isinstance(edit.value, str):
            old = self.text[span.start : span.end]
            if span.style == ">" and (lines := refold(old, edit.value, column)):
                sign = _BLOCK_SIGN.search(old)
                return f" {sign[0] if sign else '>-'}", lines
            if kept := keep_style(old, span.style, edit.value):
                return f" {kept}", []
        step = edit.path[-1]
        if isinstance(step, str):
            lines = write_entry(step, edit.value, column, WIDTH)
            return lines[0][column + len(write_key(step)) + 1 :], lines[1:]
        lines = write_item(edit.value, column, WIDTH)
        return lines[0][column + 1 :], lines[1:]

    def _in_block(self, span: Span, opening: tuple[int, int], head: str, body: list[str]) -> list[Piece] | None:
        start, behind = opening
        below = "".join(self.newline + line for line in body)
        line_end = self._line_end(behind)
        if span.start > line_end:  # the old value begins on a line below
            first = self._line_start(span.start)
            above = first - 2 if self.text[first - 2 : first] == "\r\n" else first - 1
            tail = self._tail(span.end)
            comment = f"{self.newline}{' ' * self._column(start)}{tail.strip()}" if tail.strip() else ""
            return [Piece(behind, behind, head), Piece(above, span.end + len(tail), below + comment)]
        if span.style in ("|", ">"):
            sign = _BLOCK_SIGN.search(self.text, span.start)
            if sign is None or sign.end() > line_end:
                return None
            return [Piece(behind, sign.end(), head), Piece(line_end, max(span.end, line_end), below)]
        gap = self.text[behind : span.start]
        if span.end == span.start:
            return [Piece(behind, behind, head), Piece(line_end, line_end, below)]
        if not body:
            return [Piece(span.start, span.end, head.removeprefix(" "))] if gap else [Piece(behind, span.end, head)]
        tail = self._tail(span.end)
        if span.style == "block":
            comment = f"{self.newline}{' ' * self._column(start)}{tail.strip()}" if tail.strip() else ""
            return [Piece(behind, span.end + len(tail), head + below + comment)]
        if tail.strip() and not tail.strip().startswith("#"):
            return None
        return [Piece(behind, span.end, head), Piece(span.end + len(tail), span.end + len(tail), below)]

    # Remove

    def _remove(self, path: Path) -> list[Piece] | None:
        siblings = self._inside[path[:-1]]
        at = siblings.index(path) if path in self.spans else -1
        if at < 0 or len(siblings) == 1:
            return None
        if self.spans[path[:-1]].style == "flow":
            return self._remove_from_brackets(siblings, at)
        opening = self._opening(path)
        if opening is None:
            return None
        start, end = opening[0], max(self.spans[path].end, opening[1])
        if not self._is_first_on_line(start):
            following = self._opening(siblings[at + 1]) if at + 1 < len(siblings) else None
            return [Piece(start, following[0], "")] if following else None
        first, last = self._line_start(start), self._next_line(end)
        if last == len(self.text) and not self.text.endswith("\n") and first > 0:
            first -= 2 if self.text[first - 2 : first] == "\r\n" else 1
        return [Piece(first, last, "")]

    def _remove_from_brackets(self, siblings: list[Path], at: int) -> list[Piece]:
        start, end = self._extent(siblings[at])
        if at + 1 < len(siblings):
            return [Piece(start, self._extent(siblings[at + 1])[0], "")]
        return [Piece(self._extent(siblings[at - 1])[1], end, "")]

    def _extent(self, path: Path) -> tuple[int, int]:
        """An entry in brackets, from its key to the end of its value."""
        span = self.spans[path]
        return (span.key[0] if span.key else span.start), max(span.end, span.key[1] if span.key else 0)

    # Insert

    def _insert_key(self, edit: InsertKey) -> list[Piece] | None:
        group = edit.path[:-1]
        beside = edit.after if edit.after is not None else edit.before
        key = edit.path[-1]
        if beside is None or not isinstance(key, str) or (*group, beside) not in self.spans:
            return None
        neighbor = (*group, beside)
        if self.spans[group].style == "flow":
            written = f"{write_key(key, True)}: {_flow(edit.value)}"
            return self._into_brackets(neighbor, written, edit.after is not None)
        opening = self._opening(neighbor)
        if opening is None:
            return None
        lines = write_entry(key, edit.value, self._column(opening[0]), WIDTH)
        return self._beside(neighbor, opening, lines, edit.after is not None, len(edit.path))

    def _insert_items(self, edit: InsertItems) -> list[Piece] | None:
        is_after = edit.at > 0
        neighbor = (*edit.path, edit.at - 1 if is_after else 0)
        if neighbor not in self.spans:
            return None
        if self.spans[edit.path].style == "flow":
            return self._into_brackets(neighbor, ", ".join(map(_flow, edit.values)), is_after)
        opening = self._opening(neighbor)
        if opening is None:
            return None
        column = self._column(opening[0])
        lines = [line for value in edit.values for line in write_item(value, column, WIDTH)]
        return self._beside(neighbor, opening, lines, is_after, len(edit.path) + 1)

    def _into_brackets(self, neighbor: Path, written: str, is_after: bool) -> list[Piece]:
        start, end = self._extent(neighbor)
        if not is_after:
            return [Piece(start, start, f"{written}, ")]
        line = self._line_start(end)
        if self._line_end(end) - line + len(written) + 2 > WIDTH and line > self.spans[neighbor[:-1]].start:
            indent = len(self.text[line:end]) - len(self.text[line:end].lstrip(" "))
            return [Piece(end, end, f",{self.newline}{' ' * indent}{written}")]
        return [Piece(end, end, f", {written}")]

    def _beside(
        self, neighbor: Path, opening: tuple[int, int], lines: list[str], is_after: bool, depth: int
    ) -> list[Piece] | None:
        start = opening[0]
        column = self._column(start)
        if not is_after:
            text = self._join(lines).lstrip(" ") + self.newline + " " * column
            return [Piece(start, start, text, depth)]
        end = max(self.spans[neighbor].end, opening[1])
        place = self._next_line(end)
        if len(lines) > 1 and self._is_set_apart(neighbor, place):
            lines = ["", *lines]
        if place == len(self.text) and not self.text.endswith("\n"):
            return [Piece(place, place, self.newline + self._join(lines), depth)]
        return [Piece(place, place, self._join(lines) + self.newline, depth)]

    def _is_set_apart(self, neighbor: Path, place: int) -> bool:
        """Whether the parts of the file are separated by blank lines, and this is one of them."""
        if len(neighbor) > 1:
            return False
        return place < len(self.text) and not self.text[place : self._line_end(place)].strip()


def _flow(value: Any) -> str:
    return write_flow(value) if isinstance(value, dict | list) else write_scalar(value, in_flow=True)
