"""What each member is worth to a package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..arrays import Floats
from ..frozen import freeze
from .describe import describe_packages
from .parts import PackageParts
from .rules import BrokenRule, PackageRules, broken_rules, without_baseline


@dataclass(frozen=True)
class MemberValue:
    """What one member adds: the package's score and contributions with it, less those without.

    ``adds_j`` in score points by criterion, ``adds`` their sum, which may be negative. ``saves`` is
    the money that dropping it frees; ``breaks`` the rules that the package without it breaks.
    """

    option: str
    adds: float
    adds_j: Floats
    score_without: float
    saves: float
    breaks: tuple[BrokenRule, ...]


def value_members(
    parts: PackageParts, rules: PackageRules, members: Iterable[str], point_j: Floats
) -> tuple[MemberValue, ...]:
    """What each member adds to a package, in the order of the case.

    Values need not sum to the package's: what two members do together is counted for both, and
    what stacking takes away for neither.
    """
    given = without_baseline(members, parts.baseline_id)
    ordered = tuple(id_ for id_ in parts.option_ids if id_ in given)
    whole, *without = describe_packages(parts, [given, *(given - {id_} for id_ in ordered)], point_j)
    return tuple(
        MemberValue(
            id_,
            whole.score - rest.score,
            freeze(whole.contribution_j - rest.contribution_j),
            rest.score,
            whole.cost - (rest.cost if rest.members else 0.0),
            broken_rules(rules, rest.members, parts),
        )
        for id_, rest in zip(ordered, without, strict=True)
    )
