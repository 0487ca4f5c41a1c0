"""Answers as they would be if a person takes a correction: what is proposed, done; nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil, floor
from typing import Any

from ...analysis.weighting.best_worst import HIGHEST
from ...analysis.weighting.elicited import Contradiction
from ...analysis.weighting.macbeth import CATEGORIES

Answers = dict[str, Any]

DIGITS = 3


def repair(method: str, answers: Mapping[str, Any], found: Contradiction) -> Answers | None:
    """The answers with one judgment as the others imply it; None where they imply nothing to put in its place."""
    return _REPAIRS[method](dict(answers), found)


def _swing(answers: Answers, found: Contradiction) -> Answers | None:
    """The points stand, and the order that they break is put aside."""
    return {key: value for key, value in answers.items() if key != "rank"}


def _rank(answers: Answers, found: Contradiction) -> Answers | None:
    return None


def _pairwise(answers: Answers, found: Contradiction) -> Answers | None:
    if found.implied is None:
        return None
    times, pair = float(f"{found.implied[0]:.{DIGITS}g}"), (found.more, found.less)
    if "matrix" in answers:
        rows = {row: dict(cells) for row, cells in answers["matrix"].items()}
        rows.get(found.less, {}).pop(found.more, None)
        rows.setdefault(found.more, {})[found.less] = times
        return answers | {"matrix": {row: cells for row, cells in rows.items() if cells}}
    listed = [one for one in answers["pairwise"] if (one["more"], one["less"]) not in (pair, pair[::-1])]
    return answers | {"pairwise": [*listed, {"more": found.more, "less": found.less, "times": times}]}


def _macbeth(answers: Answers, found: Contradiction) -> Answers | None:
    """The categories that the others allow; a judgment that must be the other way is taken back."""
    same = [one.get("more") == found.more and one.get("less", "") == found.less for one in answers["judgments"]]
    if found.implied is None:
        return answers | {
            "judgments": [one for one, is_it in zip(answers["judgments"], same, strict=True) if not is_it]
        }
    low, high = (CATEGORIES[int(end)] for end in found.implied)
    category = low if low == high else [low, high]
    return answers | {
        "judgments": [
            {**one, "category": category} if is_it else one
            for one, is_it in zip(answers["judgments"], same, strict=True)
        ]
    }


def _best_worst(answers: Answers, found: Contradiction) -> Answers | None:
    """The comparison with the best as the other two imply it, in whole steps of the method's scale."""
    if found.implied is None:
        return None
    times = min(max(round(found.implied[0]), 1), int(HIGHEST))
    return answers | {"best_to_others": {**answers["best_to_others"], found.less: times}}


def _trade_off(answers: Answers, found: Contradiction) -> Answers | None:
    """Without the answers that say this of the two criteria: they are to be asked again."""
    key = "choices" if "choices" in answers else "tradeoffs"
    pair = {found.more, found.less}
    return answers | {key: [one for one in answers[key] if set(one["a"]) != pair]}


def _ranges(answers: Answers, found: Contradiction) -> Answers | None:
    """The range cut to what the others leave within reach, in tenths of a percent."""
    if found.implied is None:
        return None
    low, high = found.implied
    ends = {"low": floor(10 * low + 1e-6) / 10, "high": ceil(10 * high - 1e-6) / 10}
    return answers | {"ranges": {**answers["ranges"], found.more: ends}}


_REPAIRS: Mapping[str, Callable[[Answers, Contradiction], Answers | None]] = {
    "swing": _swing,
    "rank": _rank,
    "pairwise": _pairwise,
    "macbeth": _macbeth,
    "best_worst": _best_worst,
    "tradeoff": _trade_off,
    "ranges": _ranges,
}
