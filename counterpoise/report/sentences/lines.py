"""Options too close to call, and red lines and levels to reach, in words."""

from __future__ import annotations

from ...analysis.score import UNRANKED, Ranking
from ...analysis.table import PerformanceTable
from ...model import Case
from ..flags import crosses_red_line, misses_must_reach
from ..names import join_names, shorten_names
from ..numbers import decimals_of, format_number
from .answer import answer_sentence, leads_clearly

MOST_NAMED = 5


def tied_sentence(case: Case, tied: tuple[str, ...]) -> str:
    """Which options are within the tie margin of the first; "" where it stands alone."""
    if len(tied) < 2:
        return ""
    margin = f"{format_number(case.too_close, decimals_of(case.too_close))}-point tie margin"
    names = shorten_names([case.options[id_].label for id_ in tied], MOST_NAMED)
    return f"Within the {margin}: {names}."


def answer_and_lines(case: Case, performance: PerformanceTable, ranking: Ranking) -> tuple[str, str]:
    """The answer, which says in the same sentence what line a clear first option crosses, and the rest of the lines."""
    first = _first_crossing(case, performance, ranking)
    if first is None or not leads_clearly(case, ranking) or _breaks_rule(case, performance, first):
        return answer_sentence(case, ranking), lines_sentence(case, performance, ranking)
    crossed = join_names(_crossed(case, performance, first))
    return answer_sentence(case, ranking, crossed), _none_keeps(case, performance, ranking)


def lines_sentence(case: Case, performance: PerformanceTable, ranking: Ranking) -> str:
    """Which lines the first option does not keep, and that no option keeps all where that is so."""
    first = _first_crossing(case, performance, ranking)
    if first is None:
        return _none_keeps(case, performance, ranking) if ranking.leaders else ""
    verdict = " is not allowed: it" if _breaks_rule(case, performance, first) else ""
    label = case.options[performance.option_ids[first]].label
    said = f"{label}{verdict} {join_names(_crossed(case, performance, first))}."
    return f"{said} {_none_keeps(case, performance, ranking)}".strip()


def _first_crossing(case: Case, performance: PerformanceTable, ranking: Ranking) -> int | None:
    """The first of the leaders that does not keep a line."""
    return next((i for i in ranking.leaders if _crossed(case, performance, i)), None)


def _breaks_rule(case: Case, performance: PerformanceTable, i: int) -> bool:
    return any(
        c.applies == "rule" and (crosses_red_line(c, level) or misses_must_reach(c, level))
        for c, level in zip(case.criteria.values(), map(float, performance.mode_ij[i]), strict=True)
    )


def _none_keeps(case: Case, performance: PerformanceTable, ranking: Ranking) -> str:
    everyone = range(len(performance.option_ids))
    ranked = [i for i in everyone if ranking.rank_i[i] != UNRANKED]
    if not ranked or not all(_crossed(case, performance, i) for i in ranked):
        return ""
    whose = "No option" if len(ranked) == len(everyone) else "No ranked option"
    return f"{whose} keeps all lines: each crosses a red line or falls short of a minimum."


def _crossed(case: Case, performance: PerformanceTable, i: int) -> list[str]:
    levels = list(zip(case.criteria.values(), map(float, performance.mode_ij[i]), strict=True))
    red = [f"crosses the red line on {c.name}" for c, level in levels if crosses_red_line(c, level)]
    return red + [f"falls short of the minimum for {c.name}" for c, level in levels if misses_must_reach(c, level)]
