"""Changes to the files of a case -> the files with nothing but them changed."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ...model import Problem
from ..file_names import CASE_FILE_NAMES, PARTS, TEXT_SUFFIXES, YAML_SUFFIXES
from ..wording import did_you_mean, listing
from ..yaml_tree import read_tree
from ..yaml_write import write_yaml
from .change import DELETE, Change
from .faults import EditError, fault
from .rewrite import CannotRewriteError, rewrite
from .set_in_tree import CannotSetError, set_in_tree

_SCHEMAS = {"options": "option", "weights": "weights", "seeds": "sources"}


def apply_changes(files: Mapping[str, bytes], changes: Iterable[Change]) -> dict[str, bytes]:
    """The files after the changes, made in their order.

    Only what changes is touched: comments, order, layout, line ends, a byte-order mark and every other byte
    stay. A new key stands where the format has it. Whether the case is then sound is for `load_case_from_files`
    to say.

    Parameters
    ----------
    files
        Bytes by name, as `read_zip` gives them: ``case.yaml``, ``options/ID.yaml``, ...
    changes
        What to set and to take away.

    Raises
    ------
    EditError
        Some changes cannot be made; it lists all of them, and nothing is changed.
    """
    edited = dict(files)
    problems: list[Problem] = []
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.file, []).append(change)
    for file, of_file in by_file.items():
        content, found = _edit_file(file, edited.get(file), of_file, edited)
        problems += found
        if content is not None:
            edited[file] = content
        elif not found:
            edited.pop(file, None)
    if problems:
        raise EditError(problems)
    return edited


def _edit_file(
    file: str, content: bytes | None, changes: list[Change], files: Mapping[str, bytes]
) -> tuple[bytes | None, list[Problem]]:
    """The new bytes of one file, None when it goes, and what cannot be done."""
    whole = max((at for at, change in enumerate(changes) if not change.path), default=-1)
    if whole >= 0:
        first = changes[whole]
        if first.value is DELETE and content is None:
            return None, [_no_file(first, files)]
        content = None if first.value is DELETE else content
        if isinstance(first.value, str) and file.lower().endswith(TEXT_SUFFIXES):
            content = first.value.encode()
        elif first.value is not DELETE:
            if bad := _bad_name(file):
                return None, [bad]
            content, bad = _whole_file(file, content, first.value)
            if bad:
                return None, [bad]
        changes = changes[whole + 1 :]
    if not changes:
        return content, []
    if content is None:
        return None, [_no_file(change, files) for change in changes]
    return _edit_inside(file, content, changes)


def _whole_file(file: str, content: bytes | None, value: Any) -> tuple[bytes | None, Problem | None]:
    """A file created, or an old one made to hold another tree with as little change as may be."""
    try:
        if content is not None:
            decoded = decode(content)
            if decoded is not None and read_tree(file, decoded[1]).is_whole:
                return decoded[0] + rewrite(decoded[1], value).encode(), None
        return (_schema_line(file) + write_yaml(value)).encode(), None
    except (CannotRewriteError, ValueError, TypeError) as error:
        return None, fault(file, (), "edit-value", str(error), "a plain value", "")


def _schema_line(file: str) -> str:
    """The comment by which editors find what a file may hold."""
    part = file.partition("/")[0]
    if file in CASE_FILE_NAMES:
        return "# yaml-language-server: $schema=schemas/case.schema.json\n"
    name = _SCHEMAS.get(part)
    return f"# yaml-language-server: $schema=../schemas/{name}.schema.json\n" if name else ""


def _edit_inside(file: str, content: bytes, changes: list[Change]) -> tuple[bytes | None, list[Problem]]:
    decoded = decode(content)
    if not file.lower().endswith(YAML_SUFFIXES) or decoded is None:
        found = fault(file, (), "edit-file", "the file has no keys", "a file in YAML", "set the whole file")
        return None, [found]
    mark, text = decoded
    tree = read_tree(file, text)
    if not tree.is_whole:
        return None, list(tree.problems)
    data, problems = tree.data, []
    for change in changes:
        try:
            data = set_in_tree(data, change, tree)
        except CannotSetError as error:
            problems.append(error.problem)
    if problems:
        return None, problems
    try:
        return mark + rewrite(text, data).encode(), []
    except (CannotRewriteError, ValueError, TypeError) as error:
        return None, [fault(file, changes[0].path, "edit-value", str(error), "a change that can be written", "")]


def decode(content: bytes) -> tuple[bytes, str] | None:
    """The byte-order mark, where there is one, and the text; None when it is not UTF-8."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        return mark, content[len(mark) :].decode()
    except UnicodeDecodeError:
        return None


def _no_file(change: Change, files: Mapping[str, bytes]) -> Problem:
    return fault(
        change.file,
        change.path,
        "edit-file",
        "there is no such file",
        f"one of: {listing(sorted(files))}",
        did_you_mean(change.file, files) or "set the whole file to create it",
    )


def _bad_name(file: str) -> Problem | None:
    """Why a file of this name would not be read as part of the case."""
    path = PurePosixPath(file)
    is_case = file in CASE_FILE_NAMES
    suffixes = (*YAML_SUFFIXES, *(TEXT_SUFFIXES if file.startswith("seeds/") else ()))
    is_part = len(path.parts) == 2 and path.parts[0] in PARTS and path.suffix in suffixes
    if is_case or is_part:
        return None
    return fault(
        file,
        (),
        "edit-file",
        "a file of this name is not read",
        "case.yaml, or a name that ends in .yaml directly in options, weights or seeds",
        "choose another name",
    )
