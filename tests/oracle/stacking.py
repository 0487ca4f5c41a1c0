"""A package's level on one criterion in plain Python: the stacking rule and nothing else."""

from __future__ import annotations

from collections.abc import Sequence


def stacked_level(
    base: float,
    better: int,
    effects: Sequence[float],
    shares: tuple[float, float, float],
    changes: Sequence[float] = (),
) -> float:
    """Before natural bounds; ``effects`` are those of the members, ``shares`` of gains, losses and beside gains."""
    of_gains, of_losses, beside = shares
    gain = _with_shares([better * x for x in effects if better * x > 0], of_gains)
    loss = _with_shares([-better * x for x in effects if better * x < 0], of_losses)
    smaller = gain if gain < loss else loss
    return base + better * (gain - loss + (1 - beside) * smaller) + sum(changes)


def _with_shares(sizes: Sequence[float], share: float) -> float:
    total, largest = 0.0, max(sizes, default=0.0)
    for size in sizes:
        total += share * size
    return total + (1 - share) * largest
