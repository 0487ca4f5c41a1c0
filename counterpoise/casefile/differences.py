"""What differs between the files of two cases, entry by entry, and the files with only some of it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from .editing.apply import decode
from .editing.places import DEFINED, FOLDERS, ids_of, part_of
from .editing.tree_diff import runs, same
from .file_names import YAML_SUFFIXES
from .wording import Path
from .yaml_tree import read_tree
from .yaml_write import write_yaml


class _Nothing(Enum):
    NOTHING = "nothing"


NOTHING: Final = _Nothing.NOTHING
"""In place of a value: there is none."""

ORDER = "order"
"""Last step of a path: the order of the keys of a group."""

_ORDERED = frozenset(
    ("criteria", "objectives", "packages", "milestones", "scenarios", "actors", "periods")
    + ("costs", "risks", "prerequisites", "sources", "claims")
)
"""Groups whose entries are shown or drawn in their order; of others it means nothing."""

_APART = frozenset({("actors",), ("periods",), ("impact_scale",)})
"""Keys of a case and of options that change no score."""

_AMOUNT = frozenset({"low", "mode", "high"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs; ``old`` or ``new`` is NOTHING where there is none.

    An amount (low, mode, high) and a list of words or numbers differ as a whole. The path is that of the new
    files, or of the old ones where something went.
    """

    file: str
    path: Path
    old: Any
    new: Any


Take = Callable[[Path, Any, Any], bool]


@dataclass(frozen=True)
class Differences:
    """All that differs between two sets of files; ``groups`` are indices of differences that belong together."""

    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    found: tuple[Difference, ...]
    groups: tuple[tuple[int, ...], ...]
    _trees: Mapping[str, tuple[Any, Any]] = field(repr=False)

    def with_groups(self, groups: frozenset[int]) -> dict[str, bytes]:
        """The old files with some of the groups changed."""
        grouped = {at for group in self.groups for at in group}
        taken = {at for g in groups for at in self.groups[g]} | (set(range(len(self.found))) - grouped)
        chosen = {(self.found[at].file, self.found[at].path) for at in taken}
        files = {name: content for name, content in self.old.items() if name not in self._trees}
        files |= {name: content for name, content in self.new.items() if name not in self._trees}
        for name, (old, new) in self._trees.items():
            of_file = {at for at, one in enumerate(self.found) if one.file == name}
            if not of_file & taken or of_file <= taken:
                whole = self.new if of_file <= taken else self.old
                files |= {name: whole[name]} if name in whole else {}
                continue
            mixed = _merge(old, new, (), lambda path, _old, _new, name=name: (name, path) in chosen)  # type: ignore[misc]
            files[name] = write_yaml(mixed).encode()
        return files


def find_differences(old: Mapping[str, bytes], new: Mapping[str, bytes], most_groups: int) -> Differences:
    """What differs between two sets of files that can be read, in the order of the new ones.

    Differences that bear on scores are put into groups: one a record (a cell, a cost, a criterion, an interaction, a
    profile), all that an option or criterion that comes or goes brings along in one; where that makes more than
    ``most_groups``, one a section of a file, one a file, or one a part of the case. Sources, claims and impacts on
    actors change no score and are in no group.
    """
    trees = {}
    found: list[Difference] = []
    for name in sorted(old.keys() | new.keys(), key=_reading_order):
        if old.get(name) == new.get(name) or not (part_of(name) or name.startswith("seeds/")):
            continue
        trees[name] = (_tree(name, old.get(name)), _tree(name, new.get(name)))

        def record(path: Path, before: Any, after: Any, name: str = name) -> bool:
            if path != ("actors", ORDER) or part_of(name) == "case":  # an option's actors stand in the case's order
                found.append(Difference(name, path, before, after))
            return True

        _merge(*trees[name], (), record)
    moving = _coming_and_going(old, new)
    groups: tuple[tuple[int, ...], ...] = ()
    for key in (_record_key, _section_key, _file_key, _part_key):
        groups = _group(found, lambda one, key=key: _moving_key(one, moving) or key(one))  # type: ignore[misc]
        if len(groups) <= most_groups:
            break
    return Differences(old, new, tuple(found), groups, trees)


def _reading_order(name: str) -> tuple[int, str]:
    parts = ("case", "options", "weights", "seeds")
    return (parts.index(part_of(name)) if part_of(name) in parts else len(parts), name)


def _tree(name: str, content: bytes | None) -> Any:
    if content is None:
        return NOTHING
    decoded = decode(content)
    text = decoded[1] if decoded else content.decode("utf-8", "replace")
    if not name.lower().endswith(YAML_SUFFIXES):
        return text
    tree = read_tree(name, text)
    return tree.data if tree.is_whole else text


def _merge(old: Any, new: Any, path: Path, take: Take) -> Any:
    """The old value with those parts of the new one that are taken."""
    if same(old, new):
        return new
    if isinstance(old, dict) and isinstance(new, dict) and old and new and not _is_amount(old) | _is_amount(new):
        return _merge_groups(old, new, path, take)
    if isinstance(old, list) and isinstance(new, list) and any(isinstance(item, dict) for item in (*old, *new)):
        return _merge_lists(old, new, path, take)
    return new if take(path, old, new) else old


def _merge_groups(old: dict[str, Any], new: dict[str, Any], path: Path, take: Take) -> dict[str, Any]:
    shared = [key for key in old if key in new]
    is_moved = shared != [key for key in new if key in old]
    is_told = is_moved and path[-1:] != () and path[-1] in _ORDERED
    is_new_order = take((*path, ORDER), list(old), list(new)) if is_told else not is_moved
    first, second = (new, old) if is_new_order else (old, new)
    merged = {}
    for key in _woven(list(first), list(second)):
        value = _merge(old.get(key, NOTHING), new.get(key, NOTHING), (*path, key), take)
        if value is not NOTHING:
            merged[key] = value
    return merged


def _woven(first: list[str], second: list[str]) -> list[str]:
    """The first keys, with each further one of the second behind the one that it follows there."""
    woven = list(first)
    for at, key in enumerate(second):
        if key not in first:
            woven.insert(woven.index(second[at - 1]) + 1 if at else 0, key)
    return woven


def _merge_lists(old: list[Any], new: list[Any], path: Path, take: Take) -> list[Any]:
    merged: list[Any] = []
    done = 0
    for start, end, new_start, new_end in runs(old, new):
        merged += old[done:start]
        done = end
        paired = min(end - start, new_end - new_start)
        for at in range(max(end - start, new_end - new_start)):
            before = old[start + at] if start + at < end else NOTHING
            after = new[new_start + at] if new_start + at < new_end else NOTHING
            place = new_start + at if at < paired or after is not NOTHING else start + at
            step: str | int = place if at < paired else f"{'+' if before is NOTHING else '-'}{place}"
            value = _merge(before, after, (*path, step), take)
            merged += [] if value is NOTHING else [value]
    return merged + old[done:]


def _is_amount(value: dict[str, Any]) -> bool:
    return set(value) <= _AMOUNT


def _group(found: Sequence[Difference], key: Callable[[Difference], Any]) -> tuple[tuple[int, ...], ...]:
    groups: dict[Any, list[int]] = {}
    for at, one in enumerate(found):
        if part_of(one.file) in ("case", "options", "weights") and one.path[:1] not in _APART:
            groups.setdefault(key(one), []).append(at)
    return tuple(map(tuple, groups.values()))


def _coming_and_going(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, str]:
    """Ids of options and criteria that are in one of the two only, with their kind."""
    both = [{name: _tree(name, content) for name, content in files.items() if part_of(name)} for files in (old, new)]
    return {
        id_: kind
        for kind in ("criterion", "option")
        for id_ in set(ids_of(both[0], kind)) ^ set(ids_of(both[1], kind))
        if kind in DEFINED or kind in FOLDERS
    }


def _moving_key(one: Difference, moving: Mapping[str, str]) -> tuple[str, str] | None:
    stem = one.file.rpartition("/")[2].rpartition(".")[0]
    named = [stem if part_of(one.file) == "options" else "", *(step for step in one.path if isinstance(step, str))]
    named += list(_words(one.old)) if one.new is NOTHING or isinstance(one.new, list) else []
    named += list(_words(one.new)) if one.old is NOTHING or isinstance(one.old, list) else []
    return next(((moving[id_], id_) for id_ in named if id_ in moving), None)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _words(inner)


def _record_key(one: Difference) -> tuple[Any, ...]:
    return (one.file, *one.path[:2]) if part_of(one.file) != "weights" else (one.file,)


def _section_key(one: Difference) -> tuple[Any, ...]:
    return (one.file, *one.path[:1])


def _file_key(one: Difference) -> str:
    return one.file


def _part_key(one: Difference) -> str:
    return part_of(one.file)
