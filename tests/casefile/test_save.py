"""Saving into a folder: whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import os
import random
import signal
import stat
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from counterpoise.casefile.archive import read_zip
from counterpoise.casefile.save import TEMPORARY, SaveError, save_files, update_zip, zip_files

OLD = {"case.yaml": b"a: 1\n" * 900, "options/a.yaml": b"a: 1\n" * 500, "weights/w.yaml": b"w: 1\n"}
NEW = {"case.yaml": b"a: 2\n" * 700, "options/a.yaml": b"a: 2\n" * 900, "weights/w.yaml": b"w: 2\n"}


def _on_disk(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_files(tmp_path / "case", {}, OLD)
    return tmp_path / "case"


def test_only_what_differs_is_written(folder: Path) -> None:
    before = (folder / "weights/w.yaml").stat().st_mtime_ns
    after = {**NEW, "weights/w.yaml": OLD["weights/w.yaml"], "seeds/s.yaml": b"s: 1\n"}
    del after["options/a.yaml"]
    saved = save_files(folder, OLD, after)
    assert (saved.written, saved.deleted, saved.conflicts) == (("seeds/s.yaml", "case.yaml"), ("options/a.yaml",), ())
    assert _on_disk(folder) == after
    assert (folder / "weights/w.yaml").stat().st_mtime_ns == before


def test_a_file_that_somebody_changed_is_not_overwritten_and_both_versions_come_back(folder: Path) -> None:
    (folder / "options/a.yaml").write_bytes(b"theirs")
    saved = save_files(folder, OLD, NEW)
    assert saved.written == ()
    (conflict,) = saved.conflicts
    assert (conflict.file, conflict.on_disk, conflict.wanted) == ("options/a.yaml", b"theirs", NEW["options/a.yaml"])
    assert _on_disk(folder) == {**OLD, "options/a.yaml": b"theirs"}


def test_a_new_file_that_is_already_there_and_a_deleted_one_that_changed_are_conflicts(folder: Path) -> None:
    (folder / "options/b.yaml").write_bytes(b"theirs")
    (folder / "weights/w.yaml").unlink()
    after = {name: content for name, content in OLD.items() if name != "options/a.yaml"}
    (folder / "options/a.yaml").write_bytes(b"theirs")
    saved = save_files(folder, OLD, {**after, "options/b.yaml": b"ours", "weights/w.yaml": b"w: 3\n"})
    assert {conflict.file: conflict.on_disk for conflict in saved.conflicts} == {
        "options/a.yaml": b"theirs",
        "options/b.yaml": b"theirs",
        "weights/w.yaml": None,
    }


def test_the_same_written_by_somebody_else_is_no_conflict(folder: Path) -> None:
    save_files(folder, OLD, NEW)
    saved = save_files(folder, OLD, NEW)
    assert (saved.written, saved.conflicts) == ((), ())


def test_a_link_is_followed_inside_the_folder_only(folder: Path, tmp_path: Path) -> None:
    (folder / "options/real.yaml").write_bytes(b"x: 1\n")
    (folder / "options/b.yaml").symlink_to("real.yaml")
    save_files(folder, {"options/b.yaml": b"x: 1\n"}, {"options/b.yaml": b"x: 2\n"})
    assert (folder / "options/b.yaml").is_symlink()
    assert (folder / "options/real.yaml").read_bytes() == b"x: 2\n"
    (tmp_path / "outside.yaml").write_bytes(b"safe")
    (folder / "options/c.yaml").symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(SaveError, match="leads out"):
        save_files(folder, {"options/c.yaml": b"safe"}, {"options/c.yaml": b"lost"})
    assert (tmp_path / "outside.yaml").read_bytes() == b"safe"


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/etc/x.yaml", "options/../../x.yaml", "a/b.yaml", "options/", "options\\..\\x"]
)
def test_a_name_that_leads_elsewhere_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(SaveError, match="leads out"):
        save_files(folder, {}, {name: b"x"})


def test_what_is_no_regular_file_is_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "options/pipe.yaml")
    (folder / "options/dir.yaml").mkdir()
    for name in ("options/pipe.yaml", "options/dir.yaml"):
        with pytest.raises(SaveError, match="not a regular file"):
            save_files(folder, {}, {name: b"x"})


def test_permissions_stay(folder: Path) -> None:
    (folder / "case.yaml").chmod(0o640)
    save_files(folder, OLD, NEW)
    assert stat.S_IMODE((folder / "case.yaml").stat().st_mode) == 0o640


def test_a_killed_process_leaves_each_file_old_or_new(folder: Path) -> None:
    chance = random.Random(7)
    for _round in range(25):
        child = os.fork()
        if child == 0:
            while True:
                now = _on_disk(folder)
                wanted = NEW if now["weights/w.yaml"] == OLD["weights/w.yaml"] else OLD
                save_files(folder, {name: now[name] for name in OLD}, wanted)
        time.sleep(chance.uniform(0.002, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = _on_disk(folder)
        for name in OLD:
            assert found[name] in (OLD[name], NEW[name])
        assert all(name in OLD or Path(name).name.startswith(TEMPORARY) for name in found)
    save_files(folder, {name: _on_disk(folder)[name] for name in OLD}, NEW)
    assert _on_disk(folder) == NEW


def test_a_zip_is_the_same_for_the_same_files() -> None:
    files = {"case.yaml": b"a: 1\n", "options/ä.yaml": b"b: 1\n"}
    assert zip_files(files) == zip_files(dict(reversed(files.items())))
    assert read_zip(zip_files(files)) == (files, [])


def test_a_zip_keeps_all_that_is_not_changed_and_where_the_case_lies() -> None:
    whole = {
        "about.pdf": b"%PDF",
        "city/notes.txt": b"n",
        "city/case.yaml": b"a: 1\n",
        "city/options/a.yaml": b"b: 1\n",
    }
    packed = zip_files(whole)
    before, problems = read_zip(packed)
    assert (before, problems) == ({"case.yaml": b"a: 1\n", "options/a.yaml": b"b: 1\n"}, [])
    after = {"case.yaml": b"a: 2\n", "weights/w.yaml": b"w: 1\n"}
    updated = update_zip(packed, before, after)
    assert read_zip(updated) == (after, [])
    with ZipFile(BytesIO(updated)) as archive:
        assert archive.read("about.pdf") == b"%PDF"
        assert archive.read("city/notes.txt") == b"n"
        assert "city/options/a.yaml" not in archive.namelist()
