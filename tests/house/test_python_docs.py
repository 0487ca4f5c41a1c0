"""The Python that docs/python.md shows runs, and the page names everything the package offers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import counterpoise as cp

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def test_the_examples_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    known: dict[str, object] = {}
    examples = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert len(examples) > 3
    for example in examples:
        exec(compile(example, "docs/python.md", "exec"), known)


def test_every_name_of_the_door_is_explained() -> None:
    told = set(re.findall(r"\b(?:cp\.)?(\w+)\b", PAGE))
    assert set(cp.__all__) - {"Study"} <= told
