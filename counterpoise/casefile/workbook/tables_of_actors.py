"""The sheets of who gains and who pays."""

from __future__ import annotations

from ..records import CaseRecord, OptionRecord
from .columns import ROW, Column, Table, based, spread
from .common_columns import CASE, OPTION, OPTION_NAME, OPTION_WORDS, id_column

_ACTOR = ("actors", "{actor}")
_PERIOD = ("periods", "{period}")
_IMPACT = ("actors", "{actor}", "{period}")

TABLES_OF_ACTORS: tuple[Table, ...] = (
    Table(
        "actors",
        "Actors",
        "Groups and parties that gain or lose by the options.",
        CaseRecord,
        CASE,
        (_ACTOR,),
        (
            id_column("actor", "actor"),
            Column("name", "Name", "text", (*_ACTOR, "name"), width=30),
            Column("definition", "Who belongs to it", "prose", (*_ACTOR, "definition"), width=60),
            Column("note", "Note", "prose", (*_ACTOR, "note"), width=40),
        ),
    ),
    Table(
        "periods",
        "Periods",
        "Periods in which impacts are stated, the earliest first; each begins where the one before it ends.",
        CaseRecord,
        CASE,
        (_PERIOD,),
        (
            id_column("period", "period"),
            Column("name", "Name", "text", (*_PERIOD, "name"), width=30),
            Column("to_day", "Last day", "number", (*_PERIOD, "to_day")),
        ),
    ),
    Table(
        "impact_scale",
        "Impact scale",
        "What impacts mean, from -3 to 3; without rows the usual words hold.",
        CaseRecord,
        CASE,
        (("impact_scale", ROW),),
        (
            Column("level", "Impact", "number", ("impact_scale", ROW, "level")),
            Column("meaning", "Meaning", "prose", ("impact_scale", ROW, "meaning"), width=70),
        ),
    ),
    Table(
        "impacts",
        "Impacts",
        "What an option changes for an actor in a period, from -3 to 3; what has no row is not stated, never 0.",
        OptionRecord,
        OPTION,
        (_IMPACT,),
        (
            OPTION_NAME,
            Column("actor", "Actor", "id", of="actors", width=20, help="Id from the sheet Actors."),
            Column("period", "Period", "id", of="periods", width=16, help="Id from the sheet Periods."),
            OPTION_WORDS,
            *spread((*_IMPACT, "impact"), "Impact"),
            *based(_IMPACT),
        ),
        counts_bare=False,
    ),
)
