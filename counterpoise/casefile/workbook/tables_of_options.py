"""The sheets of the options: what they are, their levels, costs, risks and prerequisites."""

from __future__ import annotations

from ..records import OptionRecord
from .columns import Column, Table, based, spread
from .common_columns import (
    CRITERION,
    CRITERION_WORDS,
    OPTION,
    OPTION_NAME,
    OPTION_WORDS,
    SCALE,
    UNIT,
    id_column,
    prerequisite_columns,
)

_LEVEL = ("performance", "{criterion}")
_COST = ("costs", "{cost}")
_RISK = ("risks", "{risk}")
_PREREQUISITE = ("prerequisites", "{prerequisite}")

TABLES_OF_OPTIONS: tuple[Table, ...] = (
    Table(
        "options",
        "Options",
        "One row for each measure, in the order in which they are shown; today's course is one of them.",
        OptionRecord,
        OPTION,
        ((),),
        (
            id_column("option", "option"),
            Column("name", "Name", "text", ("name",), width=30),
            Column("short_name", "Short name", "text", ("short_name",), width=18),
            Column("summary", "Summary", "prose", ("summary",), width=50),
            Column("stage", "How far it goes", "text", ("stage",)),
            Column("status", "Where it comes from", "text", ("status",)),
            Column("tags", "Labels (one per line)", "lines", ("tags",), width=18),
            Column("inferred", "Only implied by the source", "yesno", ("inferred",)),
            Column("claims_of_option", "Claims", "ids", ("claims",), of="claims", width=20),
            *spread(("lag_days", "days"), "From ready to effect", "days"),
            *based(("lag_days",), "lag_", " of the time to effect"),
            Column("needs", "Needs (shared prerequisites)", "ids", ("needs",), of="milestones", width=18),
            Column("excludes", "Excludes (options, or all)", "ids", ("excludes",), of="options", width=18),
        ),
    ),
    Table(
        "levels",
        "Levels",
        "One row for each option and criterion: the level, the effect against today's course, or why it is not known.",
        OptionRecord,
        OPTION,
        (_LEVEL,),
        (
            OPTION_NAME,
            CRITERION,
            OPTION_WORDS,
            CRITERION_WORDS,
            UNIT,
            SCALE,
            *spread((*_LEVEL, "level"), "Level"),
            *spread((*_LEVEL, "effect"), "Effect"),
            *based(_LEVEL),
            Column("missing", "Not known because", "prose", (*_LEVEL, "missing"), width=30),
        ),
        counts_bare=False,
    ),
    Table(
        "costs",
        "Costs",
        "Money that an option takes or brings; the same id in two options is one shared cost.",
        OptionRecord,
        OPTION,
        (_COST,),
        (
            OPTION_NAME,
            id_column("cost", "cost"),
            Column("what", "What the money is spent on", "text", (*_COST, "what"), width=34),
            Column("kind", "Kind", "choice", (*_COST, "kind"), width=12),
            *spread((*_COST, "amount"), "Amount", "{money}"),
            Column("year", "Year", "whole", (*_COST, "year"), width=8),
            Column("yearly_from", "Yearly: first year", "whole", (*_COST, "yearly", "from"), width=8),
            Column("yearly_to", "Yearly: last year", "whole", (*_COST, "yearly", "to"), width=8),
            *spread((*_COST, "yearly", "amount"), "In each year", "{money}", prefix="yearly"),
            Column("trigger", "Trigger", "text", (*_COST, "trigger"), width=24),
            *spread((*_COST, "likelihood"), "Chance of the trigger", "%"),
            *based(_COST),
        ),
    ),
    Table(
        "risks",
        "Risks",
        "What may happen if an option is chosen; the same id in two options is one shared risk.",
        OptionRecord,
        OPTION,
        (_RISK,),
        (
            OPTION_NAME,
            id_column("risk", "risk"),
            Column("event", "What may happen", "text", (*_RISK, "event"), width=34),
            *spread((*_RISK, "likelihood"), "Chance", "%"),
            Column("severity", "Severity (1 to 5)", "whole", (*_RISK, "severity"), width=10),
            Column("mitigation", "Mitigation", "prose", (*_RISK, "mitigation"), width=34),
            Column("counted_in", "Already counted in", "ids", (*_RISK, "counted_in"), of="criteria", width=18),
            Column("later_step", "Only for a later step", "text", (*_RISK, "later_step"), width=20),
            *based(_RISK),
        ),
    ),
    Table(
        "risk_effects",
        "Risk effects",
        "How much a criterion changes when a risk happens, in the criterion's unit.",
        OptionRecord,
        OPTION,
        ((*_RISK, "effects", "{criterion}"),),
        (
            OPTION_NAME,
            Column("risk", "Risk", "id", of="risks", width=20, help="Id from the sheet Risks."),
            CRITERION,
            CRITERION_WORDS,
            UNIT,
            *spread((*_RISK, "effects", "{criterion}"), "Change", prefix="change"),
        ),
    ),
    Table(
        "prerequisites",
        "Prerequisites",
        "What must come before an option; the same id in two options is one shared milestone.",
        OptionRecord,
        OPTION,
        (_PREREQUISITE,),
        (OPTION_NAME, id_column("prerequisite", "prerequisite"), *prerequisite_columns(_PREREQUISITE)),
    ),
)
