"""The ranking in as many lines as there are options, for a narrow place."""

from __future__ import annotations

from ...analysis.score import Ranking
from ...model import Case
from ..numbers import format_number


def ranking_lines(case: Case, ranking: Ranking) -> tuple[tuple[str, str], ...]:
    """Rank and name, and the score in points, of every option that is ranked, the best first."""
    return tuple(
        (
            f"{ranking.rank_i[i]}. {case.options[ranking.option_ids[i]].label}",
            format_number(float(ranking.score_i[i]), 1),
        )
        for i in ranking.order
        if ranking.rank_i[i] > 0
    )
