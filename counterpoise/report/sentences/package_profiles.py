"""Packages across weight profiles in words."""

from __future__ import annotations

from ...analysis.packages.profiles import AcrossProfiles
from ...model import Case
from ...study.packages.answer import PackagesAnswer
from ..numbers import count_of, format_number
from .packages import package_name
from .phrases import points

TIE = 1e-9


def profiles_sentence(answer: PackagesAnswer) -> str:
    """The profiles beside one another; "" where they were not asked about."""
    if answer.across is None:
        return ""
    by_score = "By score, not by value in time: " if answer.in_time is not None else ""
    return f"{by_score}{across_sentence(answer.case, answer.across)}"


def across_sentence(case: Case, across: AcrossProfiles) -> str:
    """How many best packages the profiles name, which they share, and which loses least at worst."""
    head = f"{agreement_clause(case, across)}."
    return " ".join(filter(None, (head, _shared(case, across), _least(case, across), _checked(across))))


def agreement_clause(case: Case, across: AcrossProfiles) -> str:
    """How many best packages the profiles name."""
    n, n_best = len(across.profile_ids), len({best.members for best in across.best})
    if n == 1:
        return "Only one weight profile can be compared"
    if n_best == 1:
        same = package_name(case, across.best[0].members)
        return f"All {format_number(n)} weight profiles name the same best package: {same}"
    return f"{format_number(n)} weight profiles name {format_number(n_best)} different best packages"


def _shared(case: Case, across: AcrossProfiles) -> str:
    if not across.n_shared:
        return "No package is within the tie margin of every profile's best."
    first = package_name(case, across.shared[0])
    if across.n_shared == 1:
        return f"One package is within the tie margin of every profile's best: {first}."
    return (
        f"{count_of(across.n_shared, 'package')} are within the tie margin of every profile's best, {first} among them."
    )


def _least(case: Case, across: AcrossProfiles) -> str:
    least = across.least
    if least is None:
        return ""
    name = package_name(case, least.members)
    if least.largest <= TIE:
        return f"{name} is best under every profile."
    worst = case.profiles[across.profile_ids[int(least.regret_a.argmax())]].name
    return f"{name} has the smallest maximum regret: it loses at most {points(least.largest)} (under {worst})."


def _checked(across: AcrossProfiles) -> str:
    if across.is_listed:
        return ""
    if across.n_checked == 1:
        return "Only one package was found under any profile."
    n = count_of(across.n_checked, "package")
    return f"Only {n} are compared: the best found under each profile."
