"""What a writer is: tables in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..tables.table import Table


@dataclass(frozen=True, slots=True)
class Writer:
    """One file format. ``write`` turns tables into the whole file's bytes."""

    format: str
    label: str
    extension: str
    mime: str
    write: Callable[[Sequence[Table]], bytes]
