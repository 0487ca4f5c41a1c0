"""The JSON of ``compare``: options from first to last, with what each criterion gives."""

from __future__ import annotations

from typing import Any

from ...analysis.methods import MethodResult
from ...analysis.score import Ranking, order_by_rank
from ...analysis.table import PerformanceTable
from ...model import Case, Receipt
from ..flags import Flag, option_flags
from ..receipts import receipt_record
from ..tables.values import rank_or_none
from .plain import plain_number


def compare_record(
    case: Case,
    performance: PerformanceTable,
    ranking: Ranking,
    receipt: Receipt,
    other: MethodResult | None = None,
) -> dict[str, Any]:
    """``{"receipt", "options": [{"id", "name", "rank", "score", ..., "criteria": {id: {"level", ...}}}]}``.

    Options stand by rank; one that cannot be ranked stands last, its rank and score null. Under
    ``other`` than the additive model, rank and score are that method's, the additive ones stand
    beside them, and contributions are null: only an additive score is a sum of contributions.
    """
    flags = option_flags(case, performance, ranking)
    order = ranking.order if other is None else order_by_rank(other.rank_i)
    return {
        "receipt": receipt_record(receipt),
        "options": [
            _option(case, performance, ranking, i, flags[i])
            | ({} if other is None else _other(ranking, other, i))
            | {"criteria": _criteria(performance, ranking, i, is_sum=other is None)}
            for i in order
        ],
    }


def _option(
    case: Case, performance: PerformanceTable, ranking: Ranking, i: int, flags: tuple[Flag, ...]
) -> dict[str, object]:
    option_id = performance.option_ids[i]
    own = performance.own_i[i]
    return {
        "id": option_id,
        "name": case.options[option_id].name,
        "rank": rank_or_none(ranking.rank_i[i]),
        "score": plain_number(ranking.score_i[i]),
        "score_low": plain_number(ranking.low_i[i]),
        "score_high": plain_number(ranking.high_i[i]),
        "ready_day": plain_number(own["ready_day"].mode),
        "effect_day": plain_number(own["effect_day"].mode),
        "flags": [{"kind": flag.kind, "criterion": flag.criterion or None, "text": flag.text} for flag in flags],
    }


def _other(ranking: Ranking, other: MethodResult, i: int) -> dict[str, object]:
    return {
        "rank": rank_or_none(other.rank_i[i]),
        "score": plain_number(other.score_i[i]),
        "score_low": None,
        "score_high": None,
        "additive_rank": rank_or_none(ranking.rank_i[i]),
        "additive_score": plain_number(ranking.score_i[i]),
        "is_in_compromise": i in other.compromise if other.compromise else None,
    }


def _criteria(performance: PerformanceTable, ranking: Ranking, i: int, *, is_sum: bool) -> dict[str, object]:
    return {
        criterion_id: {
            "level": plain_number(performance.mode_ij[i, j]),
            "low": plain_number(performance.low_ij[i, j]),
            "high": plain_number(performance.high_ij[i, j]),
            "difference": plain_number(performance.difference_ij()[i, j]),
            "value": plain_number(ranking.value_ij[i, j]),
            "contribution": plain_number(ranking.contribution_ij[i, j]) if is_sum else None,
        }
        for j, criterion_id in enumerate(performance.criterion_ids)
    }
