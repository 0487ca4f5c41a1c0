"""Packages ranked by value in time, in words: a question beside the score."""

from __future__ import annotations

from ...study.packages.answer import InTime, PackagesAnswer
from ..names import join_names
from ..numbers import count_of, decimals_of, format_number
from .packages import limit_text, package_name
from .phrases import points


def in_time_sentence(answer: PackagesAnswer, in_time: InTime) -> str:
    """Which package delivers most by a day or on average, how many come close, and what waiting costs."""
    case, first = answer.case, answer.ranking.rows[0]
    value = format_number(in_time.value_by_members[first.members], 1)
    name, score = package_name(case, first.members), format_number(first.score, 1)
    head = (
        f"Ranked by value {delivered(in_time)}, not by score: {name} comes first with {value} of 100 (score {score})."
    )
    return " ".join(filter(None, (head, _close(answer, in_time), waiting_sentence(answer))))


def delivered(in_time: InTime) -> str:
    """What packages are ranked by."""
    if in_time.day is None:
        return f"delivered on average over {format_number(in_time.horizon)} days"
    return f"delivered by day {format_number(in_time.day, decimals_of(in_time.day))}"


def _close(answer: PackagesAnswer, in_time: InTime) -> str:
    if in_time.n_within < 2:
        return ""
    n = format_number(in_time.n_within)
    return f"Too close to call: {n} packages, including this one, are within {points(answer.case.too_close)}."


def waiting_sentence(answer: PackagesAnswer) -> str:
    """What a month of waiting costs the first package, and which measures it closes; "" where it is not asked."""
    case, waiting, best = answer.case, answer.waiting, answer.best
    if waiting is None or best is None:
        return ""
    verb = "gains" if waiting.lost < 0 else "costs"
    whom = "it" if answer.in_time is not None else package_name(case, best.members)
    cost = f"Waiting a month {verb} {whom} {points(abs(waiting.lost))} of mean value"
    if not waiting.closed:
        return f"{cost} and closes no measure ({limit_text(case, waiting.limit)})."
    closed = join_names([case.options[id_].label for id_ in waiting.closed])
    n_open = count_of(len(waiting.open), "measure") if waiting.open else "no measure"
    return f"{cost}; it leaves {n_open} open and closes {closed} ({limit_text(case, waiting.limit)})."
