"""Case folders as the server's case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Callable[[Path], Path]], Path]:
    """Make a case folder and let the dashboard open it."""

    def make(how: Callable[[Path], Path]) -> Path:
        folder = how(tmp_path / "case")
        monkeypatch.setenv("COUNTERPOISE_CASE", str(folder))
        return folder

    return make
