"""What all tests share: which of them the quick run leaves out, and that it does without the compiler.

`make quick` leaves out what is marked ``slow``, ``browser``, ``office`` or ``database``. Of a test that is repeated
over many seeds it keeps the first ones. Compiling alone would take a third of its time, so numba is not there
for it, and everything runs on NumPy as it does on a host. `make test` runs all of it.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

QUICK_SEEDS = 3


def pytest_configure(config: pytest.Config) -> None:
    if "not slow" in config.option.markexpr:
        sys.modules["numba"] = None  # type: ignore[assignment]  # an import of it fails


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        seed = item.callspec.params.get("seed", 0) if hasattr(item, "callspec") else 0
        if isinstance(seed, int) and seed >= QUICK_SEEDS:
            item.add_marker("slow")
