"""A word of the house."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word, in one sentence and in a paragraph; ``also`` are the literature's words for it.

    ``used_in`` names where a reader meets it: pages of the dashboard by their titles, or `files`.
    """

    id: str
    name: str
    sentence: str
    paragraph: str
    used_in: tuple[str, ...]
    also: tuple[str, ...] = ()
