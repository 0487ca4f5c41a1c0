"""One module per page: each reads like an outline and computes nothing.

`REGISTER` lists the pages in the order of the navigation; adding a page is adding a line. A page's module has its
name, and is imported when the page is first shown: the first screen does not wait for what is behind the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from ..follow import Shown
from ..sight import Sight


@dataclass(frozen=True)
class Page:
    """A page: its path in the link, which is the name of its module, its name and icon in the navigation, and its
    group there.

    ``old_paths`` are paths of earlier versions; they open the same page and are not listed.
    """

    path: str
    title: str
    icon: str
    group: str
    old_paths: tuple[str, ...] = ()

    def show(self, sight: Sight) -> Shown:
        """Draw it; how it follows the weights, or the receipt of its results where they rest on more than the
        ranking (draws, limits), for the foot of the page.
        """
        draw: Callable[[Sight], Shown] = import_module(f".{self.path}", __package__).show
        return draw(sight)


DECIDE, TEST, TRACE, CASE = "Decide", "Test", "Trace", "Case"

REGISTER = (
    Page("answer", "Answer", ":material/flag:", DECIDE),
    Page("compare", "Compare", ":material/bar_chart:", DECIDE),
    Page("packages", "Packages", ":material/inventory_2:", DECIDE),
    Page("timeline", "Timeline", ":material/calendar_month:", DECIDE),
    Page("weights", "Weights", ":material/balance:", DECIDE),
    Page("robustness", "Robustness", ":material/query_stats:", TEST),
    Page("perspectives", "Perspectives", ":material/groups:", TEST),
    Page("options", "Options", ":material/description:", TRACE),
    Page("evidence", "Evidence", ":material/library_books:", TRACE, ("sources",)),
    Page("method", "Method", ":material/function:", TRACE),
    Page("edit", "Edit", ":material/edit:", CASE),
    Page("check", "Check", ":material/fact_check:", CASE, ("case_check",)),
    Page("brief", "Brief", ":material/article:", CASE),
    Page("room", "Room", ":material/meeting_room:", CASE),
)
"""The pages in the order of the navigation, those of a group side by side; the first opens without a path."""
