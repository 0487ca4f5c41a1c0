"""What a writer is: tables in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..tables.table import Table


@dataclass(frozen=True, slots=True)
class Writer:
    """One file format. ``write`` turns tables into the whole file's bytes.

    ``tag`` stands in the names of files where two formats share an extension; ``is_download`` says
    whether the screen offers it under a table.
    """

    format: str
    label: str
    extension: str
    mime: str
    write: Callable[[Sequence[Table]], bytes]
    tag: str = ""
    is_download: bool = True

    def file_name(self, stem: str) -> str:
        """What a download is called: ``comparison.csv``, ``comparison_semicolon.csv``."""
        return f"{stem}{self.tag}.{self.extension}"
