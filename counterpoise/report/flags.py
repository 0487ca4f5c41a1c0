"""What a reader must be told about an option before its rank is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..analysis.score import UNRANKED, Ranking, dominance
from ..analysis.table import PerformanceTable
from ..analysis.tolerance import slack
from ..model import Case, Criterion
from .names import join_names
from .numbers import decimals_apart, decimals_of, format_number

FlagKind = Literal["red line", "must reach", "missing", "dominated", "horizon", "unranked", "needs"]


@dataclass(frozen=True, slots=True)
class Flag:
    """One warning about one option, in words; ``criterion`` is "" when it is about none."""

    kind: FlagKind
    option: str
    criterion: str
    text: str


def option_flags(case: Case, performance: PerformanceTable, ranking: Ranking) -> tuple[tuple[Flag, ...], ...]:
    """The flags of every option, in the case's order of options."""
    dominates_ik = dominance(ranking.value_ij)
    return tuple(
        (
            *_need_flags(case, performance.option_ids[i]),
            *_threshold_flags(case, performance, i),
            *_missing_flags(case, performance, ranking, i),
            *_dominance_flags(case, performance, dominates_ik, i),
            *_horizon_flags(case, performance, i),
        )
        for i in range(len(performance.option_ids))
    )


def crosses_red_line(criterion: Criterion, level: float) -> bool:
    """Whether the level lies beyond the criterion's red line, on the bad side."""
    return criterion.red_line is not None and _is_worse(criterion, level, criterion.red_line)


def misses_must_reach(criterion: Criterion, level: float) -> bool:
    """Whether the level falls short of what the criterion must reach."""
    return criterion.must_reach is not None and _is_worse(criterion, level, criterion.must_reach)


def _is_worse(criterion: Criterion, level: float, than: float) -> bool:
    short = than - level if criterion.is_higher_better else level - than
    return short > slack(than, abs(criterion.best - criterion.worst))


def _need_flags(case: Case, option_id: str) -> list[Flag]:
    """What the option cannot stand without: the options that must be adopted with it, directly or down the line."""
    text = needs_text(case, option_id)
    return [Flag("needs", option_id, "", text)] if text else []


def needs_text(case: Case, option_id: str) -> str:
    """What must be adopted with the option, as "needs Bus priority"; "" where nothing must."""
    needed = [case.options[id_].label for id_ in needed_options(case, option_id)]
    return f"needs {join_names(needed)}" if needed else ""


def needed_options(case: Case, option_id: str) -> tuple[str, ...]:
    """Options without which this one cannot go ahead, nearest first; later steps do not count."""
    found: dict[str, None] = {}
    waiting = [option_id]
    while waiting:
        for prerequisite in case.options[waiting.pop(0)].prerequisites.values():
            needed = prerequisite.option or ""
            counts = prerequisite.is_hard and not prerequisite.later_step
            if counts and needed in case.options and needed not in (option_id, *found):
                found[needed] = None
                waiting.append(needed)
    return tuple(found)


def _threshold_flags(case: Case, performance: PerformanceTable, i: int) -> list[Flag]:
    flags, option_id = [], performance.option_ids[i]
    for j, criterion in enumerate(case.criteria.values()):
        level = float(performance.mode_ij[i, j])
        if criterion.red_line is not None and crosses_red_line(criterion, level):
            text = f"{_verdict(criterion)}red line crossed: {_beside(criterion, level, 'line at', criterion.red_line)}"
            flags.append(Flag("red line", option_id, criterion.id, text))
        if criterion.must_reach is not None and misses_must_reach(criterion, level):
            text = f"{_verdict(criterion)}falls short: {_beside(criterion, level, 'must reach', criterion.must_reach)}"
            flags.append(Flag("must reach", option_id, criterion.id, text))
    return flags


def _verdict(criterion: Criterion) -> str:
    """What stands before a crossed line that the case's author made a rule."""
    return "not allowed, " if criterion.applies == "rule" else ""


def _beside(criterion: Criterion, level: float, what: str, bound: float) -> str:
    """A level and the bound that it misses, so exact that they read differently."""
    decimals = decimals_apart(level, bound, criterion.decimals)
    exact = decimals_of(bound, criterion.decimals, decimals)
    return f"{criterion.name} {format_number(level, decimals)}, {what} {format_number(bound, exact)}"


def _missing_flags(case: Case, performance: PerformanceTable, ranking: Ranking, i: int) -> list[Flag]:
    option_id = performance.option_ids[i]
    missing = np.flatnonzero(np.isnan(performance.mode_ij[i]))
    names = {j: case.criteria[performance.criterion_ids[j]].name for j in missing}
    flags = [Flag("missing", option_id, performance.criterion_ids[j], f"missing: {names[j]}") for j in missing]
    if ranking.rank_i[i] == UNRANKED:
        counted = ", ".join(names[j] for j in missing if ranking.weight_j[j] > 0)
        flags.append(Flag("unranked", option_id, "", f"not ranked: no level on {counted}"))
    return flags


def _dominance_flags(case: Case, performance: PerformanceTable, dominates_ik: np.ndarray, i: int) -> list[Flag]:
    better = [case.options[performance.option_ids[k]].label for k in np.flatnonzero(dominates_ik[:, i])]
    if not better:
        return []
    return [Flag("dominated", performance.option_ids[i], "", f"dominated by {', '.join(better)}")]


def _horizon_flags(case: Case, performance: PerformanceTable, i: int) -> list[Flag]:
    effect = performance.own_i[i]["effect_day"].mode
    if effect <= case.horizon_days + slack(case.horizon_days):
        return []
    day = format_number(effect, decimals_apart(effect, case.horizon_days))
    horizon = format_number(case.horizon_days, decimals_of(case.horizon_days))
    text = f"first effect on day {day}, beyond the {horizon}-day horizon"
    return [Flag("horizon", performance.option_ids[i], "", text)]
