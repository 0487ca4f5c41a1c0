"""Why a measure is not in the best package, and what would bring it in."""

from __future__ import annotations

import numpy as np

from ....model import Limit
from ...arrays import Bools, Floats
from ...score import TIE
from ...tolerance import keeps_least, keeps_most, slack
from ..answers import Relaxation, WhyNot, find_reason
from ..families import ListedPackages, members_of
from ..rules import Rule, broken_rules, limit_width, list_rules, rule_quantity, with_member, without_rule
from .conflicts import find_conflict
from .enumerate import PackageTable, score_packages, tabulate_packages


def explain_absence(table: PackageTable, option: str, point_j: Floats, allowed: PackageTable | None = None) -> WhyNot:
    """Why ``option`` is not in the best package under these weights.

    Where ``table`` holds only those of the ``allowed`` packages that are sure enough, no change of a
    rule is looked for: each would need its own draws.

    Raises
    ------
    ValueError
        The option cannot be a member, or no package is feasible (see `find_conflict`) or scored.
    """
    if option not in table.parts.option_ids:
        raise ValueError(f"no option '{option}' that can be a member; there are {', '.join(table.parts.option_ids)}")
    score_p = score_packages(table, point_j)
    holds_p = members_of(table.mask_p, table.parts.n_options)[:, table.parts.option_ids.index(option)]
    row, row_with = _best_row(score_p, np.ones_like(holds_p)), _best_row(score_p, holds_p)
    if row is None:
        raise ValueError("no package is both feasible and scored; there is no best one to compare with")
    best = table.members([row])[0]
    best_with = None if row_with is None else table.members([row_with])[0]
    gap = None if row_with is None else float(score_p[row] - score_p[row_with])
    blocked_by = () if option in best else broken_rules(table.rules, (*best, option), table.parts)
    is_scored = best_with is not None or not bool(holds_p.any())
    is_all = allowed is None or allowed.n_feasible == table.n_feasible
    reason = find_reason(option in best, gap, bool(blocked_by), is_scored)
    if best_with is None and allowed is not None and not is_all and _is_held(allowed, option):
        reason = "not sure enough"
    conflicts = best_with is None and is_scored and reason != "not sure enough"
    return WhyNot(
        option,
        reason,
        best,
        float(score_p[row]),
        blocked_by,
        best_with,
        gap,
        tuple(sorted(set(best) - set(best_with or ()), key=best.index)),
        find_conflict(table.parts, with_member(table.rules, option)) if conflicts else (),
        _find_relaxations(table, option, point_j) if is_all and is_scored and (gap is None or gap > TIE) else (),
    )


def _is_held(table: PackageTable, option: str) -> bool:
    """Whether an allowed package holds the option."""
    holds_p = members_of(table.mask_p, table.parts.n_options)[:, table.parts.option_ids.index(option)]
    return bool(holds_p.any())


def _best_row(score_p: Floats, allowed_p: Bools) -> int | None:
    ranked_p = np.where(allowed_p & ~np.isnan(score_p), score_p, -np.inf)
    row = int(ranked_p.argmax()) if len(ranked_p) else 0
    return row if len(ranked_p) and ranked_p[row] > -np.inf else None


def _find_relaxations(table: PackageTable, option: str, point_j: Floats) -> tuple[Relaxation, ...]:
    found = [_relax(table, rule, option, point_j) for rule in list_rules(table.rules)]
    return tuple(sorted((r for r in found if r is not None), key=_effort))


def _effort(relaxation: Relaxation) -> tuple[bool, float]:
    bound = _bounds_of(relaxation.rule)
    if relaxation.by is None or not bound:
        return True, 0.0
    return False, relaxation.by / max(abs(bound[0][1]), 1e-9)


def _relax(table: PackageTable, rule: Rule, option: str, point_j: Floats) -> Relaxation | None:
    wider = tabulate_packages(table.parts, without_rule(table.rules, rule))
    score_p = score_packages(wider, point_j)
    holds_p = members_of(wider.mask_p, wider.parts.n_options)[:, wider.parts.option_ids.index(option)]
    bounds = _bounds_of(rule)
    if not bounds:
        row, row_with = _best_row(score_p, np.ones_like(holds_p)), _best_row(score_p, holds_p)
        if row is None or row_with is None or score_p[row_with] < score_p[row] - TIE:
            return None
        return _brought_in(wider, rule, None, None, row_with, score_p)
    moved = [_move_bound(wider, rule, sign, bound, score_p, holds_p) for sign, bound in bounds]
    return min((m for m in moved if m is not None), key=lambda m: m.by or 0.0, default=None)


def _bounds_of(rule: Rule) -> list[tuple[int, float]]:
    """The rule's bounds as (sign, bound): sign x quantity <= sign x bound."""
    if rule.bound is not None:
        return [(1 if rule.kind in ("at_most_members", "at_most") else -1, rule.bound)]
    if rule.limit is None:
        return []
    ends = [(1, rule.limit.at_most), (-1, rule.limit.at_least)]
    return [(sign, bound) for sign, bound in ends if bound is not None]


def _move_bound(
    wider: PackageTable, rule: Rule, sign: int, bound: float, score_p: Floats, holds_p: Bools
) -> Relaxation | None:
    """The nearest bound at which a best package within it, alone or tied, holds the measure."""
    family = ListedPackages(members_of(wider.mask_p, wider.parts.n_options))
    quantity_p = sign * rule_quantity(wider.rules.options, rule, family, wider.parts)
    width = 0.0 if rule.limit is None else limit_width(wider.parts, rule.limit)
    kept_p = _other_end_kept(rule.limit, sign, quantity_p, width)
    usable = np.flatnonzero(~np.isnan(quantity_p) & ~np.isnan(score_p) & kept_p)
    order = usable[np.lexsort((-score_p[usable], quantity_p[usable]))]
    if not len(order):
        return None
    best_so_far = np.maximum.accumulate(score_p[order])
    with_it = np.maximum.accumulate(np.where(holds_p[order], score_p[order], -np.inf))
    wins = np.flatnonzero((with_it >= best_so_far - TIE) & (quantity_p[order] > sign * bound + slack(bound, width)))
    for k in wins:
        here = float(quantity_p[order[k]])
        last = k + 1 == len(order) or quantity_p[order[k + 1]] > here + slack(here, width)
        if last:
            row = order[: k + 1][np.argmax(np.where(holds_p[order[: k + 1]], score_p[order[: k + 1]], -np.inf))]
            new_bound = float(sign * quantity_p[order[k]])
            return _brought_in(wider, rule, new_bound, abs(new_bound - bound), int(row), score_p)
    return None


def _other_end_kept(limit: Limit | None, sign: int, signed_p: Floats, width: float) -> Bools:
    """Whether the limit's end that does not move is kept."""
    if limit is not None and sign > 0 and limit.at_least is not None:
        return keeps_least(sign * signed_p, limit.at_least, width)
    if limit is not None and sign < 0 and limit.at_most is not None:
        return keeps_most(sign * signed_p, limit.at_most, width)
    return np.ones(len(signed_p), bool)


def _brought_in(
    wider: PackageTable, rule: Rule, new_bound: float | None, by: float | None, row: int, score_p: Floats
) -> Relaxation:
    return Relaxation(rule, new_bound, by, wider.members([row])[0], float(score_p[row]))
