"""Robustness and Packages of cases that lack something, or have too much of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.dashboard.case_folders import copy_street, with_missing_level
from tests.dashboard.visit import ALL_OPEN, Visit

pytestmark = pytest.mark.slow


def _edit(path: Path, change: Callable[[dict], object]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def without_packages(folder: Path) -> Path:
    copy_street(folder)
    _edit(folder / "case.yaml", lambda case: [case.pop(key, None) for key in ("packages", "balance")])
    return folder


def with_one_measure(folder: Path) -> Path:
    copy_street(folder)
    (folder / "options/limit_30.yaml").unlink()
    _edit(folder / "case.yaml", lambda case: [case.pop(key, None) for key in ("packages", "interactions")])
    return folder


def with_costs_of_zero(folder: Path) -> Path:
    copy_street(folder)
    for path in (folder / "options").glob("*.yaml"):
        _edit(path, lambda option: [cost.update(amount=0) for cost in option.get("costs", {}).values()])
    return folder


def with_many_measures(folder: Path) -> Path:
    copy_street(folder)
    trees = yaml.safe_load((folder / "options/trees.yaml").read_text("utf-8"))
    for part in ("costs", "risks", "prerequisites"):
        trees.pop(part, None)
    for k in range(80):
        trees["performance"]["noise"]["level"] = 55 + k / 10
        text = yaml.safe_dump({**trees, "name": f"Trees {k}", "short_name": f"Trees {k}"}, allow_unicode=True)
        (folder / f"options/trees_{k}.yaml").write_text(text, "utf-8")
    return folder


ODD = {
    "no packages": without_packages,
    "one measure": with_one_measure,
    "costs of zero": with_costs_of_zero,
    "missing level": with_missing_level,
    "many measures": with_many_measures,
}


@pytest.mark.parametrize("path", ["robustness", "packages"])
@pytest.mark.parametrize("kind", ODD)
def test_a_page_answers_whatever_the_case_lacks(kind: str, path: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("COUNTERPOISE_CASE", str(ODD[kind](tmp_path / "street")))
    visit = Visit(path, open=ALL_OPEN)
    assert not visit.app.exception
    assert visit.title not in ("", "This case cannot be shown yet")
    assert visit.answer.endswith(".")


def test_the_best_of_too_many_packages_are_found_and_what_is_proven_is_said(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("COUNTERPOISE_CASE", str(with_many_measures(tmp_path / "street")))
    visit = Visit("packages", most="2")
    assert not visit.app.exception
    assert "all allowed packages" in visit.answer
    assert any("proven best" in words for words in visit.words)
    assert any("packages were not listed one by one" in words for words in visit.words)
    assert "Packages ranked" in visit.tables


def test_a_package_of_ones_own_waits_for_a_missing_level(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("COUNTERPOISE_CASE", str(with_missing_level(tmp_path / "street")))
    visit = Visit("packages", members="trees")
    assert not visit.app.exception


def with_a_criterion_that_nobody_has(folder: Path) -> Path:
    """No option has a level on shops, which has no weight in the first profile."""
    copy_street(folder)
    _edit(folder / "case.yaml", lambda case: case["criteria"]["shops"].update(entered_as="level"))
    for path in (folder / "options").glob("*.yaml"):
        _edit(path, lambda option: option["performance"].update(shops={"missing": "Nobody knows."}))
    _edit(folder / "weights/residents.yaml", lambda profile: profile["points"].update(shops=0))
    return folder


def test_a_level_that_nobody_has_leaves_nothing_to_rank_where_weights_are_not_known(serve):
    serve(with_a_criterion_that_nobody_has)
    assert "ranks first in" in Visit("robustness").answer
    visit = Visit("robustness", known="unknown")
    assert not visit.app.exception
    assert visit.answer.startswith("No option can be ranked")
