"""The sheets of packages and their rules, of shared prerequisites, and of what may come otherwise."""

from __future__ import annotations

from ..records import CaseRecord
from .columns import ROW, Column, Table, based, spread
from .common_columns import (
    CASE,
    CRITERION,
    OPTION_NAME,
    UNIT,
    expert_columns,
    id_column,
    prerequisite_columns,
)

_PACKAGE = ("packages", "{package}")
_LIMIT = ("limits", ROW)
_RULE = ("rules", ROW)
_FACTOR = ("factors", ROW)
_JOINT = ("interactions", ROW)
_SCENARIO = ("scenarios", "{scenario}")
_SCENARIO_ID = Column("scenario", "Scenario", "id", of="scenarios", width=20, help="Id from the sheet Scenarios.")

TABLES_OF_PACKAGES: tuple[Table, ...] = (
    Table(
        "milestones",
        "Shared prerequisites",
        "Prerequisites of several options, stated once; options name them under Needs.",
        CaseRecord,
        CASE,
        (("milestones", "{milestone}"),),
        (id_column("milestone", "prerequisite"), *prerequisite_columns(("milestones", "{milestone}"))),
    ),
    Table(
        "packages",
        "Packages",
        "Predefined sets of options.",
        CaseRecord,
        CASE,
        (_PACKAGE,),
        (
            id_column("package", "package"),
            Column("name", "Name", "text", (*_PACKAGE, "name"), width=30),
            Column("members", "Options", "ids", (*_PACKAGE, "members"), of="options", width=50),
            Column("idea", "Main idea", "prose", (*_PACKAGE, "idea"), width=60),
        ),
    ),
    Table(
        "interactions",
        "Interactions",
        "What two options do together on a criterion, beyond how effects add up.",
        CaseRecord,
        CASE,
        (_JOINT,),
        (
            Column("pair", "The two options", "ids", (*_JOINT, "pair"), of="options", width=34),
            Column("criterion_changed", "Criterion", "id", (*_JOINT, "criterion"), of="criteria", width=20),
            *spread((*_JOINT, "change"), "Change"),
            *based(_JOINT),
        ),
    ),
    Table(
        "rules",
        "Rules",
        "What a package must or may not include; each row fills one of the three forms.",
        CaseRecord,
        CASE,
        (_RULE,),
        (
            Column("together", "All or none of", "ids", (*_RULE, "together"), of="options", width=30),
            Column("at_least_n", "At least: how many", "whole", (*_RULE, "at_least", "n"), width=10),
            Column("at_least_of", "At least: of these", "ids", (*_RULE, "at_least", "of"), of="options", width=30),
            Column("at_most_n", "At most: how many", "whole", (*_RULE, "at_most", "n"), width=10),
            Column("at_most_of", "At most: of these", "ids", (*_RULE, "at_most", "of"), of="options", width=30),
            Column("because", "Reason", "prose", (*_RULE, "because"), width=50),
        ),
    ),
    Table(
        "limits",
        "Limits",
        "Bounds that packages keep, on a criterion, cost, ready_day, effect_day or members.",
        CaseRecord,
        CASE,
        (_LIMIT,),
        (
            Column("on", "Limit on", "id", (*_LIMIT, "on"), width=20),
            Column("at_most", "At most", "number", (*_LIMIT, "at_most")),
            Column("at_least", "At least", "number", (*_LIMIT, "at_least")),
            Column("year", "Only in year", "whole", (*_LIMIT, "year"), width=10),
            Column("because", "Reason", "prose", (*_LIMIT, "because"), width=60),
        ),
    ),
    Table(
        "factors",
        "Common causes",
        "Estimates that err together.",
        CaseRecord,
        CASE,
        (_FACTOR,),
        (
            Column("name", "What they have in common", "text", (*_FACTOR, "name"), width=34),
            Column("because", "Reason", "prose", (*_FACTOR, "because"), width=50),
            Column("strength", "Strength (-1 to 1)", "number", (*_FACTOR, "strength")),
            Column("estimates", "Estimates (one per line)", "lines", (*_FACTOR, "estimates"), width=44),
            Column("opposite", "Of them the opposite way", "lines", (*_FACTOR, "opposite"), width=44),
        ),
    ),
    Table(
        "scenarios",
        "Scenarios",
        "Other states of affairs; what changes in them stands in the next sheets.",
        CaseRecord,
        CASE,
        (_SCENARIO,),
        (
            id_column("scenario", "scenario"),
            Column("name", "Name", "text", (*_SCENARIO, "name"), width=30),
            Column("because", "Reason", "prose", (*_SCENARIO, "because"), width=60),
            Column("chance", "Chance (%)", "number", (*_SCENARIO, "chance")),
        ),
    ),
    Table(
        "scenario_levels",
        "Scenario levels",
        "Levels or effects that are others in a scenario.",
        CaseRecord,
        CASE,
        ((*_SCENARIO, "cells", "{option}", "{criterion}"),),
        (
            _SCENARIO_ID,
            OPTION_NAME,
            CRITERION,
            UNIT,
            *spread((*_SCENARIO, "cells", "{option}", "{criterion}", "level"), "Level"),
            *spread((*_SCENARIO, "cells", "{option}", "{criterion}", "effect"), "Effect"),
        ),
    ),
    Table(
        "scenario_experts",
        "Experts in scenarios",
        "One row for each expert who estimates a level or effect in a scenario.",
        CaseRecord,
        CASE,
        ((*_SCENARIO, "cells", "{option}", "{criterion}", "{form}", "experts", "{expert}"),),
        (
            _SCENARIO_ID,
            OPTION_NAME,
            CRITERION,
            UNIT,
            *expert_columns((*_SCENARIO, "cells", "{option}", "{criterion}")),
        ),
        counts_bare=False,
    ),
    Table(
        "scenario_days",
        "Scenario days",
        "Lead times of prerequisites (lead_days) and times from ready to effect of options (lag_days) in a scenario.",
        CaseRecord,
        CASE,
        ((*_SCENARIO, "{days}", "{of}"),),
        (
            _SCENARIO_ID,
            Column(
                "days",
                "Which days",
                "choice",
                words=("lead_days", "lag_days"),
                help="lead_days of a prerequisite, or lag_days of an option.",
            ),
            Column("of", "Of", "id", help="Id of the prerequisite or of the option.", width=20),
            *spread((*_SCENARIO, "{days}", "{of}"), "Days", prefix="number"),
        ),
        counts_bare=False,
    ),
    Table(
        "cautions",
        "Cautions",
        "What readers should know before using the numbers.",
        CaseRecord,
        CASE,
        (("cautions", ROW),),
        (Column("caution", "Caution", "prose", ("cautions", ROW), width=110),),
    ),
)
