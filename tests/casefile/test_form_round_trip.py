"""A case typed again in the fields and cells of forms, as it stands there, is the same case."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.cells import PARTS, read_amount, read_entry, write_amount, write_entry
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.casefile.yaml_write import write_yaml
from tests.casefile.test_workbook_round_trip import CASES, changed_at_random, files_of


def typed_again(node: object) -> object:
    """Every estimate as a cell takes it, every other number as a field does; words stay."""
    if isinstance(node, dict):
        if set(node) == set(PARTS):
            return read_amount(write_amount(node))
        return {key: typed_again(inner) for key, inner in node.items()}
    if isinstance(node, list):
        return [typed_again(inner) for inner in node]
    return read_entry(write_entry(node)) if isinstance(node, int | float) and not isinstance(node, bool) else node


def check(files: dict[str, bytes]) -> None:
    trees = {name: read_tree(name, content.decode()).data for name, content in files.items() if "/_" not in name}
    before = load_case_from_files(files)
    after = load_case_from_files({name: write_yaml(typed_again(tree)).encode() for name, tree in trees.items()})
    if before.case is not None and not before.case.left_out:
        assert after.case == before.case
        assert after.case.digest == before.case.digest


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_survives_its_forms(folder):
    assert load_case_from_files(files_of(folder)).case is not None
    check(files_of(folder))


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.integers(0, 10**9))
def test_a_random_case_survives_its_forms(seed):
    chance = random.Random(seed)
    check(changed_at_random(chance, files_of(chance.choice(CASES[1:]))))
