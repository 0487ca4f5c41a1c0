"""The JSON of ``robustness``: what the simulations say of every option."""

from __future__ import annotations

import numpy as np

from ...analysis.uncertainty import SmaaResult
from ...model import Case, Receipt
from ..present import present
from ..receipts import receipt_record
from .plain import plain_number


def robustness_record(case: Case, result: SmaaResult, receipt: Receipt) -> dict[str, object]:
    """``{"receipt", "options": {id: {"name", "rank_acceptability", "first_share", "pairwise", ...}}}``.

    ``rank_acceptability`` lists shares of simulations by rank, best first; shares lie between 0 and 1,
    scores between 0 and 100. ``pairwise[a][b]`` is the share of simulations in which a beats b, equal
    scores counting half. ``error`` is a Monte Carlo standard error. ``central_weights`` is null for an
    option that is never first. An option that is not ranked (``is_ranked`` false: a level on a criterion
    with weight is missing) takes part in no draw; all its figures are null.
    """
    return {
        "receipt": receipt_record(receipt),
        "options": {
            id_: {"name": case.options[id_].name} | option_record(result, i) for i, id_ in enumerate(result.option_ids)
        },
    }


def option_record(result: SmaaResult, i: int) -> dict[str, object]:
    """What the simulations say of one option, or of one package as an option."""
    is_ranked = bool(result.is_ranked[i])
    return {
        "is_ranked": is_ranked,
        "first_share": plain_number(result.first_share[i]) if is_ranked else None,
        "error": plain_number(result.first_error[i]) if is_ranked else None,
        "rank_acceptability": _numbers(result.rank_acceptability[i]) if is_ranked else None,
        "rank_error": _numbers(result.rank_error[i]) if is_ranked else None,
        "central_weights": _by_id(result.criterion_ids, result.central_weights[i]) if result.is_ever_first[i] else None,
        "confidence": None if result.confidence is None else plain_number(result.confidence[i]),
        "confidence_error": None if result.confidence_error is None else plain_number(result.confidence_error[i]),
        "score": _score(result, i),
        "regret": None if result.regret is None else plain_number(result.regret[i]),
        "pairwise": None if result.pairwise is None else _pairwise(result, i),
    }


def _score(result: SmaaResult, i: int) -> dict[str, float | None] | None:
    if result.score is None:
        return None
    found_q = present(result.score_quantiles, "the spread of scores")[i]
    quantiles = {name: plain_number(q) for name, q in zip(("p05", "p50", "p95"), found_q, strict=True)}
    return {"mean": plain_number(result.score[i])} | quantiles


def _pairwise(result: SmaaResult, i: int) -> dict[str, float | None]:
    pairwise_ik = present(result.pairwise, "who beats whom")
    return {id_: plain_number(pairwise_ik[i, k]) for k, id_ in enumerate(result.option_ids) if k != i}


def _numbers(array: np.ndarray) -> list[float | None]:
    return [plain_number(number) for number in array]


def _by_id(ids: tuple[str, ...], array: np.ndarray) -> dict[str, float | None]:
    return {id_: plain_number(number) for id_, number in zip(ids, array, strict=True)}
