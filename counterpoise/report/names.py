"""Names in a row of words, and names cut short that are still told from each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..model.naming import looks_like, tell_apart
from .widths import MORE, cut_lines, wrap_text


def join_names(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shorten_names(names: Sequence[str], most: int) -> str:
    """The first names and how many more there are: "A, B, C and 5 more"."""
    return join_names(names if len(names) <= most else [*names[:most], f"{len(names) - most} more"])


@lru_cache(maxsize=4096)
def break_name(name: str, width: int = 24, lines: int = 3) -> str:
    """The name broken into short lines, cut with an ellipsis when it needs more than ``lines``."""
    return "\n".join(cut_lines(name, width, lines))


def distinct_labels(
    name_by_key: Mapping[str, str], width: int = 24, lines: int = 3, shorter: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Every name by its key, cut to ``lines`` lines of ``width`` cells and told from all the others.

    Names that are alike carry their key. A name that would be cut gives way to the one in ``shorter``,
    where there is one that fits. Where cutting makes different names alike, the beginning that they
    share is cut and the part in which they differ stays.
    """
    name = tell_apart(name_by_key)
    for key, other in (shorter or {}).items():
        if _fits(other, width, lines) and not _fits(name[key], width, lines):
            name[key] = other
    label = {key: break_name(full, width, lines) for key, full in name.items()}
    for keys in _cut_alike(label):
        label |= _show_difference({key: name[key] for key in keys}, width, lines)
    for keys in _alike(label):
        label |= {key: _numbered(label[key], k, width) for k, key in enumerate(keys, start=1)}
    return label


def _fits(name: str, width: int, lines: int) -> bool:
    return len(wrap_text(name, width)) <= lines


def _alike(label_by_key: Mapping[str, str]) -> list[list[str]]:
    """Groups of keys whose labels look the same."""
    groups: dict[str, list[str]] = {}
    for key, label in label_by_key.items():
        groups.setdefault(looks_like(label), []).append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def _cut_alike(label_by_key: Mapping[str, str]) -> list[list[str]]:
    """Groups of keys whose labels begin alike up to where one of them is cut: what differs cannot be seen."""
    groups: list[list[str]] = []
    head = None
    for plain, key in sorted((looks_like(label.removesuffix(MORE)), key) for key, label in label_by_key.items()):
        if head is None or not plain.startswith(head):
            groups.append([])
            head = plain if label_by_key[key].endswith(MORE) else None
        groups[-1].append(key)
    return [keys for keys in groups if len(keys) > 1]


def _show_difference(name_by_key: Mapping[str, str], width: int, lines: int) -> dict[str, str]:
    words = {key: name.split() for key, name in name_by_key.items()}
    shared = _shared(list(words.values()))
    if not shared:
        return {key: break_name(name, width, lines) for key, name in name_by_key.items()}
    label = {key: _without_middle(listed, shared, width, lines) for key, listed in words.items()}
    for keys in _cut_alike(label):
        if len(keys) < len(name_by_key):
            label |= _show_difference({key: name_by_key[key] for key in keys}, width, lines)
    return label


def _shared(names: Sequence[Sequence[str]]) -> int:
    """How many words all the names begin with alike."""
    count = 0
    while all(len(name) > count for name in names) and len({looks_like(name[count]) for name in names}) == 1:
        count += 1
    return count


def _without_middle(words: Sequence[str], shared: int, width: int, lines: int) -> str:
    """The name without the last of the shared words, as few as must go for the rest to fit."""
    whole = wrap_text(" ".join(words), width)
    if len(whole) <= lines:
        return "\n".join(whole)
    rest = words[shared + 1 :] if words[shared:][:1] == ["+"] else words[shared:]
    for kept in range(shared - 1, -1, -1):
        wrapped = wrap_text(" ".join([*words[:kept], MORE.strip(), *rest]), width)
        if len(wrapped) <= lines:
            return "\n".join(wrapped)
    return break_name(" ".join([MORE.strip(), *rest]), width, lines)


def _numbered(label: str, number: int, width: int) -> str:
    """The label with a number at the end of its last line."""
    *before, last = label.split("\n")
    tail = f" #{number}"
    return "\n".join([*before, cut_lines(last, width - len(tail), 1)[0] + tail])


def kind_shown(kind: str) -> str:
    """A kind of good packages as readers see it; keys in JSON speak of draws."""
    return kind.replace("draws", "simulations")
