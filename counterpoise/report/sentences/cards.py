"""What the cards under the answer say: how sure, what would change it, when, who disagrees, on what it rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...analysis.packages.contest import WeightFlip
from ...analysis.score import TIE
from ...model import Basis, Case
from ...study.questions.answer import WholeAnswer
from ...study.weights import points_of
from ..dates import format_date
from ..names import join_names, shorten_names
from ..numbers import count_of, decimals_apart, decimals_of, format_number, less_than_shown, round_outward, round_shown
from .phrases import in_simulations, points_apart, share_of_100
from .sensitivity import finding_sentence
from .whole import NAMED, shared_members, stand

NEAREST = 3
"""Changes that the card names."""


@dataclass(frozen=True)
class RobustShares:
    """Shares of simulations in which the best package is this one, another with the shared measures, or neither."""

    same: float
    shared: float
    shared_ids: tuple[str, ...]

    @property
    def other(self) -> float:
        return max(1 - self.same - self.shared, 0.0)


def robust_shares(answer: WholeAnswer) -> RobustShares | None:
    """How often the best package is best, and how often another one with the measures that the leading ones share."""
    contest = answer.together
    now = stand(contest, points_of(answer.question.weights, answer.case), answer.first_p, answer.case.too_close)
    if not now.order:
        return None
    shared = [] if answer.is_cut else shared_members(answer.case, now)  # more packages may be as good, without them
    holds_p = np.array([set(shared) <= set(members) for members in contest.members])
    same = float(answer.first_p[now.first])
    return RobustShares(same, float(answer.first_p[holds_p].sum()) - same, tuple(shared))


def robust_sentence(answer: WholeAnswer) -> tuple[str, str]:
    """A headline and the rest of its sentence."""
    shares = robust_shares(answer)
    if shares is None:
        return "", "Nothing can be ranked under these weights."
    if answer.is_cut:
        among = f"simulations put this package first among the {len(answer.together.members)} compared."
        return _big(shares.same), among
    if not shares.shared_ids:
        return (
            _big(shares.same),
            "simulations put this package first; the leading packages share no measure",
        )
    names = [answer.case.options[id_].label for id_ in shares.shared_ids]
    what = join_names(names) if len(names) <= NAMED - 1 else f"all {len(names)} shared measures"
    return (
        _big(shares.same + shares.shared),
        f"simulations put {what} in the best package; {share_of_100(shares.same)} make exactly this package.",
    )


def _big(share: float) -> str:
    """A share as the headline of a card."""
    text = f"{share_of_100(share)} of 100"
    return text[:1].upper() + text[1:]


def nearest_flips(answer: WholeAnswer) -> Sequence[WeightFlip]:
    """The smallest changes of one weight after which another package is first."""
    return answer.flips[:NEAREST]


def flip_line(answer: WholeAnswer, flip: WeightFlip) -> tuple[str, str]:
    """A weight's criterion, and from where to where it moves with what the best package then adds and drops."""
    case, members = answer.case, answer.together.members
    before = members[_first(answer)]
    after = members[flip.takes_over]
    added = [case.options[id_].label for id_ in after if id_ not in before]
    dropped = [case.options[id_].label for id_ in before if id_ not in after]
    does = join_names([part for part in (_with("adds", added), _with("drops", dropped)) if part])
    name = list(case.criteria.values())[flip.column].name
    if flip.loses_rank:
        side = "more" if flip.now == 0 else "less"
        share = format_number(100 * flip.now, 1)
        return (
            name,
            f"{share} → {side} than {share} %: {does}, for the best package is then not ranked (a level is missing)",
        )
    now, then = 100 * flip.now, 100 * flip.then
    decimals = decimals_apart(now, then, 1)
    beyond = round_outward(then, decimals, "up" if then > now else "down")
    move = f"{format_number(now, decimals)} → {format_number(beyond, decimals)} %"
    return name, f"{move}: {does}"


def _with(verb: str, names: Sequence[str]) -> str:
    return f"{verb} {join_names(names)}" if names else ""


def _first(answer: WholeAnswer) -> int:
    point_j = points_of(answer.question.weights, answer.case)
    return stand(answer.together, point_j, answer.first_p, answer.case.too_close).first


def change_head(answer: WholeAnswer) -> str:
    """How little weight must move for the best package to change."""
    if not answer.flips:
        return "No change of a single weight makes another package best."
    least = 100 * abs(answer.flips[0].then - answer.flips[0].now)
    amount = format_number(least, 1 if least < 0.95 else 0)
    points = "percentage point" if amount == "1" else "percentage points"
    by = amount if least >= 0.05 else less_than_shown()
    return f"Moving one weight by {by} {points} changes which package is best."


def change_sentences(answer: WholeAnswer) -> list[str]:
    """The nearest changes, a sentence each."""
    lines = [f"{name} {what}." for name, what in (flip_line(answer, flip) for flip in nearest_flips(answer))]
    return [change_head(answer), *lines]


def measure_change_sentence(answer: WholeAnswer) -> str:
    """The smallest change after which another measure ranks first one by one; "" for none."""
    found = [finding for finding in answer.changes.findings if finding.is_inside is not False] if answer.changes else []
    return finding_sentence(answer.case, answer.ranking, found[0]) if found else ""


def ready_sentence(answer: WholeAnswer) -> tuple[str, str]:
    """The best package's most likely ready day, and its chance by the deadline."""
    if answer.plan is None or answer.plan.plan is None:
        return "Now", "Today's course needs no preparation."
    case, plan = answer.case, answer.plan.plan
    day, by = plan.timeline.ready.mode, plan.chances.by
    effect = share_of_100(plan.chances.effect.share)
    return (
        format_date(case, day) or f"Day {format_number(day)}",
        f"(day {format_number(day)}). By {format_date(case, by)} (day {format_number(by)}) it is ready in "
        f"{in_simulations(plan.chances.ready.share)} and has its first effect in {effect}.",
    )


def disagree_sentence(answer: WholeAnswer) -> str:
    """Which profiles do without the leading package."""
    found = answer.by_profile
    if found is None:
        return "Too many measures to list every package; the Packages page finds each profile's best."
    behind_q = found.behind_qp[:, 0]
    margin = answer.case.too_close
    far = [int(q) for q in np.argsort(-behind_q, kind="stable") if behind_q[q] > margin + TIE]
    unranked = int(np.isnan(behind_q).sum())
    close, n = len(found.profiles) - len(far) - unranked, count_of(len(found.profiles), "profile")
    within = f"{close} of {n} {'puts' if close == 1 else 'put'} it within {points_apart(margin, None)} of their best."
    if unranked:
        cannot = "cannot rank it, because a level is missing"
        within = f"{within} {count_of(unranked, 'profile')} {cannot}."
    if not far:
        return f"No profile {'that can rank it ' if unranked else ''}disagrees: {within}" if close else within
    profiles = list(answer.case.profiles.values())
    named = [f"{profiles[q].name} (by {points_apart(float(behind_q[q]), margin)})" for q in far]
    disagrees = "disagrees" if len(far) == 1 else "disagree"
    return f"{shorten_names(named, NAMED)} {disagrees}. {within}"


@dataclass(frozen=True)
class Rests:
    """Numbers behind a package: straight from a source, a judgment that cites evidence, a judgment alone."""

    source: int
    cited: int
    alone: int

    @property
    def total(self) -> int:
        return self.source + self.cited + self.alone


def count_bases(case: Case, members: Sequence[str]) -> Rests:
    """What the numbers of a package's members, and of what pairs of them change together, rest on."""
    ids = tuple(members) or (case.baseline,)
    bases: list[Basis] = [each.basis for each in case.interactions if set(each.pair) <= set(ids)]
    for id_ in ids:
        option = case.options[id_]
        bases += [cell.basis for cell in option.performance.values() if cell.basis is not None]
        bases += [entry.basis for part in (option.costs, option.risks, option.prerequisites) for entry in part.values()]
        bases.append(option.lag_basis)
    source = sum(basis.kind == "source" for basis in bases)
    cited = sum(basis.kind != "source" and bool(basis.claims) for basis in bases)
    return Rests(source, cited, len(bases) - source - cited)


def rests_sentence(rests: Rests) -> tuple[str, str]:
    """How many numbers behind the best package rest on a source, and what the others are."""
    noun = "number" if rests.total == 1 else "numbers"
    comes = "comes" if rests.source == 1 else "come"
    judged = [
        f"{count_of(rests.cited, 'is a judgment that cites', 'are judgments that cite')} evidence"
        if rests.cited
        else "",
        f"{count_of(rests.alone, 'is a judgment', 'are judgments')} alone" if rests.alone else "",
    ]
    rest = join_names([part for part in judged if part])
    tail = f"; {rest}." if rest else "."
    return (
        f"{rests.source} of {rests.total}",
        f"{noun} behind the best package {comes} straight from a source{tail}",
    )


@dataclass(frozen=True)
class LineKept:
    """A red line, a level to reach or a limit: what it asks, where the best package stands, how often it fails."""

    name: str
    asks: str
    failing: float | None
    is_red: bool


def lines_kept(answer: WholeAnswer) -> list[LineKept]:
    """What is asked of the best package, in the order of its conditions."""
    kept, best = answer.packages.kept, answer.packages.best
    if kept is None or best is None or best.members not in kept.row_by_members:
        return []
    case, row, found = answer.case, kept.row_by_members[best.members], []
    ids = list(case.criteria)
    for c, condition in enumerate(kept.chances.conditions):
        limit, failing = condition.limit, 1 - float(kept.chances.holds_pc[row, c])
        is_least = limit.at_least is not None
        bound = limit.at_least if is_least else limit.at_most
        if bound is None:
            continue
        asked = f"at {'least' if is_least else 'most'} "
        if limit.on in case.criteria:
            criterion = case.criteria[limit.on]
            level = format_number(float(best.level_j[ids.index(limit.on)]), criterion.decimals)
            bounded = format_number(bound, decimals_of(bound, criterion.decimals), criterion.unit)
            found.append(
                LineKept(criterion.name, f"{level} expected; {asked}{bounded}", failing, condition.kind == "red_line")
            )
        else:
            name = limit.on.replace("_", " ").capitalize()
            found.append(LineKept(name, f"{asked}{format_number(bound, decimals_of(bound))}", failing, False))
    return found


def line_sentence(line: LineKept) -> str:
    """How often a line is not kept."""
    if line.failing is None or round_shown(line.failing, 6) <= 0:
        return "kept in all simulations"
    verb = "crosses" if line.is_red else "falls short"
    return f"{verb} in {in_simulations(line.failing)}"
