"""Names that cannot be told apart on the screen: the case works, and its reader is misled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.naming import looks_like
from ..draft import Draft
from ..sheet import AnySheet, Finding
from ..wording import Path, quote

HEADINGS = frozenset(
    ["committed cost", "effect", "flags", "high", "low", "members", "option", "package", "points", "points behind"]
    + ["rank", "ready", "regret", "score", "score (points)", "status", "total", "main idea"]
)
"""Headings of our own tables in which criteria are columns too, in small letters."""

Named = tuple[AnySheet, Path, str]


def check_names_differ(draft: Draft) -> Iterator[Finding]:
    """Options, criteria, profiles, packages, actors and periods have names that a reader can tell apart."""
    yield from _alike(_option_names(draft), "option")
    yield from _alike(_criterion_names(draft), "criterion")
    yield from _alike(((s, ("name",), r.name) for _id, s, r in draft.sound_weights()), "weight profile")
    if draft.case.record is not None:
        objectives = draft.case.record.objectives.items()
        yield from _alike(((draft.case, ("objectives", id_, "name"), o.name) for id_, o in objectives), "objective")
        packages = draft.case.record.packages.items()
        yield from _alike(((draft.case, ("packages", id_, "name"), p.name) for id_, p in packages), "package")
        actors = draft.case.record.actors.items()
        yield from _alike(((draft.case, ("actors", id_, "name"), a.name) for id_, a in actors), "actor")
        periods = draft.case.record.periods.items()
        yield from _alike(((draft.case, ("periods", id_, "name"), p.name) for id_, p in periods), "period")


def check_names_are_no_headings(draft: Draft) -> Iterator[Finding]:
    """A criterion called Score stands beside the column Score."""
    for sheet, path, name in _criterion_names(draft):
        if looks_like(name) in HEADINGS:
            yield Finding(
                sheet,
                path,
                "name-is-a-heading",
                f"{quote(name)} is also a heading of the tables",
                "a name that says what is measured",
                f"for instance '{name} of ...'",
                severity="warning",
            )


def _alike(names: Iterable[Named], what: str) -> Iterator[Finding]:
    first: dict[str, tuple[AnySheet, Path]] = {}
    for sheet, path, name in names:
        other, other_path = first.setdefault(looks_like(name), (sheet, path))
        if other is not sheet or other_path[:-1] != path[:-1]:
            where = other.file if other is not sheet else f"{'.'.join(map(str, other_path[:-1]))} of this file"
            yield Finding(
                sheet,
                path,
                "names-alike",
                f"{quote(name)} is also the name of another {what} ({where})",
                "names that tell them apart in charts, tables and lists",
                "rename one of the two",
                severity="warning",
            )


def _option_names(draft: Draft) -> Iterator[Named]:
    """What stands for an option on the screen: its name, and its short name where it has one."""
    for _id, sheet, option in draft.sound_options():
        yield sheet, ("name",), option.name
        if option.short_name and looks_like(option.short_name) != looks_like(option.name):
            yield sheet, ("short_name",), option.short_name


def _criterion_names(draft: Draft) -> Iterator[Named]:
    return ((draft.case, ("criteria", id_, "name"), found.name) for id_, found in draft.criteria.items())
