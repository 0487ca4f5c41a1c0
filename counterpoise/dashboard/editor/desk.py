"""What the forms work on: the draft's files as trees, the problems by place, the names behind the ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from ...casefile.editing import DELETE, Change
from ...casefile.gather import Sheets
from ...casefile.load import LoadedCase
from ...casefile.wording import Path, dotted
from ...model import Problem
from .. import blocks, cached, drafts
from ..drafts.kept import OpenDraft
from ..sight import Sight

CASE = "case.yaml"
SHARED = ("costs", "risks", "prerequisites")
"""Parts of an option whose entries other options may hold too, under the same id."""

LIMITED = {
    "cost": "Cost",
    "ready_day": "Ready day",
    "effect_day": "Day of first effect",
    "members": "Number of options",
}
"""What a limit may be on, besides a criterion."""


@dataclass(frozen=True)
class Desk:
    """The draft, and what was found when it was checked last."""

    draft: OpenDraft
    loaded: LoadedCase
    sight: Sight | None = None
    """The draft as a case under the reader's weights; None while it is none."""

    @property
    def files(self) -> Mapping[str, str]:
        return self.draft.edited.files

    @cached_property
    def sheets(self) -> Sheets:
        """The files as they were last read, by name."""
        return cached.draft_sheets()

    def tree(self, file: str) -> dict[str, Any]:
        """The keys of a file; none where it cannot be read."""
        found = self.sheets.get(file)
        data = found[1].tree.data if found else None
        return data if isinstance(data, dict) else {}

    def value(self, file: str, path: Path) -> Any:
        """What stands at a path, or None."""
        found: Any = self.tree(file)
        for step in path:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def group(self, file: str, path: Path) -> dict[str, Any]:
        """The entries at a path by id; none where there is no such group."""
        found = self.value(file, path)
        return found if isinstance(found, dict) else {}

    def items(self, file: str, path: Path) -> list[Any]:
        found = self.value(file, path)
        return found if isinstance(found, list) else []

    def in_folder(self, folder: str) -> dict[str, str]:
        """Names of the readable files of a folder by id, in the order of the case."""
        stems = {
            name.rpartition("/")[2].rpartition(".")[0]: name
            for name in self.files
            if name.startswith(f"{folder}/") and name.endswith((".yaml", ".yml")) and "/_" not in name
        }
        first = [self.value(CASE, ("baseline",))] if folder == "options" else []
        order = {"options": "option_order", "weights": "profile_order"}.get(folder, "")
        named = [id_ for id_ in (*first, *self.items(CASE, (order,))) if id_ in stems]
        return {id_: stems[id_] for id_ in dict.fromkeys((*named, *stems))}

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What every id is called, by what it is the id of."""
        options = {id_: self._name(file, ("short_name",), ("name",)) or id_ for id_, file in self.options.items()}
        criteria = {id_: self._name(CASE, ("criteria", id_, "name")) or id_ for id_ in self.group(CASE, ("criteria",))}
        milestones = {
            id_: self._name(CASE, ("milestones", id_, "what")) or id_ for id_ in self.group(CASE, ("milestones",))
        }
        return {
            "option": options,
            "option or all": {"all": "every other option", **options},
            "criterion": criteria,
            "objective": {
                id_: self._name(CASE, ("objectives", id_, "name")) or id_ for id_ in self.group(CASE, ("objectives",))
            },
            "profile": {
                id_: self._name(file, ("name",)) or id_ for id_, file in self.in_folder("weights").items()
            },
            "milestone": milestones,
            "prerequisite": {**self._prerequisites(), **milestones},
            "claim": dict(self._claims()),
            "actor": {id_: self._name(CASE, ("actors", id_, "name")) or id_ for id_ in self.group(CASE, ("actors",))},
            "period": {
                id_: self._name(CASE, ("periods", id_, "name")) or id_ for id_ in self.group(CASE, ("periods",))
            },
            "limit": {**LIMITED, **criteria},
        }  # fmt: skip

    @cached_property
    def options(self) -> dict[str, str]:
        """Files of the options by id."""
        return self.in_folder("options")

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], tuple[Problem, ...]]:
        """The problems by file and path."""
        found: dict[tuple[str, str], tuple[Problem, ...]] = {}
        for problem in self.loaded.problems:
            place = (problem.file, problem.path)
            found[place] = (*found.get(place, ()), problem)
        return found

    def problems_at(self, file: str, path: Path, *, within: bool = False) -> list[Problem]:
        """The problems of one place, with ``within`` also those inside it."""
        place = dotted(path)
        if not within:
            return list(self.by_place.get((file, place), ()))
        return [
            problem
            for problem in self.loaded.problems
            if problem.file == file
            and (not place or problem.path == place or problem.path.startswith((f"{place}.", f"{place}[")))
        ]

    def option_name(self, file: str) -> str:
        """What the option of a file is called."""
        return next((self.label("option", id_) for id_, of in self.options.items() if of == file), file)

    def label(self, kind: str, id_: str) -> str:
        return self.names.get(kind, {}).get(id_, id_)

    def _name(self, file: str, *paths: Path) -> str:
        found = (self.value(file, path) for path in paths)
        return next((text for text in found if isinstance(text, str) and text.strip()), "")

    def _prerequisites(self) -> dict[str, str]:
        return {
            id_: self._name(file, ("prerequisites", id_, "what")) or id_
            for file in self.options.values()
            for id_ in self.group(file, ("prerequisites",))
        }

    def _claims(self) -> Iterator[tuple[str, str]]:
        for file in self.in_folder("seeds").values():
            for source in self.group(file, ("sources",)):
                for id_ in self.group(file, ("sources", source, "claims")):
                    says = self._name(file, ("sources", source, "claims", id_, "says"))
                    yield id_, f"{id_}: {says[:70]}" if says else id_


def commit(what: str, *changes: Change) -> None:
    """Change the draft by one step that can be undone; no change is no step."""
    drafts.change(changes, what)


def put(file: str, path: Path, value: object, what: str) -> None:
    """Write one value; None takes the key away. An entry that options share is changed in all of them."""
    written = DELETE if value is None else value
    commit(what, *(Change(twin, path, written) for twin in (file, *_twins(file, path))))


def delete_entry(desk: Desk, file: str, path: Path, title: str) -> None:
    """Take away an entry, and the group that it leaves empty."""
    group = desk.value(file, path[:-1])
    is_last = isinstance(group, dict | list) and len(group) == 1 and len(path) > 2
    commit(f"{title} deleted", Change(file, path[:-1] if is_last else path, DELETE))


def _twins(file: str, path: Path) -> list[str]:
    """The other options that hold the same entry under the same id: it is one, and must stay equal."""
    if len(path) < 3 or path[0] not in SHARED or not file.startswith("options/"):
        return []
    entries = {name: _entry(sheet.tree.data, path[:2]) for name, (_, sheet) in cached.draft_sheets().items()}
    mine = entries.get(file)
    return [name for name, entry in entries.items() if name != file and entry is not None and entry == mine]


def _entry(tree: object, path: Path) -> object:
    for step in path:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def show_problems(problems: Sequence[Problem], where: str = "") -> None:
    """What `check` says about a place, under the field; ``where`` names the place where it is not the field above."""
    for problem in problems[:4]:
        is_warning = problem.severity == "warning"
        sign = ":orange[:material/warning:]" if is_warning else ":red[:material/error:]"
        hints = "; ".join(hint for hint in (problem.expected, problem.suggestion) if hint)
        place = f"{where}, {problem.path.rpartition('performance.')[2]}: " if where else ""
        said = blocks.escape_markdown(
            f"{place}{problem.found[:1].upper()}{problem.found[1:]}.{f' {hints}.' if hints else ''}"
        )
        st.markdown(f"{sign} {said}")
    if len(problems) > 4:
        st.markdown(f"{len(problems) - 4:d} more problems here; the page Check lists all.")
