"""Packages and measures in the browser against the server: figures and sentences under 200 random weights."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from playwright.sync_api import Page

from counterpoise.analysis.packages.contest import first_shares
from counterpoise.casefile.load import load_case
from counterpoise.report.panel.board import pack_board, panel_order
from counterpoise.report.panel.script import join_script
from counterpoise.report.sentences.patterns import to_text
from counterpoise.report.sentences.whole import alone_said, stand, together_said
from counterpoise.study import Study
from counterpoise.study.questions.answer import WholeQuestion
from tests.browser.harness import ROOT

VECTORS = 200
SAID = 40
"""Vectors whose sentences are compared, each a whole answer of the server."""

QUANTUM = 4 / 2000
"""First shares: ties of a draw are broken at 1e-4 points in the browser, at 1e-9 on the server."""

LOAD = """async text => {
    globalThis.panel = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}"""
STAND = """([text, pointsDj]) => {
    const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
    const board = panel.readBoard(bytes);
    const plain = numbers => Array.from(numbers, x => (Number.isNaN(x) ? null : x));
    const empty = name => panel.emptyStanding(board[name], board.criteria.length, board.draws);
    const names = ["together", "alone"];
    const standings = Object.fromEntries(names.map(name => [name, empty(name)]));
    return pointsDj.map(pointJ => Object.fromEntries(names.map(name => {
        const now = panel.stand(board[name], pointJ, board.margin, standings[name]);
        const say = name === "together" ? panel.sayTogether : panel.sayAlone;
        const said = say(board, now).map(panel.toText).filter(Boolean).join(" ");
        return [name, { score: plain(now.scoreP), rank: [...now.rankP], first: plain(now.firstP),
                        order: now.order, tied: now.tied, said }];
    })));
}"""


@pytest.fixture
def panel(page: Page) -> Page:
    page.goto("about:blank")
    page.evaluate(LOAD, join_script())
    return page


def random_points(case, random: np.random.Generator) -> np.ndarray:
    point_dj = random.integers(0, 101, (VECTORS, len(case.criteria))).astype(float)
    point_dj[random.uniform(size=point_dj.shape) < 0.25] = 0
    point_dj[:, 0] += point_dj.sum(axis=1) == 0
    return point_dj


def test_the_panel_says_what_the_server_says_under_200_weights(panel):
    case = load_case(ROOT).case
    study, random = Study(case), np.random.default_rng(20180710)
    answer = study.answer(WholeQuestion())
    _, content = pack_board(case, answer.together, answer.alone, is_cut=False, named=("", ["-"]))
    point_dj, order = random_points(case, random), panel_order(case)
    found_d = panel.evaluate(STAND, [base64.b64encode(content).decode(), point_dj[:, order].tolist()])
    ties = 0
    for point_j, found in zip(point_dj, found_d, strict=True):
        for name, contest in (("together", answer.together), ("alone", answer.alone)):
            first_p = first_shares(contest.drawn_pjd, point_j)
            now = stand(contest, point_j, first_p, case.too_close)
            np.testing.assert_allclose(found[name]["score"], now.score_p, rtol=0, atol=1e-9)
            np.testing.assert_allclose(found[name]["first"], first_p, rtol=0, atol=QUANTUM)
            assert found[name]["order"] == list(now.order)
            assert sorted(found[name]["tied"]) == sorted(now.tied)
            expected = [1 + sum(other > score + 1e-9 for other in now.score_p) for score in now.score_p]
            assert found[name]["rank"] == expected
            ties += len(now.tied) > 1
    assert ties > 50
    ids = tuple(case.criteria)
    for point_j, found in list(zip(point_dj, found_d, strict=True))[:SAID]:
        weights = dict(zip(ids, map(float, point_j), strict=True))
        said = study.answer(WholeQuestion(weights=weights))
        assert found["together"]["said"] == together_said(said).text
        assert found["alone"]["said"] == alone_said(said).text


def test_missing_levels_and_zero_weights_are_treated_as_on_the_server(panel):
    case = load_case(ROOT).case
    answer = Study(case).answer(WholeQuestion())
    spoiled = answer.alone.value_pj.copy()
    spoiled[2, 3] = np.nan
    byte_pjd = answer.alone.drawn_pjd.copy()
    byte_pjd[2, 3] = 255
    alone = type(answer.alone)(
        answer.alone.members, spoiled, byte_pjd, answer.alone.over_p, answer.alone.short_p,
        answer.alone.crosses_pj, answer.alone.misses_pj,
    )  # fmt: skip
    _, content = pack_board(case, answer.together, alone, is_cut=False, named=("", ["-"]))
    order = panel_order(case)
    with_it = np.ones(len(case.criteria))
    without = np.where(np.arange(len(with_it)) == 3, 0.0, 1.0)
    points = [with_it[order].tolist(), without[order].tolist(), [0.0] * len(with_it)]
    counted, ignored, nothing = (
        found["alone"] for found in panel.evaluate(STAND, [base64.b64encode(content).decode(), points])
    )
    assert counted["rank"][2] == 0
    assert counted["first"][2] == 0
    assert sum(counted["first"]) == pytest.approx(1)
    assert "is not ranked because a level is missing" in counted["said"]
    assert ignored["rank"][2] > 0
    np.testing.assert_allclose(ignored["first"], first_shares(byte_pjd, without), atol=QUANTUM)
    assert nothing["said"].startswith("All weights are zero")
    assert to_text([]) == ""


TYPE = """([pointsDj, locks, typed]) => pointsDj.map((points, d) => {
    const pointJ = Float64Array.from(points);
    const before = Array.from(panel.shareWeights(pointJ));
    const lockedShareJ = Float64Array.from(before, (share, j) => (locks[d][j] ? share : NaN));
    panel.typeShare(pointJ, lockedShareJ, typed[d][0], typed[d][1]);
    return { before, after: Array.from(panel.shareWeights(pointJ)), most: Math.max(...pointJ) };
})"""


def test_a_typed_share_is_exact_and_locked_shares_stay(panel):
    random = np.random.default_rng(3)
    point_dj = random.integers(1, 101, (VECTORS, 7)).astype(float)
    typed = [[int(random.integers(7)), float(random.integers(0, 2500)) / 100] for _ in range(VECTORS)]
    locks = random.uniform(size=point_dj.shape) < 0.3
    locks[np.arange(VECTORS), [j for j, _ in typed]] = False
    locks[:, :3] = False
    found_d = panel.evaluate(TYPE, [point_dj.tolist(), locks.tolist(), typed])
    for (j, percent), locked_j, found in zip(typed, locks, found_d, strict=True):
        after, before = np.array(found["after"]), np.array(found["before"])
        free = 100 * (1 - before[locked_j].sum())
        if percent < free - 0.1 and not locked_j.sum() >= 5:
            assert after[j] == pytest.approx(percent / 100, abs=1e-12)
            others = ~locked_j & (np.arange(len(after)) != j)
            kept = after[others] / after[others].sum() - before[others] / before[others].sum()
            assert np.abs(kept).max() < 0.02
        assert after.sum() == pytest.approx(1)
        assert np.abs(after - before)[locked_j].max(initial=0) < 1e-4
        assert found["most"] <= 100
