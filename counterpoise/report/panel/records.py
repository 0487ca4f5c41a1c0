"""What the panel is given and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from zlib import crc32

MOST_POINTS = 1e9
"""No browser that runs the panel sends more."""


@dataclass(frozen=True, slots=True)
class PanelObjective:
    """A group of sliders."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PanelCriterion:
    """One slider. ``swing`` says worst -> best in words with the unit, such as "0 → 60 % chance"."""

    id: str
    name: str
    objective: str
    swing: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class PanelOption:
    """One bar, with partial values in [0, 1] in the order of the criteria.

    ``value`` at the most likely levels, None where a level is missing; ``low`` and ``high`` with
    every estimate at the end that serves the option least, or best (0 and 1 where missing).
    """

    id: str
    label: str
    value: tuple[float | None, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PanelData:
    """Everything the panel shows.

    ``points`` are the weights now: hand back what the panel answered, or others (a profile just
    picked, a link just opened), which the panel then takes over. ``profile`` are the points that
    reset returns to. Both are on the sliders' scale of 0 to 100. ``caveat`` is said before every
    ranking. ``live`` tells Python of a drag before it ends. ``board`` names the packages and draws that the
    store was sent (see `board.py`); ``chips`` say what limits the answer, true where it differs from the
    case, and which page leads back.
    """

    objectives: tuple[PanelObjective, ...]
    criteria: tuple[PanelCriterion, ...]
    options: tuple[PanelOption, ...]
    points: Mapping[str, float]
    profile: Mapping[str, float]
    profile_name: str
    baseline: str = ""
    caveat: str = ""
    too_close: float = 0.0
    mode: Literal["full", "strip", "answer"] = "full"
    live: bool = False
    board: str = ""
    chips: tuple[tuple[str, bool, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PanelAnswer:
    """The weights as the reader left them; ``step`` counts changes by hand, 0 is none yet."""

    points: Mapping[str, float]
    locked: tuple[str, ...] = ()
    step: int = 0


@dataclass(frozen=True, slots=True)
class PanelMemory:
    """What a session remembers of a panel between runs and pages.

    The reader's hand owns the weights from ``start`` on, until the page hands over others; each
    such take-over has its own ``basis``, so that neither side mistakes an echo for news. The
    browser is always sent ``start`` and never its own moves: equal data is not sent twice.
    """

    serial: int
    start: Mapping[str, float]
    last: PanelAnswer

    @property
    def basis(self) -> str:
        return f"{self.serial}:{crc32(repr(sorted(self.start.items())).encode()):08x}"


def recall(memory: PanelMemory | None, points: Mapping[str, float], sent: object) -> PanelMemory:
    """The panel's memory after the browser ``sent`` something and the page wants ``points``.

    ``sent`` is the component's state, of any shape: nothing from a browser is trusted. Points
    that equal the last or the newest answer are an echo; any others are the page's own wish.
    """
    memory = memory or _begin(1, points)
    answer = read_answer(sent, memory)
    newest = answer if answer and answer.step > memory.last.step else memory.last
    if dict(points) in (newest.points, memory.last.points):
        return replace(memory, last=newest)
    return _begin(memory.serial + 1, points)


def read_answer(sent: object, memory: PanelMemory) -> PanelAnswer | None:
    """What the browser sent; None unless it is a usable answer under the memory's basis."""
    weights = sent.get("weights") if isinstance(sent, Mapping) else None
    if not isinstance(weights, Mapping) or weights.get("basis") != memory.basis:
        return None
    points, step, locked = weights.get("points"), weights.get("step"), weights.get("locked")
    if not isinstance(points, Mapping) or set(points) != set(memory.start) or not isinstance(step, int):
        return None
    if not all(_is_points(value) for value in points.values()) or not isinstance(locked, list):
        return None
    return PanelAnswer(dict(points), tuple(name for name in points if name in locked), step)


def to_json(data: PanelData, key: str, memory: PanelMemory) -> dict[str, Any]:
    """``data`` as the browser reads it, with the criteria of an objective side by side."""
    grouped = _group_criteria(data)
    lists = {name: list(map(_to_dict, getattr(grouped, name))) for name in ("objectives", "criteria", "options")}
    weights = {"points": dict(memory.start), "profile": dict(data.profile), "basis": memory.basis}
    names = {
        "profileName": data.profile_name,
        "tooClose": data.too_close,
        "baseline": data.baseline,
        "caveat": data.caveat,
        "board": data.board,
        "chips": [{"text": text, "on": is_on, "page": page} for text, is_on, page in data.chips],
    }
    return {"panel": key, "mode": data.mode, "live": data.live} | names | weights | lists


def _to_dict(record: PanelObjective | PanelCriterion | PanelOption) -> dict[str, Any]:
    """One level deep: `dataclasses.asdict` copies every number, and this runs at every move."""
    return {name: getattr(record, name) for name in record.__slots__}


def _group_criteria(data: PanelData) -> PanelData:
    """Criteria, and the values of the options, in the order of the objectives; empty ones left out."""
    place = {objective.id: k for k, objective in enumerate(data.objectives)}
    order = sorted(range(len(data.criteria)), key=lambda j: place[data.criteria[j].objective])
    used = {criterion.objective for criterion in data.criteria}
    return replace(
        data,
        objectives=tuple(objective for objective in data.objectives if objective.id in used),
        criteria=tuple(data.criteria[j] for j in order),
        options=tuple(_pick_values(option, order) for option in data.options),
    )


def _pick_values(option: PanelOption, order: list[int]) -> PanelOption:
    return replace(
        option,
        value=tuple(option.value[j] for j in order),
        low=tuple(option.low[j] for j in order),
        high=tuple(option.high[j] for j in order),
    )


def _begin(serial: int, points: Mapping[str, float]) -> PanelMemory:
    return PanelMemory(serial, dict(points), PanelAnswer(dict(points)))


def _is_points(value: object) -> bool:
    """Whether a value can be a weight; locks may lift one above the sliders' scale during a drag, but never far."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_POINTS
