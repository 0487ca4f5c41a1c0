"""The sheets of objectives and criteria."""

from __future__ import annotations

from ...model import SHARES
from ..records import CaseRecord
from .columns import ROW, Column, Table, based, spread
from .common_columns import (
    CASE,
    CRITERION,
    UNIT,
    id_column,
)

_CRITERIA = ("criteria", "{criterion}")
_SHARE = (*_CRITERIA, "stacking", "{share}")

TABLES_OF_CRITERIA: tuple[Table, ...] = (
    Table(
        "objectives",
        "Objectives",
        "Groups of criteria.",
        CaseRecord,
        CASE,
        (("objectives", "{objective}"),),
        (
            id_column("objective", "objective"),
            Column("name", "Name", "text", ("objectives", "{objective}", "name"), width=40),
            Column("parent", "Part of", "id", ("objectives", "{objective}", "parent"), of="objectives"),
        ),
    ),
    Table(
        "criteria",
        "Criteria",
        "One row for each criterion, in the order in which they are shown, with its fixed scale.",
        CaseRecord,
        CASE,
        (_CRITERIA,),
        (
            id_column("criterion", "criterion"),
            Column("name", "Name", "text", (*_CRITERIA, "name"), width=30),
            Column("objective", "Objective", "id", (*_CRITERIA, "objective"), of="objectives", width=18),
            Column("definition", "Definition", "prose", (*_CRITERIA, "definition"), width=50),
            Column("unit", "Unit", "text", (*_CRITERIA, "unit")),
            Column("worst", "Worst level", "number", (*_CRITERIA, "scale", "worst")),
            Column("best", "Best level", "number", (*_CRITERIA, "scale", "best")),
            Column("decimals", "Decimals", "whole", (*_CRITERIA, "decimals"), width=10),
            Column("lower", "Lowest possible", "number", (*_CRITERIA, "bounds", "lower")),
            Column("upper", "Highest possible", "number", (*_CRITERIA, "bounds", "upper")),
            Column("value", "Value function", "choice", (*_CRITERIA, "value")),
            Column("entered_as", "Entered as", "choice", (*_CRITERIA, "entered_as")),
            Column("measured_by", "Derived from", "choice", (*_CRITERIA, "measured_by")),
            Column("package_day", "Day of a package", "choice", (*_CRITERIA, "package_day")),
            Column("must_reach", "Minimum", "number", (*_CRITERIA, "must_reach")),
            Column("red_line", "Red line", "number", (*_CRITERIA, "red_line")),
            Column("applies", "Minimum and red line are a", "choice", (*_CRITERIA, "applies")),
            Column("provenance", "Comes from", "choice", (*_CRITERIA, "provenance")),
            Column("note", "Note", "prose", (*_CRITERIA, "note"), width=50),
        ),
    ),
    Table(
        "stacking",
        "Adding up",
        "How gains and losses of several options add up on a criterion, as shares from 0 to 1.",
        CaseRecord,
        CASE,
        (_SHARE,),
        (
            CRITERION,
            Column("share", "Share of", "choice", words=SHARES, help="gains, losses or beside_gains.", width=14),
            *spread(_SHARE, "Share", "0 to 1", "share", prefix="share"),
            *based(_SHARE),
        ),
    ),
    Table(
        "anchors",
        "Levels in words",
        "What levels of a criterion mean, in words.",
        CaseRecord,
        CASE,
        ((*_CRITERIA, "anchors", ROW),),
        (
            CRITERION,
            UNIT,
            Column("level", "Level", "number", (*_CRITERIA, "anchors", ROW, "level")),
            Column("meaning", "Meaning", "prose", (*_CRITERIA, "anchors", ROW, "meaning"), width=90),
        ),
    ),
    Table(
        "curves",
        "Value curves",
        "Points of a value function that is not linear, from the worst level (0) to the best (1).",
        CaseRecord,
        CASE,
        ((*_CRITERIA, "value", ROW),),
        (
            CRITERION,
            UNIT,
            Column("level", "Level", "number", (*_CRITERIA, "value", ROW, "level")),
            Column("part", "Value (0 to 1)", "share", (*_CRITERIA, "value", ROW, "value")),
        ),
    ),
)
