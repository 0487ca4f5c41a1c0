"""The only caches of the dashboard. What is shared is frozen; what is a visitor's is kept for that visitor alone."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

import streamlit as st

from ..casefile.edited import EditedFiles
from ..casefile.gather import Sheets
from ..casefile.load import LoadedCase, load_case, load_case_from_files, load_zip
from ..model import Case
from ..study import Memory, Study, Turns, warm_up
from . import case_folders, state

T = TypeVar("T")


SWITCH_SECONDS = 0.0005
"""A thread that computes lets another run after so long; Python's own 5 ms add up over a page's many messages."""


@st.cache_resource(show_spinner=False)
def prepare_process() -> bool:
    """Keep what the imports made out of every later garbage collection, and let visitors take short turns.

    Streamlit may collect after each script run; with pandas and Altair loaded that stops the
    process for as long as a whole answer takes. Only a process that stays compiles the fast kernel: one that ends
    while the compiler works dies in it.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH_SECONDS)
    warm_up()
    return True


def open_folder(folder: Path) -> LoadedCase:
    """The case in a folder, read again when a file in it has changed."""
    return _open_folder(str(folder), repr(case_folders.stamp(folder)))  # a text is hashed at once, its parts are not


@st.cache_resource(show_spinner="Reading the case", max_entries=8)
def _open_folder(folder: str, stamp: str) -> LoadedCase:
    return load_case(Path(folder))


@st.cache_resource(show_spinner="Checking the upload", max_entries=4, scope="session")
def open_upload(name: str, data: bytes) -> LoadedCase:
    """An uploaded case (a zip of its folder); kept for this visitor's session only."""
    return load_zip(data)


DRAFT_SHEETS, DRAFT_LOADED = "sheets of the draft", "loaded draft"


def open_draft(edited: EditedFiles) -> LoadedCase:
    """A visitor's draft, checked; only files that changed are read again. Kept in the visitor's session."""
    before: tuple[object, LoadedCase] | None = state.kept(DRAFT_LOADED)
    if before is not None and before[0] is edited.files:
        return before[1]
    sheets = draft_sheets()
    for name in sheets.keys() - edited.files.keys():
        del sheets[name]
    loaded = load_case_from_files(edited.contents, sheets)
    state.keep(DRAFT_LOADED, (edited.files, loaded))
    return loaded


def draft_sheets() -> Sheets:
    """The files of the visitor's draft as they were last read, by name."""
    sheets: Sheets | None = state.kept(DRAFT_SHEETS)
    if sheets is None:
        state.keep(DRAFT_SHEETS, sheets := {})
    return sheets


SHARED_BYTES = 150_000_000
"""Results of the server's own cases, for all visitors together."""

MEMORY = "memory of an upload"

VISITOR_BYTES = 60_000_000
"""Results of one visitor's own case."""


@st.cache_resource(show_spinner=False)
def _shared_memory() -> Memory:
    return Memory(SHARED_BYTES)


def visitors_memory() -> Memory:
    """Kept in the visitor's session, and gone with it."""
    memory: Memory | None = state.kept(MEMORY)
    if memory is None:
        memory = Memory(VISITOR_BYTES)
        state.keep(MEMORY, memory)
    return memory


def study_of(case: Case, *, is_own: bool) -> Study:
    """The study of a case; answers about a visitor's own case are kept for that visitor, and gone with the session."""
    return Study(case, visitors_memory() if is_own else _shared_memory(), _show_waiting, _turns(), _show_queue)


MOST_LONG_RUNS = 1
"""Heavy steps (many draws, long lists of packages, solvers) that the server makes at a time, for all visitors."""


def _show_waiting(what: str) -> AbstractContextManager[object]:
    return st.spinner(what)


@st.cache_resource(show_spinner=False)
def _turns() -> Turns:
    return Turns(MOST_LONG_RUNS)


@contextmanager
def _show_queue() -> Iterator[Callable[[], object]]:
    """Says that others come first; saying it again ends the wait of a visitor who has left."""
    place = st.empty()
    try:
        yield lambda: place.caption("Another long computation comes first; yours begins after it.")
    finally:
        place.empty()


def per_case(study: Study, what: str, make: Callable[[], T]) -> T:
    """Something to show that the case alone decides (a chart's specification), made once per case; frozen."""
    return study.recall(f"shown: {what}", make=make)
