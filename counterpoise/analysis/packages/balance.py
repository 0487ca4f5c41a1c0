"""Pressure against service: where options and packages stand, and whether they are in balance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...model import Balance
from ..arrays import Floats
from ..frozen import freeze
from ..value import partial_values
from .combine import package_levels
from .describe import membership, name_members
from .families import ListedPackages
from .parts import PackageParts

EVEN = 0.1
"""Levers whose partial values differ by no more than this are called even."""

Lean = Literal["pressure", "service", "even"]


@dataclass(frozen=True)
class BalancePlane:
    """Packages on the plane of the two levers, both as partial values 0 to 1.

    ``lean_p`` = pressure - service (positive: more pressure); ``distance_p`` is the distance from
    the diagonal; ``index_p`` the geometric mean, high only where both levers are.
    """

    members: tuple[tuple[str, ...], ...]
    pressure_p: Floats
    service_p: Floats
    lean_p: Floats
    distance_p: Floats
    index_p: Floats


@dataclass(frozen=True)
class BalanceVerdict:
    """What the sentence "is this approach in balance?" says of one package.

    ``leans_to`` is ``even`` within a tenth of the scale. ``weaker`` is the partial value of the
    weaker lever. ``place`` is 1 + the number of feasible packages with a higher index, of
    ``n_feasible``; ``best_members`` has the highest index. Both numbers are None, and the highest
    index is not known, where packages were not listed.
    """

    members: tuple[str, ...]
    pressure: float
    service: float
    leans_to: Lean
    weaker: float
    index: float
    place: int | None
    n_feasible: int | None
    best_members: tuple[str, ...]
    best_index: float


def place_on_plane(parts: PackageParts, balance: Balance, packages: tuple[tuple[str, ...], ...]) -> BalancePlane:
    """Given packages on the plane; ``()`` is the baseline and ``(option,)`` an option by itself.

    Raises
    ------
    ValueError
        A lever is not a criterion of the case.
    """
    member_pi = membership(parts, packages)
    value_pj = partial_values(package_levels(parts, ListedPackages(member_pi))[:, :, 0], parts.functions)
    pressure, service = find_levers(parts, balance)
    return _plane(name_members(parts, member_pi), value_pj[:, pressure], value_pj[:, service])


def judge_balance_alone(parts: PackageParts, balance: Balance, members: tuple[str, ...]) -> BalanceVerdict:
    """Whether a package is in balance, where the others were not listed to compare it with."""
    here = place_on_plane(parts, balance, (members,))
    pressure, service, index = (float(x_p[0]) for x_p in (here.pressure_p, here.service_p, here.index_p))
    lean, weaker = _lean(float(here.lean_p[0])), float(min(pressure, service))
    return BalanceVerdict(here.members[0], pressure, service, lean, weaker, index, None, None, (), float("nan"))


def find_levers(parts: PackageParts, balance: Balance) -> tuple[int, int]:
    for id_ in (balance.pressure, balance.service):
        if id_ not in parts.criterion_ids:
            raise ValueError(f"the balance names '{id_}', which is not a criterion of the case")
    return parts.criterion_ids.index(balance.pressure), parts.criterion_ids.index(balance.service)


def _plane(members: tuple[tuple[str, ...], ...], pressure_p: Floats, service_p: Floats) -> BalancePlane:
    lean_p = pressure_p - service_p
    distance_p, index_p = np.abs(lean_p) / np.sqrt(2), np.sqrt(pressure_p * service_p)
    return BalancePlane(members, *(freeze(x_p) for x_p in (pressure_p, service_p, lean_p, distance_p, index_p)))


def _lean(lean: float) -> Lean:
    if abs(lean) <= EVEN + 1e-9:
        return "even"
    return "pressure" if lean > 0 else "service"
