"""A receipt of a case's ranking, for tables and texts under test."""

from __future__ import annotations

from counterpoise.model import Case, Receipt
from counterpoise.study.questions.compare import Compare
from counterpoise.study.receipts import make_receipt
from counterpoise.study.settings import Weights


def receipt_of(case: Case, weights: Weights = None, draws: int | None = None, seed: int | None = None) -> Receipt:
    """The receipt of `compare` under a profile (the case's default) or points."""
    return make_receipt(case, Compare(weights=weights).complete(case), draws, seed)
