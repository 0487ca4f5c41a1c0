"""One change made to a plain tree; the old tree stays as it is."""

from __future__ import annotations

from typing import Any

from ...model import Problem
from ..wording import Path, describe, did_you_mean, listing
from ..yaml_tree import Tree
from .change import DELETE, END, Change
from .faults import fault
from .key_order import insert_in_order, order_of_keys


class CannotSetError(Exception):
    """The path of a change leads nowhere."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def set_in_tree(data: Any, change: Change, tree: Tree) -> Any:
    """The tree with the change made; groups and lists on the way that are not there are made.

    Raises
    ------
    CannotSetError
        A step of the path does not fit what is there.
    """
    return _set(data, change, tree, 0)


def _set(node: Any, change: Change, tree: Tree, depth: int) -> Any:
    step, is_last = change.path[depth], depth == len(change.path) - 1
    if node is None and change.value is not DELETE:
        node = {} if isinstance(step, str) else []
    if isinstance(node, dict) and isinstance(step, str):
        return _set_key(node, step, change, tree, depth, is_last)
    if isinstance(node, list) and isinstance(step, int):
        return _set_item(node, step, change, tree, depth, is_last)
    here = change.path[:depth]
    wanted = "a group of keys" if isinstance(step, str) else "a list"
    raise _cannot(change, tree, here, f"{describe(node)} is there", f"{wanted}, to hold {_shown(step)}", _advice(node))


def _advice(node: Any) -> str:
    if isinstance(node, int | float) and not isinstance(node, bool):
        return "set the whole value, as in {low: 1, mode: 2, high: 3}"
    return "look at the path, or set the whole value"


def _set_key(node: dict[str, Any], step: str, change: Change, tree: Tree, depth: int, is_last: bool) -> dict[str, Any]:
    is_there = step in node
    if not is_there and (change.value is DELETE):
        hint = did_you_mean(step, node)
        expected = f"one of: {listing(node)}" if node else "there is no key in this group"
        raise _cannot(change, tree, change.path[: depth + 1], f"there is no key {_shown(step)}", expected, hint)
    if is_last and change.value is DELETE:
        return {key: value for key, value in node.items() if key != step}
    value = change.value if is_last else _set(node.get(step), change, tree, depth + 1)
    if is_there:
        return {**node, step: value}
    keys = insert_in_order(node, step, order_of_keys(change.file, change.path[:depth]))
    return {key: value if key == step else node[key] for key in keys}


def _set_item(node: list[Any], step: int, change: Change, tree: Tree, depth: int, is_last: bool) -> list[Any]:
    at = len(node) if step == END else step
    is_new = at == len(node) and change.value is not DELETE
    if not (0 <= at < len(node) or is_new):
        found = f"the list has {len(node)} item{'' if len(node) == 1 else 's'}, so there is none at [{at}]"
        expected = f"a place from [0] to [{len(node)}]" if change.value is not DELETE else "the place of an item"
        raise _cannot(change, tree, change.path[: depth + 1], found, expected, "places count from 0")
    if is_last and change.value is DELETE:
        return [*node[:at], *node[at + 1 :]]
    value = change.value if is_last else _set(None if is_new else node[at], change, tree, depth + 1)
    return [*node[:at], value, *node[at + 1 :]]


def _cannot(change: Change, tree: Tree, path: Path, found: str, expected: str, advice: str) -> CannotSetError:
    return CannotSetError(
        fault(change.file, change.path, "edit-path", found, expected, advice, tree.place_of_value(path))
    )


def _shown(step: str | int) -> str:
    return f"'{step}'" if isinstance(step, str) else f"[{step}]"
