"""An id renamed everywhere: where it is defined, where it is named, and in the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ..file_names import YAML_SUFFIXES
from ..wording import Path, did_you_mean, listing
from ..yaml_tree import read_tree
from ..yaml_write import write_key
from ..yaml_write_scalar import write_scalar
from .apply import decode
from .faults import EditError, fault
from .places import DEFINED, KINDS, Place, find_places, ids_of, part_of, rename_in_estimate, value_at
from .restyle import keep_style
from .rewrite import rewrite, settled
from .spans import read_spans

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_RULE = "a letter first, then only letters, digits and _, at most 64 characters, and not the word 'all'"


@dataclass(frozen=True, slots=True)
class Edited:
    """The files after an edit, every place that it touched, and where text still mentions the id."""

    files: dict[str, bytes]
    places: tuple[Place, ...]
    mentions: tuple[Place, ...] = ()


def rename(files: Mapping[str, bytes], kind: str, old: str, new: str) -> Edited:
    """The files with another id for one entry; all references follow.

    Comments, order and layout stay. A file whose name is the id is renamed. Prose that mentions the id is left
    as it is and listed in ``mentions``.

    Parameters
    ----------
    kind
        One of `KINDS`: option, profile, criterion, objective, package, scenario, actor, period, milestone, cost, risk,
        claim, source.

    Raises
    ------
    EditError
        There is no such id, the new one is taken or cannot be one, or a file cannot be read.
    """
    trees = read_trees(files)
    check_id(trees, kind, old)
    taken = ids_of(trees, kind)
    if not _IDENTIFIER.fullmatch(new) or new == "all":
        raise EditError([fault(".", (), "edit-id", f"'{new}' cannot be an id", _RULE, "choose another id")])
    if new in taken:
        raise EditError(
            [fault(".", (), "edit-id", f"there is already a {kind} '{new}'", "an id that is free", "choose another id")]
        )
    places = find_places(trees, kind, old)
    edited = dict(files)
    for file in dict.fromkeys(place.file for place in places):
        inside = [place for place in places if place.file == file and place.path]
        if inside:
            edited[file] = _rename_inside(files[file], trees[file], inside, kind, old, new)
    for place in places:
        if place.form == "file":
            path = PurePosixPath(place.file)
            edited[str(path.with_name(new + path.suffix))] = edited.pop(place.file)
    return Edited(edited, tuple(places), tuple(find_mentions(trees, old, places)))


def read_trees(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The plain trees of the YAML files of a case.

    Raises
    ------
    EditError
        One cannot be read; an id in it could not follow.
    """
    trees: dict[str, Any] = {}
    problems = []
    for file, content in files.items():
        if not part_of(file) or not file.lower().endswith(YAML_SUFFIXES):
            continue
        decoded = decode(content)
        tree = read_tree(file, decoded[1] if decoded else "\0")
        problems += [] if tree.is_whole else list(tree.problems)
        trees[file] = tree.data
    if problems:
        raise EditError(problems)
    return trees


def check_id(trees: Mapping[str, Any], kind: str, id_: str) -> None:
    """Raise EditError where there is no such kind or no such id."""
    if kind not in DEFINED:
        found = f"there is no kind '{kind}'"
        raise EditError([fault(".", (), "edit-id", found, f"one of: {', '.join(KINDS)}", did_you_mean(kind, KINDS))])
    known = ids_of(trees, kind)
    if id_ not in known:
        expected = f"one of: {listing(known)}" if known else "there is none in this case"
        raise EditError(
            [fault(".", (), "edit-id", f"no {kind} has the id '{id_}'", expected, did_you_mean(id_, known))]
        )


def find_mentions(trees: Mapping[str, Any], id_: str, places: list[Place]) -> Iterator[Place]:
    """Text that holds the id as a word, where the id is not a word of the language."""
    if not re.search(r"[0-9_]", id_):
        return
    word = re.compile(rf"(?<![A-Za-z0-9_]){re.escape(id_)}(?![A-Za-z0-9_])")
    known = {(place.file, place.path) for place in places}
    for file, tree in trees.items():
        for path, text in _texts(tree, ()):
            if word.search(text) and (file, path) not in known:
                yield Place(file, path, "value")


def _texts(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, str):
        yield path, node
    for step, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from _texts(inner, (*path, step))


def _rename_inside(content: bytes, tree: Any, places: list[Place], kind: str, old: str, new: str) -> bytes:
    mark, text = decode(content) or (b"", "")
    renamed = _renamed(tree, {place.path: place for place in places}, (), kind, old, new)
    spans = read_spans(text).by_path
    pieces: list[tuple[int, int, str]] = []
    for place in places:
        span = spans.get(place.path)
        if span is None or span.style == "alias":
            continue
        if place.form == "key" and span.key:
            start, end = span.key
            written = text[start:end]
            pieces.append((start, end, keep_style(written, written[:1], new) or write_key(new)))
        elif place.form != "key":
            value = new if place.form == "value" else rename_in_estimate(value_at(tree, place.path), kind, old, new)
            written = text[span.start : span.end]
            pieces.append((span.start, span.end, keep_style(written, span.style, value) or write_scalar(value, True)))
    changed = text
    for start, end, written in sorted(pieces, reverse=True):
        changed = changed[:start] + written + changed[end:]
    return mark + (settled(changed, renamed) or rewrite(text, renamed)).encode()


def _renamed(node: Any, places: Mapping[Path, Place], path: Path, kind: str, old: str, new: str) -> Any:
    place = places.get(path)
    if place and place.form == "value":
        return new
    if place and place.form == "estimate":
        return rename_in_estimate(node, kind, old, new)
    if isinstance(node, dict):
        renamed = {}
        for key, inner in node.items():
            there = (*path, key)
            is_key = there in places and places[there].form == "key"
            renamed[new if is_key else key] = _renamed(inner, places, there, kind, old, new)
        return renamed
    if isinstance(node, list):
        return [_renamed(item, places, (*path, at), kind, old, new) for at, item in enumerate(node)]
    return node
