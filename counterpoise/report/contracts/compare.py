"""The JSON of ``compare``: options from first to last, with what each criterion gives."""

from __future__ import annotations

from ...analysis.score import UNRANKED, Ranking
from ...analysis.table import PerformanceTable
from ...analysis.timeline import option_days
from ...model import Case, Receipt
from ..flags import Flag, option_flags
from ..receipts import receipt_record
from .plain import plain_number


def compare_record(case: Case, performance: PerformanceTable, ranking: Ranking, receipt: Receipt) -> dict[str, object]:
    """``{"receipt", "options": [{"id", "name", "rank", "score", ..., "criteria": {id: {"level", ...}}}]}``.

    Options stand by rank; one that cannot be ranked stands last, its rank and score null.
    """
    flags = option_flags(case, performance, ranking)
    return {
        "receipt": receipt_record(receipt),
        "options": [_option(case, performance, ranking, i, flags[i]) for i in ranking.order],
    }


def _option(
    case: Case, performance: PerformanceTable, ranking: Ranking, i: int, flags: tuple[Flag, ...]
) -> dict[str, object]:
    option_id = performance.option_ids[i]
    days, rank = option_days(case, option_id), int(ranking.rank_i[i])
    return {
        "id": option_id,
        "name": case.options[option_id].name,
        "rank": None if rank == UNRANKED else rank,
        "score": plain_number(ranking.score_i[i]),
        "score_low": plain_number(ranking.low_i[i]),
        "score_high": plain_number(ranking.high_i[i]),
        "ready_day": plain_number(days.ready.mode),
        "effect_day": plain_number(days.effect.mode),
        "criteria": {
            criterion_id: {
                "level": plain_number(performance.mode_ij[i, j]),
                "low": plain_number(performance.low_ij[i, j]),
                "high": plain_number(performance.high_ij[i, j]),
                "value": plain_number(ranking.value_ij[i, j]),
                "contribution": plain_number(ranking.contribution_ij[i, j]),
            }
            for j, criterion_id in enumerate(performance.criterion_ids)
        },
        "flags": [{"kind": flag.kind, "criterion": flag.criterion or None, "text": flag.text} for flag in flags],
    }
