"""An entry removed with everything that names it, or refused where something cannot do without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...model import Problem
from ..record_shape import field_at
from ..wording import Path
from .apply import decode
from .faults import EditError, fault
from .key_order import record_of
from .places import REFUSED, Place, find_places, part_of, value_at
from .rename import Edited, check_id, find_mentions, read_trees
from .rewrite import rewrite


def remove(files: Mapping[str, bytes], kind: str, id_: str) -> Edited:
    """The files without one entry; what names it goes with it, and ``places`` lists all that went.

    A package of which no member is left goes, and so do an interaction, a rule or a factor that loses its
    meaning. With a source go its claims.

    Raises
    ------
    EditError
        There is no such id, or something cannot do without it; every such place is a problem.
    """
    trees = read_trees(files)
    check_id(trees, kind, id_)
    places = find_places(trees, kind, id_)
    if kind == "source":
        places += [place for claim in _claims_of(trees, id_) for place in find_places(trees, "claim", claim)]
    files_gone = {place.file for place in places if place.form == "file"}
    places = [place for place in places if place.form == "file" or place.file not in files_gone]
    problems = list(_refusals(trees, places, kind, id_))
    if problems:
        raise EditError(problems)
    edited = dict(files)
    gone: list[Place] = []
    for file in dict.fromkeys(place.file for place in places):
        inside = [place for place in places if place.file == file]
        if any(place.form == "file" for place in inside):
            del edited[file]
            gone += [place for place in inside if place.form == "file"]
            continue
        paths = {_goes(trees[file], place, inside) for place in inside}
        tops = [path for path in paths if not any(path[:n] in paths for n in range(len(path)))]
        data = trees[file]
        for path in sorted(tops, key=_last_first, reverse=True):
            data = _without(data, path, file, ())
        gone += [Place(file, path, "value") for path in sorted(tops, key=str)]
        if part_of(file) == "seeds" and not data.get("sources"):
            del edited[file]
            continue
        mark, text = decode(files[file]) or (b"", "")
        edited[file] = mark + rewrite(text, data).encode()
    return Edited(edited, tuple(gone), tuple(find_mentions(trees, id_, places)))


def _claims_of(trees: Mapping[str, Any], source: str) -> list[str]:
    found = (value_at(trees[place.file], place.path) for place in find_places(trees, "source", source))
    return [claim for entry in found if isinstance(entry, dict) for claim in entry.get("claims") or ()]


def _last_first(path: Path) -> tuple[tuple[int, str], ...]:
    """Later items of a list before earlier ones, so that the places of the earlier stay right."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _goes(tree: Any, place: Place, places: Iterable[Place]) -> Path:
    """What goes with a place: itself, or what is around it."""
    if not place.gone:
        return place.path
    if place.least:
        inside = place.path[:-1]
        going = sum(other.path[:-1] == inside for other in places)
        if len(value_at(tree, inside)) - going >= place.least:
            return place.path
    return place.path[: len(place.path) - place.gone]


def _without(node: Any, path: Path, file: str, around: Path) -> Any:
    """The tree without a path; a group or list that is then empty goes too, where it may."""
    step, rest = path[0], path[1:]
    inner = _without(node[step], rest, file, (*around, step)) if rest else None
    if rest and (inner or not _may_go(file, (*around, step))):
        if isinstance(node, dict):
            return {**node, step: inner}
        return [inner if at == step else item for at, item in enumerate(node)]
    if isinstance(node, dict):
        return {key: value for key, value in node.items() if key != step}
    return [item for at, item in enumerate(node) if at != step]


def _may_go(file: str, path: Path) -> bool:
    record = record_of(file)
    field = field_at(record, path) if record else None
    return field is None or not field.is_required()


def _refusals(trees: Mapping[str, Any], places: list[Place], kind: str, id_: str) -> Iterable[Problem]:
    going = {(place.file, place.path) for place in places}
    for place in places:
        if place.gone == REFUSED:
            name = place.path[-1]
            yield _refuse(place, f"{name} names the {kind} '{id_}' and cannot be empty", "name another one here first")
        elif place.form == "value" and place.path[-2:-1] == ("claims",):
            around = value_at(trees[place.file], place.path[:-2]) if len(place.path) > 2 else {}
            left = [
                at for at in range(len(around.get("claims", ()))) if (place.file, (*place.path[:-1], at)) not in going
            ]
            if around.get("basis") == "source" and not left:
                yield _refuse(
                    place,
                    "this number rests on the claim alone (basis: source)",
                    "give it another claim first, or change its basis",
                )
        elif kind == "claim" and place.is_definition and len(value_at(trees[place.file], place.path[:-1])) == 1:
            yield _refuse(place, "it is the only claim of its source", "remove the source instead")


def _refuse(place: Place, found: str, advice: str) -> Problem:
    return fault(place.file, place.path, "edit-needed", found, "an entry that nothing else needs", advice)
