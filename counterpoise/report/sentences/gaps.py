"""What is not in the ranking, and why."""

from __future__ import annotations

from collections import Counter

from ...analysis.score import UNRANKED, Ranking
from ...model import Case
from .phrases import join_names

PLURALS = {
    "option": "options",
    "weights": "weight profiles",
    "sources": "source files",
    "package": "packages",
    "interaction": "interactions",
}
SINGULARS = {
    "option": "option",
    "weights": "weight profile",
    "sources": "source file",
    "package": "package",
    "interaction": "interaction",
}


def left_out_sentence(case: Case) -> str:
    """What the case was loaded without because of faults in its files; "" when nothing."""
    counts = Counter(left.kind for left in case.left_out)
    if not counts:
        return ""
    parts = [f"{n} {SINGULARS[kind] if n == 1 else PLURALS[kind]}" for kind, n in counts.items()]
    names = ", ".join(left.id for left in case.left_out)
    return f"{join_names(parts)} left out because of faults in the files: {names}."


def missing_sentence(case: Case, ranking: Ranking) -> str:
    """Which options have no rank because a level that counts is missing; "" when all have one."""
    unranked = [case.options[ranking.option_ids[i]].label for i in ranking.order if ranking.rank_i[i] == UNRANKED]
    if not unranked:
        return ""
    verb = "is" if len(unranked) == 1 else "are"
    return f"{join_names(unranked)} {verb} not ranked: a level on a criterion with weight is missing."
