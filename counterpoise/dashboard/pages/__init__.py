"""One module per page: each reads like an outline and computes nothing.

`REGISTER` lists the pages in the order of the navigation; adding a page is adding a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...model import Receipt
from ..sight import Sight
from . import case_check, compare, method, options, packages, robustness, sources, timeline


@dataclass(frozen=True)
class Page:
    """A page: its path in the link, its name and icon in the navigation, and what shows it.

    ``show`` returns the receipt of its results where they rest on more than the ranking (draws,
    limits), for the foot of the page.
    """

    path: str
    title: str
    icon: str
    show: Callable[[Sight], Receipt | None]


REGISTER = (
    Page("compare", "Compare", ":material/bar_chart:", compare.show),
    Page("robustness", "Robustness", ":material/query_stats:", robustness.show),
    Page("packages", "Packages", ":material/inventory_2:", packages.show),
    Page("options", "Options", ":material/description:", options.show),
    Page("timeline", "Timeline", ":material/calendar_month:", timeline.show),
    Page("sources", "Sources", ":material/library_books:", sources.show),
    Page("method", "Method", ":material/function:", method.show),
    Page("check", "Case check", ":material/fact_check:", case_check.show),
)
