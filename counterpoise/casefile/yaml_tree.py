"""Text -> plain tree with positions, by reading the parser's events one by one.

Nothing is constructed from tags and nothing recurses, so no text can run code or exhaust the
stack. Faults that leave the structure readable are collected; reading stops at a syntax error or
at a bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from ..model import Problem
from .wording import Path, quote
from .yaml_builder import Place, StopReading, TreeBuilder
from .yaml_commas import CommaWatch
from .yaml_syntax import explain_syntax_error

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML itself forbids; more is refused inside text, where it would reach the screen."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML text holds, where each part stands, and what is wrong with its writing.

    ``key_places`` and ``value_places`` give (line, column) from 1 by path. ``faulty`` holds the
    paths that already have a problem. ``is_whole`` is false when reading had to stop. ``nodes`` counts
    the values that were read, repeated parts each time.
    """

    file: str
    data: object
    problems: tuple[Problem, ...] = ()
    key_places: Mapping[Path, Place] = field(default_factory=dict)
    value_places: Mapping[Path, Place] = field(default_factory=dict)
    faulty: frozenset[Path] = frozenset()
    is_whole: bool = True
    nodes: int = 0

    def place_of_key(self, path: Path) -> Place:
        """Where the key of a path stands, or the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if place := self.key_places.get(path[:length]):
                return place
        return self.value_places.get((), (1, 1))

    def place_of_value(self, path: Path) -> Place:
        """Where the value of a path starts, or the nearest thing around it."""
        return self.value_places.get(path) or self.place_of_key(path)


def read_tree(file: str, text: str) -> Tree:
    """The plain tree of one YAML document with every fault of its writing.

    Values are dict, list, str, int, float, bool and None, nothing else. Never raises on any text.
    """
    if bad := _FORBIDDEN.search(text):
        return _stopped(file, [_forbidden_character(file, text, bad.start())])
    builder = TreeBuilder(file)
    watch = CommaWatch(builder, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            watch.take(event)
    except yaml.YAMLError as error:
        builder.problems.append(explain_syntax_error(file, text, error))
        return _stopped(file, builder.problems, builder.nodes)
    except StopReading:
        return _stopped(file, builder.problems, builder.nodes)
    return Tree(
        file,
        builder.root,
        tuple(builder.problems),
        builder.key_places,
        builder.value_places,
        frozenset(builder.faulty),
        nodes=builder.nodes,
    )


def _stopped(file: str, problems: list[Problem], nodes: int = 0) -> Tree:
    return Tree(file, None, tuple(problems), is_whole=False, nodes=nodes)


def _forbidden_character(file: str, text: str, at: int) -> Problem:
    before = text[:at]
    column = at - (before.rfind("\n") + 1) + 1
    return Problem(
        file,
        before.count("\n") + 1,
        column,
        "",
        "bad-character",
        f"the character {quote(text[at])} is not allowed in a YAML file",
        "only letters, digits, signs, spaces and line ends",
        "delete it; it is often invisible",
    )
