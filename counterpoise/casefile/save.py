"""Files of a case -> the folder they came from, or a zip. For a case on the reader's own machine only."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .file_names import CASE_FILE_NAMES, PARTS

TEMPORARY = ".counterpoise-"
"""How the names of files begin that are being written; a killed process may leave one, and the next save deletes it."""

_LOCK = threading.Lock()
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that is no longer as it was read: what is on the disk now, and what was to be written; None is no file."""

    file: str
    on_disk: bytes | None
    wanted: bytes | None


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were written and deleted; with ``conflicts`` there are none, for nothing was written."""

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class SaveError(OSError):
    """A file could not be written; ``file`` says which, ``saved`` what was written before."""

    def __init__(self, file: str, reason: str, saved: Saved) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
        self.saved = saved


def save_files(folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Saved:
    """Write into a folder what differs between the files as they were read and as they are to be.

    Each file is written beside its place, flushed to the disk and then put there in one step, so a process that is
    killed at any moment leaves every file old or new. A file that is no longer as it was read is never overwritten:
    then nothing is written, and both versions are returned. New and changed files come before ``case.yaml``, and
    deletions last, so that what a file names is there before it.

    Parameters
    ----------
    folder
        The folder of the case; it is made if it is not there.
    before
        Bytes by name as they were read.
    after
        Bytes by name as they are to be; a name that is missing here is deleted.

    Raises
    ------
    SaveError
        A name leads out of the folder or to what is no regular file, or the system refuses to write.
    """
    changed = [name for name in after if before.get(name) != after[name]]
    gone = [name for name in before if name not in after]
    order = [*sorted(changed, key=lambda name: ("/" not in name, name)), *sorted(gone)]
    with _one_at_a_time(folder):
        targets = {name: _target(folder, name) for name in order}
        conflicts = _conflicts(targets, before, after)
        if conflicts:
            return Saved(conflicts=conflicts)
        written: list[str] = []
        deleted: list[str] = []
        for name in order:
            try:
                if _read(targets[name]) != before.get(name):
                    if _read(targets[name]) == after.get(name):
                        continue  # somebody wrote the same
                    raise OSError("the file was changed by another program while this was being saved")
                if name in after:
                    replace_file(targets[name], after[name])
                    written.append(name)
                else:
                    targets[name].unlink()
                    deleted.append(name)
            except OSError as error:
                saved = Saved(tuple(written), tuple(deleted))
                raise SaveError(name, (error.strerror or str(error)).lower(), saved) from error
    return Saved(tuple(written), tuple(deleted))


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip that is the same for the same files."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(_member(name), files[name])
    return stream.getvalue()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _FIRST_DAY)
    member.compress_type = ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = (stat.S_IFREG | 0o644) << 16
    return member


def update_zip(data: bytes, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bytes:
    """A zip with the files of its case as they are to be; everything else in it, and where the case lies, stay.

    Parameters
    ----------
    data
        A zip that `read_zip` read without a problem.
    before, after
        Bytes by name inside the case, as they were read and as they are to be.
    """
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as new:
        names = [member.filename.replace("\\", "/") for member in old.infolist()]
        case = next(name for name in before if name in CASE_FILE_NAMES)
        prefix = min((name[: -len(case)] for name in names if name.endswith(case)), key=len, default="")
        for member, name in zip(old.infolist(), names, strict=True):
            inside = name.removeprefix(prefix) if name.startswith(prefix) else ""
            if inside not in before:
                new.writestr(member, old.read(member))
            elif inside in after:
                new.writestr(member, after[inside])
        for name in sorted(after.keys() - before.keys()):
            new.writestr(_member(prefix + name), after[name])
    return stream.getvalue()


def replace_file(target: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place.

    Raises
    ------
    OSError
        The system refuses; the old file is as it was.
    """
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _usual_mode(target))
        os.replace(temporary, target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _flush_folder(target.parent)


def _usual_mode(path: Path) -> int:
    """Permissions that writing in place would leave: a temporary file is closed to all others."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where the system can."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _target(folder: Path, name: str) -> Path:
    """The file that a name means, links followed inside the folder only; its folder is made."""
    top, slash, rest = name.partition("/")
    is_own = (bool(slash) and top in PARTS and "/" not in rest and rest not in ("", ".", "..")) or top == name
    if not is_own or "\\" in name or "\0" in name or name in (".", ".."):
        raise SaveError(name, "the name leads out of the case's folder", Saved())
    try:
        target = (folder / name).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise SaveError(name, "the file is a link that leads out of the case's folder", Saved())
        if target.exists() and not target.is_file():
            raise SaveError(name, "it is not a regular file", Saved())
        if target.exists() and not os.access(target, os.W_OK):
            raise SaveError(name, "it is read-only", Saved())
        target.parent.mkdir(parents=True, exist_ok=True)
    except SaveError:
        raise
    except (OSError, RuntimeError) as error:
        raise SaveError(name, str(getattr(error, "strerror", "") or error).lower(), Saved()) from error
    return target


def _conflicts(
    targets: Mapping[str, Path], before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> tuple[Conflict, ...]:
    found = []
    for name, target in targets.items():
        try:
            on_disk = _read(target)
        except OSError as error:
            raise SaveError(name, (error.strerror or str(error)).lower(), Saved()) from error
        if on_disk not in (before.get(name), after.get(name)):
            found.append(Conflict(name, on_disk, after.get(name)))
    return tuple(found)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """One save at a time into a folder, of all threads and, where the system can lock, of all processes."""
    with _LOCK:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = _lock(folder)
        except OSError as error:
            raise SaveError(".", (error.strerror or str(error)).lower(), Saved()) from error
        try:
            _sweep(folder)
            yield
        finally:
            if handle is not None:
                os.close(handle)


def _lock(folder: Path) -> int | None:
    try:
        import fcntl
    except ImportError:  # Windows: threads of this process alone take turns
        return None
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def _sweep(folder: Path) -> None:
    """Delete what a killed process left; the lock is held, so nobody is writing it."""
    for inside in (folder, *(folder / part for part in PARTS)):
        for left in inside.glob(f"{TEMPORARY}*"):
            with suppress(OSError):
                left.unlink()
