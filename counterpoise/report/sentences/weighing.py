"""Weights from answers in words: what they are, what contradicts what, what they are worth in units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import floor, isinf, log10

from ...analysis.weighting.elicited import Consistency, Contradiction
from ...analysis.weighting.equivalents import HARDLY, Equivalent, ScaleUse
from ...analysis.weighting.macbeth import CATEGORIES
from ...model import Case
from ...study.weighing import Weighed
from ..names import join_names
from ..numbers import count_of, format_number, with_unit

METHOD_NAMES: Mapping[str, str] = {
    "swing": "Swing weighting",
    "rank": "Rank order",
    "pairwise": "Pairwise comparison",
    "macbeth": "MACBETH",
    "best_worst": "Best-worst method",
    "tradeoff": "Trade-offs",
    "ranges": "Ranges of shares",
}
MOST_NAMED = 3

NEAR_SHARE = 0.02
"""Shares that differ by less are said not to differ."""


def weighed_sentences(weighed: Weighed) -> list[str]:
    """The answer first, then how consistent it is, then what it means in units, then warnings."""
    return [
        largest_sentence(weighed),
        *filter(None, (open_sentence(weighed),)),
        *(consistency_sentence(found) for found in weighed.elicited.consistency),
        *_contradictions(weighed),
        *_repairs(weighed),
        *_largest_equivalents(weighed),
        *warning_sentences(weighed),
        *filter(None, (scale_ends_sentence(weighed),)),
    ]


LOCKED = "The weights were locked before the scores were shown."


def because_text(weighed: Weighed, is_locked: bool) -> str:
    """Why a profile weighs as it does: what the answers say, else the method; and whether it was locked first."""
    because = weighed.text("because") or f"Weights by this method: {METHOD_NAMES[weighed.method]}."
    return f"{because} {LOCKED}" if is_locked else because


def largest_sentence(weighed: Weighed) -> str:
    """The heaviest criteria, with their shares."""
    shares = dict(zip(weighed.case.criteria, weighed.elicited.share_j, strict=True))
    first, *others = [id_ for id_ in sorted(shares, key=lambda id_: -shares[id_]) if shares[id_] > 0][:MOST_NAMED]
    named = [f"{weighed.case.criteria[id_].name} ({_percent(shares[id_])})" for id_ in (first, *others)]
    then = f", followed by {join_names(named[1:])}" if others else ""
    return f"{METHOD_NAMES[weighed.method]}: {named[0]} has the largest weight{then}."


def open_sentence(weighed: Weighed) -> str:
    """The shares that the judgments leave widest open; "" where they leave none."""
    spans = dict(zip(weighed.case.criteria, weighed.elicited.open_j, strict=False))
    widest = sorted(spans, key=lambda id_: spans[id_][0] - spans[id_][1])[:MOST_NAMED]
    named = [
        f"{weighed.case.criteria[id_].name} {' to '.join(format_number(100 * end) for end in spans[id_])} %"
        for id_ in widest
    ]
    return (
        f"Still most open, over 90 % of the weights that agree with the answers: {join_names(named)}." if named else ""
    )


def consistency_sentence(found: Consistency) -> str:
    """How far the judgments contradict one another."""
    name = found.measure[0].upper() + found.measure[1:]
    value = format_number(found.value, 2 if found.value == 0 or found.value >= 0.01 else 4)
    if found.acceptable is None:
        return f"{name}: {value} (0 is fully consistent)."
    if found.value > found.acceptable:
        return f"{name}: {value}, above the acceptable {found.acceptable:g}: the judgments contradict one another."
    return f"{name}: {value}; at most {found.acceptable:g} is acceptable."


def judgment_text(case: Case, method: str, found: Contradiction) -> str:
    """A judgment as it was made: "Speed over Cost: 3 times"."""
    more = case.criteria[found.more].name
    if method == "ranges":
        return f"{more}: {_span_text(method, found.stated)}"
    less = case.criteria[found.less].name if found.less else "no swing"
    if method == "swing":
        is_order = found.implied is not None and found.stated[0] <= found.implied[0]
        return f"{more} {'before' if is_order else 'equal to'} {less}"
    return f"{more} over {less}: {_span_text(method, found.stated)}"


def implied_text(case: Case, method: str, found: Contradiction) -> str:
    """What the other judgments imply in its place."""
    if found.implied is None:
        return "no such difference fits"
    if method == "swing":
        names = (case.criteria[found.more].name, case.criteria[found.less].name)
        shares = zip(names, (found.stated[0], found.implied[0]), strict=True)
        return "the points give " + join_names([f"{name} {format_number(share, 1)} %" for name, share in shares])
    return _span_text(method, found.implied)


def _span_text(method: str, span: tuple[float, float]) -> str:
    low, high = span
    if method == "macbeth":
        words = [CATEGORIES[int(end)].replace("_", " ") for end in dict.fromkeys(span)]
        return " to ".join(words)
    if method == "ranges":
        return f"{format_number(low, 1)} to {format_number(high, 1)} %"
    if isinf(high):
        return "a weight beside none" if isinf(low) else f"at least {two_digits(low)} times"
    if low < high * (1 - 1e-9):
        return f"{two_digits(low)} to {two_digits(high)} times"
    return f"{two_digits(low)} times" if low >= 1 else f"the reverse, {two_digits(1 / low)} times"


def contradiction_text(weighed: Weighed, found: Contradiction) -> str:
    """One judgment that does not fit, with what the others imply."""
    case, method = weighed.case, weighed.method
    return f"{judgment_text(case, method, found)} ({_lead(method, found)}{implied_text(case, method, found)})"


def _contradictions(weighed: Weighed) -> list[str]:
    found, method = weighed.elicited.contradictions, weighed.method
    if not found:
        return []
    texts = [contradiction_text(weighed, one) for one in found[:MOST_NAMED]]
    if method == "ranges":
        return [f"Parts of {count_of(len(found), 'range')} are out of reach, given the others: {'; '.join(texts)}."]
    judgments = count_of(len(found), "judgment")
    verb = "does" if len(found) == 1 else "do"
    more = ", the farthest first" if len(found) > 1 else ""
    return [f"{judgments} {verb} not fit the others{more}: {'; '.join(texts)}."]


def _lead(method: str, found: Contradiction) -> str:
    if method == "swing" or found.implied is None:
        return ""
    return "the others allow " if method in ("macbeth", "ranges") else "the others imply "


def _repairs(weighed: Weighed) -> list[str]:
    repairs = weighed.elicited.repairs
    if not repairs:
        return []
    texts = [
        f"{weighed.case.criteria[found.more].name} over {weighed.case.criteria[found.less].name} "
        f"{implied_text(weighed.case, weighed.method, found)}"
        for found in repairs
    ]
    after = repairs[-1].after
    ratio = "" if after is None else f"; the consistency ratio is then {format_number(after, 2)}"
    return [f"A repair, if it is what you mean: {join_names(texts)}{ratio}."]


def _largest_equivalents(weighed: Weighed) -> list[str]:
    """What a round amount of the heaviest criterion is worth on the two next."""
    found = main_equivalents(weighed)
    return [f"{equivalent_text(weighed.case, found[:2])}. Is that what you mean?"] if found else []


def main_equivalents(weighed: Weighed) -> list[Equivalent]:
    """What a round amount of the heaviest criterion is worth on each of the others, the heaviest first."""
    shares = dict(zip(weighed.case.criteria, weighed.elicited.share_j, strict=True))
    heaviest = max((found.criterion for found in weighed.equivalents), key=lambda id_: shares[id_], default="")
    found = [one for one in weighed.equivalents if one.criterion == heaviest]
    return sorted(found, key=lambda one: -shares[one.other])


def equivalent_text(case: Case, found: list[Equivalent]) -> str:
    """Equivalents of one criterion: "A gain of 1 % chance on War is worth 250 million USD on Cost or ..."."""
    one = found[0]
    worth = " or ".join(f"{equal_text(case, part)} on {case.criteria[part.other].name}" for part in found)
    return f"A gain of {amount_text(case, one)} on {case.criteria[one.criterion].name} is worth {worth}"


def amount_text(case: Case, found: Equivalent) -> str:
    return with_unit(two_digits(found.amount), case.criteria[found.criterion].unit)


def equal_text(case: Case, found: Equivalent) -> str:
    text = with_unit(two_digits(found.equal), case.criteria[found.other].unit)
    return f"{text} (more than its whole scale)" if found.is_beyond else text


def warning_sentences(weighed: Weighed) -> list[str]:
    """Weights that mean little, because the options hardly differ over the scale."""
    return [_idle_text(weighed.case, use) for use in weighed.scales if use.is_idle]


def _idle_text(case: Case, use: ScaleUse) -> str:
    has = f"{case.criteria[use.criterion].name} has {_percent(use.share)} of the weight, but"
    ask = "Did you weigh the whole scale, from worst to best?"
    if not use.spread:
        return f"{has} all options are equal on it: the weight cannot move the ranking. {ask}"
    return (
        f"{has} the options differ by only {_percent(use.spread)} of its value (under {_percent(HARDLY)}): the weight "
        f"can move scores by at most {format_number(100 * use.share * use.spread, 1)} points. {ask}"
    )


def scale_ends_sentence(weighed: Weighed) -> str:
    """What the shares come to if the scales ran only over the levels in use; "" where nothing is known of that."""
    moved = [use for use in weighed.scales if use.effective is not None and use.share > 0]
    if not moved:
        return ""
    far = max(moved, key=lambda use: abs((use.effective or 0.0) - use.share))
    name, now = weighed.case.criteria[far.criterion].name, _percent(far.effective or 0.0)
    head = "If every scale ran only from the worst to the best option, with the same worth of a unit,"
    if abs((far.effective or 0.0) - far.share) < NEAR_SHARE:
        return (
            f"{head} no share would change by as much as {_percent(NEAR_SHARE)}: the weights do not hang on the ends."
        )
    return f"{head} {name} would have {now} in place of {_percent(far.share)}, the largest change of a share."


def _percent(share: float) -> str:
    return f"{format_number(100 * share, 1 if share < 0.1 else 0)} %"


def two_digits(value: float) -> str:
    """A number with two significant digits, and all those of a larger whole."""
    decimals = max(0, 1 - floor(log10(abs(value)))) if value else 0
    text = format_number(value, min(decimals, 10))
    return text.rstrip("0").rstrip(".") if "." in text else text


def name_ids(case: Case, text: str) -> str:
    """A text that names criteria by their ids, with their names in place."""
    ids = "|".join(sorted(map(re.escape, case.criteria), key=len, reverse=True))
    return re.sub(rf"(?<![\w.])({ids})(?!\w)", lambda found: case.criteria[found[1]].name, text)
