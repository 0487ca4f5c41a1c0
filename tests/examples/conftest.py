"""The cases in `examples/`: one that is added there is run by every test of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.study import Study

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {path.parent.name: path.parent for path in sorted((ROOT / "examples").glob("*/case.yaml"))}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test that takes ``example`` runs once per example; none is none, and then it fails to collect."""
    if "example" in metafunc.fixturenames:
        assert EXAMPLES, "examples/ holds no case"
        metafunc.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


@cache
def _open(folder: Path) -> Study:
    return cp.open_case(folder)


@pytest.fixture
def study(example: Path) -> Study:
    return _open(example)
