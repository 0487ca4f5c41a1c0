"""Estimates of `case.yaml` that err together."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Line, Record, Text

Correlation = Annotated[float, Field(allow_inf_nan=False, ge=-1, le=1)]


class FactorRecord(Record):
    """A common cause that makes estimates err together."""

    name: Line
    """What the estimates have in common."""
    because: Text
    """Why they err together, and how strongly."""
    estimates: Annotated[list[Line], Field(min_length=2)]
    """The estimates, each a kind and a name: `cell OPTION.CRITERION`, `lead MILESTONE`, `lag OPTION`, `cost COST`,
    `likelihood RISK`, `risk effect RISK.CRITERION`, `stacking CRITERION.gains`, `interaction A+B.CRITERION`."""
    strength: Correlation
    """Rank correlation of every two of them, from -1 to 1; 0 is none."""
    opposite: list[Line] = []
    """Those of them that err the other way: high where the others are low."""
