"""Where each part of a YAML text begins and ends, by path."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from ..wording import Path

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Style = Literal["plain", "'", '"', "|", ">", "flow", "block", "alias"]


@dataclass(slots=True)
class Span:
    """The value at a path: from where to where in the text, and how it is written.

    ``end`` of a block is that of its last value, without comments behind it. ``key`` is where its key begins
    and ends. A value that is not written has ``start == end``.
    """

    start: int
    end: int
    style: Style
    key: tuple[int, int] | None = None
    name: str = ""
    """Of an alias, or the anchor of another part; else empty."""


@dataclass(slots=True)
class Spans:
    """All spans of a text; ``anchored`` gives for each alias the path of what it repeats."""

    by_path: dict[Path, Span] = field(default_factory=dict)
    anchored: dict[Path, Path] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    span: Span
    path: Path | None
    is_group: bool
    count: int = 0
    key: tuple[str, int, int] | None = None
    seen: set[str] = field(default_factory=set)


def read_spans(text: str) -> Spans:
    """The spans of one YAML document that the parser can read.

    Raises
    ------
    yaml.YAMLError
        It cannot.
    """
    return _Walk(text).spans


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = Spans()
        self._open: list[_Open] = []
        self._anchors: dict[str, Path] = {}
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                self._enter(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._leave(event)
            elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                self._take(event)

    def _is_key_next(self) -> bool:
        return bool(self._open) and self._open[-1].is_group and self._open[-1].key is None

    def _take(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if self._is_key_next():
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            self._open[-1].key = (key, start, end)
            return
        if isinstance(event, yaml.AliasEvent):
            self._place(Span(start, end, "alias", name=event.anchor or ""))
            return
        style: Any = event.style or "plain"
        if style in ("|", ">"):
            end = self._end_of_block(start, end)
        self._place(Span(start, end, style, name=event.anchor or ""))

    def _end_of_block(self, start: int, end: int) -> int:
        """Without the blank lines behind it, unless they are kept (``|+``)."""
        header = self.text[start:end].partition("\n")[0]
        written = self.text[start:end]
        kept = written.removesuffix("\n").removesuffix("\r") if "+" in header else written.rstrip()
        return start + len(kept)

    def _place(self, span: Span) -> Path | None:
        if not self._open:
            self.spans.by_path[()] = span
            return self._note((), span)
        parent = self._open[-1]
        parent.span.end = max(parent.span.end, span.end)
        path: Path | None = None
        if parent.is_group:
            key, key_start, key_end = parent.key or ("", 0, 0)
            parent.key = None
            if parent.path is not None and key not in parent.seen:
                path = (*parent.path, key)
            parent.seen.add(key)
            span.key = (key_start, key_end)
        elif parent.path is not None:
            path = (*parent.path, parent.count)
        parent.count += 1
        if path is not None:
            self.spans.by_path[path] = span
        return self._note(path, span)

    def _note(self, path: Path | None, span: Span) -> Path | None:
        if path is not None and span.style == "alias" and span.name in self._anchors:
            self.spans.anchored[path] = self._anchors[span.name]
        elif path is not None and span.name:
            self._anchors[span.name] = path
        return path

    def _enter(self, event: Any) -> None:
        span = Span(event.start_mark.index, event.end_mark.index, "flow" if event.flow_style else "block")
        span.name = event.anchor or ""
        if self._is_key_next():
            self._open[-1].key = ("", span.start, span.end)
            self._open.append(_Open(span, None, isinstance(event, yaml.MappingStartEvent)))
            return
        path = self._place(span)
        self._open.append(_Open(span, path, isinstance(event, yaml.MappingStartEvent)))

    def _leave(self, event: Any) -> None:
        gone = self._open.pop()
        if gone.span.style == "flow":
            gone.span.end = event.end_mark.index
        if self._open:
            self._open[-1].span.end = max(self._open[-1].span.end, gone.span.end)
