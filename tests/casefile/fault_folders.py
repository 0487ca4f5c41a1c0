"""The folders of ``faults``: each is laid over the base case and holds the whole expected text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
BASE = HERE / "base_case"
FAULTS = HERE / "faults"
NOT_PART_OF_THE_CASE = ("expected.txt", "alone.txt")


def list_ways() -> list[str]:
    """Every way of failing that has a folder."""
    return sorted(folder.name for folder in FAULTS.iterdir() if folder.is_dir())


def lay_out(way: str, target: Path) -> Path:
    """The base case with the fault laid over it, in a folder of its own; links and sizes are made here."""
    if not (FAULTS / way / "alone.txt").exists():
        shutil.copytree(BASE, target, dirs_exist_ok=True)
    ignored = shutil.ignore_patterns(*NOT_PART_OF_THE_CASE)
    shutil.copytree(FAULTS / way, target, dirs_exist_ok=True, ignore=ignored)
    if way in MADE:
        MADE[way](target)
    return target


def _link_outside(folder: Path) -> None:
    outside = folder.parent / "outside.yaml"
    shutil.move(folder / "options/trees.yaml", outside)
    (folder / "options/trees.yaml").symlink_to(outside)


def _link_in_a_circle(folder: Path) -> None:
    (folder / "options/hedge.yaml").symlink_to("hedge.yaml")


def _folder_named_like_a_file(folder: Path) -> None:
    (folder / "options/hedge.yaml").mkdir()


def _file_too_large(folder: Path) -> None:
    with (folder / "options/trees.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# " + "x" * 1_000_000)


def _too_many_files(folder: Path) -> None:
    for at in range(1_000):
        (folder / f"weights/profile_{at}.yaml").touch()


def _folder_missing(folder: Path) -> None:
    os.rmdir(folder)


def _too_many_parts(folder: Path) -> None:
    with (folder / "options/trees.yaml").open("a", encoding="utf-8") as stream:
        stream.write("tags: [" + "a, " * 100_000 + "]\n")


def _options_is_a_file(folder: Path) -> None:
    shutil.rmtree(folder / "options")
    (folder / "options").write_text("", encoding="utf-8")


def _options_in_a_circle(folder: Path) -> None:
    shutil.rmtree(folder / "options")
    (folder / "options").symlink_to("options")


def _no_options(folder: Path) -> None:
    shutil.rmtree(folder / "options")


def _lock_of_an_editor(folder: Path) -> None:
    (folder / "options/.#trees.yaml").symlink_to("somebody@somewhere.1234")
    (folder / "weights/Trees.yaml").symlink_to("nowhere.yaml")


def _folders_in_capitals(folder: Path) -> None:
    (folder / "options").rename(folder / "Options")
    (folder / "case.yaml").rename(folder / "Case.YAML")


def _case_in_a_folder_inside(folder: Path) -> None:
    for name in ("city/mill_street", "village"):
        shutil.copytree(BASE, folder / name)


MADE: dict[str, Callable[[Path], None]] = {
    "link_leaves_the_folder": _link_outside,
    "link_in_a_circle": _link_in_a_circle,
    "folder_named_like_a_file": _folder_named_like_a_file,
    "file_too_large": _file_too_large,
    "too_many_files": _too_many_files,
    "folder_missing": _folder_missing,
    "too_many_parts": _too_many_parts,
    "options_is_a_file": _options_is_a_file,
    "options_is_a_link_to_itself": _options_in_a_circle,
    "options_missing": _no_options,
    "link_leads_nowhere": _lock_of_an_editor,
    "names_in_capitals": _folders_in_capitals,
    "case_in_a_folder_inside": _case_in_a_folder_inside,
}
