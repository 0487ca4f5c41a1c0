"""Levels that several experts state: how far they are apart, and who would rank first if one of them alone is right."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..model import Case, Criterion, Option, Range
from .levels import option_level
from .score import Ranking, rank_scores
from .table import PerformanceTable


@dataclass(frozen=True)
class ExpertView:
    """One expert's ``estimate`` of a cell, as stated: a level, or an effect on the baseline.

    ``score`` is the option's score if the expert alone is right, all else as it is (NaN where it cannot be ranked), and
    ``leaders`` are the options that then rank first, equals all of them.
    """

    name: str
    estimate: Range
    score: float
    leaders: tuple[str, ...]


@dataclass(frozen=True)
class ExpertCell:
    """A level that several experts state.

    ``apart`` are the points between the lowest and the highest of the option's scores by expert, NaN where it cannot
    be ranked.
    """

    option: str
    criterion: str
    views: tuple[ExpertView, ...]
    apart: float

    @property
    def decides(self) -> bool:
        """Whether it depends on who is right which options rank first."""
        return len({view.leaders for view in self.views}) > 1


def compare_experts(case: Case, table: PerformanceTable, ranking: Ranking) -> tuple[ExpertCell, ...]:
    """Every cell with experts, those that decide who ranks first before others, then by points apart.

    Answers "where do the experts disagree, and does it matter?", one cell at a time and at most likely levels.
    """
    found = [
        _compare(case, table, ranking, option, case.criteria[id_])
        for option in case.options.values()
        for id_, cell in option.performance.items()
        if cell.range is not None and cell.range.experts
    ]
    return tuple(sorted(found, key=lambda cell: (not cell.decides, -np.nan_to_num(cell.apart))))


def _compare(case: Case, table: PerformanceTable, ranking: Ranking, option: Option, criterion: Criterion) -> ExpertCell:
    stated = option.performance[criterion.id].range
    experts = stated.experts if stated is not None else ()
    row = table.option_ids.index(option.id)
    views = []
    for expert in experts:
        score_i = _scores_if_right(case, table, ranking, option, criterion, expert.range)
        first = np.flatnonzero(rank_scores(score_i) == 1)
        leaders = tuple(table.option_ids[i] for i in first)
        views.append(ExpertView(expert.name, expert.range, float(score_i[row]), leaders))
    scores = [view.score for view in views]
    return ExpertCell(option.id, criterion.id, tuple(views), max(scores) - min(scores))


def _scores_if_right(
    case: Case, table: PerformanceTable, ranking: Ranking, option: Option, criterion: Criterion, estimate: Range
) -> np.ndarray:
    """All scores with one estimate in place of a cell; effects are added to a baseline that it changes."""
    j = table.criterion_ids.index(criterion.id)
    if ranking.weight_j[j] == 0:
        return ranking.score_i
    cell = replace(option.performance[criterion.id], range=estimate)
    changed = replace(option, performance={**option.performance, criterion.id: cell})
    believed = replace(case, options={**case.options, option.id: changed})
    is_base = option.id == case.baseline and criterion.entered_as == "effect"
    score_i = np.array(ranking.score_i)
    for i, id_ in enumerate(table.option_ids):
        if id_ == option.id or is_base:
            level = option_level(believed, believed.options[id_], criterion)
            value = np.nan if level is None else float(table.functions[j](np.array(level.mode)))
            score_i[i] += 100 * ranking.weight_j[j] * (value - ranking.value_ij[i, j])
    return score_i
