"""Stacking shares as the arithmetic of packages uses them: numbers, or one per draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ...model import SHARES, Criterion, Share, Stacking
from ..arrays import Floats


@dataclass(frozen=True)
class Shares:
    """Stacking shares of one criterion, 0 to 1; a number that is the same in every draw stands for its column.

    ``gains`` and ``losses`` are of every gain and loss but the largest, ``beside_gains`` of losses
    that gains outweigh; see `combine`.
    """

    gains: Floats | float
    losses: Floats | float
    beside_gains: Floats | float

    def some_draws(self, draws: slice) -> Shares:
        """The same shares over a stretch of their draws."""
        return Shares(*(x[draws] if isinstance(x, np.ndarray) else x for x in self.all))

    @property
    def all(self) -> tuple[Floats | float, ...]:
        """The three shares, in the order of `SHARES`."""
        return self.gains, self.losses, self.beside_gains


def find_shares(criterion: Criterion, share_d: Mapping[tuple[str, Share], Floats | float]) -> Shares:
    """A criterion's shares: those that are drawn, by criterion and share, and the others most likely."""
    stacking = criterion.stacking
    return Shares(*(share_d.get((criterion.id, which), stacking.share(which)) for which in SHARES))


def change_shares(shares: Shares, stacking: Stacking) -> Shares:
    """Other shares; one that is still an estimate keeps its draws.

    Raises
    ------
    ValueError
        A share is outside 0 to 1.
    """
    uncertain = {estimate.share for estimate in stacking.estimates}
    numbers = [stacking.share(which) for which in SHARES]
    if not all(0 <= number <= 1 for number in numbers):
        raise ValueError("stacking shares lie between 0 and 1")
    kept = zip(SHARES, shares.all, numbers, strict=True)
    return replace(shares, **{which: drawn if which in uncertain else number for which, drawn, number in kept})
