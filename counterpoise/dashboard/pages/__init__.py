"""One module per page: each reads like an outline and computes nothing.

`REGISTER` lists the pages in the order of the navigation; adding a page is adding a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..follow import Shown
from ..sight import Sight
from . import (
    answer,
    brief,
    check,
    compare,
    edit,
    evidence,
    method,
    options,
    packages,
    perspectives,
    robustness,
    room,
    timeline,
    weights,
)


@dataclass(frozen=True)
class Page:
    """A page: its path in the link, its name and icon in the navigation, its group there, and what shows it.

    ``show`` returns how the page follows the weights, or the receipt of its results where they rest on more
    than the ranking (draws, limits), for the foot of the page. ``old_paths`` are paths of earlier versions;
    they open the same page and are not listed.
    """

    path: str
    title: str
    icon: str
    group: str
    show: Callable[[Sight], Shown]
    old_paths: tuple[str, ...] = ()


DECIDE, TEST, TRACE, CASE = "Decide", "Test", "Trace", "Case"

REGISTER = (
    Page("answer", "Answer", ":material/flag:", DECIDE, answer.show),
    Page("compare", "Compare", ":material/bar_chart:", DECIDE, compare.show),
    Page("packages", "Packages", ":material/inventory_2:", DECIDE, packages.show),
    Page("timeline", "Timeline", ":material/calendar_month:", DECIDE, timeline.show),
    Page("weights", "Weights", ":material/balance:", DECIDE, weights.show),
    Page("robustness", "Robustness", ":material/query_stats:", TEST, robustness.show),
    Page("perspectives", "Perspectives", ":material/groups:", TEST, perspectives.show),
    Page("options", "Options", ":material/description:", TRACE, options.show),
    Page("evidence", "Evidence", ":material/library_books:", TRACE, evidence.show, ("sources",)),
    Page("method", "Method", ":material/function:", TRACE, method.show),
    Page("edit", "Edit", ":material/edit:", CASE, edit.show),
    Page("check", "Check", ":material/fact_check:", CASE, check.show, ("case_check",)),
    Page("brief", "Brief", ":material/article:", CASE, brief.show),
    Page("room", "Room", ":material/meeting_room:", CASE, room.show),
)
"""The pages in the order of the navigation, those of a group side by side; the first opens without a path."""
