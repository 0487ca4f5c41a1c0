"""Packages whose objectives and limits are plain sums of integers over their members.

This is the shape of the classic project portfolio: values to be raised, costs within budgets,
prerequisites and exclusions. It is exact for many more options than can be listed set by set.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Bools, Ints
from ..families import AllPackages, members_of

MOST_TIED = 20
"""Options tied together by prerequisites and exclusions beyond which a group is not listed."""


@dataclass(frozen=True)
class Programme:
    """Choose options i to raise every objective o within every budget r; all numbers are integers.

    ``value_io`` may be negative, ``cost_ir`` too (a lower bound is a budget with negated costs).
    ``needs`` are pairs (option, option it cannot do without), ``excludes`` pairs that cannot stand
    together; options are numbered from 0.
    """

    value_io: Ints
    cost_ir: Ints
    budget_r: Ints
    needs: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    must: tuple[int, ...] = ()
    must_not: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name in ("value_io", "cost_ir", "budget_r"):
            number = np.asarray(getattr(self, name))
            if not np.array_equal(number, np.rint(number)):
                raise ValueError(f"{name} holds numbers that are not whole; scale them first")
            object.__setattr__(self, name, np.asarray(number, np.int64))

    @property
    def n_options(self) -> int:
        return len(self.value_io)


@dataclass(frozen=True)
class Groups:
    """Options that no rule ties together can be chosen apart: one choice from every group.

    ``value_go[g]``, ``cost_gr[g]`` and ``mask_g[g]`` list the choices of group g. Costs are counted
    from each group's cheapest choice on every budget, so none is negative; ``budget_r`` is what is
    left for that.
    """

    value_go: tuple[Ints, ...]
    cost_gr: tuple[Ints, ...]
    mask_g: tuple[Ints, ...]
    budget_r: Ints

    def __len__(self) -> int:
        return len(self.mask_g)


def keeps_programme(programme: Programme, member_pi: Bools) -> Bools:
    """Whether packages obey a programme's rules, in integers; shape (n_packages,), bool."""
    member_pi = np.asarray(member_pi, bool)
    kept_p: Bools = np.all(member_pi @ programme.cost_ir <= programme.budget_r, axis=1)
    kept_p &= member_pi[:, list(programme.must)].all(axis=1) & ~member_pi[:, list(programme.must_not)].any(axis=1)
    for a, b in programme.needs:
        kept_p &= ~member_pi[:, a] | member_pi[:, b]
    for a, b in programme.excludes:
        kept_p &= ~(member_pi[:, a] & member_pi[:, b])
    return kept_p


def split_groups(programme: Programme) -> Groups | None:
    """The programme as one choice from each group; None when some group has no feasible choice.

    Raises
    ------
    ValueError
        More than 20 options are tied together by prerequisites and exclusions.
    """
    listed = [_list_choices(programme, tied) for tied in _tied_options(programme)]
    if not all(len(mask) for _, _, mask in listed):
        return None
    least_gr = np.array([cost_cr.min(axis=0) for _, cost_cr, _ in listed]).reshape(len(listed), len(programme.budget_r))
    budget_r = programme.budget_r - least_gr.sum(axis=0)
    if (budget_r < 0).any():
        return None
    choices = [
        _drop_hopeless(value, cost - least_r, mask, budget_r)
        for (value, cost, mask), least_r in zip(listed, least_gr, strict=True)
    ]
    choices.sort(key=lambda choice: -_dearest(choice[1], budget_r))
    values, costs, masks = zip(*choices, strict=True) if choices else ((), (), ())
    return Groups(values, costs, masks, budget_r)


def _tied_options(programme: Programme) -> list[list[int]]:
    group_of = list(range(programme.n_options))
    for a, b in (*programme.needs, *programme.excludes):
        old, new = group_of[a], group_of[b]
        group_of = [new if group == old else group for group in group_of]
    tied = [[i for i, group in enumerate(group_of) if group == name] for name in sorted(set(group_of))]
    if max(map(len, tied), default=0) > MOST_TIED:
        raise ValueError(f"more than {MOST_TIED} options are tied together by prerequisites and exclusions")
    return tied


def _list_choices(programme: Programme, tied: list[int]) -> tuple[Ints, Ints, Ints]:
    place = {option: k for k, option in enumerate(tied)}
    family = AllPackages(len(tied))
    kept = family.every()
    for a, b in programme.needs:
        if a in place:
            kept[family.where(held=(place[a],), absent=(place[b],))] = False
    for a, b in programme.excludes:
        if a in place:
            kept[family.where(held=(place[a], place[b]))] = False
    for option in programme.must:
        if option in place:
            kept[family.where(absent=(place[option],))] = False
    for option in programme.must_not:
        if option in place:
            kept[family.where(held=(place[option],))] = False
    member_ck = members_of(np.flatnonzero(kept), len(tied)).astype(np.int64)
    mask_c = (member_ck.astype(np.uint64) << np.array(tied, np.uint64)).sum(axis=1, dtype=np.uint64)
    return member_ck @ programme.value_io[tied], member_ck @ programme.cost_ir[tied], mask_c


def _drop_hopeless(value_co: Ints, cost_cr: Ints, mask_c: Ints, budget_r: Ints) -> tuple[Ints, Ints, Ints]:
    """Without choices beyond a budget, and those that cost no less than a better one."""
    kept = np.flatnonzero((cost_cr <= budget_r).all(axis=1))
    value_co, cost_cr, mask_c = value_co[kept], cost_cr[kept], mask_c[kept]
    left = [c for c in range(len(mask_c)) if not _is_hopeless(value_co, cost_cr, c)]
    return value_co[left], cost_cr[left], mask_c[left]


def _is_hopeless(value_co: Ints, cost_cr: Ints, c: int) -> bool:
    better_c = (value_co >= value_co[c]).all(axis=1) & (value_co > value_co[c]).any(axis=1)
    return bool((better_c & (cost_cr <= cost_cr[c]).all(axis=1)).any())


def _dearest(cost_cr: Ints, budget_r: Ints) -> float:
    """Largest share of the budgets that a choice takes: dear groups are decided first."""
    return float((cost_cr / np.maximum(budget_r, 1)).sum(axis=1).max())
