"""Any text can be made to hold any tree, and what both share keeps its bytes."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.bundle import find_folder
from counterpoise.casefile.editing.rewrite import rewrite
from counterpoise.casefile.editing.tree_diff import same
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.casefile.yaml_write import write_yaml

SCALARS = st.one_of(
    st.integers(-5, 5),
    st.sampled_from(
        ("word", "two words", "a: b", "", "yes", "# no", "line\nline", "line\n", "word " * 30 + "end", "é", "x,")
    ),
    st.booleans(),
    st.none(),
)
KEYS = st.sampled_from(("a", "b", "c", "d", "e f", "no", "1"))
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=14,
)
GROUPS = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


def _dump(tree: Any, how: int) -> str:
    if how == 0:
        return write_yaml(tree)
    return yaml.safe_dump(
        tree, default_flow_style=(None, True, False)[how % 3], indent=2 + how % 3, sort_keys=False, width=40
    )


def _with_comments(text: str) -> str:
    """Comments behind lines and between them, where the text then holds the same."""
    tree = read_tree("x", text)
    lines = text.split("\n")
    for at in range(len(lines) - 1, -1, -1):
        for changed in (f"{lines[at]}  # note {at}", f"# above {at}\n{lines[at]}"):
            tried = "\n".join([*lines[:at], changed, *lines[at + 1 :]])
            again = read_tree("x", tried)
            if again.is_whole and same(again.data, tree.data):
                lines[at] = changed
                break
    return "\n".join(lines)


@settings(max_examples=250, deadline=None)
@given(GROUPS, GROUPS, st.integers(0, 6), st.booleans(), st.sampled_from(("\n", "\r\n")), st.booleans())
def test_a_text_is_made_to_hold_another_tree(
    old: Any, new: Any, how: int, has_comments: bool, newline: str, ends: bool
) -> None:
    text = _dump(old, how)
    text = _with_comments(text) if has_comments else text
    text = text if ends else text.rstrip("\n")
    text = text.replace("\n", newline)
    held = read_tree("x", text)
    made = rewrite(text, new)
    assert same(read_tree("x", made).data, new)
    assert rewrite(made, new) == made
    assert rewrite(text, held.data) == text


@settings(max_examples=100, deadline=None)
@given(GROUPS, st.integers(0, 6), st.randoms(use_true_random=False))
def test_one_changed_leaf_leaves_all_other_lines(old: Any, how: int, chance: random.Random) -> None:
    text = _with_comments(_dump(old, how))
    leaves = list(_leaves(old, ()))
    if not leaves:
        return
    path = chance.choice(leaves)
    new = _put(old, path, 17)
    made = rewrite(text, new)
    before, after = text.split("\n"), made.split("\n")
    first = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    assert after[:first] == before[:first]
    old_leaf = _get(old, path)
    if how == 6 or not isinstance(old_leaf, str) or (len(old_leaf) < 20 and "\n" not in old_leaf):
        assert sum(line not in before for line in after) <= 1 or len(after) == len(before)


def _leaves(tree: Any, path: tuple[Any, ...]) -> Any:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    if not isinstance(tree, dict | list):
        yield path
    for step, value in inner:
        yield from _leaves(value, (*path, step))


def _get(tree: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _put(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = _put(tree[path[0]], path[1:], value)
    return copy


@pytest.mark.parametrize("name", [".", "examples/teaching"])
def test_every_number_of_a_bundled_case_can_be_changed_in_one_line(name: str) -> None:
    folder = find_folder(name)
    for path in [folder / "case.yaml", *sorted(folder.glob("options/*.yaml"))[:2]]:
        text = path.read_text(encoding="utf-8")
        data = read_tree("x", text).data
        numbers = [leaf for leaf in _leaves(data, ()) if type(_get(data, leaf)) in (int, float)]
        for leaf in numbers[:: max(1, len(numbers) // 12)]:
            made = rewrite(text, _put(data, leaf, 123.5))
            before, after = text.split("\n"), made.split("\n")
            assert len(after) == len(before)
            assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_entries_that_change_places_are_moved() -> None:
    text = "a: 1\nb: {x: 1}\nc:\n  - 1\n  - 2\n"
    assert rewrite(text, {"c": [2, 1], "a": 1, "b": {"x": 1}}).startswith("c: [2, 1]\na: 1\nb: {x: 1}\n")


def test_anchors_and_aliases_of_all_kinds_end_in_what_was_meant() -> None:
    text = "a: &a {x: &x 1, y: [*x, 2]}\nb: [*a, *x, {c: *a}]\nd: &d\n  e: *a\nf: *d\n"
    old: Any = read_tree("x", text).data
    for path in _leaves(old, ()):
        new = _put(old, path, 9)
        assert same(read_tree("x", rewrite(text, new)).data, new)
