"""Whatever the bytes, the loader answers with problems and never with a traceback."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpoise.casefile import LoadedCase, load_case_from_files, read_zip
from counterpoise.casefile.catalogue import CATALOGUE

BASE = Path(__file__).with_name("base_case")
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
TREES = {name: yaml.safe_load(content) for name, content in FILES.items()}
NAMES = sorted(FILES)

bounded = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

SIGNS = st.sampled_from([*":{}[],&*!|>%@`'\"#-?\t\n ~<\\\x00\ufeff\u2028", "---\n", "- ", ": ", "&a ", "*a", "!!"])
EDITS = st.lists(st.tuples(st.integers(0, 10**6), SIGNS, st.integers(0, 3)), min_size=1, max_size=4)
WORDS = st.sampled_from(["all", "noise", "trees", "level", "effect", "missing", "<number>", "<spread>", "[key]", ""])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), WORDS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)

pytestmark = pytest.mark.slow


def _answer(files: dict[str, bytes]) -> LoadedCase:
    loaded = load_case_from_files(files)
    assert isinstance(loaded, LoadedCase)
    assert list(loaded.problems) == sorted(loaded.problems)
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert loaded.case is not None or errors, "no case, and no reason"
    assert loaded.case is None or not loaded.case.left_out or errors
    for problem in loaded.problems:
        assert problem.code in CATALOGUE
        assert len(str(problem)) < 2000
        assert str(problem).isprintable() or "\n" in str(problem)
    return loaded


@bounded
@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_random_bytes(name: str, content: bytes):
    _answer({**FILES, name: content})


@bounded
@given(st.sampled_from(NAMES), st.text(max_size=200))
def test_random_text(name: str, content: str):
    _answer({**FILES, name: content.encode("utf-8", "replace")})


@bounded
@given(st.sampled_from(NAMES), EDITS)
def test_broken_yaml(name: str, edits: list[tuple[int, str, int]]):
    text = FILES[name].decode()
    for place, sign, length in edits:
        at = place % (len(text) + 1)
        text = text[:at] + sign + text[at + length :]
    _answer({**FILES, name: text.encode()})


@bounded
@given(st.sampled_from(NAMES), VALUES)
def test_random_trees(name: str, value: object):
    _answer({**FILES, name: yaml.safe_dump(value, allow_unicode=True).encode()})


def _spots(tree: object) -> list[tuple[object, object]]:
    """Every (container, key) of a tree."""
    found: list[tuple[object, object]] = []
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        keys = list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
        found += [(part, key) for key in keys]
        waiting += [part[key] for key in keys]
    return found


def _change(tree: object, place: int, action: str, value: object) -> None:
    container, key = _spots(tree)[place % len(_spots(tree))] if _spots(tree) else (None, None)
    if container is None:
        return
    if action == "delete":
        del container[key]
    elif action == "replace":
        container[key] = value
    elif isinstance(container, dict):
        container[f"{key}x"] = container.pop(key)
    else:
        container.append(container[key])


@bounded
@given(st.data())
def test_sound_files_with_parts_changed(data: st.DataObject):
    trees = copy.deepcopy(TREES)
    for _change_number in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(NAMES))
        _change(
            trees[name],
            data.draw(st.integers(0, 10**6)),
            data.draw(st.sampled_from(["delete", "replace", "rename"])),
            data.draw(VALUES),
        )
    _answer({name: yaml.safe_dump(tree, sort_keys=False).encode() for name, tree in trees.items()})


@bounded
@given(
    st.dictionaries(
        st.sampled_from(["options/", "weights/", "seeds/", "", "options/a/"]).flatmap(
            lambda part: st.text(max_size=6).map(lambda name: f"{part}{name}.yaml")
        ),
        st.binary(max_size=20),
        max_size=4,
    )
)
def test_random_names(extra: dict[str, bytes]):
    _answer({**FILES, **extra})


@bounded
@given(st.binary(max_size=300))
def test_random_uploads(data: bytes):
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06"):
        files, problems = read_zip(start + data)
        assert problems or not files
