"""Draws docs/architecture.svg from the imports in the code.

    python -m docs.draw_architecture

A test redraws it and compares; an arrow that goes up, or a circle, stops the drawing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape
from pathlib import Path

from tests.house.floors import FLOORS, list_imports

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "architecture.svg"

Arrow = tuple[str, str]

TOGETHER = {"cli": "commands"}
"""Rooms drawn in another's box."""

BOXES = {
    # room: (column, title, what it holds)
    "dashboard": (0, "dashboard/", "pages, panel, links"),
    "api": (1, "__init__.py", "the Python door"),
    "commands": (2, "commands/, cli.py", "the command line"),
    "report": (1, "report/", "tables, charts, sentences, files"),
    "study": (1, "study/", "questions and answers"),
    "room": (0, "room/", "the database of group sessions"),
    "casefile": (0, "casefile/", "YAML to Case, checks, problems"),
    "analysis": (2, "analysis/", "pure functions on arrays"),
    "model": (1, "model/", "the nouns"),
    "bundle": (0, "bundle.py", "where the default case is"),
}

WAY = (
    # what flows, the room that makes it
    ("files", "a case's folder"),
    ("Case", "casefile/"),
    ("Question", "a door asks"),
    ("Answer", "study/ with analysis/"),
    ("table, chart, sentence", "report/"),
    ("page, terminal, file", "a door shows"),
)

WIDTH, MARGIN, LABEL, LANE = 980, 20, 70, 7
BOX_WIDTH, BOX_HEIGHT, FLOOR_HEIGHT = 230, 58, 132
TOP = 52
INK, QUIET, ACCENT, BAND = "#1B1F24", "#5B6570", "#005A9C", "#F3F5F8"


def read_arrows(package: Path = ROOT / "counterpoise") -> set[Arrow]:
    """Which box imports which other; how often does not matter."""
    rooms = [(TOGETHER.get(start, start), TOGETHER.get(end, end)) for start, end in list_imports(package)]
    return {(start, end) for start, end in rooms if start != end}


def check_arrows(arrows: Iterable[Arrow]) -> None:
    """Refuse a room without a box, an arrow that goes up, and a circle.

    Raises
    ------
    ValueError
        With the arrow and what to do.
    """
    arrows = list(arrows)
    for room in {room for arrow in arrows for room in arrow}:
        if room not in BOXES:
            raise ValueError(f"'{room}' has no box; add it to BOXES in docs/draw_architecture.py")
    for start, end in arrows:
        if _floor(end) > _floor(start):
            raise ValueError(f"{start} imports {end}, which is a floor above it")
    rest = set(arrows)
    while ends := {start for start, _ in rest}:
        lower = {arrow for arrow in rest if arrow[1] in ends}
        if lower == rest:
            raise ValueError(f"the imports go in a circle: {', '.join(sorted(ends))}")
        rest = lower


def draw(arrows: Collection[Arrow]) -> str:
    """The picture as SVG: the rooms on their floors, the imports, and the way of the data."""
    check_arrows(arrows)
    rooms = [room for room in BOXES if any(room in arrow for arrow in arrows)]
    height = TOP + len(FLOORS) * FLOOR_HEIGHT + 150
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="title desc" font-family="Helvetica, Arial, sans-serif">',
        '<title id="title">The floors of Counterpoise and the way of the data</title>',
        f'<desc id="desc">{escape(_describe(arrows))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="{QUIET}"/></marker></defs>',
        _text(MARGIN, 30, "Imports go down only", 17, weight=600),
        *(_band(floor) for floor in range(len(FLOORS))),
        *_draw_arrows(arrows),
        *(_box(room) for room in rooms),
        *_draw_way(TOP + len(FLOORS) * FLOOR_HEIGHT),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _floor(room: str) -> int:
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


def _place(room: str) -> tuple[float, float]:
    """Left and top of a room's box."""
    return _left_of(BOXES[room][0]), _floor_top(_floor(room)) + (FLOOR_HEIGHT - BOX_HEIGHT) / 2


def _left_of(column: int) -> float:
    return LABEL + column * (WIDTH - LABEL - MARGIN - BOX_WIDTH) / 2


def _floor_top(floor: int) -> float:
    return TOP + (len(FLOORS) - 1 - floor) * FLOOR_HEIGHT


def _band(floor: int) -> str:
    top = _floor_top(floor)
    fill = BAND if floor % 2 == 0 else "#FFFFFF"
    return f'<rect y="{top}" width="{WIDTH}" height="{FLOOR_HEIGHT}" fill="{fill}"/>' + _text(
        MARGIN, top + FLOOR_HEIGHT / 2 + 8, str(floor), 22, color=QUIET, weight=600
    )


def _box(room: str) -> str:
    left, top = _place(room)
    _, title, held = BOXES[room]
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6" fill="#FFFFFF" '
        f'stroke="{ACCENT}" stroke-width="1.5"/>'
        + _text(left + BOX_WIDTH / 2, top + 25, title, 16, weight=600, anchor="middle")
        + _text(left + BOX_WIDTH / 2, top + 45, held, 13, color=QUIET, anchor="middle")
    )


def _draw_arrows(arrows: Collection[Arrow]) -> list[str]:
    """Lines from the lower edge of a box to the upper edge of another, beside the boxes between them."""
    down = sorted(arrow for arrow in arrows if _floor(arrow[0]) > _floor(arrow[1]))
    sideways = sorted(set(arrows) - set(down))
    return [_line(arrow, down) for arrow in down] + [_dash(arrow) for arrow in sideways]


def _line(arrow: Arrow, arrows: list[Arrow]) -> str:
    start, end = arrow
    out = sorted((other for other in arrows if other[0] == start), key=_lands)
    into = sorted((other for other in arrows if other[1] == end), key=_begins)
    x1, y1 = _port(start, out.index(arrow), len(out)), _place(start)[1] + BOX_HEIGHT
    x2, y2 = _port(end, into.index(arrow), len(into)), _place(end)[1] - 2
    upper, lower = y1 + 8 + LANE * out.index(arrow), y2 - 16 - LANE * into.index(arrow)
    channel = _channel(arrow)
    if channel is None:
        points = [(x1, y1), (x1, lower), (x2, lower), (x2, y2)]
    else:
        others = sorted((other for other in arrows if _channel(other) == channel), key=_begins)
        x = channel + LANE * (others.index(arrow) - (len(others) - 1) / 2)
        points = [(x1, y1), (x1, upper), (x, upper), (x, lower), (x2, lower), (x2, y2)]
    return _path(_rounded(points), arrow, f'stroke-width="{1.8 if channel is None else 1.1}"')


def _channel(arrow: Arrow) -> float | None:
    """Where an arrow that passes a floor runs down: between two columns, or left or right of all."""
    columns = [BOXES[room][0] for room in arrow]
    floors = range(_floor(arrow[1]) + 1, _floor(arrow[0]))
    passed = [room for room in BOXES if _floor(room) in floors and BOXES[room][0] == columns[1]]
    if not floors or (columns[0] == columns[1] and not passed):
        return None
    if columns[0] == columns[1] != 1:
        return LABEL - 14 if columns[0] == 0 else WIDTH - MARGIN / 2
    left = 0 if columns[0] == 0 or (columns[0] == 1 and columns[1] < 2) else 1
    return _left_of(left) + BOX_WIDTH + (_left_of(1) - _left_of(0) - BOX_WIDTH) / 2


def _lands(arrow: Arrow) -> tuple[float, str]:
    channel = _channel(arrow)
    return (_place(arrow[1])[0] + BOX_WIDTH / 2 if channel is None else channel), arrow[1]


def _begins(arrow: Arrow) -> tuple[float, str]:
    channel = _channel(arrow)
    return (_place(arrow[0])[0] + BOX_WIDTH / 2 if channel is None else channel), arrow[0]


def _rounded(points: list[tuple[float, float]], radius: float = 7) -> str:
    """A path through points with its corners rounded."""
    path = [f"M{points[0][0]:.0f} {points[0][1]:.0f}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near = [_toward(corner, other, radius) for other in (before, after)]
        path.append(
            f"L{near[0][0]:.0f} {near[0][1]:.0f}Q{corner[0]:.0f} {corner[1]:.0f} {near[1][0]:.0f} {near[1][1]:.0f}"
        )
    return "".join(path) + f"L{points[-1][0]:.0f} {points[-1][1]:.0f}"


def _toward(start: tuple[float, float], end: tuple[float, float], most: float) -> tuple[float, float]:
    """A point on the way, at most ``most`` away and never past the middle."""
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    share = min(most / length, 0.5) if length else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _dash(arrow: Arrow) -> str:
    """A broken line between doors on the same floor, over the top of what is between them."""
    (x1, top), (x2, _) = (_place(room) for room in arrow)
    middle = BOX_WIDTH / 2
    points = [(x1 + middle, top), (x1 + middle, top - 18), (x2 + middle, top - 18), (x2 + middle, top - 2)]
    return _path(_rounded(points), arrow, 'stroke-width="1.1" stroke-dasharray="4 3"')


def _path(path: str, arrow: Arrow, style: str) -> str:
    tip = f"{arrow[0]} imports {arrow[1]}"
    return f'<path d="{path}" fill="none" stroke="{QUIET}" {style} marker-end="url(#tip)"><title>{tip}</title></path>'


def _port(room: str, place: int, of: int) -> float:
    return _place(room)[0] + BOX_WIDTH * (place + 1) / (of + 1)


def _draw_way(top: float) -> list[str]:
    """The way of the data: one chip per form it takes."""
    width = (WIDTH - 2 * MARGIN) / len(WAY)
    drawn = [_text(MARGIN, top + 36, "The data flow one way", 17, weight=600)]
    for place, (form, room) in enumerate(WAY):
        left, right = MARGIN + place * width, MARGIN + (place + 1) * width - 18
        drawn += [
            f'<rect x="{left:.0f}" y="{top + 54}" width="{right - left:.0f}" height="34" rx="17" fill="{BAND}" '
            f'stroke="{ACCENT}"/>',
            _text((left + right) / 2, top + 76, form, 12, weight=600, anchor="middle"),
            _text((left + right) / 2, top + 108, room, 13, color=QUIET, anchor="middle"),
        ]
        if place + 1 < len(WAY):
            drawn.append(
                f'<path d="M{right:.0f} {top + 71}H{right + 16:.0f}" stroke="{QUIET}" stroke-width="1.8" '
                f'marker-end="url(#tip)"/>'
            )
    return drawn


def _text(x: float, y: float, words: str, size: int, color: str = INK, weight: int = 400, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" fill="{color}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def _describe(arrows: Collection[Arrow]) -> str:
    """The picture in words."""
    said = []
    for start in BOXES:
        ends = [end for end in BOXES if (start, end) in arrows]
        if ends:
            said.append(f"{start} imports {', '.join(ends)}.")
    return " ".join(said) + " The data go from " + " to ".join(form for form, _ in WAY) + "."


if __name__ == "__main__":
    PICTURE.write_text(draw(read_arrows()), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")
