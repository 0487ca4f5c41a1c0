"""Who gains and who pays: sums, verdicts and groups against plain loops, and the laws that they keep."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.perspectives.interests import find_interest_groups, sum_impacts
from counterpoise.model import Actor, Basis, Case, Impact, Period, Range
from counterpoise.report.answers import record_of, tables_of
from counterpoise.report.sentences.interests import groups_sentence, interests_sentence
from counterpoise.study import Study
from counterpoise.study.perspectives import Interests
from counterpoise.study.questions.perspectives import Perspectives, PerspectivesAnswer
from tests.oracle import interests as oracle
from tests.oracle.perspectives import linkage_heights
from tests.report.small_case import make_small_case

JUDGED = Basis("judgement", "So.")
ACTORS, PERIODS = ("riders", "drivers", "shops", "town"), ("soon", "later")
Key = tuple[str, str, str]


def with_impacts(stated: dict[Key, Range]) -> Case:
    """The small case with these impacts."""
    case = make_small_case()
    options = {}
    for id_, option in case.options.items():
        rows = {
            actor: {p: Impact(stated[id_, actor, p], JUDGED) for p in PERIODS if (id_, actor, p) in stated}
            for actor in ACTORS
        }
        options[id_] = replace(option, impacts={actor: row for actor, row in rows.items() if row})
    return replace(
        case,
        options=options,
        actors={id_: Actor(id_, id_.capitalize(), "Some.") for id_ in ACTORS},
        periods={"soon": Period("soon", "Soon", 0, 100), "later": Period("later", "Later", 100, None)},
    )


def random_impacts(seed: int, share: float = 0.7) -> dict[Key, Range]:
    chance = random.Random(seed)
    options = [id_ for id_ in make_small_case().options if id_ != make_small_case().baseline]
    keys = [(o, a, p) for o in options for a in ACTORS for p in PERIODS if chance.random() < share]
    return {key: Range(*sorted(chance.choice(range(-6, 7)) / 2 for _ in range(3))) for key in keys}


def ask(stated: dict[Key, Range], of: str = "packages", **more: object) -> PerspectivesAnswer:
    return Study(with_impacts(stated)).answer(Perspectives(of=of, weights="everyday", draws=50, **more))


def found_for(stated: dict[Key, Range], of: str = "packages") -> Interests:
    found = ask(stated, of).interests
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(6))
def test_sums_verdicts_and_losses_are_those_of_plain_loops(seed: int) -> None:
    stated = random_impacts(seed)
    found = found_for(stated)
    modes = {key: impact.mode for key, impact in stated.items()}
    parts = [{key: getattr(impact, part) for key, impact in stated.items()} for part in ("low", "mode", "high")]
    for c, members in enumerate(found.members):
        losses = []
        n_open = 0
        for k, actor in enumerate(ACTORS):
            for t, period in enumerate(PERIODS):
                expected, n = oracle.package_impact(modes, members, actor, period)
                got = found.summed.impact_cktv[c, k, t].tolist()
                assert found.summed.stated_ckt[c, k, t] == n
                n_open += len(members) - n
                if expected is None:
                    assert np.isnan(got).all()
                    continue
                assert got == pytest.approx([oracle.package_impact(p, members, actor, period)[0] for p in parts])
                losses += [(expected, actor, period)] if expected < 0 else []
            row = [oracle.package_impact(modes, members, actor, period)[0] for period in PERIODS]
            assert found.verdict(c, k) == oracle.verdict(row)
        assert found.open_impacts(c) == n_open
        loss = found.largest_loss(c)
        assert (loss is None) == (not losses)
        if loss is not None:
            least = min(losses)[0]
            assert loss.impact == pytest.approx(least)
            assert set(loss.borne_by) == {(a, p) for x, a, p in losses if x <= least + 1e-9}


@pytest.mark.parametrize("seed", range(6))
def test_groups_are_those_of_plain_distances(seed: int) -> None:
    stated = random_impacts(seed, share=0.9)
    found = found_for(stated)
    modes = {key: impact.mode for key, impact in stated.items()}
    assert found.groups is not None
    distance = [[oracle.distance(modes, a, b) for b in found.compared] for a in found.compared]
    assert all(x is not None for row in distance for x in row)
    assert np.allclose(found.groups.distance_ab, np.array(distance, float))
    heights = [merge.at for merge in found.groups.merges]
    assert heights == pytest.approx(linkage_heights(distance))
    assert sorted(a for group in found.groups.groups for a in group) == list(range(len(found.compared)))


def test_actors_who_share_no_cell_are_left_out_of_the_groups_and_named() -> None:
    stated = {(o, a, "soon"): Range(1, 1, 1) for o in ("tram", "train") for a in ("riders", "drivers", "shops")}
    found = found_for(stated)
    assert found.compared == ("riders", "drivers", "shops")
    case = with_impacts(stated)
    assert "Too little is stated to compare Town." in groups_sentence(case, found)
    assert "The measures touch all 3 actors much alike." in groups_sentence(case, found)
    lonely = found_for({("tram", "riders", "soon"): Range(1, 1, 1)})
    assert lonely.groups is None


def test_impacts_change_no_score_and_no_rank() -> None:
    without = Study(make_small_case()).answer(Perspectives(of="packages", weights="everyday", draws=50)).found
    found = ask(random_impacts(3)).found
    assert found.members == without.members
    assert np.array_equal(found.score_ac, without.score_ac)
    assert np.array_equal(found.rank_ac, without.rank_ac)


def test_what_is_not_stated_is_never_zero() -> None:
    stated = {("tram", "riders", "soon"): Range(1, 2, 3), ("tram", "shops", "soon"): Range(0, 0, 0)}
    answer = ask(stated, "options")
    tram = record_of(answer)["interests"]["impacts"]["tram"]
    assert tram["riders"]["soon"]["mode"] == 2
    assert tram["shops"]["soon"]["mode"] == 0
    assert tram["drivers"]["soon"]["mode"] is None
    assert record_of(answer)["interests"]["verdicts"]["tram"] == {
        "riders": "gains", "drivers": "unstated", "shops": "neither", "town": "unstated",
    }  # fmt: skip
    json.dumps(record_of(answer))
    table = next(table for table in tables_of(answer) if table.id == "interests")
    assert table.rows[table.row_ids.index("tram")][-4:].count(None) == 3


def test_todays_course_gives_and_takes_nothing() -> None:
    found = found_for(random_impacts(1))
    empty = found.members.index(())
    assert not found.summed.impact_cktv[empty].any()
    assert found.largest_loss(empty) is None
    assert {found.verdict(empty, k) for k in range(len(ACTORS))} == {"neither"}


def test_a_case_without_actors_or_without_periods_has_no_such_part() -> None:
    for case in (replace(make_small_case(), actors={}), replace(with_impacts({}), periods={})):
        answer = Study(case).answer(Perspectives(weights="everyday", draws=50))
        assert answer.interests is None
        assert record_of(answer)["interests"] is None
        assert not {"interests", "impacts"} & {table.id for table in tables_of(answer)}


def test_laws_of_sums() -> None:
    chance = np.random.default_rng(4)
    impact_iktv = np.sort(chance.integers(-3, 4, (5, 3, 2, 3)).astype(float), axis=-1)
    member_ci = chance.random((20, 5)) < 0.5
    summed = sum_impacts(impact_iktv, member_ci).impact_cktv
    assert (np.diff(summed, axis=-1) >= 0).all()
    both = sum_impacts(impact_iktv, np.eye(5, dtype=bool)).impact_cktv
    assert np.allclose(both, impact_iktv)
    assert np.allclose(sum_impacts(-impact_iktv, member_ci).impact_cktv, -summed)
    assert np.allclose(sum_impacts(impact_iktv, ~member_ci).impact_cktv + summed, impact_iktv.sum(axis=0))


def test_actors_with_the_same_impacts_stand_together() -> None:
    one, other = np.array([[1.0, -2.0], [3.0, 0.0]]), np.array([[-3.0, 2.0], [-1.0, -3.0]])
    kept, groups = find_interest_groups(np.stack([one, other, one, other], axis=1))
    assert list(kept) == [0, 1, 2, 3]
    assert groups is not None
    assert groups.groups == ((0, 2), (1, 3))


def test_the_sentence_names_who_pays_most_when_and_what_is_not_stated() -> None:
    stated = {
        (o, a, p): Range(x, x, x)
        for o in ("tram", "train")
        for a, x in (("riders", 2.0), ("drivers", -1.0), ("shops", 0.0))
        for p in PERIODS
    }
    stated["tram", "drivers", "soon"] = stated["train", "drivers", "soon"] = Range(-3, -3, -3)
    found = ask(stated, "options", proposal=("tram",)).interests
    said = interests_sentence(with_impacts(stated), found)
    name = with_impacts(stated).options["tram"].label
    assert said.startswith(f"Under {name}, the largest loss is -3: Drivers (Soon).")
    assert "1 actor gains (Riders); 1 actor loses (Drivers); 1 actor neither gains nor loses (Shops)." in said
    assert said.endswith("2 impacts of its measures are not stated and left out of the sums.")
