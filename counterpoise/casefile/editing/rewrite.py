"""A YAML text and the tree that it should hold -> the text with only what differs changed."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from ..wording import Path
from ..yaml_tree import read_tree
from .spans import read_spans
from .splice import Piece, Splicer
from .tree_diff import Edit, InsertItems, InsertKey, Remove, Replace, find_edits, same

_ROUNDS = 60


class CannotRewriteError(ValueError):
    """No text was found that holds the tree and keeps what must not be lost."""


def rewrite(text: str, new: Any) -> str:
    """The text, changed so that it holds ``new``.

    Comments, order, quotation marks and every untouched line stay. The result has been read again and
    holds ``new``; where a splice would not, the smallest part around it is written anew.

    Parameters
    ----------
    text
        A YAML document that can be read as a whole.
    new
        A plain tree.

    Raises
    ------
    CannotRewriteError
        The document cannot be read, or a part with a fault that hides values would have to be written anew.
    """
    tree = read_tree("", text)
    if not tree.is_whole:
        raise CannotRewriteError("the file cannot be read")
    if same(tree.data, new):
        return text
    edits = list(find_edits(tree.data, new))
    text, edits = _write_out_aliases(text, tree.data, new, edits)
    mended = [edit.path for edit in edits if isinstance(edit, Replace | Remove)]
    faulty = {place for place in tree.faulty if not any(place[: len(path)] == path for path in mended)}
    spliced = settled(splice(text, new, edits, faulty), new)
    return spliced or _write_more(text, tree.data, new, edits, faulty)


def splice(text: str, new: Any, edits: Sequence[Edit], faulty: AbstractSet[Path] = frozenset()) -> str:
    """The text with the edits made; whether it then holds ``new`` is for the caller to see."""
    splicer = Splicer(text, read_spans(text))
    todo: list[Edit] = list(edits)
    for _round in range(_ROUNDS):
        found: list[tuple[Edit, list[Piece]]] = []
        wider: list[Path] = []
        for edit in todo:
            pieces = splicer.pieces(edit)
            if pieces is None:
                wider.append(_around(edit))
            else:
                found.append((edit, pieces))
        wider += _overlapping(found)
        if not wider:
            return _put_in(text, [piece for _edit, pieces in found for piece in pieces])
        todo = _widen(todo, wider, new, faulty)
    raise CannotRewriteError("the changes stand too close to each other")


def _around(edit: Edit) -> Path:
    return edit.path if isinstance(edit, InsertItems) else edit.path[:-1]


def _widen(edits: Sequence[Edit], around: Sequence[Path], new: Any, faulty: AbstractSet[Path]) -> list[Edit]:
    """The edits, with the parts around some of them written anew as a whole.

    Raises
    ------
    CannotRewriteError
        One of these parts has a fault, so what is written there is not all in the tree.
    """
    widened = dict(_settle(top, edits, new) for top in around)
    tops = [path for path in widened if not any(path[:n] in widened for n in range(len(path)))]
    if any(place[: len(top)] == top for place in faulty for top in tops):
        raise CannotRewriteError(
            "the part around the change has a fault and would have to be written anew; correct the fault first"
        )
    kept = [edit for edit in edits if not any(edit.path[: len(top)] == top for top in tops)]
    return [*kept, *(Replace(top, widened[top]) for top in tops)]


def _settle(top: Path, edits: Sequence[Edit], new: Any) -> tuple[Path, Any]:
    """A path of the old text that means the same in the new tree, at or above ``top``, and its new value."""
    for length in range(len(top), -1, -1):
        path = top[:length]
        if any(_shifts(edit, path) for edit in edits):
            continue
        value = _value_at(new, path)
        if value is not _NOTHING:
            return path, value
    return (), new


_NOTHING: Any = object()


def _shifts(edit: Edit, path: Path) -> bool:
    """Whether an edit changes which item of a list a path means."""
    if isinstance(edit, InsertItems):
        inside = path[: len(edit.path)] == edit.path and len(path) > len(edit.path)
        return inside and isinstance(path[len(edit.path)], int)
    around = edit.path[:-1]
    return isinstance(edit, Remove) and isinstance(edit.path[-1], int) and path[: len(around)] == around != path


def _value_at(tree: Any, path: Path) -> Any:
    for step in path:
        is_there = (isinstance(tree, dict) and step in tree) or (
            isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree)
        )
        if not is_there:
            return _NOTHING
        tree = tree[step]
    return tree


def _overlapping(found: Sequence[tuple[Edit, list[Piece]]]) -> list[Path]:
    spans = sorted(
        ((piece.start, piece.end, at) for at, (_edit, pieces) in enumerate(found) for piece in pieces),
        key=lambda span: span[:2],
    )
    clashing: list[Path] = []
    reach, reached_by = -1, -1
    for start, end, at in spans:
        if start < reach and at != reached_by:
            clashing += [_around(found[at][0]), _around(found[reached_by][0])]
        if end >= reach:
            reach, reached_by = end, at
    return clashing


def _put_in(text: str, pieces: Sequence[Piece]) -> str:
    order = sorted(enumerate(pieces), key=lambda at: (at[1].start, at[1].end > at[1].start, -at[1].depth, at[0]))
    parts: list[str] = []
    done = 0
    for _at, piece in order:
        parts += [text[done : piece.start], piece.text]
        done = max(done, piece.end)
    return "".join([*parts, text[done:]])


def settled(text: str, new: Any) -> str | None:
    """The text if it holds the tree, perhaps with a line end at its end that a text block needs; else None."""
    for tried in (text, text if text.endswith("\n") else f"{text}\n"):
        tree = read_tree("", tried)
        if tree.is_whole and same(tree.data, new):
            return tried
    return None


def _write_more(text: str, old: Any, new: Any, edits: Sequence[Edit], faulty: AbstractSet[Path]) -> str:
    """Write anew what surrounds the edits that fail, step by step more of it, until the text holds what it should."""
    failing = [edit for edit in edits if not _holds_alone(text, old, edit)] or list(edits)
    deepest = max((len(_around(edit)) for edit in failing), default=0)
    for depth in range(deepest, -1, -1):
        wider = _widen(edits, [_around(edit)[:depth] for edit in failing], new, faulty)
        if found := settled(splice(text, new, wider, faulty), new):
            return found
    raise CannotRewriteError("the change cannot be written into this file; write it by hand")


def _holds_alone(text: str, old: Any, edit: Edit) -> bool:
    alone = _made(old, edit, edit.path)
    return settled(splice(text, alone, [edit]), alone) is not None


def _made(tree: Any, edit: Edit, left: Path) -> Any:
    """The tree with one edit made."""
    if isinstance(edit, Replace) and not left:
        return edit.value
    if isinstance(edit, InsertItems) and not left:
        return [*tree[: edit.at], *edit.values, *tree[edit.at :]]
    step, rest = left[0], left[1:]
    if isinstance(edit, InsertKey) and not rest:
        entries = list(tree.items())
        at = 0 if edit.after is None else list(tree).index(edit.after) + 1
        return dict([*entries[:at], (step, edit.value), *entries[at:]])
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    if isinstance(edit, Remove) and not rest:
        del copy[step]
    else:
        copy[step] = _made(tree[step], edit, rest)
    return copy


def _write_out_aliases(text: str, old: Any, new: Any, edits: list[Edit]) -> tuple[str, list[Edit]]:
    """The text with those aliases written out that the edits would change elsewhere, or leave without an anchor."""
    spans = read_spans(text)
    touched = [edit.path for edit in edits]
    affected: list[Path] = []
    for alias, anchor in spans.anchored.items():
        is_within = any(path[: len(alias)] == alias for path in touched)
        changes_anchor = any(path[: len(anchor)] == anchor or anchor[: len(path)] == path for path in touched)
        if is_within or changes_anchor:
            affected.append(alias)
    if not affected:
        return text, edits
    written = settled(splice(text, old, [Replace(path, _value_at(old, path)) for path in affected]), old)
    if written is None:
        raise CannotRewriteError("an alias (a word that begins with *) cannot be written out; write it out by hand")
    return written, list(find_edits(old, new))
