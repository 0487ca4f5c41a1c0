"""What must hold between the files of a case: one file a concern, all listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..draft import Draft
from ..sheet import Finding

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: tuple[Check, ...] = ()


def find_faults(draft: Draft) -> tuple[Finding, ...]:
    """Everything that any check finds wrong."""
    return tuple(finding for check in CHECKS for finding in check(draft))
