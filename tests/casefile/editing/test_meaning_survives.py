"""A case written anew, or edited as text, means what its trees mean: the digests are the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpoise.bundle import find_folder
from counterpoise.casefile.case_files import open_files
from counterpoise.casefile.editing import DELETE, Change, EditError, apply_changes
from counterpoise.casefile.load import load_case_from_files
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.casefile.yaml_write import write_yaml

CASES = (".", "examples/teaching", "examples/city_traffic", "examples/electricity")
VALUES = (0, 2.5, "Another text: longer, with a comma", {"low": 1, "mode": 2, "high": 3}, ["a", "b"], True, DELETE)


@cache
def _files(name: str) -> dict[str, bytes]:
    return open_files(Path(find_folder(name))).files


def _written_anew(files: dict[str, bytes]) -> dict[str, bytes]:
    trees = {name: read_tree(name, content.decode()).data for name, content in files.items() if name.endswith(".yaml")}
    return files | {name: write_yaml(tree).encode() for name, tree in trees.items()}


@pytest.mark.parametrize("name", CASES)
def test_a_case_written_anew_means_the_same(name: str) -> None:
    before, after = load_case_from_files(_files(name)), load_case_from_files(_written_anew(_files(name)))
    assert after.case == before.case
    assert before.case is not None
    assert {problem.code for problem in after.problems} == {problem.code for problem in before.problems}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_random_edits_of_the_text_mean_what_the_trees_mean(seed: int) -> None:
    chance = random.Random(seed)
    files = _files(CASES[1])
    names = [name for name in files if name.endswith(".yaml")]
    changes = []
    for _change in range(chance.randint(1, 8)):
        file = chance.choice(names)
        path = chance.choice(list(_paths(read_tree(file, files[file].decode()).data, ())))
        changes.append(Change(file, path, chance.choice(VALUES)))
    try:
        edited = apply_changes(files, changes)
    except EditError as error:  # an earlier change took away what a later one names
        if {problem.code for problem in error.problems} - {"edit-path", "edit-value"}:
            raise
        return
    touched = {change.file for change in changes}
    assert all(edited[name] is files[name] for name in files if name not in touched)
    one, other = load_case_from_files(edited), load_case_from_files(_written_anew(edited))
    assert (one.case and one.case.left_out) == (other.case and other.case.left_out)
    if one.case is not None and not one.case.left_out:
        assert other.case is not None
        assert one.case.digest == other.case.digest
    for name in touched:
        kept = set(edited[name].decode().splitlines())
        comments = [line for line in files[name].decode().splitlines() if line.startswith("#")]
        assert kept.issuperset(comments)


def _paths(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    for step, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*path, step)
        yield from _paths(inner, (*path, step))
