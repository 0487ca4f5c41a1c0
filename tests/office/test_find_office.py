"""Without LibreOffice its tests say so aloud; where CI builds, they fail."""

from __future__ import annotations

import pytest

from tests.office import office


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _name: None)
    monkeypatch.delenv("COUNTERPOISE_OFFICE", raising=False)


def test_without_libreoffice_a_test_is_skipped_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="NOT TESTED, no LibreOffice found: install it"):
        office.find_office()


def test_without_libreoffice_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no LibreOffice found"):
        office.find_office()


def test_a_path_of_ones_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPOISE_OFFICE", "/opt/office")
    assert office.find_office() == "/opt/office"
