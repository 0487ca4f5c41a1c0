"""From a brief's answer to the live panel of a page that has no server."""

from __future__ import annotations

from dataclasses import replace

from ...analysis.packages.contest import Contest
from ...study.questions.brief import BriefAnswer
from ...study.weights import points_by_id, points_of
from ..notation import AMERICAN, written_as
from ..panel.board import named_package, pack_board
from ..panel.of_case import fit_to_slider, panel_of_case
from ..panel.records import PanelAnswer as Weights
from ..panel.records import PanelMemory, to_json
from .record import LivePanel

KEY = "brief"

MOST_BYTES = 1_700_000
"""Bytes of draws: written in letters for a page they are a third more, and the page stays under 3 MB."""

STEP = 50
"""Numbers of draws are multiples of this."""


def build_panel(answer: BriefAnswer) -> LivePanel | None:
    """The panel under the brief's weights, with as many draws as fit; None where there is nothing to rank.

    Its script writes numbers the American way, so its data does too, whatever the brief's language.
    """
    with written_as(AMERICAN):
        return _build(answer)


def _build(answer: BriefAnswer) -> LivePanel | None:
    case, whole = answer.case, answer.whole
    if not whole.ranking.leaders:
        return None
    n_draws = _draws_that_fit(whole.together, whole.alone)
    together, alone = _first_draws(whole.together, n_draws), _first_draws(whole.alone, n_draws)
    key, board = pack_board(case, together, alone, is_cut=whole.is_cut, named=named_package(case))
    profile = answer.receipt.profile if answer.receipt.profile in case.profiles else case.default_profile
    points = dict(zip(case.criteria, map(float, points_of(answer.question.weights, case)), strict=True))
    start = fit_to_slider(points)
    data = replace(
        panel_of_case(case, whole.comparison.performance),
        points=start,
        profile=fit_to_slider(points_by_id(case.profiles[profile], case)),
        profile_name=case.profiles[profile].name,
        mode="answer",
        board=key,
    )
    record = to_json(data, KEY, PanelMemory(1, start, Weights(start)))
    return LivePanel(record, board, n_draws)


def _draws_that_fit(*contests: Contest) -> int:
    each = sum(contest.drawn_pjd.shape[0] * contest.drawn_pjd.shape[1] for contest in contests)
    most = min(contest.n_draws for contest in contests if contest.members)
    fitting = MOST_BYTES // max(each, 1)
    return most if fitting >= most else max(fitting // STEP * STEP, STEP)


def _first_draws(contest: Contest, n_draws: int) -> Contest:
    return replace(contest, drawn_pjd=contest.drawn_pjd[:, :, :n_draws])
