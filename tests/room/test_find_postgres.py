"""Without PostgreSQL its tests say so aloud; where CI builds, they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.room import postgres


@pytest.fixture(autouse=True)
def _no_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres.shutil, "which", lambda _name: None)
    monkeypatch.setattr(postgres.Path, "glob", lambda _self, _pattern: iter(()))
    monkeypatch.delenv("COUNTERPOISE_POSTGRES", raising=False)


def test_without_postgres_a_test_is_skipped_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="NOT TESTED, no PostgreSQL found: install it"):
        postgres.find_postgres()


def test_without_postgres_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no PostgreSQL found"):
        postgres.find_postgres()


def test_a_folder_of_ones_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPOISE_POSTGRES", "/opt/postgres/bin")
    assert postgres.find_postgres() == Path("/opt/postgres/bin")
