"""The answer's sentences and cards: every claim with its doubt, in the singular and the plural."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from counterpoise.analysis.packages.contest import Contest, first_shares, to_bytes
from counterpoise.casefile.load import load_case
from counterpoise.model import LeftOut
from counterpoise.report import cards
from counterpoise.report.answers import head_of, record_of, tables_of
from counterpoise.report.sentences.cards import count_bases, robust_shares
from counterpoise.report.sentences.patterns import PATTERNS, fill, to_text
from counterpoise.report.sentences.whole import alone_said, points_apart, share_of_100, stand, together_said
from counterpoise.study import Study
from counterpoise.study.questions.answer import WholeQuestion
from tests.dashboard.visit import ROOT

CASE = load_case(ROOT).case
STUDY = Study(CASE)


@pytest.fixture(scope="module")
def answers():
    return {id_: STUDY.answer(WholeQuestion(weights=id_)) for id_ in CASE.profiles}


def test_no_leader_is_named_without_its_doubt(answers):
    for answer in answers.values():
        for said, contest, first in (
            (together_said(answer), answer.together, answer.first_p),
            (alone_said(answer), answer.alone, answer.first_i),
        ):
            point_j = np.array([answer.comparison.ranking.weight_j]).ravel()
            now = stand(contest, point_j, first, CASE.too_close)
            head = to_text(said.head)
            marks = {part.mark for part in [*said.head, *said.evidence]}
            if len(now.tied) > 1:
                assert "oo close to call" in head
                assert "tie" in marks
            if contest.crosses_pj[now.first].any():
                assert "crosses the red line" in said.text
                assert "red" in marks
            assert "of 100" in said.text


def test_shares_are_those_of_a_plain_count_over_draws(answers):
    answer = answers["equal"]
    contest, share_j = answer.together, answer.ranking.weight_j
    firsts = [0.0] * len(contest.members)
    for d in range(0, contest.n_draws, 40):
        scores = [
            sum(float(share_j[j]) * float(contest.drawn_pjd[p, j, d]) for j in range(len(share_j)))
            for p in range(len(contest.members))
        ]
        best = [p for p, score in enumerate(scores) if score >= max(scores) - 1e-9]
        for p in best:
            firsts[p] += 1 / len(best)
    some = replace(contest, drawn_pjd=contest.drawn_pjd[:, :, ::40])
    n = some.n_draws
    np.testing.assert_allclose(first_shares(some.drawn_pjd, share_j), np.array(firsts) / n, atol=1e-9)
    assert answer.first_p.sum() == pytest.approx(1)


def test_bytes_stay_within_half_a_step_of_the_draws(answers):
    spread = answers["author_realist"].packages.spread
    contest = answers["author_realist"].together
    exact = np.array([spread[members].first_share for members in contest.members])
    assert np.abs(exact - answers["author_realist"].first_p).max() < 0.02
    value_x = np.linspace(0, 1, 999)
    assert np.abs(to_bytes(value_x) / 254 - value_x).max() <= 1 / 508 + 1e-12
    assert to_bytes(np.array([np.nan])).tolist() == [255]


def test_a_missing_level_takes_a_row_out_of_every_draw():
    byte_pjd = to_bytes(np.array([[[0.2, 0.2]], [[np.nan, np.nan]]]))
    assert first_shares(byte_pjd, np.array([1.0])).tolist() == [1.0, 0.0]


def test_singular_and_plural(answers):
    assert points_apart(1.0, 3.0) == "1 point"
    assert points_apart(2.0, 3.0) == "2 points"
    assert points_apart(2.98, 3.0) == "2.98 points"
    assert points_apart(0.04, 3.0) == "0.0 points"
    assert [share_of_100(x) for x in (0, 0.001, 0.5, 0.999, 1)] == ["none", "fewer than 1", "50", "more than 99", "100"]
    for n, be, why in ((1, "is", "its file has"), (2, "are", "their files have")):
        left = tuple(LeftOut("option", f"o{k}", "x") for k in range(n))
        case = replace(CASE, left_out=left)
        text = together_said(replace(answers["equal"], case=case)).text
        assert f"{be} left out because {why} errors" in text


def test_limits_that_leave_nothing_or_one_are_said():
    only = STUDY.answer(WholeQuestion(max_members=0))
    assert together_said(only).text.startswith("The rules and limits leave only today's course")
    none = STUDY.answer(WholeQuestion(limits=("direct_cost<=-1",)))
    assert together_said(none).text == "No package keeps all the rules and limits."
    assert head_of(none)
    assert next(table.id for table in tables_of(none)) == "packages"
    assert cards.robust_card(none)


def test_a_tie_without_a_common_measure_is_said_so(answers):
    contest = answers["equal"].together
    rows = [k for k, members in enumerate(contest.members) if len(members) == 1][:2]
    flat = np.full((2, contest.value_pj.shape[1]), 0.5)
    part = Contest(
        tuple(contest.members[k] for k in rows), flat, contest.drawn_pjd[rows], None, None,
        np.zeros(flat.shape, bool), np.zeros(flat.shape, bool),
    )  # fmt: skip
    text = together_said(replace(answers["equal"], together=part, first_p=np.array([0.5, 0.5]), n_allowed=2)).text
    assert text.startswith("Too close to call: 2 packages are within 3 points of the best and share no measure.")


def test_packages_beyond_those_compared_are_not_spoken_for(answers):
    answer = answers["equal"]
    rows = list(range(3))
    flat = np.full((3, answer.together.value_pj.shape[1]), 0.5)
    none = np.zeros(flat.shape, bool)
    members = tuple(answer.together.members[k] for k in (1, 2, 3))
    part = Contest(members, flat, answer.together.drawn_pjd[rows], None, None, none, none)
    cut = replace(answer, together=part, first_p=np.full(3, 1 / 3), n_allowed=1000)
    assert together_said(cut).text.startswith("Too close to call: the 3 best packages, and perhaps more, are within")
    assert robust_shares(cut).shared_ids == ()
    assert "among the 3 compared" in cards.robust_card(cut)


def test_every_pattern_is_whole_and_what_is_filled_in_is_never_a_pattern():
    for name, pattern in PATTERNS.items():
        names = re.findall(r"\{(\w+)\}", pattern)
        filled = to_text(fill(name, **dict.fromkeys(names, "{first}<red>")))
        assert filled.count("{first}<red>") == len(names)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "line"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        self.text += data


DRAWN = [
    cards.robust_card,
    cards.change_card,
    cards.ready_card,
    cards.disagree_card,
    cards.rests_card,
    cards.lines_card,
]


@pytest.mark.parametrize("draw", DRAWN)
def test_cards_are_well_formed_and_escape_the_case(draw, answers):
    answer = answers["deterrence_hawk"]
    criteria = {id_: replace(c, name=f"<b>{c.name}") for id_, c in CASE.criteria.items()}
    options = {id_: replace(o, short_name=f"<i>{o.label}") for id_, o in CASE.options.items()}
    spoiled = replace(answer, case=replace(CASE, criteria=criteria, options=options))
    tags = Tags()
    tags.feed(draw(spoiled))
    assert not tags.open
    assert len(tags.text) > 20
    assert "<b><b>" not in draw(spoiled)
    assert "&lt;i&gt;" in draw(spoiled) or "<i>" not in tags.text


def test_shares_of_the_first_card_are_all_simulations(answers):
    for answer in answers.values():
        shares = robust_shares(answer)
        assert shares.same + shares.shared + shares.other == pytest.approx(1)


def test_a_weight_flip_is_where_another_package_takes_over_and_none_is_nearer(answers):
    answer = answers["equal"]
    value_pj, share_j = answer.together.value_pj, answer.ranking.weight_j

    def scores_at(j, share):
        moved = [
            share if k == j else float(share_j[k]) * (1 - share) / (1 - float(share_j[j])) for k in range(len(share_j))
        ]
        return [sum(w * float(v) for w, v in zip(moved, row, strict=True)) for row in value_pj]

    def best_at(j, share):
        scores = scores_at(j, share)
        return max(range(len(scores)), key=scores.__getitem__)

    first = best_at(0, float(share_j[0]))
    assert len(answer.flips) > 5
    assert [abs(f.then - f.now) for f in answer.flips] == sorted(abs(f.then - f.now) for f in answer.flips)
    for flip in answer.flips:
        step = 1e-7 if flip.then > flip.now else -1e-7
        assert best_at(flip.column, flip.then - step) == first
        if 0 <= flip.then + step <= 1:
            assert best_at(flip.column, flip.then + step) != first
    for j in range(len(share_j)):
        ends = [flip.then for flip in answer.flips if flip.column == j]
        for share in np.linspace(0, 1, 41):
            between = all(share < end if end > share_j[j] else share > end for end in ends)
            scores = scores_at(j, float(share))
            assert not between or scores[first] >= max(scores) - 1e-9  # alone or level with others


def test_what_the_best_package_rests_on_is_counted_once():
    whole = count_bases(CASE, tuple(id_ for id_ in CASE.options if id_ != CASE.baseline))
    alone = [count_bases(CASE, (id_,)).total for id_ in CASE.options if id_ != CASE.baseline]
    assert whole.total == sum(alone) + len(CASE.interactions)


def test_the_record_is_json_and_the_tables_have_their_headings(answers):
    record = json.loads(json.dumps(record_of(answers["equal"])))
    assert sum(package["first_share"] for package in record["packages"]) == pytest.approx(1)
    assert list(record["measures"]) == list(CASE.options)
    ids = [table.id for table in tables_of(answers["equal"])]
    assert ids == ["packages", "comparison", "profiles_packages", "profiles_measures", "rests"]
