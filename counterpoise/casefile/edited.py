"""The files of a case while they are edited: every step can be undone, and all of it can be put away as bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .bounds import MAX_FILES

MOST_STEPS = 200
"""Steps that can be undone; older ones are forgotten."""

MOST_BYTES = 5_000_000
"""Of a draft that is unpacked; what a browser hands back, or a link carries, is not trusted."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Part of a file's text replaced, from the character ``at`` on; None is a file that is not there."""

    file: str
    at: int
    old: str | None
    new: str | None

    def apply(self, files: Mapping[str, str]) -> dict[str, str]:
        """The files after it.

        Raises
        ------
        ValueError
            The files do not hold what it replaces.
        """
        text = files.get(self.file)
        rest = {name: content for name, content in files.items() if name != self.file}
        if self.old is None or self.new is None:
            if text != self.old:
                raise ValueError(f"{self.file} is not as the step left it")
            return rest if self.new is None else {**files, self.file: self.new}
        end = self.at + len(self.old)
        if text is None or not 0 <= self.at <= len(text) or text[self.at : end] != self.old:
            raise ValueError(f"{self.file} is not as the step left it")
        return {**files, self.file: text[: self.at] + self.new + text[end:]}

    def back(self) -> Splice:
        """The splice that undoes this one."""
        return Splice(self.file, self.at, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of an author, in words, with what it replaced."""

    what: str
    splices: tuple[Splice, ...]

    def apply(self, files: Mapping[str, str]) -> dict[str, str]:
        for splice in self.splices:
            files = splice.apply(files)
        return dict(files)

    def back(self) -> Step:
        return Step(self.what, tuple(splice.back() for splice in reversed(self.splices)))


@dataclass(frozen=True)
class EditedFiles:
    """The files now by name, the files that they are compared with, and the steps on both sides of now.

    Texts are without a byte order mark. ``past`` ends with the newest step, ``future`` begins with
    the one that redo takes.
    """

    files: Mapping[str, str]
    base: Mapping[str, str]
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def take(self, files: Mapping[str, str], what: str) -> EditedFiles:
        """The files after a change that is said in words; itself where nothing changes."""
        splices = tuple(find_splices(self.files, files))
        if not splices:
            return self
        return replace(self, files=dict(files), past=(*self.past, Step(what, splices))[-MOST_STEPS:], future=())

    def undo(self) -> EditedFiles:
        """Before the newest step; itself where there is none."""
        if not self.past:
            return self
        *past, newest = self.past
        return replace(
            self, files=newest.back().apply(self.files), past=tuple(past), future=(newest, *self.future)[:MOST_STEPS]
        )

    def redo(self) -> EditedFiles:
        """After the step that was undone last; itself where there is none."""
        if not self.future:
            return self
        oldest, *future = self.future
        return replace(self, files=oldest.apply(self.files), past=(*self.past, oldest), future=tuple(future))

    def saved(self) -> EditedFiles:
        """The same, compared from now on with the files as they are."""
        return replace(self, base=dict(self.files))

    @property
    def changed(self) -> tuple[str, ...]:
        """Names of files that differ from those compared with, in name order."""
        names = sorted({*self.files, *self.base})
        return tuple(name for name in names if self.files.get(name) != self.base.get(name))

    @property
    def contents(self) -> dict[str, bytes]:
        """The files as `load_case_from_files` reads them."""
        return {name: text.encode() for name, text in self.files.items()}


def begin(files: Mapping[str, str], base: Mapping[str, str] | None = None) -> EditedFiles:
    """The start of editing; compared with nothing where the case is new."""
    return EditedFiles(dict(files), dict(base or {}))


def read_texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files as text.

    Raises
    ------
    ValueError
        One is not written in UTF-8; the message names it.
    """
    texts = {}
    for name, content in files.items():
        try:
            texts[name] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError(f"{name} is not written in UTF-8") from None
    return texts


def find_splices(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Splice]:
    """One splice for every file that differs, with no more text than what lies between equal ends."""
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if before is None or after is None:
            yield Splice(name, 0, before, after)
            continue
        start = _common(before, after)
        end = _common(before[start:][::-1], after[start:][::-1])
        yield Splice(name, start, before[start : len(before) - end], after[start : len(after) - end])


def _common(one: str, other: str) -> int:
    """Characters that two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # by halves: texts are long, and mostly alike
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def pack(edited: EditedFiles, about: Mapping[str, str]) -> bytes:
    """Everything as bytes for a browser's store, with a few texts about it."""
    whole = {
        "about": dict(about),
        "files": dict(edited.files),
        "base": _plain(find_splices(edited.files, edited.base)),
        "past": [[step.what, _plain(step.splices)] for step in edited.past],
        "future": [[step.what, _plain(step.splices)] for step in edited.future],
    }
    return zlib.compress(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 1)


def unpack(data: bytes) -> tuple[EditedFiles, dict[str, str]]:
    """What `pack` packed; steps that do not lead from one state to the next are forgotten.

    Raises
    ------
    ValueError
        The bytes are none of `pack`, or hold more than a draft may.
    """
    whole = _read_json(data)
    try:
        files = read_files(whole["files"])
        about = {str(key): str(value) for key, value in dict(whole["about"]).items()}
        base = Step("", _splices(whole["base"])).apply(files)
        past = tuple(Step(str(what), _splices(splices)) for what, splices in whole["past"][-MOST_STEPS:])
        future = tuple(Step(str(what), _splices(splices)) for what, splices in whole["future"][:MOST_STEPS])
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("this is not a draft of Counterpoise") from fault
    edited = EditedFiles(files, base, past, future)
    return (edited if _leads_through(edited) else replace(edited, past=(), future=())), about


def read_files(found: object) -> dict[str, str]:
    """Names and texts of files out of JSON.

    Raises
    ------
    ValueError
        It is something else, or too many files.
    """
    if not isinstance(found, dict) or len(found) > MAX_FILES:
        raise ValueError("this is not a draft of Counterpoise")
    for name, text in found.items():
        if not isinstance(text, str) or not is_name(name):
            raise ValueError("this is not a draft of Counterpoise")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValueError(f"{name} holds half a character") from None
    return dict(found)


def is_name(name: object) -> bool:
    """Whether a text can be the name of a file inside a case."""
    return (
        isinstance(name, str)
        and 0 < len(name) <= 200
        and name.isprintable()
        and "\\" not in name
        and ":" not in name
        and not name.startswith("/")
        and all(part not in ("", ".", "..") for part in name.split("/"))
    )


def inflate(data: bytes, most: int = MOST_BYTES) -> bytes:
    """What zlib packed, up to a bound.

    Raises
    ------
    ValueError
        It is not whole, or larger.
    """
    reader = zlib.decompressobj()
    try:
        found = reader.decompress(data, most + 1)
    except zlib.error:
        raise ValueError("the data is damaged") from None
    if len(found) > most:
        raise ValueError(f"it holds more than {most:,} bytes")
    if not reader.eof:
        raise ValueError("the data is not complete")
    return found


def _read_json(data: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(inflate(data))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("this is not a draft of Counterpoise") from None
    if not isinstance(whole, dict):
        raise ValueError("this is not a draft of Counterpoise")
    return whole


def _plain(splices: Iterator[Splice] | tuple[Splice, ...]) -> list[list[object]]:
    return [[splice.file, splice.at, splice.old, splice.new] for splice in splices]


def _splices(found: Any) -> tuple[Splice, ...]:
    splices = tuple(Splice(file, at, old, new) for file, at, old, new in found)
    for splice in splices:
        texts = (splice.old, splice.new)
        if not is_name(splice.file) or type(splice.at) is not int or not all(_is_text(text) for text in texts):
            raise ValueError("this is not a draft of Counterpoise")
    return splices


def _is_text(found: object) -> bool:
    return found is None or isinstance(found, str)


def _leads_through(edited: EditedFiles) -> bool:
    """Whether every step can be undone and redone from where the files are."""
    try:
        now: Mapping[str, str] = edited.files
        for step in reversed(edited.past):
            now = step.back().apply(now)
        now = edited.files
        for step in edited.future:
            now = step.apply(now)
    except ValueError:
        return False
    return True
