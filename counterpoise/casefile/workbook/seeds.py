"""Registers too large for one file, cut into several by source."""

from __future__ import annotations

from ..bounds import MAX_FILE_BYTES, MAX_NODES
from ..yaml_write import write_yaml
from .join import Places
from .split import Trees

_BYTES, _VALUES = MAX_FILE_BYTES * 9 // 10, MAX_NODES * 8 // 10
"""What a file may hold, with room for additions by hand."""
_SMALL = 1_000
"""Claims that one file always holds: only larger registers are measured."""


def split_large_files(trees: Trees, places: Places) -> Trees:
    """The trees, with each register that its file could not hold in files ``NAME_002.yaml`` and so on.

    The sources keep their order, for files are read by name.
    """
    found: Trees = {}
    for name, tree in trees.items():
        sources = tree.get("sources") if name.startswith("seeds/") and isinstance(tree, dict) else None
        if not isinstance(sources, dict) or _claims(sources) < _SMALL:
            found[name] = tree
            continue
        for at, part in enumerate(_parts(sources)):
            stem, _, suffix = name.rpartition(".")
            part_name = name if at == 0 else f"{stem}_{at + 1:03}.{suffix}"
            found[part_name] = {**tree, "sources": part} if at == 0 else {"sources": part}
            if at:
                _move_places(places, name, part_name, part)
    return found


def _claims(sources: dict[str, object]) -> int:
    return sum(len(claims) for source in sources.values() if isinstance(claims := _claims_of(source), dict))


def _claims_of(source: object) -> object:
    return source.get("claims") if isinstance(source, dict) else None


def _parts(sources: dict[str, object]) -> list[dict[str, object]]:
    parts: list[dict[str, object]] = [{}]
    size = values = 0
    for id_, source in sources.items():
        more, count = len(write_yaml({id_: source}, 2).encode()), _values(source)
        if parts[-1] and (size + more > _BYTES or values + count > _VALUES):
            parts.append({})
            size = values = 0
        parts[-1][id_] = source
        size, values = size + more, values + count
    return parts


def _values(tree: object) -> int:
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + sum(map(_values, inner))


def _move_places(places: Places, old: str, new: str, sources: dict[str, object]) -> None:
    moved = {f"sources.{id_}" for id_ in sources}
    for file, path in [key for key in places if key[0] == old]:
        if ".".join(path.split(".")[:2]) in moved:
            places[new, path] = places[file, path]
