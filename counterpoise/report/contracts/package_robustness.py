"""The JSON of ``robustness --of packages``: what the simulations say of every package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...analysis.packages.robustness import PackageRobustness
from ...analysis.uncertainty.stochastic_dominance import FIRST_ORDER
from ...model import Case, Receipt
from ..receipts import receipt_record
from ..sentences.package_robustness import package_certainty_sentence, scope_sentence
from ..sentences.packages import known_name
from .plain import plain_number
from .robustness import option_record

OF_THOSE_COMPARED = (
    "rank_acceptability",
    "rank_error",
    "central_weights",
    "confidence",
    "confidence_error",
    "pairwise",
)


def package_robustness_record(
    case: Case, found: PackageRobustness, tie_count: int | None, receipt: Receipt
) -> dict[str, object]:
    """``{"receipt", "sentence", "scope", "compared", "least_maximal_regret", "packages": [{"members", ...}]}``.

    ``packages`` stand by first share. Each has the fields of an option of ``robustness``, ``max_regret``,
    ``regret_error`` and ``dominates``: places in ``packages`` that it dominates, by order. What is said
    only of the packages that are compared with each other (``compared`` of them) is null for the others.
    ``pairwise`` is keyed by members joined by "+"; the baseline by its id.
    """
    compared = {int(row): d for d, row in enumerate(found.row_d)}
    place = {int(row): k for k, row in enumerate(found.order_p)}
    least = found.least_most_regret
    return {
        "receipt": receipt_record(receipt),
        "sentence": package_certainty_sentence(case, found, tie_count),
        "scope": scope_sentence(found),
        "listed": found.is_listed,
        "compared": len(found.row_d),
        "tie_count": tie_count,
        "least_maximal_regret": {
            "members": list(found.members[least]),
            "max_regret": plain_number(found.judged.most_regret_p[least]),
            "regret": plain_number(found.judged.regret_p[least]),
        },
        "packages": [_package(case, found, int(row), compared.get(int(row)), place) for row in found.order_p],
    }


def _package(case: Case, found: PackageRobustness, row: int, d: int | None, place: dict[int, int]) -> dict[str, object]:
    judged, members = found.judged, found.members[row]
    of_option: dict[str, Any] = dict.fromkeys(OF_THOSE_COMPARED)
    if d is not None:
        of_option = {**option_record(found.result, d)}
    return (
        {"members": list(members), "name": known_name(case, members)}
        | of_option
        | {
            "is_ranked": bool(np.isfinite(judged.first_share_p[row])),
            "first_share": plain_number(judged.first_share_p[row]),
            "error": plain_number(judged.first_error_p[row]),
            "score": {
                "mean": plain_number(judged.mean_p[row]),
                "p05": plain_number(judged.low_p[row]),
                "p50": plain_number(judged.middle_p[row]),
                "p95": plain_number(judged.high_p[row]),
            },
            "regret": plain_number(judged.regret_p[row]),
            "regret_error": plain_number(judged.regret_error_p[row]),
            "max_regret": plain_number(judged.most_regret_p[row]),
            "dominates": None if d is None else _dominated(found, d, place),
        }
    )


def _dominated(found: PackageRobustness, d: int, place: dict[int, int]) -> dict[str, Sequence[int]]:
    by_order: dict[str, list[int]] = {"first_order": [], "second_order": []}
    for k, order in enumerate(found.dominance_ik[d].tolist()):
        if order:
            by_order["first_order" if order == FIRST_ORDER else "second_order"].append(place[int(found.row_d[k])])
    return {order: sorted(places) for order, places in by_order.items()}
