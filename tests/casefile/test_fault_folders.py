"""Every way of failing has a folder, and the whole text of its problems is expected."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from counterpoise.casefile import LoadedCase, load_case


def _load_neighbour(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fault_folders = _load_neighbour("fault_folders")
WAYS = fault_folders.list_ways()


def _as_text(loaded: LoadedCase) -> str:
    """The problems, then what is left of the case, as the folders write it."""
    problems = "".join(f"{problem}\n" for problem in loaded.problems)
    if loaded.case is None:
        return f"{problems}\nno case\n"
    left_out = ", ".join(f"{item.kind} {item.id}" for item in loaded.case.left_out)
    return f"{problems}\nleft out: {left_out or 'nothing'}\n"


def test_the_folders_are_found():
    assert len(WAYS) > 100
    assert set(fault_folders.MADE) <= set(WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_failing_is_reported_in_full(way: str, tmp_path: Path):
    folder = tmp_path / "case"
    folder.mkdir()
    loaded = load_case(fault_folders.lay_out(way, folder))
    expected = (fault_folders.FAULTS / way / "expected.txt").read_text(encoding="utf-8")
    assert _as_text(loaded) == expected
    assert loaded.problems, "a fault folder without a fault"


@pytest.mark.parametrize("way", [way for way in WAYS if way != "folder_missing"])
def test_every_message_says_what_to_do_next(way: str, tmp_path: Path):
    folder = tmp_path / "case"
    folder.mkdir()
    for problem in load_case(fault_folders.lay_out(way, folder)).problems:
        assert problem.expected or problem.suggestion, problem
        assert len(str(problem)) < 1200, problem


def test_the_base_case_is_clean():
    loaded = load_case(fault_folders.BASE)
    assert loaded.problems == ()
    assert loaded.case is not None
    assert loaded.case.left_out == ()
