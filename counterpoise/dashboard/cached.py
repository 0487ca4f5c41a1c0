"""The only caches of the dashboard. What is shared is frozen; nothing private is shared."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import numpy as np
import streamlit as st

from ..analysis.levels import build_performance_table
from ..analysis.packages.describe import PackageRow, counted_criteria
from ..analysis.packages.listed.core_index import CoreIndex, core_of_best, core_of_efficient
from ..analysis.packages.listed.enumerate import PackageTable, score_packages, tabulate_packages
from ..analysis.packages.listed.uncertain import (
    DrawnPackages,
    PackageSpread,
    draw_packages,
    draw_parts,
    restrict_draws,
    spread_packages,
)
from ..analysis.packages.parts import PackageParts, build_parts, restack
from ..analysis.packages.rules import Rule
from ..analysis.packages.settings import PackageSettings
from ..analysis.packages.solved.best import SolvedRanking, find_best_packages
from ..analysis.packages.solved.why_not import SolvedWhyNot, explain_solved_absence, find_solved_conflict
from ..analysis.scheduling.analyse import Timeline, analyse_timeline, order_days_for
from ..analysis.scheduling.order import OrderDay
from ..analysis.score import TIE, Ranking
from ..analysis.table import PerformanceTable
from ..analysis.uncertainty import SmaaResult, smaa
from ..analysis.uncertainty.information import (
    ConditionalValues,
    ValueOfInformation,
    condition_values,
    value_of_information,
)
from ..analysis.uncertainty.inputs import Input, list_inputs
from ..analysis.uncertainty.kernel.choice import warm_up
from ..analysis.uncertainty.states import draw_states, stream_states
from ..analysis.uncertainty.weights import WeightLaw, WeightsKnown, weight_law
from ..bundle import HOME
from ..casefile.archive import read_zip
from ..casefile.load import LoadedCase, load_case, load_case_from_files
from ..model import Case

T = TypeVar("T")


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
    first = Path(os.environ.get("COUNTERPOISE_CASE", HOME)).resolve()
    examples = sorted(path.parent for path in (HOME / "examples").glob("*/case.yaml"))
    return tuple(dict.fromkeys([first, HOME, *examples]))


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
    files, problems = read_zip(data)
    if problems:
        return LoadedCase(None, tuple(problems))
    return load_case_from_files(files)


@st.cache_resource(show_spinner=False, max_entries=16)
def performance_table(digest: str, _case: Case) -> PerformanceTable:
    """Levels and value functions of a case; ``digest`` stands for all that is in it."""
    return build_performance_table(_case)


SEED = 1
"""Seed of every draw on the page; it stands on the receipt."""

DRAWS = 100_000
"""Draws on the page, fewer for a case so large that they would not fit a small host's memory."""

MOST_CELLS = 12_000_000
"""Options x criteria x draws kept per case: about 50 MB."""


@dataclass(frozen=True)
class Draws:
    """What the page keeps of a case's draws: partial values, and their means given each input."""

    value_ijd: np.ndarray
    inputs: tuple[Input, ...]
    known: ConditionalValues

    @property
    def n_draws(self) -> int:
        return self.value_ijd.shape[2]


@st.cache_resource(show_spinner="Drawing states of the world", max_entries=2)
def draws(digest: str, _case: Case) -> Draws:
    """States of the world of a case; they do not depend on weights, so they are drawn once."""
    warm_up()
    cells = len(_case.options) * len(_case.criteria)
    states = draw_states(_case, max(1_000, min(DRAWS, MOST_CELLS // cells)), SEED)
    return Draws(states.value_ijd, list_inputs(_case), condition_values(states))


Robustness = tuple[SmaaResult, ValueOfInformation]


def robustness(case: Case, ranking: Ranking, profile: str, known: WeightsKnown, is_level_exact: bool) -> Robustness:
    """Rank acceptability and value of information under the weights in use."""
    return _robustness(case.digest, ranking.weight_j.tobytes(), profile, known, is_level_exact, case, ranking)


@st.cache_resource(show_spinner=False, max_entries=32)
def _robustness(
    digest: str, weights: bytes, profile: str, known: WeightsKnown, is_level_exact: bool, _case: Case, _ranking: Ranking
) -> Robustness:
    drawn = draws(digest, _case)
    values = _ranking.value_ij if is_level_exact else drawn.value_ijd
    law = _law(_case, _ranking, profile, known)
    result = smaa(values, law, drawn.n_draws, SEED, option_ids=_ranking.option_ids)
    return result, value_of_information(drawn.known, _ranking.weight_j)


def _law(case: Case, ranking: Ranking, profile: str, known: WeightsKnown) -> WeightLaw:
    return weight_law(known, ranking.weight_j, ranking.criterion_ids, ranges=case.profiles[profile].ranges)


LONG_DRAWS = 1_000_000
"""Draws of a long run; they are streamed and not kept."""

KEPT_RUNS = 8
"""Long runs kept for a visitor."""


def long_robustness(
    case: Case,
    ranking: Ranking,
    profile: str,
    known: WeightsKnown,
    is_level_exact: bool,
    progress: Callable[[float], bool],
) -> SmaaResult:
    """Rank acceptability from many draws; ``progress`` is told how far it is, stretch by stretch."""
    runs = _long_runs()
    key = (case.digest, ranking.weight_j.tobytes(), profile, known, is_level_exact)
    if key not in runs:
        values = ranking.value_ij if is_level_exact else stream_states(case, SEED)
        law = _law(case, ranking, profile, known)
        runs[key] = smaa(values, law, LONG_DRAWS, SEED, option_ids=ranking.option_ids, progress=progress)
        while len(runs) > KEPT_RUNS:
            del runs[next(iter(runs))]
    return runs[key]


@st.cache_resource(show_spinner=False, scope="session")
def _long_runs() -> dict[tuple, SmaaResult]:
    return {}


SOLVED_SECONDS = 10.0
"""Time for the best packages of a case with too many options to list them."""

SOLVED_TOP = 5


def solved_packages(case: Case, settings: PackageSettings, ranking: Ranking) -> SolvedRanking:
    """The best packages of a case with too many options to list all packages, with what is proven."""
    return _solved_packages(case.digest, repr(settings), ranking.weight_j.tobytes(), case, settings, ranking)


@st.cache_resource(show_spinner="Searching for the best packages", max_entries=16)
def _solved_packages(
    digest: str, asked: str, weights: bytes, _case: Case, _settings: PackageSettings, _ranking: Ranking
) -> SolvedRanking:
    parts = solved_parts(_case, _settings)
    return find_best_packages(parts, _settings.rules(_case), _ranking.weight_j, SOLVED_TOP, SOLVED_SECONDS)


def solved_parts(case: Case, settings: PackageSettings) -> PackageParts:
    """The parts of a case's packages under the reader's stacking shares."""
    return restack(package_parts(case.digest, case), settings.stacking or {})


def solved_absence(
    case: Case, settings: PackageSettings, ranking: Ranking, best: PackageRow, option: str
) -> SolvedWhyNot:
    """Why an option is not in the best package of a case with too many options to list all packages."""
    weights = ranking.weight_j.tobytes()
    return _solved_absence(case.digest, repr(settings), weights, option, case, settings, ranking, best)


@st.cache_resource(show_spinner="Searching for the best package with it", max_entries=64)
def _solved_absence(
    digest: str,
    asked: str,
    weights: bytes,
    option: str,
    _case: Case,
    _settings: PackageSettings,
    _ranking: Ranking,
    _best: PackageRow,
) -> SolvedWhyNot:
    parts, rules = solved_parts(_case, _settings), _settings.rules(_case)
    return explain_solved_absence(parts, rules, _best, option, _ranking.weight_j, SOLVED_SECONDS)


def solved_conflict(case: Case, settings: PackageSettings) -> tuple[Rule, ...]:
    """Rules that no package of a case with many options keeps together."""
    return _solved_conflict(case.digest, repr(settings), case, settings)


@st.cache_resource(show_spinner="Searching for the rules that clash", max_entries=16)
def _solved_conflict(digest: str, asked: str, _case: Case, _settings: PackageSettings) -> tuple[Rule, ...]:
    return find_solved_conflict(solved_parts(_case, _settings), _settings.rules(_case), SOLVED_SECONDS)


@st.cache_resource(show_spinner=False, max_entries=8)
def package_parts(digest: str, _case: Case) -> PackageParts:
    """What the levels of a case's packages are added up from, at most likely levels."""
    return build_parts(_case)


def timeline(case: Case, members: Sequence[str], start_by_id: Mapping[str, float]) -> Timeline:
    """When a plan can be ready; weights do not matter to it."""
    return _timeline(case.digest, tuple(members), tuple(sorted(start_by_id.items())), case)


@st.cache_resource(show_spinner=False, max_entries=24)
def _timeline(digest: str, members: tuple[str, ...], starts: tuple[tuple[str, float], ...], _case: Case) -> Timeline:
    return analyse_timeline(_case, members, dict(starts), seed=SEED, parts=package_parts(digest, _case))


def order_days(case: Case, found: Timeline, by: float, sureness: float) -> tuple[OrderDay, ...]:
    """Latest order days of a plan for a deadline and the chance asked for."""
    starts = tuple(sorted(found.plan.start_by_id.items()))
    return _order_days(case.digest, found.plan.members, starts, by, sureness, case, found)


@st.cache_resource(show_spinner=False, max_entries=256)
def _order_days(
    digest: str,
    members: tuple[str, ...],
    starts: tuple[tuple[str, float], ...],
    by: float,
    sureness: float,
    _case: Case,
    _found: Timeline,
) -> tuple[OrderDay, ...]:
    return order_days_for(_case, _found, by, sureness)


PACKAGE_DRAWS = 4_000
"""Draws of the packages: the first ones of the same states of the world."""

MOST_MEMBERS = 16
"""Options besides the baseline whose packages the page lists: 65,536 packages at most."""

MOST_PACKAGES = 4_000
"""Allowed packages whose draws are kept; beyond, their spread is not shown."""


def packages(case: Case, settings: PackageSettings) -> PackageTable:
    """Every allowed package under the reader's settings, whatever the weights; see `MOST_MEMBERS`."""
    return _packages(case.digest, repr(settings), case, settings)


@st.cache_resource(show_spinner="Listing packages", max_entries=8)
def _packages(digest: str, asked: str, _case: Case, _settings: PackageSettings) -> PackageTable:
    parts = restack(build_parts(_case), _settings.stacking or {})
    return tabulate_packages(parts, _settings.rules(_case))


@st.cache_resource(show_spinner=False, max_entries=2)
def _package_parts(digest: str, _case: Case) -> PackageParts:
    return draw_parts(_case, draw_states(_case, PACKAGE_DRAWS, SEED))


@st.cache_resource(show_spinner="Drawing packages", max_entries=4)
def _drawn_packages(digest: str, asked: str, _case: Case, _settings: PackageSettings) -> DrawnPackages | None:
    table = packages(_case, _settings)
    if not 0 < _cells(table, _case) <= 4 * MOST_CELLS or table.n_feasible > MOST_PACKAGES:
        return None
    wide = PackageSettings(stacking=_settings.stacking)
    if wide != _settings and _cells(packages(_case, wide), _case) <= MOST_CELLS:
        return restrict_draws(_drawn_packages(digest, repr(wide), _case, wide), table)
    return draw_packages(table, restack(_package_parts(digest, _case), _settings.stacking or {}))


def _cells(table: PackageTable, case: Case) -> int:
    return table.n_feasible * len(case.criteria) * PACKAGE_DRAWS


def package_spread(
    case: Case, settings: PackageSettings, ranking: Ranking
) -> dict[tuple[str, ...], PackageSpread] | None:
    """By members, how often the package is best and how its score spreads; None when too many to draw."""
    drawn = _drawn_packages(case.digest, repr(settings), case, settings)
    return None if drawn is None else spread_packages(drawn, ranking.weight_j)


def core_indices(case: Case, settings: PackageSettings, ranking: Ranking) -> dict[str, CoreIndex] | None:
    """Share of best packages over draws, and of efficient packages, that hold each option."""
    drawn = _drawn_packages(case.digest, repr(settings), case, settings)
    if drawn is None:
        return None
    return {
        "best packages over draws": core_of_best(drawn, [ranking.weight_j]),
        "efficient packages": _core_of_efficient(
            case.digest, repr(settings), counted_criteria(drawn.table.parts, ranking.weight_j), drawn
        ),
    }


@st.cache_resource(show_spinner=False, max_entries=8)
def _core_of_efficient(digest: str, asked: str, counted: tuple[str, ...], _drawn: DrawnPackages) -> CoreIndex:
    return core_of_efficient(_drawn.table, counted)


def places(table: PackageTable, point_j: np.ndarray, scores: dict[str, float]) -> dict[str, int]:
    """Place of each score among the allowed packages' scores."""
    score_p = score_packages(table, point_j)
    return {id_: 1 + int((score_p > score + TIE).sum()) for id_, score in scores.items()}


@st.cache_resource(show_spinner=False, max_entries=32)
def once(what: str, digest: str, _make: Callable[[], T]) -> T:
    """Something that a case alone decides, made once per case; frozen, for it is shared."""
    return _make()


@st.cache_resource(show_spinner=False, max_entries=64)
def chart_spec(chart_id: str, digest: str, _chart: ModuleType, _case: Case) -> dict:
    """A chart's specification for a case: built once, then only fed rows. Not to be changed."""
    return _chart.spec(_case)


def has_chapter(name: str) -> bool:
    """Whether ``docs/`` has a chapter of this name."""
    return (HOME / "docs" / f"{name}.md").is_file()


@st.cache_resource(show_spinner=False)
def chapter(name: str) -> str:
    """A chapter of ``docs/`` without its title and its section on commands; links between files become words."""
    text = (HOME / "docs" / f"{name}.md").read_text(encoding="utf-8")
    body = text.split("\n", 1)[1] if text.startswith("# ") else text
    body = re.sub(r"\n## The command\n.*?(?=\n## |\Z)", "", body, flags=re.DOTALL)
    return re.sub(r"\[([^\]]+)\]\([^)#:]+\)", r"\1", body)
