"""Values drawn a stretch at a time give what all draws at once give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.uncertainty import StreamedValues, draw_states, smaa, stream_states, weight_law
from counterpoise.analysis.uncertainty import acceptability as module
from counterpoise.casefile.load import load_case

ROOT = Path(__file__).parents[3]
DRAWS, SEED = 7_000, 4


@pytest.fixture(scope="module")
def case():
    return load_case(ROOT).case


@pytest.mark.parametrize("kind", ["exact", "around", "order", "unknown"])
def test_streamed_and_kept_draws_give_the_same_bytes(case, kind, monkeypatch) -> None:
    monkeypatch.setattr(module, "STRETCH_CELLS", 1)
    law = weight_law(kind, np.arange(1, len(case.criteria) + 1), tuple(case.criteria))
    ids = tuple(case.options)
    kept = smaa(draw_states(case, DRAWS, SEED).value_ijd, law, DRAWS, SEED, option_ids=ids)
    streamed = smaa(stream_states(case, SEED, DRAWS), law, DRAWS, SEED, option_ids=ids)
    for name in ("rank_acceptability", "central_weights", "pairwise", "score", "score_quantiles", "regret"):
        assert getattr(streamed, name).tobytes() == getattr(kept, name).tobytes(), name
    assert np.abs(streamed.confidence - kept.confidence).max() < 0.05  # from fewer draws, those held


def test_progress_is_told_stretch_by_stretch_and_can_stop(case, monkeypatch) -> None:
    monkeypatch.setattr(module, "STRETCH_CELLS", 1)
    seen: list[float] = []

    def stop_at_half(share: float) -> bool:
        seen.append(share)
        return share < 0.5

    law = weight_law("exact", np.ones(len(case.criteria)), tuple(case.criteria))
    result = smaa(
        stream_states(case, SEED, DRAWS), law, DRAWS, SEED, option_ids=tuple(case.options), progress=stop_at_half
    )
    assert seen == sorted(seen)
    assert len(seen) >= 2
    assert not result.is_complete
    assert result.draws < DRAWS


def test_a_missing_streamed_value_is_refused_by_name() -> None:
    def draw(first: int, stop: int) -> np.ndarray:
        value_ijd = np.full((2, 1, stop - first), 0.5)
        value_ijd[1, 0, 0] = np.nan
        return value_ijd

    law = weight_law("exact", np.ones(1), ("speed",))
    with pytest.raises(ValueError, match="b on speed is missing"):
        smaa(StreamedValues((2, 1), draw), law, 100, 1, option_ids=("a", "b"))
