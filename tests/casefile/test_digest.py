"""One digest for cases that mean the same, another for any that do not."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpoise.casefile import LoadedCase, load_case_from_files
from counterpoise.casefile.yaml_tree import read_tree

BASE = Path(__file__).with_name("base_case")
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
TREES = {name: read_tree(name, content.decode()).data for name, content in FILES.items()}
ORDERED = {"objectives", "criteria", "packages", "costs", "risks", "prerequisites", "sources", "claims"}
"""Groups whose entries are shown or drawn in the order in which they stand."""


def _loaded(files: dict[str, bytes]) -> LoadedCase:
    loaded = load_case_from_files(files)
    assert loaded.case is not None, [str(problem) for problem in loaded.problems]
    return loaded


def _digest(files: dict[str, bytes]) -> str:
    return _loaded(files).case.digest


def _shuffled(tree: object, chance: random.Random, name: str = "") -> object:
    if isinstance(tree, dict):
        keys = list(tree)
        if name not in ORDERED:
            chance.shuffle(keys)
        return {key: _shuffled(tree[key], chance, key) for key in keys}
    return [_shuffled(item, chance) for item in tree] if isinstance(tree, list) else tree


def _written_anew(tree: object, chance: random.Random) -> bytes:
    text = yaml.safe_dump(
        _shuffled(tree, chance),
        sort_keys=False,
        allow_unicode=chance.random() < 0.5,
        default_flow_style=chance.choice([None, True, False]),
        default_style=chance.choice([None, "'", '"']),
        width=chance.choice([40, 80, 10_000]),
        indent=chance.choice([2, 4]),
        line_break=chance.choice(["\n", "\r\n"]),
    )
    return f"# {chance.random()}\n{text}\n# the end\n".encode("utf-8-sig" if chance.random() < 0.5 else "utf-8")


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.integers(0, 10**9))
def test_layout_comments_quotation_marks_and_the_order_of_keys_do_not_count(seed: int):
    chance = random.Random(seed)
    anew = _loaded({name: _written_anew(tree, chance) for name, tree in TREES.items()})
    assert anew == _loaded(FILES)


def _leaves(tree: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else None
    if steps is None:
        yield path
        return
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


LEAVES = [(name, path) for name, tree in TREES.items() for path in _leaves(tree)]


def _with_leaf_changed(name: str, path: tuple[str | int, ...]) -> dict[str, bytes]:
    tree = copy.deepcopy(TREES[name])
    part = tree
    for step in path[:-1]:
        part = part[step]
    old = part[path[-1]]
    part[path[-1]] = f"{old}x" if isinstance(old, str) else old * 1.001 + 1e-9
    return {**FILES, name: yaml.safe_dump(tree, sort_keys=False).encode()}


def test_any_other_leaf_gives_another_digest():
    digests = {"": _digest(FILES)}
    for name, path in LEAVES:
        loaded = load_case_from_files(_with_leaf_changed(name, path))
        if loaded.case is not None:
            digests[f"{name}: {path}"] = loaded.case.digest
    assert len(digests) > 60, "most leaves may be changed"
    assert len(set(digests.values())) == len(digests)


def test_the_names_of_files_count():
    files = dict(FILES)
    files["options/shrubs.yaml"] = files["options/trees.yaml"]
    more = _digest(files)
    files["options/bushes.yaml"] = files.pop("options/shrubs.yaml")
    assert len({_digest(FILES), more, _digest(files)}) == 3


@pytest.mark.parametrize("group", ["criteria", "objectives"])
def test_the_order_in_which_things_are_shown_counts(group: str):
    tree = copy.deepcopy(TREES["case.yaml"])
    tree[group] = dict(reversed(tree[group].items()))
    assert _digest({**FILES, "case.yaml": yaml.safe_dump(tree, sort_keys=False).encode()}) != _digest(FILES)


BESIDE = {
    "a doubled option": {"options/trees.yml": b"x: 1"},
    "a doubled option of other content": {"options/trees.yml": b"x: 2"},
    "a doubled profile": {"weights/traders.yml": b"x: 1"},
    "a doubled register": {"seeds/register.yml": b"x: 1"},
    "a broken option": {"options/hedge.yaml": b"name: ["},
    "an option broken otherwise": {"options/hedge.yaml": b"name: {"},
    "a file that is too large": {"options/hedge.yaml": b"#" * 1_000_001},
    "a file that is no text": {"options/hedge.yaml": b"\xff"},
    "a full text": {"seeds/study.txt": b"Trees hide noise."},
    "a full text in other words": {"seeds/study.txt": b"Trees hide noise!"},
}


def test_every_file_that_is_not_understood_counts():
    digests = {what: _digest({**FILES, **beside}) for what, beside in BESIDE.items()}
    assert len({_digest(FILES), *digests.values()}) == len(BESIDE) + 1


def test_a_doubled_file_leaves_an_option_out_and_so_has_another_digest():
    whole, twin = _loaded(FILES).case, _loaded({**FILES, **BESIDE["a doubled option"]}).case
    assert "trees" in whole.options
    assert "trees" not in twin.options
    assert whole.digest != twin.digest


def test_a_quote_counts():
    text = {"seeds/study.txt": b"Trees hide noise. Cars make it."}
    tree = copy.deepcopy(TREES["seeds/register.yaml"])
    source = next(iter(tree["sources"].values()))
    source["full_text"] = "study.txt"
    found = set()
    for quote in ("Trees hide noise.", "Cars make it."):
        next(iter(source["claims"].values()))["quote"] = quote
        found.add(_digest({**FILES, **text, "seeds/register.yaml": yaml.safe_dump(tree).encode()}))
    assert len(found) == 2


def test_files_that_are_not_read_do_not_count():
    beside = {"README.md": b"x", "options/_template.yaml": b"[", "options/photo.jpg": b"x"}
    assert _digest({**FILES, **beside}) == _digest(FILES)
