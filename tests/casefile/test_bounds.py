"""However large or faulty an upload is, the work it causes is bounded and it says which bound was passed."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from counterpoise.casefile import LoadedCase, load_case_from_files
from counterpoise.casefile.bounds import MAX_CASE_NODES, MAX_CASE_PROBLEMS, MAX_CELLS, MAX_MILESTONES, describe_bounds
from counterpoise.casefile.reference import describe_formats

BASE = Path(__file__).with_name("base_case")
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
SECONDS = 30
"""Of processor time, on a slow machine; the bounds aim at five."""


def _load_in_time(files: dict[str, bytes]) -> LoadedCase:
    start = process_time()
    loaded = load_case_from_files({**FILES, **files})
    assert process_time() - start < SECONDS
    assert len(loaded.problems) <= MAX_CASE_PROBLEMS + 1
    return loaded


def _criteria(count: int) -> bytes:
    more = "".join(
        f"  c{at}: {{name: C {at}, objective: life, definition: x, unit: y, scale: {{worst: 0, best: 1}}}}\n"
        for at in range(count)
    )
    return FILES["case.yaml"].replace(b"packages:", more.encode() + b"packages:", 1)


def _options(count: int, text: bytes = FILES["options/trees.yaml"]) -> dict[str, bytes]:
    return {f"options/o{at}.yaml": text.replace(b"A row", f"A {at}th row".encode()) for at in range(count)}


def _milestones(count: int, after: int) -> bytes:
    lines = "".join(
        f"  m{at}: {{what: x, kind: time, lead_days: 1, basis: judgement, because: x, "
        f"after: [{', '.join(f'm{earlier}' for earlier in range(max(0, at - after), at))}]}}\n"
        for at in range(count)
    )
    return FILES["options/trees.yaml"].replace(b"prerequisites:\n", f"prerequisites:\n{lines}".encode())


TOO_LARGE = {
    "options times criteria": (
        {"case.yaml": _criteria(190), **_options(MAX_CELLS // 190)},
        "options times criteria",
    ),
    "criteria": ({"case.yaml": _criteria(300)}, "303 criteria"),
    "milestones": ({"options/trees.yaml": _milestones(MAX_MILESTONES + 1, 1)}, "different prerequisites"),
    "steps": ({"options/trees.yaml": _milestones(200, 40)}, "entries under 'after'"),
    "values": (_options(40, b"tags: [" + b"a, " * 9_000 + b"]\n" + FILES["options/trees.yaml"]), "300,000 values"),
}


@pytest.mark.parametrize("what", TOO_LARGE)
def test_a_case_that_is_too_large_is_refused_with_the_bound(what: str):
    files, words = TOO_LARGE[what]
    loaded = _load_in_time(files)
    assert loaded.case is None
    found = [problem for problem in loaded.problems if problem.code == "case-too-large"]
    assert found
    assert words in found[0].found


MANY = {
    "keys that nobody knows": {
        f"options/o{at}.yaml": b"".join(b"k%d: 1\n" % k for k in range(20_000)) for at in range(12)
    },
    "entries of the wrong kind": {f"options/o{at}.yaml": b"tags: [" + b"7, " * 40_000 + b"]\n" for at in range(8)},
    "references to nothing": _options(12, FILES["options/trees.yaml"] + b"excludes: [" + b"nobody, " * 20_000 + b"]\n"),
}


@pytest.mark.parametrize("what", MANY)
def test_a_case_with_far_too_many_problems_is_not_read_to_its_end(what: str):
    loaded = _load_in_time(MANY[what])
    assert {problem.code for problem in loaded.problems} & {"too-many-problems", "case-too-large"}
    assert loaded.case is None or {left.id for left in loaded.case.left_out} >= {f"o{at}" for at in range(12)}


def test_packages_of_many_unknown_options_do_not_make_it_slow():
    members = ", ".join(f"x{at}" for at in range(20_000))
    case = FILES["case.yaml"].replace(b"packages:\n", f"packages:\n  p: {{name: P, members: [{members}]}}\n".encode())
    every = FILES["options/trees.yaml"] + b"excludes: [all]\n"
    _load_in_time({"case.yaml": case, **_options(300, every)})


def test_a_case_of_many_warnings_is_loaded():
    off = FILES["options/trees.yaml"].replace(b"level: 62", b"level: 139")
    loaded = _load_in_time(_options(200, off))
    assert loaded.case is not None
    assert {problem.code for problem in loaded.problems} == {"outside-scale", "stacking-not-stated"}


def test_the_bounds_are_documented():
    assert describe_bounds() in describe_formats()
    assert f"{MAX_CASE_NODES:,} values" in describe_bounds()
