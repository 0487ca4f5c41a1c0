"""Sureness in words: how many packages are sure enough, which is the surest, and what it costs."""

from __future__ import annotations

from ...study.packages.answer import PackagesAnswer, Sureness
from ..numbers import count_of, decimals_apart, decimals_of, format_number
from .in_time import in_time_sentence
from .packages import package_name, packages_sentence
from .phrases import points

RULES = "all limits and red lines"


def lead_sentence(answer: PackagesAnswer) -> str:
    """Which package is first, or that none is as sure as asked, with the surest there is."""
    if answer.in_time is not None:
        return in_time_sentence(answer, answer.in_time)
    sureness = answer.sureness
    if sureness is None or sureness.n_sure or not answer.question.sure:
        are_sure = bool(answer.question.sure) and sureness is not None and sureness.n_conditions > 0
        return packages_sentence(answer.case, answer.ranking, answer.tie_set, are_sure=are_sure)
    surest = sureness.surest
    of = "No package" if sureness.is_complete else f"None of the {format_number(sureness.n_checked)} packages checked"
    name, share = package_name(answer.case, surest.members), share_text(100 * surest.share, sureness.asked)
    asked = share_text(sureness.asked)
    return f"{of} keeps {RULES} in {asked} of simulations; the surest, {name}, keeps them in {share}."


def sureness_sentence(answer: PackagesAnswer) -> str:
    """How many packages are as sure as asked and what that costs; "" where none was asked for."""
    sureness = answer.sureness
    if sureness is None:
        return ""
    if not sureness.n_conditions:
        return "No limit, deadline or red line is set, so every package keeps all of them."
    sentences = [_cost(answer, sureness), _checked(sureness)]
    return " ".join(filter(None, sentences))


def _cost(answer: PackagesAnswer, sureness: Sureness) -> str:
    if not answer.question.sure or not sureness.n_sure:
        return ""
    of = f"{format_number(sureness.n_sure)} of {count_of(sureness.n_checked, 'package')}"
    verb = "keeps" if sureness.n_sure == 1 else "keep"
    head = f"{of} {verb} {RULES} together in at least {share_text(sureness.asked)} of simulations"
    best = answer.best
    if best is None or answer.in_time is not None:
        return f"{head}."
    lost = sureness.best.score - best.score
    if best.members == sureness.best.members:
        return f"{head}; the best package overall is one of them, so this costs nothing."
    name = package_name(answer.case, sureness.best.members)
    return f"{head}. This costs {points(max(lost, 0.0))}: without it, {name} is best."


def _checked(sureness: Sureness) -> str:
    if sureness.is_complete:
        return ""
    n = count_of(sureness.n_checked, "package")
    return f"Sureness was checked for {n} only: the best ones found and their neighbors."


def share_text(percent: float, beside: float | None = None) -> str:
    """A share of simulations in percent, as set where it stands alone, else apart from the one ``beside`` it.

    Never 0 or 100 when it is not.
    """
    decimals = decimals_of(percent, 0, 1) if beside is None else decimals_apart(percent, beside)
    ends = [decimals_apart(percent, end) for end in (0.0, 100.0)]
    return f"{format_number(percent, max(decimals, *ends))} %"
