"""What differs is found, and any part of it can be made without the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.bundle import find_folder
from counterpoise.casefile.differences import NOTHING, Differences, find_differences
from counterpoise.casefile.editing import DELETE, Change, apply_changes, read_path
from counterpoise.casefile.load import load_case_from_files
from counterpoise.casefile.read_files import read_case_files
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.casefile.yaml_write import write_yaml

FILES, _ = read_case_files(find_folder("examples/teaching"))
LEAVES = st.one_of(st.integers(0, 3), st.sampled_from(("a", "b")), st.lists(st.integers(0, 2), max_size=2))
KEYS = st.sampled_from(("x", "y", "z", "w"))
ITEMS = st.lists(st.dictionaries(KEYS, LEAVES, max_size=2), max_size=3)
INNER = st.recursive(LEAVES | ITEMS, lambda inner: st.dictionaries(KEYS, inner, max_size=3), max_leaves=8)
TREES = st.dictionaries(KEYS, INNER, min_size=1, max_size=4)


def _edited(*changes: tuple[str, str, object]) -> dict[str, bytes]:
    return apply_changes(FILES, [Change(file, read_path(path), value) for file, path, value in changes])


def _held(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {name: read_tree(name, content.decode()).data for name, content in files.items() if name.endswith(".yaml")}


def _all(found: Differences) -> frozenset[int]:
    return frozenset(range(len(found.groups)))


@settings(max_examples=150, deadline=None)
@given(TREES, TREES, st.randoms(use_true_random=False))
def test_none_of_it_is_the_old_case_and_all_of_it_the_new(old: Any, new: Any, chance: Any) -> None:
    before, after = {"case.yaml": write_yaml(old).encode()}, {"case.yaml": write_yaml(new).encode()}
    found = find_differences(before, after, 100)
    if found.groups:
        assert found.with_groups(_all(found)) == after
        assert found.with_groups(frozenset()) == before
    some = frozenset(g for g in _all(found) if chance.random() < 0.5)
    mixed = found.with_groups(some)
    assert set(_held(mixed)["case.yaml"]) <= set(old) | set(new)
    assert not find_differences(after, after, 100).found


def test_a_number_is_one_difference_and_an_amount_differs_as_a_whole() -> None:
    new = _edited(
        ("options/speed_humps.yaml", "performance.speed.level.mode", 21),
        ("case.yaml", "too_close", 2),
        ("case.yaml", "limits[0].at_most", 60),
    )
    found = find_differences(FILES, new, 12)
    told = {(one.file, one.path): (one.old, one.new) for one in found.found}
    assert told == {
        ("case.yaml", ("too_close",)): (3, 2),
        ("case.yaml", ("limits", 0, "at_most")): (75, 60),
        ("options/speed_humps.yaml", ("performance", "speed", "level")): (
            {"low": 17, "mode": 20, "high": 23},
            {"low": 17, "mode": 21, "high": 23},
        ),
    }
    assert len(found.groups) == 3


def test_items_that_come_and_go_are_told_apart_from_those_that_change() -> None:
    limits = [{"on": "members", "at_most": 2}, {"on": "cost", "at_most": 70, "because": "Less."}]
    new = _edited(("case.yaml", "limits", limits), ("case.yaml", "summary", DELETE))
    found = find_differences(FILES, new, 12).found
    assert any(one.path == ("summary",) and one.new is NOTHING for one in found)
    assert any(one.path[0] == "limits" and one.old is NOTHING for one in found)


def test_all_that_a_new_option_or_criterion_brings_along_is_one_group() -> None:
    new = dict(FILES)
    new["options/more.yaml"] = FILES["options/speed_humps.yaml"].replace(b"humps", b"tables")
    new = apply_changes(new, [Change("case.yaml", read_path("option_order[+]"), "more")])
    found = find_differences(FILES, new, 12)
    assert len(found.groups) == 1
    assert load_case_from_files(found.with_groups(frozenset())).problems == load_case_from_files(FILES).problems


def test_many_differences_are_put_into_fewer_groups() -> None:
    data = _held(FILES)
    new = dict(FILES)
    for name, tree in data.items():
        if name.startswith("options/"):
            cells = {key: {"missing": "unknown"} for key in tree["performance"]}
            new = apply_changes(new, [Change(name, ("performance",), cells)])
    assert len(find_differences(FILES, new, 100).groups) > 4
    assert len(find_differences(FILES, new, 4).groups) == 4
    assert len(find_differences(FILES, new, 1).groups) == 1


def test_sources_are_in_no_group_and_come_along() -> None:
    name = next(name for name in FILES if name.startswith("seeds/"))
    source = next(iter(_held(FILES)[name]["sources"]))
    new = _edited((name, f"sources.{source}.title", "Another"), ("case.yaml", "too_close", 2))
    found = find_differences(FILES, new, 12)
    assert len(found.found) == 2
    assert len(found.groups) == 1
    assert found.with_groups(frozenset({0})) == new


def test_the_order_of_keys_is_told_where_it_means_something() -> None:
    criteria = _held(FILES)["case.yaml"]["criteria"]
    backwards = dict(reversed(criteria.items()))
    found = find_differences(FILES, _edited(("case.yaml", "criteria", backwards)), 12)
    assert [one.path for one in found.found] == [("criteria", "order")]
    points = dict(reversed(_held(FILES)["weights/parents.yaml"]["points"].items()))
    assert not find_differences(FILES, _edited(("weights/parents.yaml", "points", points)), 12).found
