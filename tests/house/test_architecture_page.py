"""docs/architecture.svg shows the imports as they are: no circle, no arrow upward."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.draw_architecture import BOXES, PICTURE, check_arrows, draw, read_arrows
from tests.house.floors import FLOORS, ROOMS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"


def test_the_picture_is_drawn_from_the_imports_as_they_are() -> None:
    arrows = read_arrows()
    assert len(arrows) > 8
    drawn = PICTURE.read_text(encoding="utf-8")
    assert drawn == draw(arrows), "run: python -m docs.draw_architecture"
    assert drawn.count("<title>") == len(arrows)


def test_every_room_has_one_floor() -> None:
    rooms = [room for floor in FLOORS for room in floor]
    assert len(rooms) == len(set(rooms))
    assert set(ROOMS) <= set(rooms), "give the new room a floor in tests/house/floors.py"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_may_import_lower_floors_only(room: str) -> None:
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    beside = {"cli": {"commands"}}.get(room, set())
    assert [other for other in ROOMS[room][0] - beside if floor[other] >= floor[room]] == []


@pytest.mark.parametrize(
    ("arrows", "said"),
    [
        ([("dashboard", "report"), ("model", "report")], "model imports report, which is a floor above it"),
        ([("casefile", "analysis"), ("analysis", "casefile")], "a circle: analysis, casefile"),
        ([("utils", "model")], "'utils' has no box"),
    ],
    ids=["an arrow upward", "a circle", "a room without a box"],
)
def test_what_may_not_be_drawn_is_refused(arrows, said) -> None:
    with pytest.raises(ValueError, match=said):
        check_arrows(arrows)


@pytest.mark.parametrize("room", BOXES)
def test_every_room_is_explained(room: str) -> None:
    title = BOXES[room][1].split(", ")[0]
    assert re.search(rf"^\| \d \| .*`(counterpoise/)?{re.escape(title)}`.*\|", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("room", [room for room in BOXES if room != "bundle"])
def test_the_contributors_read_the_same_floors(room: str) -> None:
    (floor,) = (number for number, rooms in enumerate(FLOORS) if room in rooms)
    title = BOXES[room][1].split(", ")[0]
    line = rf"^counterpoise/{re.escape(title)} +floor {floor}: "
    assert re.search(line, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_decision_is_on_the_page_and_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE.read_text(encoding="utf-8"))
    assert len(links) > 5
    assert [link for link in links if not (PAGE.parent / link).is_file()] == []
    decisions = {path.relative_to(PAGE.parent).as_posix() for path in (PAGE.parent / "decisions").glob("*.md")}
    assert decisions <= set(links)
