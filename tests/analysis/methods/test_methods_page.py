"""The page about the methods names every method and its paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoise.analysis.methods import METHODS

PAGE = Path(__file__).parents[3] / "docs" / "methods.md"


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_has_a_row_with_its_name_and_paper(method):
    entry = METHODS[method]
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{method}` |")]
    assert len(rows) == 1, f"add a row for `{method}` to docs/methods.md"
    assert entry.name in rows[0]
    assert entry.paper.replace("*", "") in rows[0].replace("*", "")
