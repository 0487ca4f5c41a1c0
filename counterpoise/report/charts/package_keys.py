"""What rows of packages are known by: the members' names or, where these would be cut, how they differ from row 1."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Case
from ..sentences.packages import package_name
from .canvas import row_keys


def package_keys(case: Case, members_by_id: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Keys of rows of packages by id, for rows in this order (see `row_keys`)."""
    first = next(iter(members_by_id.values()), ())
    names = {id_: package_name(case, members) for id_, members in members_by_id.items()}
    shorter = {
        id_: _difference(case, first, members) for id_, members in members_by_id.items() if set(members) != set(first)
    }
    return row_keys(names, 26, 4, shorter)


def _difference(case: Case, first: tuple[str, ...], members: tuple[str, ...]) -> str:
    """ "Row 1 without A + B, with C"."""
    parts = [
        f"{word} {' + '.join(case.options[id_].label for id_ in ids)}"
        for word, ids in (
            ("without", [id_ for id_ in first if id_ not in members]),
            ("with", [id_ for id_ in members if id_ not in first]),
        )
        if ids
    ]
    return f"Row 1 {', '.join(parts)}"
