"""Columns that several sheets have."""

from __future__ import annotations

from ..wording import Path
from .columns import Column, based, spread

CASE = "case.yaml"
OPTION = "options/{option}.yaml"
PROFILE = "weights/{profile}.yaml"
SOURCE = "seeds/{file}"

OPTION_NAME = Column("option", "Option", "id", of="options", help="Id of the option; it stands in the sheet Options.")
CRITERION = Column("criterion", "Criterion", "id", of="criteria", help="Id of the criterion, from the sheet Criteria.")
UNIT = Column("info.unit", "Unit", info="unit", width=12)
OPTION_WORDS = Column("info.option", "Name of the option", info="option name", width=22)
CRITERION_WORDS = Column("info.criterion", "Name of the criterion", info="criterion name", width=22)
SCALE = Column("info.scale", "Worst and best", info="scale", width=18)


def expert_columns(cell: Path) -> tuple[Column, ...]:
    """What one expert says of the cell at a path; ``{form}`` is level or effect."""
    return (
        Column(
            "form", "Level or effect", "choice", words=("level", "effect"), help="As the cell is entered.", width=10
        ),
        Column("expert", "Expert", help="Name of the expert, at least two for each level.", width=26),
        *spread((*cell, "{form}", "experts", "{expert}"), "Estimate", prefix="estimate"),
    )


def id_column(key: str, what: str) -> Column:
    text = f"Id of the {what}: a letter first, then letters, digits and _. Other sheets name it by this id."
    return Column(key, "Id", "id", help=text, width=20)


def prerequisite_columns(path: Path) -> tuple[Column, ...]:
    return (
        Column("what", "What must come first", "text", (*path, "what"), width=34),
        Column("kind", "Kind", "choice", (*path, "kind"), width=12),
        Column("option_needed", "Option needed", "id", (*path, "option"), of="options"),
        *spread((*path, "lead_days"), "Lead time", "days"),
        Column("hard", "Cannot go ahead without it", "yesno", (*path, "hard"), width=12),
        Column("after", "Comes after", "ids", (*path, "after"), width=20),
        Column("later_step", "Only for a later step", "text", (*path, "later_step"), width=20),
        *based(path),
    )
