"""Packages of cases too large to list, in words: why a measure is out, and where a reader's package stands."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from ...analysis.packages.describe import PackageRow
from ...analysis.packages.rules import BrokenRule
from ...analysis.packages.solved.best import SolvedRanking
from ...analysis.packages.solved.why_not import SolvedWhyNot
from ...analysis.score import TIE
from ...model import Case
from ..names import join_names
from ..numbers import format_number
from .packages import broken_text, known_name, why_not_sentence
from .phrases import points


def solved_why_not_sentence(case: Case, option: str, found: SolvedWhyNot) -> str:
    """Why a measure is not in the best package, as far as that is proven."""
    if found.why is None:
        return f"Time ran out before a package with {case.options[option].label} was found."
    if found.is_proven:
        return why_not_sentence(case, found.why)
    return f"{why_not_sentence(case, found.why)} Time ran out: a better one that holds it is not ruled out."


def solved_judged_sentence(case: Case, row: PackageRow, breaks: Sequence[BrokenRule], solved: SolvedRanking) -> str:
    """A package that the reader built, beside the best one found."""
    name, score = known_name(case, row.members), format_number(row.score, 1)
    best = solved.ranking.rows[0]
    if isnan(row.score):
        return f"{name} has no score: a level that counts is missing."
    if breaks:
        return f"{name} ({score} of 100) breaks: {'; '.join(broken_text(case, broken) for broken in breaks)}."
    found = "best allowed package" if solved.n_proven else "best package found"
    if best.score - row.score <= TIE:
        return f"{name} is as good as the {found}, with {score} of 100."
    return f"{name} has {score} of 100, {points(best.score - row.score)} behind the {found}."


def unscored_sentence(case: Case, solved: SolvedRanking) -> str:
    """Which options were left out because a level that counts is missing; empty when none were."""
    if not solved.unscored:
        return ""
    names = join_names([case.options[id_].label for id_ in solved.unscored])
    return f"Left out, because a level that counts is missing: {names}."
