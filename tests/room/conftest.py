"""Every test that takes ``url`` or ``store`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterpoise.room import NewRoom, find_place
from counterpoise.room.store import Store, open_store
from tests.room.postgres import Postgres

BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.database))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, as a person writes it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'folder' / 'rooms.sqlite3'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


class Clock:
    """Time that stands still until it is moved."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def move(self, days: float) -> None:
        self.now += days * 86_400


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    opened = open_store(find_place({"COUNTERPOISE_DATABASE_URL": url}).url, clock)
    yield opened
    opened.close()


@pytest.fixture
def new() -> Callable[..., NewRoom]:
    """A room to be opened, on a case of two criteria."""

    def make(**changed: object) -> NewRoom:
        whole = {
            "title": "Trams",
            "case_id": "street",
            "case_title": "The street",
            "case_digest": "d" * 64,
            "case_zip": b"PK\x00 a zip",
            "criteria": ("noise", "cost"),
            "is_named": True,
            "days": 7,
        }
        return NewRoom(**{**whole, **changed})

    return make
