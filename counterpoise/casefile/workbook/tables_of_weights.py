"""The sheets of the weight profiles."""

from __future__ import annotations

from ..records import WeightsRecord
from .columns import ROW, Column, Table, based, spread
from .common_columns import (
    CRITERION,
    CRITERION_WORDS,
    OPTION_NAME,
    OPTION_WORDS,
    PROFILE,
    SCALE,
    UNIT,
    expert_columns,
    id_column,
)

_BELIEF = ("beliefs", "{option}", "{criterion}")
_PROFILE_ID = Column(
    "profile", "Weight profile", "id", of="profiles", width=22, help="Id from the sheet Weight profiles."
)

TABLES_OF_WEIGHTS: tuple[Table, ...] = (
    Table(
        "profiles",
        "Weight profiles",
        "One row for each perspective; its weights stand in the sheet Weights.",
        WeightsRecord,
        PROFILE,
        ((),),
        (
            id_column("profile", "weight profile"),
            Column("name", "Name", "text", ("name",), width=30),
            Column("held_by", "Who weighs this way", "text", ("held_by",), width=30),
            Column("because", "Why", "prose", ("because",), width=60),
            Column("rank", "Ranking (a > b = c)", "rank", ("rank",), width=40),
        ),
    ),
    Table(
        "weights",
        "Weights",
        "Worth of going from worst to best, by profile and criterion, on any common scale.",
        WeightsRecord,
        PROFILE,
        (("points", "{criterion}"), ("ranges", "{criterion}"), ("reasons", "{criterion}")),
        (
            _PROFILE_ID,
            CRITERION,
            CRITERION_WORDS,
            UNIT,
            SCALE,
            Column("points", "Points", "number", ("points", "{criterion}"), width=10),
            Column("share_low", "Smallest share (%)", "number", ("ranges", "{criterion}", "low"), width=10),
            Column("share_high", "Largest share (%)", "number", ("ranges", "{criterion}", "high"), width=10),
            Column("reason", "Reason", "prose", ("reasons", "{criterion}"), width=60),
        ),
        counts_bare=False,
    ),
    Table(
        "comparisons",
        "Comparisons",
        "Pairs of criteria: how many times as much one swing matters as the other.",
        WeightsRecord,
        PROFILE,
        (("pairwise", ROW),),
        (
            _PROFILE_ID,
            Column("more", "Matters more", "id", ("pairwise", ROW, "more"), of="criteria", width=20),
            Column("less", "Matters less", "id", ("pairwise", ROW, "less"), of="criteria", width=20),
            Column("times", "Times as much", "number", ("pairwise", ROW, "times")),
        ),
    ),
    Table(
        "beliefs",
        "Beliefs",
        "Levels or effects that a perspective sees otherwise than the case, and why.",
        WeightsRecord,
        PROFILE,
        (_BELIEF,),
        (
            _PROFILE_ID,
            OPTION_NAME,
            CRITERION,
            OPTION_WORDS,
            CRITERION_WORDS,
            UNIT,
            SCALE,
            *spread((*_BELIEF, "level"), "Level"),
            *spread((*_BELIEF, "effect"), "Effect"),
            *based(_BELIEF),
        ),
        counts_bare=False,
    ),
    Table(
        "belief_experts",
        "Experts in beliefs",
        "One row for each expert on whom a belief rests; basis and reason stand in the sheet Beliefs.",
        WeightsRecord,
        PROFILE,
        ((*_BELIEF, "{form}", "experts", "{expert}"),),
        (_PROFILE_ID, OPTION_NAME, CRITERION, UNIT, SCALE, *expert_columns(_BELIEF)),
        counts_bare=False,
    ),
)
