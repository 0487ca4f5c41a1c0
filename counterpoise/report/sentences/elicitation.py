"""Methods of elicitation in words: what one is asked, whom it suits, how long it takes, whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from ...analysis.weighting.macbeth import CATEGORIES
from ...analysis.weighting.next_choice import ENOUGH, Asking, Outcomes
from ...model import Case, Criterion
from ...study.weighing.progress import Progress, answers_needed
from ..numbers import count_of, format_number, with_unit
from .weighing import METHOD_NAMES, two_digits

SECONDS = 20
"""That an answer takes, as far as a time is said beforehand; a rough guess, and called so."""


@dataclass(frozen=True, slots=True)
class MethodText:
    """``suits`` is one line; ``asks`` and ``source`` stand behind the question mark."""

    suits: str
    asks: str
    source: str


METHOD_TEXTS: Mapping[str, MethodText] = {
    "swing": MethodText(
        "You can say how much each gain is worth beside the best one. A good first choice.",
        "Imagine everything at its worst. You choose which criterion to move to its best level first, then next, and "
        "then say what each move is worth beside the first.",
        "von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research.",
    ),
    "rank": MethodText(
        "You only want to say what comes before what. The quickest.",
        "You put the moves from worst to best in order. The weights are the mean of all weights that keep the order "
        "(centroid), or follow from the places alone.",
        "Barron & Barrett (1996), Management Science 42(11), 1515-1523; Stillwell, Seaver & Edwards (1981), "
        "Organizational Behavior and Human Performance 28(1), 62-77.",
    ),
    "pairwise": MethodText(
        "You prefer to look at two at a time, and want to know where you contradict yourself.",
        "You say how many times as much one move is worth as another. More pairs than needed check one another.",
        "Saaty (1980), The Analytic Hierarchy Process; Bozoki, Fulop & Ronyai (2010), Mathematical and Computer "
        "Modelling 52(1-2), 318-333 (missing pairs).",
    ),
    "macbeth": MethodText(
        "You would rather use words than numbers.",
        "You say in words, from no to extreme, how much a move would please you, and how much more than another. A "
        "linear program finds weights that keep the words.",
        "Bana e Costa & Vansnick (1994), International Transactions in Operational Research 1(4), 489-500.",
    ),
    "best_worst": MethodText(
        "You know the most and the least valuable gain, and want few comparisons that check one another.",
        "You choose the most and the least valuable move, and compare every other one with both, from 1 to 9.",
        "Rezaei (2015), Omega 53, 49-57; Rezaei (2016), Omega 64, 126-130.",
    ),
    "tradeoff": MethodText(
        "You prefer concrete choices in dollars, days and lives to abstract importance.",
        "You choose between two outcomes that differ on two criteria only. Each question is the one that halves what "
        "your answers so far leave open.",
        "Keeney & Raiffa (1976), Decisions with Multiple Objectives, chapter 3; questions chosen in the manner of "
        "Toubia, Hauser & Simester (2004), Journal of Marketing Research 41(1), 116-131.",
    ),
    "ranges": MethodText(
        "You only know that a share lies between two numbers, or you answer for a group.",
        "You give the lowest and the highest share of some criteria. The weights are the mean of all that keep them.",
        "Tervonen & Lahdelma (2007), European Journal of Operational Research 178(2), 500-513.",
    ),
}

CATEGORY_TEXTS: Mapping[str, str] = {name: name.replace("_", " ") for name in CATEGORIES}


def method_line(case: Case, method: str) -> str:
    """Whom a method suits, and how long it takes."""
    return f"{METHOD_TEXTS[method].suits} {effort_text(case, method)}"


def effort_text(case: Case, method: str) -> str:
    """Answers that are needed, and a guess of the minutes."""
    if method == "ranges":
        return "As many ranges as you like."
    if method == "tradeoff":
        return "A few questions; how many are likely left is said as you go."
    needed = answers_needed(case, method) + (len(case.criteria) - 1 if method == "swing" else 0)  # the order too
    minutes = count_of(max(1, ceil(needed * SECONDS / 60)), "minute")
    return f"{count_of(needed, 'answer')}, about {minutes}."


def method_help(method: str) -> str:
    return f"{METHOD_NAMES[method]}: {METHOD_TEXTS[method].asks} Source: {METHOD_TEXTS[method].source}"


def progress_text(progress: Progress) -> str:
    """How far a person is."""
    if progress.is_whole:
        return f"{count_of(progress.done, 'answer')} given: enough for weights."
    if not progress.done:
        return "No answer is given yet."
    return f"{format_number(progress.done)} of {count_of(progress.needed, 'answer')} given."


def move_text(criterion: Criterion) -> str:
    """The move that is weighed: "from 35 to 15 mph"."""
    worst, best = (level_text(criterion, end) for end in (criterion.worst, criterion.best))
    return with_unit(f"from {worst} to {best}", criterion.unit)


def level_text(criterion: Criterion, level: float) -> str:
    """A level without its unit, with as many decimals as it needs."""
    return format_number(level, 0 if float(level).is_integer() else max(criterion.decimals, 1))


def ends_text(criterion: Criterion) -> str:
    """What the two ends of the scale mean in the case's words; "" where it has no anchors there."""
    meant = {anchor.level: anchor.meaning for anchor in criterion.anchors}
    said = [(name, meant[end]) for name, end in (("Worst", criterion.worst), ("Best", criterion.best)) if end in meant]
    return " ".join(f"{name}: {text.rstrip('.')}." for name, text in said)


def outcome_text(case: Case, asked: Outcomes, side: str) -> str:
    """One of two outcomes, a line each criterion: "Car speed at the gate: 25 mph"."""
    return "\n".join(
        f"{case.criteria[id_].name}: {_level_with_unit(case.criteria[id_], level)}"
        for id_, level in asked.levels(side).items()
    )


def _level_with_unit(criterion: Criterion, level: float) -> str:
    """A level with its unit and, at an end of the scale, which end it is."""
    end = {criterion.worst: " (worst)", criterion.best: " (best)"}.get(level, "")
    decimals = max(criterion.decimals, 1 if not float(level).is_integer() else 0)
    return with_unit(format_number(level, decimals if round(level, decimals) == level else 2), criterion.unit) + end


def asking_text(asking: Asking, said: Sequence[object]) -> str:
    """How many questions were asked, and how many likely remain; ``said`` is what was preferred in each."""
    skipped = said.count("skip")
    asked = count_of(len(said) - skipped, "question") + " answered"
    if skipped:
        asked += f", {format_number(skipped)} skipped"
    enough = format_number(100 * ENOUGH)
    if not asking.likely_left:
        return f"{asked}. Every share is known to about {enough} percentage points: you can stop here, or go on."
    left = f"about {format_number(asking.likely_left)} more"
    return f"{asked}; {left} until every share is known to about {enough} percentage points."


def times_text(times: float) -> str:
    """How many times as much the first is worth as the second."""
    if times == 1:
        return "equally valuable"
    return f"{two_digits(times)} times as valuable" if times > 1 else f"1/{two_digits(1 / times)} as valuable"
