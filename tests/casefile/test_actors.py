"""Who gains and who pays, in the files: read, kept apart from the scores, renamed and removed with what names it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.differences import find_differences
from counterpoise.casefile.editing import EditError, remove, rename
from counterpoise.casefile.workbook import load_workbook, write_workbook
from counterpoise.model import USUAL_IMPACT_SCALE, Range

BASE = Path(__file__).with_name("base_case")
ACTORS = """
actors:
  residents: {name: Residents, definition: Those who live in the street.}
  drivers: {name: Drivers, definition: Those who drive through it., note: Nobody speaks for them.}
periods:
  first_year: {name: First year, to_day: 365}
  later: {name: Later}
"""
IMPACTS = """
actors:
  drivers:
    later: {impact: -1, basis: judgement, because: They wait.}
  residents:
    later: {impact: {low: 0.5, mode: 2, high: 3}, basis: source, because: They sleep., claims: [measured]}
    first_year: {impact: -0.5, basis: judgement, because: Men dig., claims: [shade]}
"""


def base_files() -> dict[str, bytes]:
    return {str(path.relative_to(BASE)): path.read_bytes() for path in BASE.rglob("*.yaml")}


@pytest.fixture
def files() -> dict[str, bytes]:
    found = base_files()
    found["case.yaml"] += ACTORS.encode()
    found["options/trees.yaml"] += IMPACTS.encode()
    return found


def test_impacts_stand_in_the_order_of_actors_and_periods_and_missing_is_not_zero(files: dict[str, bytes]) -> None:
    loaded = load_case_from_files(files)
    assert loaded.problems == ()
    case = loaded.case
    impacts = case.options["trees"].impacts
    assert [(actor, list(row)) for actor, row in impacts.items()] == [
        ("residents", ["first_year", "later"]),
        ("drivers", ["later"]),
    ]
    assert impacts["residents"]["later"].range == Range(0.5, 2, 3)
    assert impacts["residents"]["later"].basis.claims == ("measured",)
    assert "first_year" not in impacts["drivers"]
    assert case.options["limit_30"].impacts == {}
    assert [(p.from_day, p.to_day) for p in case.periods.values()] == [(0, 365), (365, None)]
    assert case.impact_anchors == USUAL_IMPACT_SCALE


def test_a_case_without_actors_has_the_digest_that_it_had(files: dict[str, bytes]) -> None:
    plain = load_case_from_files(base_files()).case
    assert plain.digest == load_case_from_files(base_files() | {"case.yaml": base_files()["case.yaml"]}).case.digest
    assert plain.actors == {}
    assert load_case_from_files(files).case.digest != plain.digest
    empty = base_files()
    empty["case.yaml"] += b"actors: {}\nperiods: {}\nimpact_scale: []\n"
    empty["options/trees.yaml"] += b"actors: {}\n"
    assert load_case_from_files(empty).case.digest == plain.digest


def test_every_part_of_an_impact_changes_the_digest(files: dict[str, bytes]) -> None:
    digest = load_case_from_files(files).case.digest
    for name, old, new in (
        ("options/trees.yaml", b"impact: -1", b"impact: -2"),
        ("options/trees.yaml", b"They wait", b"They curse"),
        ("options/trees.yaml", b"high: 3", b"high: 2.5"),
        ("case.yaml", b"to_day: 365", b"to_day: 366"),
        ("case.yaml", b"Nobody speaks", b"Somebody speaks"),
        ("case.yaml", b"name: Residents", b"name: Neighbors"),
    ):
        changed = files | {name: files[name].replace(old, new)}
        assert changed[name] != files[name]
        assert load_case_from_files(changed).case.digest != digest, old


def test_an_actor_and_a_period_are_renamed_and_removed_with_the_impacts_on_them(files: dict[str, bytes]) -> None:
    renamed = rename(rename(files, "actor", "drivers", "commuters").files, "period", "later", "afterwards").files
    impacts = load_case_from_files(renamed).case.options["trees"].impacts
    assert list(impacts) == ["residents", "commuters"]
    assert list(impacts["commuters"]) == ["afterwards"]
    loaded = load_case_from_files(remove(files, "actor", "residents").files)
    assert loaded.problems == ()
    assert list(loaded.case.options["trees"].impacts) == ["drivers"]
    without = load_case_from_files(remove(files, "period", "first_year").files)
    assert without.problems == ()
    assert list(without.case.options["trees"].impacts["residents"]) == ["later"]
    claimless = remove(files, "source", "study").files["options/trees.yaml"]
    assert not yaml.safe_load(claimless)["actors"]["residents"]["first_year"].get("claims")
    with pytest.raises(EditError, match=r"actors\.residents\.later\.claims"):
        remove(files, "claim", "measured")


def test_the_workbook_holds_actors_periods_the_scale_and_impacts(files: dict[str, bytes]) -> None:
    scale = (
        b"impact_scale:\n  - {level: -3, meaning: Bad}\n  - {level: 0, meaning: None}\n  - {level: 3, meaning: Good}\n"
    )
    files["case.yaml"] += scale.replace(b"meaning: None", b"meaning: Nothing")
    case = load_case_from_files(files).case
    found = load_workbook(write_workbook(files))
    assert found.problems == ()
    assert found.loaded.case == case
    assert [anchor.level for anchor in case.impact_anchors] == [-3, 0, 3]


def test_differences_of_impacts_are_told_and_bear_on_no_score(files: dict[str, bytes]) -> None:
    changed = dict(files)
    changed["options/trees.yaml"] = changed["options/trees.yaml"].replace(b"impact: -1", b"impact: -2")
    changed["case.yaml"] = changed["case.yaml"].replace(b"to_day: 365", b"to_day: 180")
    found = find_differences(files, changed, 20)
    assert [one.path for one in found.found] == [
        ("periods", "first_year", "to_day"),
        ("actors", "drivers", "later", "impact"),
    ]
    assert found.groups == ()


def test_only_the_order_of_actors_in_the_case_is_a_difference(files: dict[str, bytes]) -> None:
    trees = yaml.safe_load(files["options/trees.yaml"])
    trees["actors"] = dict(reversed(trees["actors"].items()))
    changed = files | {"options/trees.yaml": yaml.safe_dump(trees, sort_keys=False).encode()}
    assert find_differences(files, changed, 20).found == ()
    assert load_case_from_files(changed).case.digest == load_case_from_files(files).case.digest
    tree = yaml.safe_load(files["case.yaml"])
    tree["actors"] = dict(reversed(tree["actors"].items()))
    changed = files | {"case.yaml": yaml.safe_dump(tree, sort_keys=False).encode()}
    assert [one.path for one in find_differences(files, changed, 20).found] == [("actors", "order")]
