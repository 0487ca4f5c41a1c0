"""All that is said of perspectives beside one another, in the order of the page."""

from __future__ import annotations

from ...model import Case
from ...study.perspectives import Disagreement
from .adversary import adversary_sentence, proposal_sentence
from .group import group_sentence
from .perspectives import (
    coalitions_sentence,
    crossed_sentence,
    driver_sentence,
    perspectives_sentence,
    rule_sentence,
)


def disagreement_sentences(case: Case, found: Disagreement, within: float | None) -> list[str]:
    """One sentence per finding, the answer first; empty where there is nothing to say of one."""
    return [
        perspectives_sentence(case, found),
        rule_sentence(case, found, within),
        *(driver_sentence(case, found, drivers) for drivers in found.drivers[:1]),
        coalitions_sentence(case, found),
        crossed_sentence(case, found),
        group_sentence(case, found),
        *([proposal_sentence(case, found, found.proposal)] if found.proposal else []),
        *([adversary_sentence(case, found, found.adversary)] if found.adversary else []),
    ]
