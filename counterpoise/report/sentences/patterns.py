"""Patterns of the answer's sentences, and how one is filled; the live panel fills the same patterns in the browser.

A pattern is text with ``{names}`` to fill in, and marks around what is doubtful: ``<tie>`` too close to call,
``<red>`` a line that is crossed or not reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "tie", "red"]

PATTERNS: Mapping[str, str] = {
    "no_weight": "All weights are zero; at least one criterion needs weight.",
    "none_allowed": "No package keeps all the rules and limits.",
    "none_ranked_packages": "No package can be ranked: each lacks a level on a criterion that has weight.",
    "none_ranked_measures": "No measure can be ranked: each lacks a level on a criterion that has weight.",
    "only_baseline": "The rules and limits leave only today's course ({first}).",
    "clear": "{first} ranks first ({score} of 100), {lead} ahead of {second}{more}.",
    "clear_but": "{first} ranks first ({score} of 100), but {doubt}{more}.",
    "alone": "{first} ({score} of 100) is the only one that can be ranked{more}.",
    "alone_but": "{first} ({score} of 100) is the only one that can be ranked, but {doubt}{more}.",
    "tie_shared": "Every leading package {holds}; what to add is <tie>too close to call</tie>{more}.",
    "tie_apart": "<tie>Too close to call</tie>: {n} packages are within {margin} of the best "
    "and share no measure{more}.",
    "tie_cut": "<tie>Too close to call</tie>: the {n} best packages, and perhaps more, "
    "are within {margin} of the best{more}.",
    "tie_two": "{first} and {second} are <tie>too close to call</tie> ({scores}){more}.",
    "tie_two_but": "{first} and {second} are <tie>too close to call</tie> ({scores}), and {first} {doubt}{more}.",
    "tie_many": "{first} leads ({score} of 100), but {n} other measures are <tie>too close to call</tie>{more}.",
    "tie_many_but": "{first} leads ({score} of 100), but {n} other measures are <tie>too close to call</tie>, "
    "and it {doubt}{more}.",
    "holds_one": "includes {a}",
    "holds_two": "combines {a} with {b}",
    "holds_more": "combines {names}",
    "doubt_line": "<red>crosses the red line on {criteria}</red>",
    "doubt_least": "<red>falls short of the minimum for {criteria}</red>",
    "and": " and ",
    "it": "it {doubt}",
    "score_same": "both {score} of 100",
    "score_two": "{score} and {other} of 100",
    "left_out_one": "; <tie>{names} is left out</tie> because its file has errors",
    "left_out_many": "; <tie>{names} are left out</tie> because their files have errors",
    "unranked_one": "; <tie>{names} is not ranked</tie> because a level is missing",
    "unranked_many": "; <tie>{names} are not ranked</tie> because levels are missing",
    "packages_tie": "{n} packages are within the {margin}-point tie margin. The best {adds} ({score} of 100); "
    "it is best in {share} of 100 simulations{over}.",
    "packages_cut": "The best is {names} ({score} of 100); among these it is best in {share} of 100 simulations{over}.",
    "packages_clear": "It is best in {share} of 100 simulations{over}.",
    "adds": "adds {names}",
    "adds_none": "adds nothing to that",
    "adds_all": "is {names}",
    "over": " and <red>crosses the red line on {criteria} in {k}</red>",
    "over_none": " and crosses no red line in any of them",
    "all_cross": "All {n} measures cross a red line. ",
    "all_ranked_cross": "All {n} ranked measures cross a red line. ",
    "measures_clear": "{all}It leads {second} by {lead} and ranks first in {share} of 100 simulations.",
    "measures_tie": "{first} leads by {lead} and ranks first in {share} of 100 simulations.",
    "measures_alone": "{all}It ranks first in {share} of 100 simulations.",
    "point": "{n} point",
    "points": "{n} points",
    "share_none": "none",
    "share_few": "fewer than 1",
    "share_most": "more than 99",
    "status": "Now first: {name}.",
    "status_from": "Now first, up from {rank}: {name}.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence; ``mark`` says how it is set off."""

    text: str
    mark: Mark = ""


Filling = str | int | list[Part]

_PIECE = re.compile(r"<(tie|red)>(.*?)</\1>|\{(\w+)\}|([^<{]+)")
_NAME = re.compile(r"\{(\w+)\}")


def fill(pattern: str, **values: Filling) -> list[Part]:
    """A pattern of `PATTERNS` with its names filled in; what is filled in is text or parts, never a pattern."""
    parts: list[Part] = []
    for mark, marked, name, plain in _PIECE.findall(PATTERNS[pattern]):
        if mark:
            parts.append(Part(_NAME.sub(lambda found: to_text(values[found[1]]), marked), mark))
        elif name:
            filled = values[name]
            parts += filled if isinstance(filled, list) else [Part(str(filled))]
        else:
            parts.append(Part(plain))
    return join_parts(parts)


def join_parts(parts: Iterable[Part]) -> list[Part]:
    """Neighbors with one mark as one part; empty ones left out."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].mark == part.mark:
            joined[-1] = Part(joined[-1].text + part.text, part.mark)
        elif part.text:
            joined.append(part)
    return joined


def to_text(filled: Filling) -> str:
    """The words of parts, without their marks."""
    return "".join(part.text for part in filled) if isinstance(filled, list) else str(filled)
