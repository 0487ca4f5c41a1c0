"""A changed case: two standings, and parts of the change that add up to it."""

from __future__ import annotations

from itertools import permutations

import pytest

from counterpoise.bundle import find_folder
from counterpoise.casefile.differences import find_differences
from counterpoise.casefile.editing import Change, apply_changes, read_path
from counterpoise.casefile.mixtures import Mixtures
from counterpoise.casefile.read_files import read_case_files
from counterpoise.study import Memory
from counterpoise.study.changes import MOST_ATTRIBUTED, CaseChange, compare_cases, find_standing

FILES, _ = read_case_files(find_folder("examples/teaching"))
HUMPS = "options/speed_humps.yaml"
CHANGES = (
    (HUMPS, "performance.speed.level", {"low": 20, "mode": 26, "high": 30}),
    ("weights/parents.yaml", "points.walking", 10),
    ("options/school_street.yaml", "performance.walking.level", {"low": 40, "mode": 60, "high": 70}),
    ("case.yaml", "criteria.speed.scale.worst", 50),
)


def _compared(*changes: tuple[str, str, object]) -> tuple[CaseChange, Mixtures]:
    new = apply_changes(FILES, [Change(file, read_path(path), value) for file, path, value in changes])
    differences = find_differences(FILES, new, MOST_ATTRIBUTED)
    mixtures = Mixtures(differences)
    assert mixtures.old.case is not None
    assert mixtures.new.case is not None
    found = compare_cases(mixtures.old.case, mixtures.new.case, len(differences.groups), mixtures.case_with)
    return found, mixtures


def test_the_parts_of_every_score_add_up_to_its_change() -> None:
    change, _mixtures = _compared(*CHANGES)
    assert change.attribution is not None
    assert change.groups == ((0,), (1,), (2,), (3,))
    for x, id_ in enumerate(change.measured):
        difference = (change.new.score(id_) or 0) - (change.old.score(id_) or 0)
        assert change.attribution.part_gx[:, x].sum() == pytest.approx(difference, abs=1e-9)
    assert change.new.best is not None
    assert change.old.best is not None
    assert change.attribution.part_gx[:, -1].sum() == pytest.approx(change.new.best.score - change.old.best.score)


def test_a_part_is_what_the_change_adds_on_average_over_all_orders() -> None:
    change, mixtures = _compared(*CHANGES[:3])
    assert change.attribution is not None
    option = "speed_humps"

    def score(made: frozenset[int]) -> float:
        case = mixtures.case_with(made)
        assert case is not None
        return find_standing(case, None, Memory()).score(option) or 0.0

    for g in range(3):
        added = []
        for order in permutations(range(3)):
            before = frozenset(order[: order.index(g)])
            added.append(score(before | {g}) - score(before))
        part = change.attribution.part_gx[g, change.measured.index(option)]
        assert part == pytest.approx(sum(added) / len(added), abs=1e-9)


def test_changes_that_only_work_together_count_as_one() -> None:
    effect = {"effect": -3, "basis": "judgement", "because": "Slower."}
    others = ("crossing_guard", "speed_humps", "school_street")
    cells = [(f"options/{id_}.yaml", "performance.speed", effect) for id_ in others]
    form = ("case.yaml", "criteria.speed.entered_as", "effect")
    change, _mixtures = _compared(form, *cells, CHANGES[1])
    assert change.attribution is not None
    assert sorted(map(len, change.groups)) == [1, 4]
    assert change.attribution.part_gx.sum(axis=0) == pytest.approx(change.attribution.total_x, abs=1e-9)


def test_a_changed_tie_margin_moves_no_score() -> None:
    change, _mixtures = _compared(("case.yaml", "too_close", 30))
    assert change.attribution is not None
    assert not change.attribution.total_x.any()
    assert len(change.new.tied) > len(change.old.tied)


def test_the_same_case_has_no_change() -> None:
    change, _mixtures = _compared()
    assert change.attribution is None
    assert change.groups == ()
    assert change.old.best == change.new.best or change.old.best is not None
