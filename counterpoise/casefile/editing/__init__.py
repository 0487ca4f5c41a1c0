"""Editing the files of a case as text: only what changes is touched."""

from .apply import apply_changes
from .change import DELETE, END, Change
from .faults import EditError
from .path_text import read_path
from .places import KINDS, Place
from .remove import remove
from .rename import Edited, rename

__all__ = [
    "DELETE",
    "END",
    "KINDS",
    "Change",
    "EditError",
    "Edited",
    "Place",
    "apply_changes",
    "read_path",
    "remove",
    "rename",
]
