"""Case folders for the page tests: the default case, and small ones that lack something."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
STREET = ROOT / "tests" / "casefile" / "base_case"
BROKEN = "naval_readiness"


def copy_default(folder: Path) -> Path:
    """The default case in a folder of its own."""
    for part in ("options", "weights", "seeds"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "case.yaml", folder / "case.yaml")
    return folder


def copy_street(folder: Path) -> Path:
    """A small sound case: three options, three criteria."""
    return Path(shutil.copytree(STREET, folder, dirs_exist_ok=True))


def with_broken_option(folder: Path) -> Path:
    """The default case with a word where a number of days belongs in one option."""
    copy_default(folder)
    _edit(folder / f"options/{BROKEN}.yaml", lambda option: option.update(lag_days="soon"))
    return folder


def with_one_option(folder: Path) -> Path:
    copy_street(folder)
    for id_ in ("limit_30", "trees"):
        (folder / f"options/{id_}.yaml").unlink()
    _edit(folder / "case.yaml", lambda case: [case.pop(key) for key in ("packages", "interactions")])
    return folder


def with_one_criterion(folder: Path) -> Path:
    copy_street(folder)
    _edit(folder / "case.yaml", lambda case: [case["criteria"].pop(id_) for id_ in ("shops", "cost")])
    for path in (folder / "options").iterdir():
        _edit(path, lambda option: option["performance"].pop("shops"))
    _edit(folder / "weights/residents.yaml", lambda profile: profile.update(points={"noise": 1}))
    _edit(folder / "weights/traders.yaml", lambda profile: profile.update(rank=["noise"]))
    return folder


def with_missing_level(folder: Path) -> Path:
    """The speed limit's effect on the shops is not known."""
    copy_street(folder)
    _edit(
        folder / "options/limit_30.yaml",
        lambda option: option["performance"].update(shops={"missing": "No shop keeps books by the month."}),
    )
    return folder


def with_markup_in_names(folder: Path) -> Path:
    """Names that a page must show as they are, not as markup."""
    copy_street(folder)
    _edit(folder / "case.yaml", lambda case: case.update(question="Is $5 to $10 a *fair* <b>price</b>?"))
    _edit(folder / "options/trees.yaml", lambda option: option.update(name="Trees [here](there) :red[now] | $1$"))
    return folder


SOUND: dict[str, Callable[[Path], Path]] = {
    "default": copy_default,
    "broken option": with_broken_option,
    "one option": with_one_option,
    "one criterion": with_one_criterion,
    "missing level": with_missing_level,
    "markup in names": with_markup_in_names,
}
"""Ways of making a case that can be shown."""


def _edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def zip_folder(folder: Path, **more: bytes) -> bytes:
    """A zip of a case's folder, with more files by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, f"{folder.name}/{path.relative_to(folder)}")
        for name, content in more.items():
            archive.writestr(name, content)
    return stream.getvalue()
