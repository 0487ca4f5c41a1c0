"""What is said in several files about versions and tools is the same in all of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from counterpoise import __version__

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = dict(
    re.findall(
        r"^([\w.-]+)==(\S+)",
        (ROOT / "requirements-dev.txt").read_text() + (ROOT / "requirements.txt").read_text(),
        re.MULTILINE,
    )
)
YAML_FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*(ROOT / ".github").rglob("*.yml"), ROOT / ".pre-commit-config.yaml", ROOT / "CITATION.cff")
)


def read(name: str):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", YAML_FILES)
def test_the_files_for_a_public_host_can_be_read(name: str) -> None:
    assert isinstance(read(name), dict)


def test_there_are_files_for_a_public_host() -> None:
    assert len(YAML_FILES) > 5


def test_the_citation_names_this_version_and_licence() -> None:
    citation = read("CITATION.cff")
    assert citation["version"] == __version__
    assert citation["license"] == PROJECT["license"] == "MIT"


def test_the_workflow_tests_every_python_that_is_promised() -> None:
    promised = {line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)}
    jobs = read(".github/workflows/ci.yml")["jobs"]
    assert set(jobs["quick"]["strategy"]["matrix"]["python-version"]) == promised
    assert min(promised) == PROJECT["requires-python"].removeprefix(">=")


def test_tools_have_one_version() -> None:
    assert PROJECT["optional-dependencies"]["fast"] == [f"numba=={PINS['numba']}"]
    (local,) = read(".pre-commit-config.yaml")["repos"]
    pinned = [pin for hook in local["hooks"] for pin in hook.get("additional_dependencies", [])]
    assert pinned == [f"ruff=={PINS['ruff']}"] * 2
