"""The answer in two sentences, together and one by one, each with its doubt in the same breath.

The browser's `sentences.js` says the same from the same patterns while a weight moves; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...analysis.packages.contest import Contest
from ...analysis.score import TIE, normalise_weights
from ...model import Case
from ...study.questions.answer import WholeAnswer
from ...study.weights import points_of
from ..names import join_names, shorten_names
from ..numbers import decimals_of, format_number
from .patterns import Part, fill, join_parts, to_text
from .phrases import points_apart, points_shown, share_of_100

NAMED = 3
"""Names that a clause lists; of more, their number is said."""


@dataclass(frozen=True)
class Said:
    """A sentence and the evidence under it."""

    head: list[Part]
    evidence: list[Part]

    @property
    def text(self) -> str:
        return f"{to_text(self.head)} {to_text(self.evidence)}".strip()


@dataclass(frozen=True)
class Standing:
    """A contest under weights: scores (NaN without rank), rows from first to last, and the rows too close to call."""

    contest: Contest
    score_p: np.ndarray
    first_p: np.ndarray
    order: tuple[int, ...]
    tied: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.order[0]

    @property
    def lead(self) -> float:
        return float(self.score_p[self.order[0]] - self.score_p[self.order[1]])


def stand(contest: Contest, point_j: np.ndarray, first_p: np.ndarray, margin: float) -> Standing:
    """How a contest stands under weights."""
    share_j = normalise_weights(point_j)
    counts_j = share_j > 0
    score_p = 100 * contest.value_pj[:, counts_j] @ share_j[counts_j]
    ranked = [p for p in range(len(score_p)) if not np.isnan(score_p[p])]
    order = tuple(sorted(ranked, key=lambda p: (-round(float(score_p[p]), 9), p)))
    tied = tuple(p for p in order if score_p[p] >= score_p[order[0]] - margin - TIE)
    return Standing(contest, score_p, first_p, order, tied)


def together_said(answer: WholeAnswer) -> Said:
    """What the packages say."""
    case, contest = answer.case, answer.together
    if not contest.members:
        return Said(fill("none_allowed"), [])
    now = stand(contest, points_of(answer.question.weights, case), answer.first_p, case.too_close)
    if not now.order:
        return Said(fill("none_ranked_packages"), [])
    more = join_parts([*_left_out(case), *_unranked(_never_ranked(case, now))])
    first = _package(case, contest, now.first)
    if len(contest.members) == 1 and not contest.members[0]:
        return Said(fill("only_baseline", first=case.options[case.baseline].label), [])
    if answer.is_cut and len(now.tied) == len(now.order) > 1:  # more packages than are here may be as good
        margin, share = points_apart(case.too_close, None), share_of_100(now.first_p[now.first])
        score = points_shown(now.score_p[now.first])
        return Said(
            fill("tie_cut", n=len(now.tied), margin=margin, more=more),
            fill("packages_cut", names=first, score=score, share=share, over=_over(case, now)),
        )
    if len(now.tied) > 1:
        return Said(_tied_packages(case, now, more), _tied_evidence(case, now))
    return Said(
        _clear(case, now, first, lambda p: _package(case, contest, p), more),
        fill("packages_clear", share=share_of_100(now.first_p[now.first]), over=_over(case, now)),
    )


def alone_said(answer: WholeAnswer) -> Said:
    """What the measures say, one by one."""
    case, contest = answer.case, answer.alone
    now = stand(contest, points_of(answer.question.weights, case), answer.first_i, case.too_close)
    if not now.order:
        return Said(fill("none_ranked_measures"), [])
    unranked = [_measure(case, contest, p) for p in range(len(contest.members)) if p not in now.order]
    more = join_parts([*_left_out(case), *_unranked(unranked)])
    first, share = _measure(case, contest, now.first), share_of_100(now.first_p[now.first])
    if len(now.tied) > 1:
        doubt = _doubt(case, now, now.first)
        head = _tied_measures(case, now, first, doubt, more)
        return Said(head, fill("measures_tie", first=first, lead=points_apart(now.lead, case.too_close), share=share))
    head = _clear(case, now, first, lambda p: _measure(case, contest, p), more)
    crossing = [p for p in now.order if contest.crosses_pj[p].any()]
    which = "all_ranked_cross" if unranked else "all_cross"
    every = fill(which, n=len(now.order)) if len(crossing) == len(now.order) > 1 else ""
    if len(now.order) == 1 or not _doubt(case, now, now.first):
        return Said(head, fill("measures_alone", all=every, share=share))
    lead, second = points_apart(now.lead, case.too_close), _measure(case, contest, now.order[1])
    return Said(head, fill("measures_clear", all=every, second=second, lead=lead, share=share))


def _clear(case: Case, now: Standing, first: str, name: Callable[[int], str], more: list[Part]) -> list[Part]:
    doubt, score = _doubt(case, now, now.first), points_shown(now.score_p[now.first])
    if len(now.order) == 1:
        return fill("alone_but" if doubt else "alone", first=first, score=score, doubt=_it(doubt), more=more)
    if doubt:
        return fill("clear_but", first=first, score=score, doubt=_it(doubt), more=more)
    lead = points_apart(now.lead, case.too_close)
    return fill("clear", first=first, score=score, lead=lead, second=name(now.order[1]), more=more)


def _it(doubt: list[Part]) -> list[Part]:
    return fill("it", doubt=doubt) if doubt else []


def _tied_packages(case: Case, now: Standing, more: list[Part]) -> list[Part]:
    shared = shared_members(case, now)
    if not shared:
        return fill("tie_apart", n=len(now.tied), margin=points_apart(case.too_close, None), more=more)
    names = [case.options[id_].label for id_ in shared]
    if len(names) == 1:
        holds = fill("holds_one", a=names[0])
    elif len(names) == 2:
        holds = fill("holds_two", a=names[0], b=names[1])
    else:
        holds = fill("holds_more", names=join_names(names))
    return fill("tie_shared", holds=holds, more=more)


def _tied_evidence(case: Case, now: Standing) -> list[Part]:
    shared, best = shared_members(case, now), now.contest.members[now.first]
    added = [case.options[id_].label for id_ in best if id_ not in shared]
    if not shared:
        adds = fill("adds_all", names=_package(case, now.contest, now.first))
    else:
        adds = fill("adds", names=join_names(added)) if added else fill("adds_none")
    return fill(
        "packages_tie",
        n=len(now.tied),
        margin=format_number(case.too_close, decimals_of(case.too_close)),
        adds=adds,
        score=points_shown(now.score_p[now.first]),
        share=share_of_100(now.first_p[now.first]),
        over=_over(case, now),
    )


def _tied_measures(case: Case, now: Standing, first: str, doubt: list[Part], more: list[Part]) -> list[Part]:
    but, score = "_but" if doubt else "", points_shown(now.score_p[now.first])
    if len(now.tied) > 2:
        return fill(f"tie_many{but}", first=first, score=score, n=len(now.tied) - 1, doubt=doubt, more=more)
    second, other = _measure(case, now.contest, now.tied[1]), points_shown(now.score_p[now.tied[1]])
    scores = fill("score_same", score=score) if score == other else fill("score_two", score=score, other=other)
    return fill(f"tie_two{but}", first=first, second=second, scores=scores, doubt=doubt, more=more)


def shared_members(case: Case, now: Standing) -> list[str]:
    """Measures that all packages too close to call hold, in the case's order."""
    held = [set(now.contest.members[p]) for p in now.tied]
    return [id_ for id_ in case.options if all(id_ in members for members in held)]


def _doubt(case: Case, now: Standing, row: int) -> list[Part]:
    """The lines that a row is on the wrong side of at most likely levels."""
    criteria, parts = list(case.criteria.values()), []
    for key, table_pj in (("doubt_line", now.contest.crosses_pj), ("doubt_least", now.contest.misses_pj)):
        names = [criteria[j].name for j in np.flatnonzero(table_pj[row])]
        if names:
            parts.append(fill(key, criteria=join_names(names)))
    return parts[0] if len(parts) == 1 else join_parts([*parts[0], *fill("and"), *parts[1]]) if parts else []


def _over(case: Case, now: Standing) -> list[Part]:
    if now.contest.over_p is None:
        return []
    share = share_of_100(now.contest.over_p[now.first])
    if now.contest.over_p[now.first] == 0:
        return fill("over_none")
    lines = [criterion.name for criterion in case.criteria.values() if criterion.red_line is not None]
    return fill("over", criteria=" or ".join(lines), k=share)


def _left_out(case: Case) -> list[Part]:
    return said_of([left.id for left in case.left_out if left.kind == "option"], "left_out")


def _unranked(names: list[str]) -> list[Part]:
    return said_of(names, "unranked")


def said_of(names: list[str], what: str) -> list[Part]:
    """The clause on options that are left out, or that have no rank; nothing for none."""
    if not names:
        return []
    return fill(f"{what}_one" if len(names) == 1 else f"{what}_many", names=shorten_names(names, NAMED))


def _package(case: Case, contest: Contest, row: int) -> str:
    members = contest.members[row]
    return " + ".join(case.options[id_].label for id_ in members) or case.options[case.baseline].label


def _never_ranked(case: Case, now: Standing) -> list[str]:
    """Measures that only packages without a rank hold, for a level that counts is missing."""
    members, ranked = now.contest.members, set(now.order)
    return [
        case.options[id_].label
        for id_ in case.options
        if any(id_ in each for each in members) and not any(id_ in members[p] for p in ranked)
    ]


def _measure(case: Case, contest: Contest, row: int) -> str:
    return case.options[contest.members[row][0]].label
