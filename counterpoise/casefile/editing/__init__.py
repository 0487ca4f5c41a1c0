"""Editing the files of a case as text: only what changes is touched."""

from .apply import apply_changes
from .change import DELETE, END, Change
from .faults import EditError
from .path_text import read_path

__all__ = ["DELETE", "END", "Change", "EditError", "apply_changes", "read_path"]
