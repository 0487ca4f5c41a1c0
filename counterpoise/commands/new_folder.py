"""A new folder, whole or not at all, and never over one that holds something."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .faults import AuthorFault


def refuse_used(folder: Path) -> None:
    """A folder that holds something, or a file, is never written over.

    Raises
    ------
    AuthorFault
        It is there and not empty, or cannot be looked into.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise AuthorFault(f"{folder} exists and is not empty; nothing was written\n    choose a new folder")
    except OSError as error:
        raise cannot_write(folder, error) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside the place first, then put the folder there.

    Raises
    ------
    AuthorFault
        The folder holds something, or cannot be written; nothing is left behind.
    """
    refuse_used(folder)
    target = Path(os.path.abspath(folder))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".counterpoise-"))
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        beside.chmod(0o755 & ~_mask())
        if target.exists():
            target.rmdir()
        beside.rename(target)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def schema_files() -> dict[str, bytes]:
    """The schemas that editors complete from, as files of a new case."""
    from ..casefile.schema import make_schema_texts

    return {f"schemas/{name}": text.encode() for name, text in make_schema_texts().items()}


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def cannot_write(path: Path, error: OSError) -> AuthorFault:
    """What to say of a place that takes no file."""
    return AuthorFault(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")
