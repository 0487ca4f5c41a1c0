"""Options too close to call, and red lines and levels to reach, in words."""

from __future__ import annotations

from ...analysis.score import UNRANKED, Ranking
from ...analysis.table import PerformanceTable
from ...model import Case
from ..flags import crosses_red_line, misses_must_reach
from ..names import join_names, shorten_names
from ..numbers import decimals_of, format_number

MOST_NAMED = 5


def tied_sentence(case: Case, tied: tuple[str, ...]) -> str:
    """Which options are within the tie margin of the first; "" where it stands alone."""
    if len(tied) < 2:
        return ""
    margin = f"{format_number(case.too_close, decimals_of(case.too_close))}-point tie margin"
    names = shorten_names([case.options[id_].label for id_ in tied], MOST_NAMED)
    return f"Within the {margin}: {names}."


def lines_sentence(case: Case, performance: PerformanceTable, ranking: Ranking) -> str:
    """Which lines the first option does not keep, and that no option keeps all where that is so."""
    crossed = {i: _crossed(case, performance, i) for i in range(len(performance.option_ids))}
    if not ranking.leaders:
        return ""
    ranked = [i for i in crossed if ranking.rank_i[i] != UNRANKED]
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
    if ranked and all(crossed[i] for i in ranked):
        sentences.append("No option keeps all lines: each crosses a red line or falls short of a minimum.")
    return " ".join(sentences)


def _crossed(case: Case, performance: PerformanceTable, i: int) -> list[str]:
    levels = list(zip(case.criteria.values(), map(float, performance.mode_ij[i]), strict=True))
    red = [f"crosses the red line on {c.name}" for c, level in levels if crosses_red_line(c, level)]
    return red + [f"falls short of the minimum for {c.name}" for c, level in levels if misses_must_reach(c, level)]
