"""The browser's arithmetic and rounding against the engine's, and the law of locks."""

from __future__ import annotations

import json

import numpy as np
import pytest
from playwright.sync_api import Page

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.score import Ranking, normalise_weights, rank_options
from counterpoise.analysis.table import PerformanceTable
from counterpoise.analysis.value import ValueFunction
from counterpoise.casefile import load_case
from counterpoise.report.numbers import format_number
from counterpoise.report.panel.script import join_script
from counterpoise.report.sentences.answer import lead_sentence
from tests.browser.harness import ROOT

SCORE_TOLERANCE = 1e-9
CASES, WEIGHT_SETS = 12, 25

LOAD = """async text => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    globalThis.panel = await import(address);
}"""
RANK = """([options, criterionCount, pointsDj]) => {
    const table = panel.readTable(options, criterionCount);
    const plain = numbers => Array.from(numbers, x => (Number.isNaN(x) ? null : x));
    return pointsDj.map(pointJ => {
        const r = panel.rankOptions(table, pointJ);
        return { share: plain(r.shareJ), contribution: plain(r.contributionIj), score: plain(r.scoreI),
                 low: plain(r.lowI), high: plain(r.highI), rank: Array.from(r.rankI), order: r.order };
    });
}"""
SAY = """([options, pointsDj, labels, tooClose]) => pointsDj.map(pointJ => {
    const ranking = panel.rankOptions(panel.readTable(options, pointJ.length), pointJ);
    return panel.describeLead(ranking, labels, tooClose);
})"""
LOCK = """([pointsDj, locks, moves]) => pointsDj.map((points, d) => {
    const pointJ = Float64Array.from(points);
    const before = panel.shareWeights(pointJ).slice();
    const lockedShareJ = before.map((share, j) => (locks[d][j] ? share : NaN));
    moves[d].forEach(([j, to]) => panel.movePoints(pointJ, lockedShareJ, j, to));
    const held = Array.from(pointJ);
    panel.fitPoints(pointJ);
    const after = Array.from(panel.shareWeights(pointJ));
    return { before: Array.from(before), held, fitted: Array.from(pointJ), after };
})"""


@pytest.fixture
def panel(page: Page) -> Page:
    """A blank page with the panel's functions."""
    page.goto("about:blank")
    page.evaluate(LOAD, join_script())
    return page


def random_table(random: np.random.Generator) -> PerformanceTable:
    """Partial values with missing cells, equal rows and whole options at the ends of the scale."""
    options, criteria = random.integers(2, 12), random.integers(1, 12)
    ends = np.sort(random.uniform(-0.1, 1.1, (3, options, criteria)), axis=0)
    ends[:, random.uniform(size=(options, criteria)) < 0.05] = np.nan
    ends[:, -1] = ends[:, 0]
    line = ValueFunction(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    ids = tuple(f"o{i}" for i in range(options)), tuple(f"c{j}" for j in range(criteria))
    return PerformanceTable(*ids, 0, *ends, np.zeros((options, criteria), bool), (line,) * criteria)


def random_points(random: np.random.Generator, criteria: int) -> np.ndarray:
    """Whole and odd points, many of them zero; some weight is left."""
    point_dj = random.integers(0, 101, (WEIGHT_SETS, criteria)) * random.choice([1.0, 0.37], (WEIGHT_SETS, 1))
    point_dj[random.uniform(size=point_dj.shape) < 0.3] = 0
    point_dj[:, 0] += point_dj.sum(axis=1) == 0
    return point_dj


def to_options(table: PerformanceTable) -> list[dict[str, list[float | None]]]:
    low_ij, high_ij = table.value_bounds()
    rows = zip(table.values(), low_ij, high_ij, strict=True)
    return [
        {"value": [None if np.isnan(v) else v for v in value], "low": list(low), "high": list(high)}
        for value, low, high in rows
    ]


def numbers(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values])


def assert_same(found: dict, expected: Ranking) -> None:
    for name, wanted in {
        "share": expected.weight_j, "contribution": expected.contribution_ij.ravel(), "score": expected.score_i,
        "low": expected.low_i, "high": expected.high_i,
    }.items():  # fmt: skip
        np.testing.assert_allclose(numbers(found[name]), wanted, rtol=0, atol=SCORE_TOLERANCE, err_msg=name)
    assert found["rank"] == expected.rank_i.tolist()
    assert found["order"] == list(expected.order)


def test_browser_ranks_as_the_engine_does(panel):
    random = np.random.default_rng(20180710)
    unranked = ties = 0
    for _ in range(CASES):
        table = random_table(random)
        point_dj = random_points(random, len(table.criterion_ids))
        answers = panel.evaluate(RANK, [to_options(table), len(table.criterion_ids), point_dj.tolist()])
        for point_j, found in zip(point_dj, answers, strict=True):
            expected = rank_options(table, point_j)
            assert_same(found, expected)
            unranked += (expected.rank_i == 0).any()
            ties += (np.bincount(expected.rank_i)[1:] > 1).any()
    assert unranked > 20
    assert ties > 20


def test_browser_has_no_ranking_where_the_engine_refuses(panel):
    with pytest.raises(ValueError, match="all weights are zero; at least one criterion needs weight"):
        normalise_weights(np.zeros(3))
    sentence = panel.evaluate(
        """() => {
            const table = panel.readTable([{ value: [1], low: [1], high: [1] }], 1);
            return panel.describeLead(panel.rankOptions(table, [0]), ["x"], 0);
        }"""
    )
    assert sentence == "All weights are zero; at least one criterion needs weight."


def test_what_must_be_said_before_a_ranking_is_said_first(panel):
    sentence = panel.evaluate(
        """() => {
            const table = panel.readTable([{ value: [1], low: [1], high: [1] }], 1);
            return panel.describeLead(panel.rankOptions(table, [1]), ["x"], 0, "y is left out. Among the other 1:");
        }"""
    )
    assert sentence.startswith("y is left out. Among the other 1: x (100 of 100) is the only option")


def test_browser_rounds_as_the_report_does(panel):
    random = np.random.default_rng(4)
    values = [*random.uniform(0, 100, 1500), *(random.integers(0, 2000, 500) / 20), *(np.arange(400) / 4), 0.0, 100.0]
    found = panel.evaluate("values => values.map(panel.formatOne)", json.loads(json.dumps(values)))
    assert found == [format_number(value, 1) for value in values]


def test_browser_says_what_the_page_says(panel):
    """The panel's sentence is the page's, without the reasons for the lead."""
    case = load_case(ROOT).case
    table = build_performance_table(case)
    point_dj = random_points(np.random.default_rng(5), len(table.criterion_ids))
    labels = [case.options[id_].label for id_ in table.option_ids]
    found = panel.evaluate(SAY, [to_options(table), point_dj.tolist(), labels, case.too_close])
    for point_j, sentence in zip(point_dj, found, strict=True):
        assert sentence == lead_sentence(case, rank_options(table, point_j))


def test_locked_criteria_keep_their_points_and_shares_while_others_move(panel):
    random = np.random.default_rng(8)
    point_dj = random.integers(5, 101, (80, 6)).astype(float)
    locked_dj = random.uniform(size=(80, 6)) < 0.4
    locked_dj[:, 5] = False
    moves = [[[int(j), int(random.integers(0, 101))] for j in np.flatnonzero(~locked_j)] for locked_j in locked_dj]
    answers = panel.evaluate(LOCK, [point_dj.tolist(), locked_dj.tolist(), moves])
    assert locked_dj.any(axis=1).sum() > 50
    for point_j, locked_j, move, found in zip(point_dj, locked_dj, moves, answers, strict=True):
        before, after, fitted = (np.array(found[name]) for name in ("before", "after", "fitted"))
        assert found["held"] == found["fitted"]
        assert 0 <= fitted.min() <= fitted.max() <= 100
        if locked_j.any():
            assert (fitted == point_j)[locked_j].all()
            assert np.abs(after - before)[locked_j].max() <= 0.01 / sum(fitted)
            assert sum(fitted) == pytest.approx(sum(point_j), abs=0.02)
        else:
            assert [found["held"][j] for j, _ in move] == [to for _, to in move]


LOCKED = {
    "the others give in proportion": ([30, 20, 40, 10], [True, False, False, False], [1, 45], [30, 45, 20, 5]),
    "the others take in proportion": ([30, 20, 40, 10], [True, False, False, False], [1, 0], [30, 0, 56, 14]),
    "it stops where they have no more": ([30, 20, 40, 10], [True, False, False, False], [1, 100], [30, 70, 0, 0]),
    "those without points share alike": ([40, 60, 0, 0], [True, False, False, False], [1, 20], [40, 20, 20, 20]),
    "none goes beyond the scale": ([10, 90, 95, 5], [True, False, False, False], [1, 20], [10, 20, 100, 70]),
    "all but one are locked": ([30, 30, 40, 0], [True, True, False, True], [2, 0], [30, 30, 40, 0]),
    "locks hold all weight": ([30, 70, 0, 0], [True, True, False, False], [2, 50], [30, 70, 0, 0]),
    "a lock at zero binds itself alone": ([0, 50, 50, 0], [True, False, False, False], [1, 20], [0, 20, 50, 0]),
}
"""Points, locks, a move, and the points after it."""


@pytest.mark.parametrize("what", LOCKED)
def test_a_lock_decides_what_the_others_do(panel, what):
    points, locks, move, expected = LOCKED[what]
    (found,) = panel.evaluate(LOCK, [[points], [locks], [[move]]])
    assert found["held"] == expected


def test_a_drag_to_the_end_and_back_forgets_nothing(panel):
    back = panel.evaluate(
        """() => {
            const pointJ = Float64Array.from([30, 20, 40, 10]);
            const locked = Float64Array.from([0.3, NaN, NaN, NaN]);
            const start = pointJ.slice();
            for (const points of [60, 100, 50, 20]) panel.movePoints(pointJ, locked, 1, points, start);
            return Array.from(pointJ);
        }"""
    )
    assert back == [30, 20, 40, 10]
