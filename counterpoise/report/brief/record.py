"""What a brief is: sections of blocks, as plain frozen values. Writers lay them out and compute nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_PROPERTY = 255
"""Characters of a title or subject in the properties of an office document."""


class NotWritten(Exception):
    """A document cannot be written here; the message says why, for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences; ``lead`` stands in bold before them."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences one under the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as texts. ``is_number`` has an entry a column; ``place`` says where the whole of it is to be had."""

    id: str
    number: int
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]
    notes: tuple[str, ...] = ()
    place: str = ""

    @property
    def label(self) -> str:
        return f"Table {self.number}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its finding, its specification with data for Vega-Lite, and the chart in words."""

    id: str
    number: int
    title: str
    spec: Mapping[str, object]
    alt: str
    place: str = ""

    @property
    def label(self) -> str:
        return f"Figure {self.number}"


Block = Paragraph | Points | Grid | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class LiveCriterion:
    """``knots`` are (level, partial value) pairs with ascending levels; ``points`` the weight as given."""

    name: str
    unit: str
    objective: str
    knots: tuple[tuple[float, float], ...]
    points: float
    decimals: int


@dataclass(frozen=True, slots=True)
class LivePackage:
    """A package with its levels on every criterion, and its score as the engine gives it (None: no score)."""

    name: str
    level_j: Numbers
    score: float | None


@dataclass(frozen=True, slots=True)
class Model:
    """What a live workbook recomputes, with the engine's results: levels, value functions, weights and packages.

    Levels have a row a measure and a column a criterion; None is missing.
    """

    criteria: tuple[LiveCriterion, ...]
    options: tuple[str, ...]
    mode_ij: tuple[Numbers, ...]
    low_ij: tuple[Numbers, ...]
    high_ij: tuple[Numbers, ...]
    value_ij: tuple[Numbers, ...]
    score_i: Numbers
    rank_i: tuple[int | None, ...]
    range_i: tuple[tuple[float, float], ...]
    packages: tuple[LivePackage, ...]
    margin: float
    costs: Grid | None
    calendar: Grid
    sources: Grid | None
    claims: Grid | None


@dataclass(frozen=True, slots=True)
class LivePanel:
    """What the live weight panel needs in a page without a server: its data, and packages with draws as bytes."""

    data: Mapping[str, object]
    board: bytes
    n_draws: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A document for the people who decide.

    ``facts`` are (name, value) lines under the title: the case's date, whose weights, which package. ``warnings``
    must stand on the first page: what was left out, own weights, limits. ``language`` says how dates and numbers are
    written in it. ``receipt`` asks the same question again
    (`rerun`); ``receipt_lines`` are the same for people.
    """

    title: str
    question: str
    is_page: bool
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    receipt_lines: tuple[tuple[str, str], ...]
    receipt: Mapping[str, object]
    version: str
    model: Model
    panel: LivePanel | None
    language: str

    @property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Grid))

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Figure))
