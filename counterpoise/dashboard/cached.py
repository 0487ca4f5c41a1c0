"""The only caches of the dashboard. What is shared is frozen; nothing private is shared."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from types import ModuleType

import streamlit as st

from ..analysis.levels import build_performance_table
from ..analysis.methods import Agreement, MethodResult, RankReversal, compare_orders, cross_check
from ..analysis.methods.reversals import remove_each_by_method
from ..analysis.score import Ranking
from ..analysis.sensitivity import Sensitivity, analyse
from ..analysis.table import PerformanceTable
from ..casefile.load import LoadedCase, load_case, load_case_from_files
from ..model import Case

ROOT = Path(__file__).parents[2]


@st.cache_resource(show_spinner=False)
def freeze_collector() -> bool:
    """Keep what the imports made out of every later garbage collection.

    Streamlit may collect after each script run; with pandas and Altair loaded that stops the
    process for as long as a whole answer takes.
    """
    gc.collect()
    gc.freeze()
    return True


def case_folders() -> tuple[Path, ...]:
    """Folders of the cases this server offers, the one shown first in front.

    The first stays even when there is no such folder: that is then the problem shown.
    """
    first = Path(os.environ.get("COUNTERPOISE_CASE", ROOT)).resolve()
    examples = sorted(path.parent for path in (ROOT / "examples").glob("*/case.yaml"))
    return tuple(dict.fromkeys([first, ROOT, *examples]))


def open_folder(folder: Path) -> LoadedCase:
    """The case in a folder, read again when a file in it has changed."""
    return _open_folder(str(folder), _stamp(folder))


@st.cache_resource(show_spinner="Reading the case", max_entries=8)
def _open_folder(folder: str, stamp: tuple[int, float]) -> LoadedCase:
    return load_case(Path(folder))


def _stamp(folder: Path) -> tuple[int, float]:
    """Number of files and time of the latest change: enough to see an edit, and cheap."""
    times = [
        entry.stat().st_mtime
        for part in (folder, folder / "options", folder / "weights", folder / "seeds")
        if part.is_dir()
        for entry in os.scandir(part)
        if entry.name.endswith((".yaml", ".yml"))
    ]
    return len(times), max(times, default=0.0)


@st.cache_resource(show_spinner="Checking the upload", max_entries=4, scope="session")
def open_upload(name: str, data: bytes) -> LoadedCase:
    """An uploaded case (a zip of its folder); kept for this visitor's session only."""
    from ..casefile.load import read_zip

    files, problems = read_zip(data)
    if problems:
        return LoadedCase(None, tuple(problems))
    return load_case_from_files(files)


@st.cache_resource(show_spinner=False, max_entries=16)
def performance_table(digest: str, _case: Case) -> PerformanceTable:
    """Levels and value functions of a case; ``digest`` stands for all that is in it."""
    return build_performance_table(_case)


def sensitivity(digest: str, table: PerformanceTable, ranking: Ranking) -> Sensitivity:
    """What would change who is first under these weights; computed when the weights move."""
    return _sensitivity(digest, ranking.weight_j.tobytes(), table, ranking)


@st.cache_resource(show_spinner=False, max_entries=64)
def _sensitivity(digest: str, weights: bytes, _table: PerformanceTable, _ranking: Ranking) -> Sensitivity:
    return analyse(_table, _ranking)


MethodCheck = tuple[tuple[MethodResult, ...], tuple[Agreement, ...], tuple[RankReversal, ...]]


def methods(digest: str, ranking: Ranking) -> MethodCheck:
    """Every method's result, its agreement with the additive order, and its rank reversals."""
    return _methods(digest, ranking.weight_j.tobytes(), ranking)


@st.cache_resource(show_spinner=False, max_entries=64)
def _methods(digest: str, weights: bytes, _ranking: Ranking) -> MethodCheck:
    results = cross_check(_ranking)
    agreements = tuple(compare_orders(_ranking, result) for result in results)
    return results, agreements, remove_each_by_method(_ranking)


@st.cache_resource(show_spinner=False, max_entries=64)
def chart_spec(chart_id: str, digest: str, _chart: ModuleType, _case: Case) -> dict:
    """A chart's specification for a case: built once, then only fed rows. Not to be changed."""
    return _chart.spec(_case)
