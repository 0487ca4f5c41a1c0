"""Where an id is defined and where it is named, in the trees of all files, sound or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from ..file_names import CASE_FILE_NAMES, YAML_SUFFIXES, is_kept_aside
from ..wording import Path, dotted

Form = Literal["key", "value", "estimate", "file"]
"""How a place names an id: as a key, as text, inside the name of an estimate, or as the name of a file."""

REFUSED = -1
"""In place of a number of steps: what names the id cannot do without it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where an id of some kind may stand: ``*`` is any key, ``#`` any place in a list, ``@`` the id as a key.

    ``gone`` says what goes with the id: 0 the place itself, 1 what is around it, and so on, or ``REFUSED``.
    With ``least`` that holds only where fewer than so many would be left; else only the place itself goes.
    """

    part: str
    path: str
    gone: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One place that names an id."""

    file: str
    path: Path
    form: Form
    is_definition: bool = False
    gone: int = 0
    least: int = 0

    def __str__(self) -> str:
        return f"{self.file}: {dotted(self.path)}" if self.path else self.file


_P = Pattern
DEFINED: Mapping[str, tuple[Pattern, ...]] = {
    "criterion": (_P("case", "criteria.@"),),
    "objective": (_P("case", "objectives.@"),),
    "package": (_P("case", "packages.@"),),
    "scenario": (_P("case", "scenarios.@"),),
    "actor": (_P("case", "actors.@"),),
    "period": (_P("case", "periods.@"),),
    "milestone": (_P("case", "milestones.@"), _P("options", "prerequisites.@")),
    "cost": (_P("options", "costs.@"),),
    "risk": (_P("options", "risks.@"),),
    "claim": (_P("seeds", "sources.*.claims.@"),),
    "source": (_P("seeds", "sources.@"),),
    "option": (),
    "profile": (),
}
"""By kind: where an entry of that kind stands; options and profiles are files."""

FOLDERS: Mapping[str, str] = {"option": "options", "profile": "weights"}
KINDS = tuple(DEFINED)

NAMED: Mapping[str, tuple[Pattern, ...]] = {
    "criterion": (
        _P("case", "interactions.#.criterion", 1),
        _P("case", "balance.pressure", 1),
        _P("case", "balance.service", 1),
        _P("case", "limits.#.on", 1),
        _P("case", "scenarios.*.cells.*.@"),
        _P("options", "performance.@"),
        _P("options", "risks.*.effects.@"),
        _P("options", "risks.*.counted_in.#"),
        _P("weights", "points.@"),
        _P("weights", "ranges.@"),
        _P("weights", "reasons.@"),
        _P("weights", "beliefs.*.@"),
        _P("weights", "rank.#"),
        _P("weights", "rank.#.#", 1, 1),
        _P("weights", "pairwise.#.more", 1),
        _P("weights", "pairwise.#.less", 1),
    ),
    "option": (
        _P("case", "baseline", REFUSED),
        _P("case", "option_order.#"),
        _P("case", "packages.*.members.#", 2, 1),
        _P("case", "interactions.#.pair.#", 2),
        _P("case", "rules.#.together.#", 2, 2),
        _P("case", "rules.#.at_least.of.#", 3, 2),
        _P("case", "rules.#.at_most.of.#", 3, 2),
        _P("case", "milestones.*.option", REFUSED),
        _P("case", "scenarios.*.cells.@"),
        _P("case", "scenarios.*.lag_days.@"),
        _P("options", "prerequisites.*.option", REFUSED),
        _P("options", "excludes.#"),
        _P("weights", "beliefs.@"),
    ),
    "profile": (_P("case", "default_profile"), _P("case", "profile_order.#")),
    "objective": (_P("case", "criteria.*.objective", REFUSED), _P("case", "objectives.*.parent")),
    "milestone": (
        _P("case", "milestones.*.after.#"),
        _P("case", "scenarios.*.lead_days.@"),
        _P("options", "prerequisites.*.after.#"),
        _P("options", "needs.#"),
    ),
    "actor": (_P("options", "actors.@"),),
    "period": (_P("options", "actors.*.@"),),
    "claim": (
        _P("case", "criteria.*.stacking.*.claims.#"),
        _P("case", "interactions.#.claims.#"),
        _P("case", "milestones.*.claims.#"),
        _P("options", "claims.#"),
        _P("options", "performance.*.claims.#"),
        _P("options", "costs.*.claims.#"),
        _P("options", "risks.*.claims.#"),
        _P("options", "prerequisites.*.claims.#"),
        _P("options", "lag_days.claims.#"),
        _P("options", "actors.*.*.claims.#"),
        _P("weights", "beliefs.*.*.claims.#"),
    ),
}
"""By kind: where other entries name one."""

ESTIMATES = (_P("case", "factors.#.estimates.#", 2, 2), _P("case", "factors.#.opposite.#"))
"""Names of estimates, in which ids of several kinds stand."""

_ID = r"[A-Za-z][A-Za-z0-9_]*"
_IN_ESTIMATE: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "option": (
        re.compile(rf"(cell )({_ID})(\.{_ID})"),
        re.compile(rf"(lag )({_ID})()"),
        re.compile(rf"(interaction )({_ID})(\+{_ID}\.{_ID})"),
        re.compile(rf"(interaction {_ID}\+)({_ID})(\.{_ID})"),
    ),
    "criterion": (
        re.compile(rf"(cell {_ID}\.)({_ID})()"),
        re.compile(rf"(risk effect {_ID}\.)({_ID})()"),
        re.compile(rf"(stacking )({_ID})(\.{_ID})"),
        re.compile(rf"(interaction {_ID}\+{_ID}\.)({_ID})()"),
    ),
    "milestone": (re.compile(rf"(lead )({_ID})()"),),
    "cost": (re.compile(rf"(cost )({_ID})()"),),
    "risk": (re.compile(rf"(likelihood )({_ID})()"), re.compile(rf"(risk effect )({_ID})(\.{_ID})")),
}


def part_of(file: str) -> str:
    """Which part of a case a file is: ``case``, ``options``, ``weights``, ``seeds``, or nothing."""
    if file in CASE_FILE_NAMES:
        return "case"
    folder, _, rest = file.partition("/")
    is_read = "/" not in rest and rest.lower().endswith(YAML_SUFFIXES) and not is_kept_aside(file)
    return folder if is_read else ""


def find_places(trees: Mapping[str, Any], kind: str, id_: str) -> list[Place]:
    """Every place that defines or names an id, in the order of files and of what stands in them."""
    found: list[Place] = []
    for file, tree in trees.items():
        if part_of(file) == FOLDERS.get(kind) and PurePosixPath(file).stem == id_:
            found.append(Place(file, (), "file", is_definition=True))
        of_file: list[Place] = []
        for patterns, is_definition in ((DEFINED[kind], True), (NAMED.get(kind, ()), False)):
            for pattern in patterns:
                if pattern.part == part_of(file):
                    form: Form = "key" if pattern.path.endswith("@") else "value"
                    paths = _matches(tree, pattern.path.split("."), (), id_)
                    of_file += [Place(file, path, form, is_definition, pattern.gone, pattern.least) for path in paths]
        for pattern in ESTIMATES if part_of(file) == "case" else ():
            for path in _matches(tree, pattern.path.split("."), (), None):
                if rename_in_estimate(value_at(tree, path), kind, id_, "") is not None:
                    of_file.append(Place(file, path, "estimate", False, pattern.gone, pattern.least))
        found += of_file
    return found


def rename_in_estimate(text: object, kind: str, old: str, new: str) -> str | None:
    """The name of an estimate with another id in it, or None where the old one is not in it."""
    changed = text if isinstance(text, str) else ""
    for pattern in _IN_ESTIMATE.get(kind, ()):
        found = pattern.fullmatch(changed)
        if found and found[2] == old:
            changed = f"{found[1]}{new or old}{found[3]}"
            if not new:
                return changed
    return changed if new and changed != text and isinstance(text, str) else None


def ids_of(trees: Mapping[str, Any], kind: str) -> list[str]:
    """The ids of a kind that are defined."""
    found: dict[str, None] = {}
    for file, tree in trees.items():
        if kind in FOLDERS:
            if part_of(file) == FOLDERS[kind]:
                found.setdefault(PurePosixPath(file).stem)
            continue
        for pattern in DEFINED[kind]:
            if pattern.part == part_of(file):
                steps = [*pattern.path.split(".")[:-1], "*"]
                found.update(dict.fromkeys(str(path[-1]) for path in _matches(tree, steps, (), None)))
    return list(found)


def value_at(tree: Any, path: Path) -> Any:
    """What stands at a path that is there."""
    for step in path:
        tree = tree[step]
    return tree


def _matches(node: Any, steps: list[str], path: Path, id_: str | None) -> Iterator[Path]:
    """The paths that a pattern means; with an id, those whose key or text it is."""
    if not steps:
        if id_ is None or node == id_:
            yield path
        return
    step, rest = steps[0], steps[1:]
    if step == "#":
        if isinstance(node, list):
            for at, item in enumerate(node):
                yield from _matches(item, rest, (*path, at), id_)
    elif isinstance(node, dict):
        if step == "@":
            if id_ in node:
                yield (*path, str(id_))
            return
        for key in node if step == "*" else (step,):
            if key in node:
                yield from _matches(node[key], rest, (*path, key), id_)
