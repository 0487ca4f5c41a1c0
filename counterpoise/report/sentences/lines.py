"""Options too close to call, and red lines and levels to reach, in words."""

from __future__ import annotations

from ...analysis.score import UNRANKED, Ranking
from ...analysis.table import PerformanceTable
from ...model import Case
from ..flags import crosses_red_line, misses_must_reach
from ..names import join_names, shorten_names
from ..numbers import decimals_of, format_number
from .answer import answer_sentence

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
    said, lines = answer_sentence(case, ranking), lines_sentence(case, performance, ranking)
    crossed = [_crossed(case, performance, i) for i in ranking.leaders]
    is_clear = len(crossed) == 1 and ", mainly because of " in said
    if not is_clear or not crossed[0] or "is not allowed" in lines:
        return said, lines
    head, why = said.split(", mainly because of ")
    doubted = f"{head}, but it {join_names(crossed[0])}. It leads mainly because of {why}"
    return doubted, _none_keeps(case, performance, ranking)


def lines_sentence(case: Case, performance: PerformanceTable, ranking: Ranking) -> str:
    """Which lines the first option does not keep, and that no option keeps all where that is so."""
    crossed = {i: _crossed(case, performance, i) for i in range(len(performance.option_ids))}
    if not ranking.leaders:
        return ""
    first = next((i for i in ranking.leaders if crossed[i]), None)
    sentences = []
    if first is not None:
        label = case.options[performance.option_ids[first]].label
        breaks_rule = any(
            c.applies == "rule" and (crosses_red_line(c, level) or misses_must_reach(c, level))
            for c, level in zip(case.criteria.values(), map(float, performance.mode_ij[first]), strict=True)
        )
        verdict = " is not allowed: it" if breaks_rule else ""
        sentences.append(f"{label}{verdict} {join_names(crossed[first])}.")
    return " ".join(filter(None, [*sentences, _none_keeps(case, performance, ranking)]))


def _none_keeps(case: Case, performance: PerformanceTable, ranking: Ranking) -> str:
    ranked = [i for i in range(len(performance.option_ids)) if ranking.rank_i[i] != UNRANKED]
    if not ranked or not all(_crossed(case, performance, i) for i in ranked):
        return ""
    return "No option keeps all lines: each crosses a red line or falls short of a minimum."


def _crossed(case: Case, performance: PerformanceTable, i: int) -> list[str]:
    levels = list(zip(case.criteria.values(), map(float, performance.mode_ij[i]), strict=True))
    red = [f"crosses the red line on {c.name}" for c, level in levels if crosses_red_line(c, level)]
    return red + [f"falls short of the minimum for {c.name}" for c, level in levels if misses_must_reach(c, level)]
