"""No two files need each other, not even through others, and not even inside a function."""

from __future__ import annotations

from pathlib import Path

from tests.house.circles import find_circles, list_arrows

ROOT = Path(__file__).parents[2]


def test_no_files_import_each_other_in_a_circle() -> None:
    package = ROOT / "counterpoise"
    assert len(list_arrows(package)) > 100
    circles = find_circles(package)
    assert not circles, "\n\n".join(circles)


def test_a_circle_is_named_with_every_import_that_holds_it(tmp_path: Path) -> None:
    package = _write(
        tmp_path,
        {
            "a.py": "from .b import x\n",
            "b.py": "def f():\n    from pack import c\n",
            "c.py": "import pack.a\nfrom . import d\n",
            "d.py": "import os\n",
        },
    )
    assert find_circles(package) == [
        "files import each other in a circle; take out one of these imports:\n"
        "pack/a.py:1: needs pack/b.py\n"
        "pack/b.py:2: needs pack/c.py\n"
        "pack/c.py:1: needs pack/a.py"
    ]


def test_a_folder_that_collects_a_file_which_needs_the_folder_is_a_circle(tmp_path: Path) -> None:
    package = _write(tmp_path, {"room/__init__.py": "from .a import x\n", "room/a.py": "from ..room import y\n"})
    (told,) = find_circles(package)
    assert "pack/room/__init__.py:1: needs pack/room/a.py" in told
    assert "pack/room/a.py:1: needs pack/room/__init__.py" in told


def test_imports_for_type_checking_are_no_circle(tmp_path: Path) -> None:
    types_only = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .a import x\n"
    package = _write(tmp_path, {"a.py": "from .b import x\n", "b.py": types_only})
    assert [(arrow.file, arrow.needs) for arrow in list_arrows(package)] == [("pack/a.py", "pack/b.py")]
    assert find_circles(package) == []


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"__init__.py": "", **files}.items():
        (folder / "pack" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pack" / name).write_text(text)
    return folder / "pack"
