"""Arrows of import go down only, and what must not be needed is proven absent."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("floors", Path(__file__).with_name("floors.py"))
floors = importlib.util.module_from_spec(_spec)
sys.modules["floors"] = floors
_spec.loader.exec_module(floors)

BLOCKED = """
import importlib, pkgutil, sys
blocked, rooms = {blocked!r}, {rooms!r}
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in blocked:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Wall())
import counterpoise
seen = 0
for room in rooms:
    top = importlib.import_module("counterpoise." + room)
    for found in pkgutil.walk_packages(getattr(top, "__path__", []), top.__name__ + "."):
        if "numba" in blocked and (found.name.endswith("_numba") or ".compiled_" in found.name):
            continue
        importlib.import_module(found.name)
        seen += 1
print(seen)
"""


def test_no_import_goes_up() -> None:
    package = ROOT / "counterpoise"
    assert len(list(package.rglob("*.py"))) > 10
    breaches = floors.find_breaches(package)
    assert not breaches, "\n".join(map(str, breaches))


def test_a_breach_is_named_by_file_line_import_and_rule(tmp_path: Path) -> None:
    room = tmp_path / "counterpoise" / "analysis"
    room.mkdir(parents=True)
    (room / "bad.py").write_text("import numpy\nimport pandas as pd\nfrom ..casefile import load\nfrom .. import cli\n")
    breaches = [str(breach) for breach in floors.find_breaches(tmp_path / "counterpoise")]
    assert breaches == [
        "counterpoise/analysis/bad.py:2: imports pandas: "
        "analysis may use only the standard library and numba, numpy, scipy",
        "counterpoise/analysis/bad.py:3: imports counterpoise.casefile: analysis may import only analysis, model",
        "counterpoise/analysis/bad.py:4: imports counterpoise.cli: analysis may import only analysis, model",
    ]


def test_only_compiled_variants_need_numba(tmp_path: Path) -> None:
    room = tmp_path / "counterpoise" / "analysis"
    room.mkdir(parents=True)
    (room / "fast_numba.py").write_text("import numba\n")
    (room / "plain.py").write_text("import numba\n")
    (breach,) = floors.find_breaches(tmp_path / "counterpoise")
    assert str(breach) == (
        "counterpoise/analysis/plain.py:1: imports numba: only modules named compiled_... or ..._numba may need numba"
    )


def test_a_room_that_is_not_in_the_plan_is_refused(tmp_path: Path) -> None:
    (tmp_path / "counterpoise" / "utils").mkdir(parents=True)
    (tmp_path / "counterpoise" / "utils" / "x.py").write_text("")
    (breach,) = floors.find_breaches(tmp_path / "counterpoise")
    assert "'utils' is not a room" in str(breach)


def test_a_door_may_know_results_as_types_and_no_analysis(tmp_path: Path) -> None:
    room = tmp_path / "counterpoise" / "dashboard"
    room.mkdir(parents=True)
    lines = (
        "if TYPE_CHECKING:",
        "    from ..analysis.score import Ranking",
        "from ..analysis.score import rank_options",
    )
    (room / "page.py").write_text("\n".join(lines))
    (breach,) = floors.find_breaches(tmp_path / "counterpoise")
    assert str(breach) == (
        "counterpoise/dashboard/page.py:3: imports counterpoise.analysis.score: "
        "dashboard may import only bundle, casefile, dashboard, model, report, room, study"
    )


def test_session_state_and_the_link_are_kept_in_one_module(tmp_path: Path) -> None:
    assert not floors.find_session_state(ROOT / "counterpoise" / "dashboard")
    (tmp_path / "state.py").write_text("import streamlit as st\nst.session_state['a'] = 1\n")
    (tmp_path / "page.py").write_text("import streamlit as st\nst.session_state['a'] = 1\n")
    (breach,) = floors.find_session_state(tmp_path)
    assert str(breach).startswith("dashboard/page.py:2: imports st.session_state: only dashboard/state.py")


def test_caches_know_nothing_of_what_is_shown() -> None:
    imported = floors.modules_imported(ROOT / "counterpoise" / "dashboard" / "cached.py", ROOT / "counterpoise")
    assert "counterpoise.study" in imported
    assert not [name for name in imported if name.startswith("counterpoise.report")]


@pytest.mark.parametrize(
    ("blocked", "rooms"),
    [
        ({"streamlit"}, ["model", "casefile", "analysis", "study", "room", "report", "api", "cli"]),
        ({"streamlit", "pandas", "altair", "pyarrow"}, ["model", "casefile", "analysis", "study", "room"]),
        ({"streamlit", "pandas", "altair", "numpy", "scipy", "yaml", "pydantic"}, ["model"]),
        ({"numba"}, ["analysis"]),
    ],
    ids=["no streamlit", "no pandas or altair", "standard library only", "no numba"],
)
def test_rooms_work_without(blocked: set[str], rooms: list[str]) -> None:
    script = BLOCKED.format(blocked=blocked, rooms=rooms)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_no_page_and_no_table_imports_a_database_before_there_is_a_room() -> None:
    script = (
        "import sys, counterpoise.report.tables.registry, counterpoise.dashboard.frame\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'psycopg', 'segno') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr
