"""Commas in curly brackets that were meant as part of a text or a number.

In ``{name: Less traffic, cleaner air}`` YAML ends the text at the comma and reads what follows as a
key without a value. No file of a case has such keys, so they tell what was meant.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from .number_advice import advise_number
from .number_reading import read_number
from .wording import quote
from .yaml_builder import Place, TreeBuilder
from .yaml_spaces import Texts, bad_space_in_value

_NEAR = 200
"""How far back the colon of an empty value is looked for."""


@dataclass(slots=True)
class BareKeys:
    """Keys without a value that follow each other: where they begin, and where in the text they end."""

    first: str
    place: Place
    end: int


def explain_bare_keys(bare: BareKeys, written: str) -> Texts:
    """What was meant by keys without a value; ``written`` is the text from the value before them on, or nothing."""
    if space := bad_space_in_value(bare.first):
        return space
    whole = " ".join(written.split())
    if read_number(whole):
        return (
            "decimal-comma",
            f"{quote(whole)} holds a comma, and in curly brackets a comma begins the next key",
            "numbers with a decimal point",
            advise_number(whole, takes_spread=False),
        )
    return (
        "comma-in-text",
        f"the comma ends the text, so {quote(bare.first)} is read as a key of its own",
        "text that holds a comma in quotation marks, or on a line of its own without curly brackets",
        f'write "{quote(whole)[1:-1]}"',
    )


@dataclass(slots=True)
class _Open:
    """A list or a group of keys that is still open."""

    is_in_brackets: bool = False
    is_group: bool = False
    is_key_next: bool = True
    last: yaml.ScalarEvent | None = None
    bare: BareKeys | None = None


class CommaWatch:
    """Passes events on to the builder, without keys in curly brackets that have no value.

    They are reported with what was meant. A key is held until its value is seen.
    """

    def __init__(self, builder: TreeBuilder, text: str) -> None:
        self._builder = builder
        self._text = text
        self._open: list[_Open] = [_Open()]
        self._held: yaml.ScalarEvent | None = None

    def take(self, event: yaml.Event) -> None:
        top = self._open[-1]
        if self._held is not None:
            key, self._held = self._held, None
            if (top.last is not None or bad_space_in_value(key.value)) and self._is_no_value(event):
                self._add(top, key)
                return
            self._report(top)
            self._builder.take(key)
        elif isinstance(event, yaml.ScalarEvent) and top.is_in_brackets and top.is_key_next and _is_plain(event):
            self._held, top.is_key_next = event, False
            return
        self._pass_on(event, top)

    def _pass_on(self, event: yaml.Event, top: _Open) -> None:
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._report(top)
            self._open.pop()
        elif isinstance(event, yaml.NodeEvent):
            if top.is_group and not top.is_key_next:
                top.last = event if isinstance(event, yaml.ScalarEvent) and _is_plain(event) and event.value else None
            top.is_key_next = not top.is_key_next
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            is_group = isinstance(event, yaml.MappingStartEvent)
            self._open.append(_Open(is_group and bool(event.flow_style), is_group))
        self._builder.take(event)

    def _is_no_value(self, event: yaml.Event) -> bool:
        if not (isinstance(event, yaml.ScalarEvent) and _is_plain(event) and event.value == ""):
            return False
        at = _index(event)
        return not self._text[max(0, at - _NEAR) : at].rstrip().endswith(":")

    def _add(self, top: _Open, key: yaml.ScalarEvent) -> None:
        if bad_space_in_value(key.value):
            self._report(top)
        top.is_key_next = True
        end = key.end_mark.index if key.end_mark else 0
        if top.bare is None:
            mark = key.start_mark
            top.bare = BareKeys(key.value, (mark.line + 1, mark.column + 1) if mark else (1, 1), end)
        top.bare.end = end

    def _report(self, top: _Open) -> None:
        if top.bare is not None:
            written = self._text[_index(top.last) : top.bare.end] if top.last is not None else ""
            key = top.bare.first.partition(":")[0] if bad_space_in_value(top.bare.first) else None
            self._builder.refuse_in_group(key, top.bare.place, *explain_bare_keys(top.bare, written))
        top.bare = None


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return not (event.style or event.tag or event.anchor)


def _index(event: yaml.ScalarEvent) -> int:
    return event.start_mark.index if event.start_mark else 0
