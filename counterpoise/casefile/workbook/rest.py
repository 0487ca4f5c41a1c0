"""The sheets that are no tables, read: what has no cell of its own, and full texts."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from ..spreadsheet import Found, cell_name
from ..wording import Path, dotted, quote
from ..yaml_tree import read_tree
from .cells import Fault
from .join import Joined, child_at, put_at
from .recognize import Known

_FILE = re.compile(r"case\.yaml|(options|weights)/[A-Za-z][A-Za-z0-9_]{0,63}\.yaml|seeds/[^/\\\x00-\x1f]{1,120}\.ya?ml")
_TEXT_FILE = re.compile(r"seeds/[^/\\\x00-\x1f]{1,120}\.(txt|md)", re.IGNORECASE)
_STEP = re.compile(r"\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,6})\]")


def join_rest(joined: Joined, known: Known) -> None:
    """Values by file and path; a value that a cell of its own states too is a fault."""
    for place, (file, path_text), text in _gathered(joined, known, "path", "value"):
        path = read_path(path_text)
        if not _FILE.fullmatch(file) or not path:
            what = quote(file if path else path_text)
            joined.refuse(
                place,
                Fault("unknown-key", f"{what} names no place of a case", "such as case.yaml and limits[0].on", ""),
            )
            continue
        tree = read_tree(file, text)
        if tree.problems:
            found = f"the value cannot be read: {tree.problems[0].found}"
            joined.refuse(place, Fault("cell-type", found, "a value as in a YAML file", tree.problems[0].suggestion))
            continue
        _put_rest(joined, file, path, tree.data, place)


def _put_rest(joined: Joined, file: str, path: Path, value: object, place: str) -> None:
    root = joined.trees.setdefault(file, {})
    stated = child_at(root, path)
    if stated is not None:
        if value not in (None, [], {}) and stated not in ([], {}):
            found = (
                f"{quote(dotted(path))} is already stated at {joined.places.get((file, dotted(path)), 'another place')}"
            )
            joined.refuse(place, Fault("row-twice", found, "one statement of each value", "clear one of the two"))
            return
        if value in (None, [], {}):
            return
    joined.places[file, dotted(path)] = place
    try:
        put_at(root, path, value)
    except ValueError:
        joined.refuse(
            place, Fault("unknown-key", f"{quote(dotted(path))} fits no place", "a path of a case's file", "")
        )


def read_path(text: str) -> Path:
    """The path that ``limits[0].on`` or a JSON list says; nothing where it says none."""
    if text.startswith("["):
        steps: Any = read_tree("path", text).data
        is_path = isinstance(steps, list) and all(type(step) in (int, str) for step in steps)
        return tuple(steps) if is_path and len(steps) < 20 else ()
    found: list[str | int] = []
    at = 0
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None or (step[1] and text[at] != "." and at) or len(found) > 20:
            return ()
        found.append(step[1] if step[1] else int(step[2]))
        at = step.end()
    return tuple(found)


def join_texts(joined: Joined, known: Known) -> dict[str, bytes]:
    """Full texts by the name of their file."""
    texts: dict[str, bytes] = {}
    for place, (file, encoding), content in _gathered(joined, known, "encoding", "content"):
        if not _TEXT_FILE.fullmatch(file):
            joined.refuse(
                place, Fault("bad-file-name", f"{quote(file)} cannot be a full text", "such as seeds/report.txt", "")
            )
            continue
        try:
            texts[file] = base64.b64decode(content, validate=True) if encoding == "base64" else content.encode()
        except (binascii.Error, ValueError):
            joined.refuse(place, Fault("cell-type", "the content is not in base64", "text or base64", "copy it anew"))
    return texts


def _gathered(joined: Joined, known: Known, second: str, value: str) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Place, names and text; the pieces of a long text, in rows with the same names, are put together."""
    at = known.columns
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for row, cells in known.rows:
        place = cell_name(known.name, row, at.get("file", 1))
        texts = [
            _text(joined, cell_name(known.name, row, at.get(key, 1)), cells.get(at.get(key, 0)))
            for key in ("file", second, value)
        ]
        if any(text is None for text in texts) or not any(texts):
            continue
        file, name, text = (text or "" for text in texts)
        found.setdefault((file.strip(), name.strip()), (place, []))[1].append(text)
    yield from ((place, names, "".join(pieces)) for names, (place, pieces) in found.items())


def _text(joined: Joined, place: str, cell: Found | None) -> str | None:
    """The text of a cell, nothing where it is blank; None after a fault."""
    if cell is None:
        return ""
    if cell.kind in ("formula", "error", "date"):
        joined.refuse(place, Fault("cell-type", f"the cell holds {quote(str(cell.value))}", "text", "type it as text"))
        return None
    if cell.kind == "yesno":
        return "true" if cell.value else "false"
    return str(cell.value)
