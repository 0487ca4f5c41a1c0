"""Rules of `case.yaml` on what a package may include."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Identifier, Record, Text


class CountRecord(Record):
    """How many of some options, for a rule that counts."""

    n: Annotated[int, Field(ge=1, le=1000)]
    """The number of options."""
    of: Annotated[list[Identifier], Field(min_length=2)]
    """The options that are counted."""


class RuleRecord(Record):
    """What a package must or may not include; exactly one of `together`, `at_least` and `at_most`."""

    together: Annotated[list[Identifier], Field(min_length=2)] | None = None
    """Options adopted all together or not at all."""
    at_least: CountRecord | None = None
    """A package includes at least `n` of these options."""
    at_most: CountRecord | None = None
    """A package includes at most `n` of these options; with `n: 1` they exclude one another."""
    because: Text
    """Why the rule."""
