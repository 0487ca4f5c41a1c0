"""The JSON of ``weigh``: the weights, the contradictions and what the weights mean in units."""

from __future__ import annotations

from typing import Any

from ...analysis.weighting.elicited import Contradiction
from ...analysis.weighting.next_choice import Asking
from ...model import Case
from ...study.weighing import Weighed
from ...study.weighing.by_choices import PREFERENCES
from ...version import __version__
from ..numbers import round_for_file
from ..sentences.elicitation import outcome_text
from ..sentences.weighing import warning_sentences, weighed_sentences
from .plain import plain_number


def weighed_record(weighed: Weighed) -> dict[str, Any]:
    """``{"method", "weights": {id: {"points", "share"}}, "contradictions", "equivalents", ...}``.

    ``case``, ``digest``, ``version``, ``method`` and ``answers`` are all that the rest follows from.
    """
    elicited = weighed.elicited
    return {
        "method": weighed.method,
        "case": weighed.case.id,
        "digest": weighed.case.digest,
        "version": __version__,
        "answers": weighed.answers,
        "weights": {
            id_: {"points": weighed.point_by_id[id_], "share": round_for_file(share)}
            for id_, share in zip(weighed.case.criteria, elicited.share_j, strict=True)
        },
        "ranges": {id_: {"low": low, "high": high} for id_, (low, high) in weighed.range_by_id.items()},
        "consistency": [
            {"measure": found.measure, "value": round_for_file(found.value), "acceptable": found.acceptable}
            for found in elicited.consistency
        ],
        "contradictions": [_contradiction(found) for found in elicited.contradictions],
        "repairs": [_contradiction(found) for found in elicited.repairs],
        "equivalents": [
            {
                "criterion": found.criterion,
                "amount": found.amount,
                "other": found.other,
                "equal": round_for_file(found.equal),
                "is_beyond_scale": found.is_beyond,
            }
            for found in weighed.equivalents
        ],
        "scales": [
            {
                "criterion": use.criterion,
                "spread": None if use.spread is None else round_for_file(use.spread),
                "effective_share": None if use.effective is None else round_for_file(use.effective),
                "is_idle": use.is_idle,
            }
            for use in weighed.scales
        ],
        "tree": [
            {
                "id": branch.id,
                "kind": "criterion" if branch.is_criterion else "objective",
                "depth": branch.depth,
                "share": round_for_file(branch.share),
                "local": None if branch.local is None else round_for_file(branch.local),
            }
            for branch in weighed.tree
        ],
        "warnings": warning_sentences(weighed),
        "sentences": weighed_sentences(weighed),
    }


def asking_record(case: Case, asking: Asking) -> dict[str, Any]:
    """``{"likely_left", "open": {id: {"low", "high"}}, "next": {"a": {id: level}, "b": ..., "units", "text"}}``.

    ``open`` are the middle 90 % of each share in percent; ``next`` with a ``prefer`` is one more entry of ``choices``.
    """
    asked = asking.next
    return {
        "likely_left": asking.likely_left,
        "open": {
            id_: {"low": round_for_file(100 * low), "high": round_for_file(100 * high)}
            for id_, (low, high) in asking.range_by_id.items()
        },
        "next": None
        if asked is None
        else {
            "a": asked.levels("a"),
            "b": asked.levels("b"),
            "prefer": list(PREFERENCES),
            "units": {id_: case.criteria[id_].unit for id_ in (asked.one, asked.other)},
            "text": {side: outcome_text(case, asked, side).splitlines() for side in ("a", "b")},
        },
    }


def _contradiction(found: Contradiction) -> dict[str, Any]:
    return {
        "more": found.more,
        "less": found.less or None,
        "stated": [plain_number(end) for end in found.stated],
        "implied": None if found.implied is None else [plain_number(end) for end in found.implied],
        "consistency_after": None if found.after is None else round_for_file(found.after),
    }
