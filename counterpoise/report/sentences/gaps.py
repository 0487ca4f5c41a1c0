"""What is not in the ranking, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...analysis.score import UNRANKED, Ranking
from ...model import Case
from ..names import join_names, shorten_names
from .scenario import scenario_clause

MOST_NAMED = 5
"""Options that are named; the page Compare has them all."""

PLURALS = {
    "option": "options",
    "weights": "weight profiles",
    "sources": "source files",
    "package": "packages",
    "interaction": "interactions",
    "rule": "rules",
}
SINGULARS = {
    "option": "option",
    "weights": "weight profile",
    "sources": "source file",
    "package": "package",
    "interaction": "interaction",
    "rule": "rule",
}


def left_out_sentence(case: Case) -> str:
    """What the case was loaded without because of errors in its files; "" when nothing."""
    counts = Counter(left.kind for left in case.left_out)
    if not counts:
        return ""
    parts = [f"{n} {SINGULARS[kind] if n == 1 else PLURALS[kind]}" for kind, n in counts.items()]
    between = "; " if any("," in left.about for left in case.left_out) else ", "
    named = between.join(left.about or left.id for left in case.left_out)
    return f"{join_names(parts)} left out because of errors in the files: {named}."


def rest_clause(case: Case) -> str:
    """What must be said before any ranking while an option is left out; "" when none is."""
    ids = [left.id for left in case.left_out if left.kind == "option"]
    if not ids:
        return ""
    are = "is" if len(ids) == 1 else "are"
    why = f"{shorten_names(ids, MOST_NAMED)} {are} left out because of errors in the files"
    return f"No ranking of all options can be given yet: {why}. Among the other {len(case.options)}:"


def among_the_rest(case: Case, sentence: str) -> str:
    """An answer about the options that could be read, which says so where they are not all, and in which scenario."""
    return f"{opening_clause(case)} {sentence}".strip()


def opening_clause(case: Case) -> str:
    """What must be said before any ranking: the scenario, and what is left out; "" for nothing."""
    return f"{scenario_clause(case)} {rest_clause(case)}".strip()


def missing_sentence(case: Case, ranking: Ranking) -> str:
    """Which options have no rank because a level that counts is missing; "" when all have one."""
    return not_ranked_sentence(
        [case.options[ranking.option_ids[i]].label for i in ranking.order if ranking.rank_i[i] == UNRANKED]
    )


def not_ranked_sentence(labels: Sequence[str]) -> str:
    """That options are not ranked, in the words used everywhere; "" for none."""
    if not labels:
        return ""
    verb = "is" if len(labels) == 1 else "are"
    return f"{join_names(list(labels))} {verb} not ranked: a level on a criterion with weight is missing."


def open_cells_sentence(case: Case) -> str:
    """How many levels are still missing, option by option; "" when every one is stated."""
    gaps = [
        (option.label, sum(cell.missing is not None for cell in option.performance.values()))
        for option in case.options.values()
    ]
    named = [f"{label} ({n})" for label, n in gaps if n]
    if not named:
        return ""
    total = sum(n for _, n in gaps)
    return f"{total} {'level is' if total == 1 else 'levels are'} missing: {shorten_names(named, MOST_NAMED)}."
