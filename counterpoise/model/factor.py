"""What makes several estimates err together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Factor:
    """A common cause of error.

    ``estimates`` are named as everywhere: ``cell OPTION.CRITERION``, ``lead MILESTONE``, ``lag OPTION``,
    ``cost COST``, ``likelihood RISK``, ``risk effect RISK.CRITERION``, ``stacking CRITERION.SHARE``,
    ``interaction A+B.CRITERION``. ``strength`` is the rank correlation of every two of them, from -1 to 1,
    with its sign turned between one in ``opposite`` and one that is not.
    """

    name: str
    because: str
    estimates: tuple[str, ...]
    strength: float
    opposite: tuple[str, ...] = ()

    def correlation(self, one: str, other: str) -> float:
        """Rank correlation of two of its estimates."""
        is_turned = (one in self.opposite) != (other in self.opposite)
        return -self.strength if is_turned else self.strength
