"""The compiled kernel and the NumPy kernel give the same sums, to the last bit."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from counterpoise.analysis.uncertainty import (
    SmaaResult,
    TriangularValues,
    fast_kernel_ready,
    smaa,
    warm_up,
    weight_law,
)

pytestmark = pytest.mark.slow

DRAWS = 1_001
"""No multiple of any block size."""


@pytest.fixture(scope="module", autouse=True)
def _compiled_kernel() -> None:
    warm_up(wait=True)
    assert fast_kernel_ready()


def values_of(kind: str, n: int, m: int, with_ties: bool):
    generator = np.random.default_rng(n * 100 + m)
    mode_ij = generator.random((n, m))
    if with_ties:
        mode_ij = np.round(mode_ij, 1)
        mode_ij[-1] = mode_ij[0]
    if kind == "exact":
        return mode_ij
    if kind == "triangular":
        return TriangularValues(0.7 * mode_ij, mode_ij, mode_ij + 0.2 * (1 - mode_ij))
    return np.clip(mode_ij[:, :, None] + 0.1 * (generator.random((n, m, DRAWS)) - 0.5), 0, 1)


def differing_fields(one: SmaaResult, other: SmaaResult) -> list[str]:
    return [
        field.name
        for field in dataclasses.fields(SmaaResult)
        if not np.array_equal(getattr(one, field.name), getattr(other, field.name))
    ]


@pytest.mark.parametrize("with_ties", [False, True], ids=["no ties", "ties"])
@pytest.mark.parametrize("known", ["exact", "around", "order", "unknown"])
@pytest.mark.parametrize("kind", ["exact", "triangular", "drawn"])
@pytest.mark.parametrize(("n", "m"), [(1, 1), (2, 3), (9, 11), (6, 13)])
def test_every_path_agrees(kind: str, known: str, n: int, m: int, with_ties: bool):
    values, law = values_of(kind, n, m, with_ties), weight_law(known, np.arange(1.0, m + 1))
    one, other = (smaa(values, law, DRAWS, seed=5, kernel=kernel, threads=3) for kernel in ("numpy", "numba"))
    assert differing_fields(one, other) == []


@pytest.mark.parametrize("with_ties", [False, True], ids=["no ties", "ties"])
@pytest.mark.parametrize("kind", ["exact", "triangular", "drawn"])
@pytest.mark.parametrize(("n", "m"), [(64, 2), (70, 8)], ids=["ranks in pairs", "ranks one by one"])
def test_many_options_agree(kind: str, n: int, m: int, with_ties: bool):
    values, law = values_of(kind, n, m, with_ties), weight_law("around", np.arange(1.0, m + 1))
    one, other = (smaa(values, law, DRAWS, seed=5, kernel=kernel, threads=2) for kernel in ("numpy", "numba"))
    assert differing_fields(one, other) == []


def test_threads_do_not_matter():
    values, law = values_of("triangular", 30, 4, False), weight_law("unknown", np.ones(4))
    for kernel in ("numpy", "numba"):
        one, other = (smaa(values, law, 10_000, seed=2, kernel=kernel, threads=threads) for threads in (1, 7))
        assert differing_fields(one, other) == []


def test_no_visit_waits_for_the_compiler():
    """Whatever is asked for, the types that the warm-up compiled are enough."""
    from counterpoise.analysis.uncertainty.kernel import with_numba

    for kind in ("exact", "triangular", "drawn"):
        for known in ("exact", "order", "unknown"):
            frozen = values_of(kind, 5, 3, False)
            if kind != "triangular":
                frozen.setflags(write=False)
            smaa(frozen, weight_law(known, np.ones(3)), DRAWS, seed=1, kernel="numba", with_scores=kind == "exact")
    assert len(with_numba._add_lanes.signatures) == 1


def test_a_compiled_kernel_that_differs_is_not_used(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    """Numba's cache may hold machine code of an older version."""
    from counterpoise.analysis.uncertainty.kernel import choice, with_numba

    def stale(data, first, stop, sums):
        sums.count_ri[0, 0] += stop - first

    monkeypatch.setattr(with_numba, "add_draws", stale)
    monkeypatch.setattr(choice, "_compiled", {})
    warm_up(wait=True)
    assert not fast_kernel_ready()
    assert "differs from the NumPy kernel" in caplog.text
