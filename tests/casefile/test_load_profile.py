"""A weight profile by itself is checked like one of the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoise.casefile import load_case, load_profile

BASE = Path(__file__).with_name("base_case")
CRITERIA = ("noise", "shops", "cost")


@pytest.mark.parametrize("name", ["residents", "traders"])
def test_a_profile_by_itself_is_the_profile_of_the_case(name: str):
    content = (BASE / "weights" / f"{name}.yaml").read_bytes()
    loaded = load_profile(f"weights/{name}.yaml", content, CRITERIA)
    assert loaded.problems == ()
    assert loaded.profile == load_case(BASE).case.profiles[name]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", ["empty-file"]),
        (b"points: [", ["syntax-error"]),
        (b"\xff", ["not-utf8"]),
        (b"x" * 2_000_000, ["file-too-large"]),
        (
            b"name: A\nheld_by: B\nbecause: C\npoints: {noise: 1, shop: 2}\n",
            ["weights-incomplete", "unknown-criterion"],
        ),
        (b"name: A\nheld_by: B\nbecause: C\n", ["weights-form"]),
    ],
)
def test_faults_of_a_profile_are_reported(content: bytes, codes: list[str]):
    loaded = load_profile("mine.yaml", content, CRITERIA)
    assert loaded.profile is None
    assert [problem.code for problem in loaded.problems] == codes
    assert {problem.file for problem in loaded.problems} == {"mine.yaml"}
