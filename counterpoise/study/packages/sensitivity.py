"""What would change the package, and what is worth finding out before choosing one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.arrays import Floats, Ints
from ...analysis.packages.describe import PackageRow, membership, name_members
from ...analysis.packages.families import members_of
from ...analysis.packages.flips.candidates import Candidates, make_candidates, without_limits
from ...analysis.packages.flips.find import Flip, WeightMove, find_flips, find_least_weight_move
from ...analysis.packages.flips.tornado import PackageBar, build_package_tornado, lead_of
from ...analysis.packages.information import condition_packages, list_package_inputs
from ...analysis.packages.listed.enumerate import PackageTable, score_packages, tabulate_packages
from ...analysis.packages.listed.judge import WeightChange, find_weight_change
from ...analysis.packages.solved.known_packages import list_neighbours
from ...analysis.packages.sureness import is_sure
from ...analysis.packages.tie_set import TieSet
from ...analysis.uncertainty import draw_states
from ...analysis.uncertainty.information import ConditionalValues, ValueOfInformation, value_of_information
from ...analysis.uncertainty.inputs import Input
from ..effort import MOST_FOLLOWED, MOST_INFORMED
from ..study import Study
from .answer import PackagesAnswer
from .common import Asked
from .confirm import confirm_flips
from .listed import table_of
from .sureness import keep_sure, shares_of, without_sureness

if TYPE_CHECKING:
    from ..questions.packages import Packages


@dataclass(frozen=True)
class PackageSensitivity:
    """What would change the best package or what the tie set always holds; what is worth finding out first.

    ``rows`` are the best packages; ``switches`` by members are the nearest weights that make each of
    them best, None where no weights do (and empty where packages were not listed). ``flips`` are single
    changes, the smallest first, ``least_move`` the smallest movement of all weights together; exact for the
    ``n_looked`` packages looked at, which are all that the rules allow besides limits if ``is_complete``.
    With a sureness (``sure``, in percent) they are those that are sure enough at the estimates as stated.
    Where packages were not listed, ``n_proven`` of the first flips have the best package after them proven.
    ``worth`` is about the packages ``informed``, among which its ``chosen`` is a row; None where none is ranked.
    """

    rows: tuple[PackageRow, ...]
    weight_j: Floats
    tie_set: TieSet | None
    switches: Mapping[tuple[str, ...], WeightChange | None]
    lead: float | None
    flips: tuple[Flip, ...]
    least_move: WeightMove | None
    tornado: tuple[PackageBar, ...]
    n_looked: int
    is_complete: bool
    is_listed: bool
    inputs: tuple[Input, ...]
    worth: ValueOfInformation | None
    informed: tuple[tuple[str, ...], ...]
    is_all_informed: bool
    sure: float = 0.0
    n_proven: int = 0


def analyse_packages(study: Study, question: Packages) -> PackageSensitivity:
    """Flips, tornado and value of information of the package choice that a completed question is about."""
    asked, answer = Asked(study, question), study.answer(question)
    is_listed = answer.proof is None
    found, is_complete = _candidates(asked, answer)
    rows = tuple(row for row in answer.ranking.rows if row.rank > 0)
    if is_listed or question.sure:
        flips, n_proven = find_flips(found), 0
    else:
        found, flips, n_proven = study.recall(
            "confirmed package flips", question, make=lambda: confirm_flips(asked, found), is_heavy=True
        )
    worth, informed, is_all = _worth(asked, found, is_listed)
    return PackageSensitivity(
        rows,
        found.weight_j,
        answer.tie_set,
        _switches(asked, rows) if is_listed else {},
        lead_of(found),
        flips,
        find_least_weight_move(found),
        build_package_tornado(found),
        len(found.member_pi),
        is_complete,
        is_listed,
        list_package_inputs(study.case),
        worth,
        informed,
        is_all,
        question.sure,
        n_proven,
    )


def _candidates(asked: Asked, answer: PackagesAnswer) -> tuple[Candidates, bool]:
    """The packages looked at, and whether they are all that there are."""
    if answer.proof is not None:
        known_pi = membership(asked.parts, [row.members for row in (*answer.ranking.rows, *_extremes(answer.tie_set))])
        near = [list_neighbours(member_i) for member_i in known_pi[:3]]
        member_pi, is_complete = np.unique(np.vstack([known_pi, *near]), axis=0), False
        order = ~(member_pi[:, None] == known_pi[None, :1]).all(axis=2).any(axis=1)
        member_pi = member_pi[np.argsort(order, kind="stable")]
        if asked.question.sure and len(member_pi):
            member_pi = member_pi[is_sure(shares_of(asked, member_pi), asked.question.sure)]
    else:
        table = _table_looked_at(asked)
        score_p = score_packages(table, asked.point_j)
        rows = _best_rows(score_p)
        member_pi, is_complete = members_of(table.mask_p[rows], asked.parts.n_options), len(score_p) <= MOST_FOLLOWED
    found = make_candidates(asked.case, asked.parts, asked.rules, asked.point_j, member_pi)
    if is_complete or len(found.member_pi) <= MOST_FOLLOWED:
        return found, is_complete
    best_pi = found.member_pi[_best_rows(found.score_p)]
    return make_candidates(asked.case, asked.parts, asked.rules, asked.point_j, best_pi), is_complete


def _best_rows(score_p: Floats) -> Ints:
    """The `MOST_FOLLOWED` best of packages, those without a score last; they stay in their order."""
    rows: Ints = np.sort(np.argsort(-np.nan_to_num(score_p, nan=-1.0), kind="stable")[:MOST_FOLLOWED])
    return rows


def _table_looked_at(asked: Asked) -> PackageTable:
    """What the rules allow besides limits, which a change may loosen; with a sureness, what is sure enough as it is."""
    if asked.question.sure:
        return keep_sure(asked, table_of(without_sureness(asked)))
    return tabulate_packages(asked.parts, without_limits(asked.rules))


def _extremes(ties: TieSet | None) -> list[PackageRow]:
    found = [] if ties is None else [ties.cheapest, ties.earliest, ties.least_risky]
    return [row for row in found if row is not None]


def _switches(asked: Asked, rows: tuple[PackageRow, ...]) -> dict[tuple[str, ...], WeightChange | None]:
    table = keep_sure(asked, table_of(without_sureness(asked)))
    return {row.members: find_weight_change(table, row.value_j, asked.point_j) for row in rows}


def _worth(
    asked: Asked, found: Candidates, is_listed: bool
) -> tuple[ValueOfInformation | None, tuple[tuple[str, ...], ...], bool]:
    """Value of information over the best packages that are allowed, at most a stated number."""
    ranked = np.flatnonzero(found.allowed_p & ~np.isnan(found.score_p))
    if not len(ranked):
        return None, (), is_listed
    best = ranked[np.argsort(-found.score_p[ranked], kind="stable")[:MOST_INFORMED]]
    member_pi = found.member_pi[np.sort(best)]
    question = asked.question

    def make() -> ConditionalValues:
        states = draw_states(asked.case, asked.n_draws, question.seed)
        return condition_packages(asked.case, states, asked.drawn_parts(), member_pi)

    key = (question.rules_key, asked.n_draws, question.seed, member_pi.tobytes())
    known = asked.study.recall("package information", key, make=make, slow="Simulating packages")
    worth = value_of_information(known, asked.point_j)
    return worth, name_members(asked.parts, member_pi), is_listed and len(ranked) <= MOST_INFORMED
