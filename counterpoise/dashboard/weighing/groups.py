"""An order as groups of equals, as the answers hold it."""

from __future__ import annotations

from collections.abc import Callable

from .form import Form

Groups = list[list[str]]
Put = Callable[[Groups], None]


def read_groups(form: Form) -> Groups:
    """The order so far, the most valuable first, equals in one group."""
    groups = [list(group) if isinstance(group, list | tuple) else [group] for group in form.entries("rank")]
    known = form.case.criteria
    kept = [[id_ for id_ in group if isinstance(id_, str) and id_ in known] for group in groups]
    return [group for group in kept if group]


def put_order(form: Form, groups: Groups) -> None:
    """Keep an order; one that is alone in its place stands without a list."""
    form.put("rank", [group if len(group) > 1 else group[0] for group in groups])
