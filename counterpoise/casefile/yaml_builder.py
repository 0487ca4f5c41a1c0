"""Parser events -> tree: the bookkeeping of keys, places, aliases and bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from ..model import Problem
from ..model.number_text import two_readings
from .bounds import MAX_NODES
from .text_signs import explain_bad_sign, find_bad_sign
from .wording import Path, dotted, quote
from .yaml_scalar import MAX_DIGITS, TAG, NumberTooLongError, TagError, resolve_plain, resolve_tagged
from .yaml_spaces import explain_odd_space, odd_space_around, without_odd_spaces

Place = tuple[int, int]

MAX_DEPTH = 20
MAX_ALIASES = 50

_DISCARDED = object()
_NO_KEY = object()


class StopReading(Exception):
    """A bound was passed; the problem is already recorded."""


class _Frame:
    """A mapping or list that is still open."""

    __slots__ = ("anchor", "key", "lines", "nodes_before", "path", "value")

    def __init__(self, value: Any, path: Path | None, anchor: str | None, nodes_before: int) -> None:
        self.value = value
        self.path = path
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.key: Any = _NO_KEY
        self.lines: dict[str, int] = {}


class TreeBuilder:
    """Builds the tree from events; ``path`` is None inside parts that are thrown away."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: object = None
        self.problems: list[Problem] = []
        self.key_places: dict[Path, Place] = {}
        self.value_places: dict[Path, Place] = {}
        self.faulty: set[Path] = set()
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[object, int]] = {}
        self.nodes = 0
        self._aliases = 0
        self._documents = 0
        self._actions: Mapping[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def take(self, event: yaml.Event) -> None:
        action = self._actions.get(type(event))
        if action:
            action(event)

    def _report(self, path: Path | None, place: Place, code: str, found: str, expected: str, suggestion: str) -> None:
        self.problems.append(Problem(self.file, *place, dotted(path or ()), code, found, expected, suggestion))
        if path is not None:
            self.faulty.add(path)

    def refuse_in_group(
        self, key: str | None, place: Place, code: str, found: str, expected: str, suggestion: str
    ) -> None:
        """Report a fault at a key of the group that is open, by default at the last one."""
        frame = self._stack[-1]
        last = next(reversed(frame.value), None) if key is None else key
        path = None if frame.path is None or last is None else (*frame.path, last)
        self._report(path, place, code, found, expected, suggestion)

    def _stop(self, place: Place, code: str, found: str, expected: str, suggestion: str) -> None:
        self._report(None, place, code, found, expected, suggestion)
        raise StopReading

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(
                _place(event),
                "several-documents",
                "a second document starts here (after '---')",
                "one document in a file",
                "delete the line '---' or move what follows to a file of its own",
            )

    def _count(self, place: Place, nodes: int = 1) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self._stop(
                place,
                "too-many-parts",
                f"the file holds more than {MAX_NODES:,} values",
                f"at most {MAX_NODES:,} values in a file, repeated parts counted each time",
                "split the file or delete what is not needed",
            )

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        place = _place(event)
        self._count(place)
        frame = self._stack[-1] if self._stack else None
        if frame and type(frame.value) is dict and frame.key is _NO_KEY:
            self._take_key(frame, event, place)
            return
        path = self._child_path()
        value = self._resolve(event, path, place)
        if isinstance(value, str) and (sign := find_bad_sign(value)):
            self._report(path, place, *explain_bad_sign(sign))
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._attach(value, path, place)

    def _resolve(self, event: yaml.ScalarEvent, path: Path | None, place: Place) -> object:
        tag = event.tag
        if tag in ("!", None, "") and (event.style or tag == "!"):
            return event.value
        try:
            value = resolve_tagged(event.value, tag) if tag else resolve_plain(event.value)
            if isinstance(value, float) and (either := two_readings(event.value)):
                self._ask_for_thousands(event.value, either, path, place)
            return value
        except TagError:
            self._refuse_tag(tag or "", path, place)
            return None
        except NumberTooLongError:
            self._report(
                path,
                place,
                "number-too-long",
                f"the number {quote(event.value, 24)} has too many digits",
                f"at most {MAX_DIGITS} characters",
                "round it, or choose a larger unit",
            )
            return None

    def _ask_for_thousands(self, text: str, either: tuple[str, str], path: Path | None, place: Place) -> None:
        """A number is read with a decimal point; where thousands may be meant that is said."""
        self.problems.append(
            Problem(
                self.file,
                *place,
                dotted(path or ()),
                "grouped-number",
                f"the number {text} is read as {either[1]}",
                "a number that can be read in one way",
                f"write {either[0]} or {either[1]}, whichever is meant",
                "warning",
            )
        )

    def _refuse_tag(self, tag: str, path: Path | None, place: Place) -> None:
        shown = "!!" + tag.removeprefix(TAG) if tag.startswith(TAG) else tag
        self._report(
            path,
            place,
            "unknown-tag",
            f"the tag {quote(shown)} does not fit here",
            "values without a tag; tags that would run code are never read",
            "delete the tag",
        )

    def _take_key(self, frame: _Frame, event: yaml.ScalarEvent, place: Place) -> None:
        try:
            key = event.value if event.style or event.tag else resolve_plain(event.value)
        except NumberTooLongError:
            key = 0
        if not isinstance(key, str):
            self._refuse_key(frame, f"the key {quote(event.value)} is not read as text", place)
            return
        if key == "<<" and not event.style:
            self._discard_key(
                frame,
                key,
                place,
                "merge-key",
                "'<<' merges another group in, which is not read here",
                "every key written where it holds",
                "write the keys of that group out; a whole value may be repeated as *name",
            )
            return
        key = self._clean_key(frame, key, place)
        if key in frame.value:
            self._discard_key(
                frame,
                key,
                place,
                "duplicate-key",
                f"key appears twice (first on line {frame.lines[key]})",
                "each key once",
                "delete or rename one of the two",
            )
        else:
            frame.key = key
            frame.lines[key] = place[0]
            if frame.path is not None:
                self.key_places[(*frame.path, key)] = place

    def _clean_key(self, frame: _Frame, key: str, place: Place) -> str:
        """The key that was meant; what does not belong to it is reported."""
        for bad, explain in ((find_bad_sign(key), explain_bad_sign), (odd_space_around(key), explain_odd_space)):
            if bad:
                key = without_odd_spaces(key.replace(bad, ""))
                path = None if frame.path is None else (*frame.path, key)
                self._report(path, place, *explain(bad))
        return key

    def _discard_key(
        self, frame: _Frame, key: str, place: Place, code: str, found: str, expected: str, suggestion: str
    ) -> None:
        frame.key = _DISCARDED
        if frame.path is not None:
            self._report((*frame.path, key), place, code, found, expected, suggestion)

    def _refuse_key(self, frame: _Frame, found: str, place: Place) -> None:
        frame.key = _DISCARDED
        if frame.path is not None:
            self.problems.append(
                Problem(
                    self.file,
                    *place,
                    dotted(frame.path),
                    "key-not-text",
                    found,
                    "a key that is a word",
                    "put the key in quotation marks if it is meant as text",
                )
            )
            self.faulty.add((*frame.path, "?"))

    def _child_path(self) -> Path | None:
        """Path of the node that comes next as a value."""
        if not self._stack:
            return ()
        frame = self._stack[-1]
        if frame.path is None or frame.key is _DISCARDED:
            return None
        return (*frame.path, frame.key if type(frame.value) is dict else len(frame.value))

    def _attach(self, value: object, path: Path | None, place: Place) -> None:
        if path is not None:
            self.value_places[path] = place
        if not self._stack:
            self.root = value
            return
        frame = self._stack[-1]
        if type(frame.value) is list:
            frame.value.append(value)
            return
        if frame.key is not _DISCARDED:
            frame.value[frame.key] = value
        frame.key = _NO_KEY

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        place = _place(event)
        self._count(place)
        if len(self._stack) >= MAX_DEPTH:
            self._stop(
                place,
                "too-deep",
                f"parts are nested more than {MAX_DEPTH} deep",
                f"at most {MAX_DEPTH} levels",
                "check brackets and indentation",
            )
        is_mapping = type(event) is yaml.MappingStartEvent
        value: dict[str, Any] | list[Any] = {} if is_mapping else []
        frame = self._stack[-1] if self._stack else None
        path = None
        if frame and type(frame.value) is dict and frame.key is _NO_KEY:
            self._refuse_key(frame, "a list or a group of keys is where a key is needed", place)
        else:
            path = self._child_path()
            if event.tag and event.tag not in ("!", TAG + ("map" if is_mapping else "seq")):
                self._refuse_tag(event.tag, path, place)
            self._attach(value, path, place)
        self._stack.append(_Frame(value, path, event.anchor, self.nodes))

    def _close(self, _event: yaml.Event) -> None:
        frame = self._stack.pop()
        if frame.anchor:
            self._anchors[frame.anchor] = (frame.value, self.nodes - frame.nodes_before + 1)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        place, name = _place(event), event.anchor or ""
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            self._stop(
                place,
                "too-many-aliases",
                f"more than {MAX_ALIASES} aliases (words that begin with *)",
                f"at most {MAX_ALIASES} in a file",
                "write the values out",
            )
        frame = self._stack[-1] if self._stack else None
        if frame and type(frame.value) is dict and frame.key is _NO_KEY:
            self._refuse_key(frame, f"the alias {quote('*' + name)} is where a key is needed", place)
            return
        path = self._child_path()
        value, nodes = self._anchors.get(name, (None, 1))
        if name not in self._anchors:
            self._report(
                path,
                place,
                "unknown-alias",
                f"the alias {quote('*' + name)} refers to nothing",
                "an alias repeats a finished part marked '&' further up",
                "text that begins with * needs quotation marks",
            )
        self._count(place, nodes)
        self._attach(value, path, place)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
