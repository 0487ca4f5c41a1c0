"""A visitor's draft of a case: kept in the session here, and in the visitor's own browser."""

from .kept import CARRIED, change, close, current, open_carried, open_new, redo, replace_files, restart_comparison, undo
from .store import (
    OPENING,
    Held,
    ask_for_held,
    fetch,
    give_up,
    held_drafts,
    keep_in_browser,
    look_in_browser,
    resume,
    throw_away,
)

__all__ = [
    "CARRIED",
    "OPENING",
    "Held",
    "ask_for_held",
    "change",
    "close",
    "current",
    "fetch",
    "give_up",
    "held_drafts",
    "keep_in_browser",
    "look_in_browser",
    "open_carried",
    "open_new",
    "redo",
    "replace_files",
    "restart_comparison",
    "resume",
    "throw_away",
    "undo",
]
