"""The catalogue, the code and the fault folders speak of the same problems."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from counterpoise.casefile.catalogue import CATALOGUE, describe_problems, explain, explain_in_words

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "counterpoise" / "casefile"
FAULTS = Path(__file__).with_name("faults")
NOT_CODES = {"utf-8", "utf-8-sig", "9999-12-31", "cat-file", "ls-tree", "rev-parse"}
TESTED_ELSEWHERE = {
    "bad-zip": "test_read_zip",
    "unsafe-path": "test_read_zip",
    "too-many-problems": "test_load_case",
    "case-too-large": "test_bounds",
    "edit-file": "editing/test_apply_changes",
    "edit-path": "editing/test_apply_changes",
    "edit-value": "editing/test_apply_changes",
    "cell-error": "test_workbook_faults",
    "cell-formula": "test_workbook_faults",
    "cell-type": "test_workbook_faults",
    "extra-column": "test_workbook_faults",
    "extra-sheet": "test_workbook_faults",
    "merged-cells": "test_workbook_faults",
    "missing-column": "test_workbook_faults",
    "missing-sheet": "test_workbook_faults",
    "no-table": "test_plain_table",
    "units-mixed": "test_plain_table",
    "row-twice": "test_workbook_faults",
    "row-without-id": "test_workbook_faults",
    "unknown-row": "test_workbook_faults",
    "workbook-refused": "test_hostile_workbooks",
    "workbook-too-large": "test_hostile_workbooks",
    "workbook-unreadable": "test_hostile_workbooks",
    "edit-id": "editing/test_rename_and_remove",
    "edit-needed": "editing/test_rename_and_remove",
}
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def _codes_in_source() -> set[str]:
    files = [path for path in SOURCE.rglob("*.py") if "explanations" not in path.parts]
    assert files
    constants = (
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in constants if CODE.fullmatch(text)} - NOT_CODES


def _codes_in_folders() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in FAULTS.glob("*/expected.txt")]
    assert texts
    return {code for text in texts for code in re.findall(r"^\S.* \[([a-z0-9-]+)\]$", text, re.MULTILINE)}


def test_every_code_in_the_source_is_explained():
    unexplained = _codes_in_source() - set(CATALOGUE)
    assert not unexplained, f"add to counterpoise/casefile/explanations: {sorted(unexplained)}"


def test_every_explained_code_is_in_the_source():
    unused = set(CATALOGUE) - _codes_in_source()
    assert not unused, f"no check gives these codes; delete them from explanations: {sorted(unused)}"


def test_every_code_is_produced_by_a_fault_folder():
    untested = set(CATALOGUE) - _codes_in_folders() - set(TESTED_ELSEWHERE)
    assert not untested, f"add a folder to tests/casefile/faults for: {sorted(untested)}"


@pytest.mark.parametrize("code", sorted(TESTED_ELSEWHERE))
def test_a_code_without_a_folder_has_a_test(code: str):
    test = (Path(__file__).parent / f"{TESTED_ELSEWHERE[code]}.py").read_text(encoding="utf-8")
    assert f'"{code}"' in test


def test_every_code_of_a_fault_folder_is_explained():
    assert _codes_in_folders() <= set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_an_explanation_says_what_it_means_and_how_to_repair_it(code: str):
    found = explain(code)
    assert found.code == code
    for text in (found.title, found.meaning, found.repair, found.example):
        assert text.strip()
    assert found.repair in explain_in_words(found)
    assert f"### `{code}`" in describe_problems()


def test_an_unknown_code_names_the_nearest():
    with pytest.raises(KeyError, match="did you mean 'missing-key'"):
        explain("mising-key")
