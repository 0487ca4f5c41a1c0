"""The files of a case, as bytes, from a folder or a zip of one."""

from __future__ import annotations

from pathlib import Path

from ..model import Problem
from .archive import read_zip
from .folder import read_folder, read_start


def read_case_files(path: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Names and bytes of what may belong to the case, and the files that cannot be read; never raises."""
    try:
        if path.is_file() and path.suffix.lower() == ".zip":
            files, problems = read_zip(read_start(path))
            return files, tuple(sorted(problems))
        found = read_folder(path) if path.is_dir() else {}
    except (OSError, ValueError):  # a name that no file can have, or a zip that may not be read
        found = {}
    problems = [content for content in found.values() if isinstance(content, Problem)]
    return {name: content for name, content in found.items() if isinstance(content, bytes)}, tuple(sorted(problems))
