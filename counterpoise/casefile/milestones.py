"""Milestones that are stated once in ``case.yaml`` and named by the options that need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .records import OptionRecord, PrerequisiteRecord


def named_milestones(needs: Iterable[str], shared: Mapping[str, PrerequisiteRecord]) -> list[str]:
    """The shared milestones that are named, each behind those that it comes after."""
    found: dict[str, None] = {}
    waiting = [(id_, False) for id_ in reversed(list(needs))]
    opened: set[str] = set()
    while waiting:
        id_, is_done = waiting.pop()
        if is_done:
            found.setdefault(id_)
        elif id_ in shared and id_ not in opened:
            opened.add(id_)
            waiting.append((id_, True))
            waiting += [(earlier, False) for earlier in reversed(shared[id_].after)]
    return list(found)


def all_prerequisites(record: OptionRecord, shared: Mapping[str, PrerequisiteRecord]) -> dict[str, PrerequisiteRecord]:
    """What an option needs first: the shared milestones that it names, then its own."""
    return {**{id_: shared[id_] for id_ in named_milestones(record.needs, shared)}, **record.prerequisites}
