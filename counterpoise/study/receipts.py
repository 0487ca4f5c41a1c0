"""The receipt of an answer: from it the same answer can be computed again."""

from __future__ import annotations

from typing import Any

from ..analysis.score import normalise_weights
from ..model import Case, Receipt
from ..version import __version__
from .question import Question, to_plain
from .settings import Weights
from .weights import consistency_of, points_of, profile_name


def make_receipt(
    case: Case,
    question: Question[Any],
    draws: int | None = None,
    seed: int | None = None,
    found: Weights = None,
) -> Receipt:
    """The receipt of a completed question's answer; ``draws`` and ``seed`` where it rests on draws.

    ``found`` are the weights of an answer that are not those of its question.
    """
    weights = question.weights if found is None else found
    share_j = normalise_weights(points_of(weights, case))
    return Receipt(
        case.id,
        case.digest,
        profile_name(weights),
        dict(zip(case.criteria, share_j.tolist(), strict=True)),
        __version__,
        to_plain(question),
        draws,
        seed,
        tuple(f"{left.kind} {left.id}" for left in case.left_out),
        consistency_of(weights, case),
    )
