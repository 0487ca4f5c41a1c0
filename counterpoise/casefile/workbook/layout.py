"""The sheets of the workbook in their order, with every key of ``docs/formats.md`` that fits a cell."""

from __future__ import annotations

from collections.abc import Mapping

from .columns import Field, Table
from .common_columns import CASE
from .tables_of_actors import TABLES_OF_ACTORS
from .tables_of_criteria import TABLES_OF_CRITERIA
from .tables_of_options import TABLES_OF_OPTIONS
from .tables_of_packages import TABLES_OF_PACKAGES
from .tables_of_sources import TABLES_OF_SOURCES
from .tables_of_weights import TABLES_OF_WEIGHTS

QUESTION_SHEET, OTHER_SHEET, TEXT_SHEET, START_SHEET = "Question", "Other fields", "Full texts", "Read me"

FIELDS: tuple[Field, ...] = (
    Field(("schema_version",), "Version of the format", "whole"),
    Field(("id",), "Id of the case", "id"),
    Field(("title",), "Title"),
    Field(("question",), "Question"),
    Field(("summary",), "Summary", "prose"),
    Field(("decided_by",), "Who decides"),
    Field(("as_of",), "Day of the decision (2026-01-31)", "day"),
    Field(("horizon_days",), "Horizon (days)", "number"),
    Field(("deadline_day",), "Deadline (days after the decision)", "number"),
    Field(("baseline",), "Today's course (id of an option)", "id", "options"),
    Field(("default_profile",), "Weight profile shown first", "id", "profiles"),
    Field(("money", "currency"), "Currency"),
    Field(("money", "unit"), "Unit of money"),
    Field(("money", "price_year"), "Price year", "whole"),
    Field(("money", "discount_rate"), "Discount rate (% a year)", "number"),
    Field(("money", "discount_to"), "Base year of discounting", "whole"),
    Field(("shape",), "Distribution between low, likely and high", "choice"),
    Field(("too_close",), "Tie margin (points of 100)", "number"),
    Field(("balance", "pressure"), "Balance: criterion of the first aim", "id", "criteria"),
    Field(("balance", "service"), "Balance: criterion of the second aim", "id", "criteria"),
    Field(("balance", "question"), "Balance: question"),
)

_ORDER = (
    "options",
    "objectives",
    "criteria",
    "levels",
    "experts",
    "profiles",
    "weights",
    "comparisons",
    "beliefs",
    "belief_experts",
    "costs",
    "risks",
    "risk_effects",
    "prerequisites",
    "milestones",
    "packages",
    "interactions",
    "stacking",
    "rules",
    "limits",
    "anchors",
    "curves",
    "factors",
    "scenarios",
    "scenario_levels",
    "scenario_experts",
    "scenario_days",
    "actors",
    "periods",
    "impact_scale",
    "impacts",
    "cautions",
    "sources",
    "claims",
)
_ALL = (
    *TABLES_OF_OPTIONS, *TABLES_OF_CRITERIA, *TABLES_OF_WEIGHTS, *TABLES_OF_PACKAGES, *TABLES_OF_ACTORS,
    *TABLES_OF_SOURCES,
)  # fmt: skip

TABLES: tuple[Table, ...] = tuple(sorted(_ALL, key=lambda table: _ORDER.index(table.key)))

BY_KEY: Mapping[str, Table] = {table.key: table for table in TABLES}

__all__ = ["BY_KEY", "CASE", "FIELDS", "OTHER_SHEET", "QUESTION_SHEET", "START_SHEET", "TABLES", "TEXT_SHEET"]
