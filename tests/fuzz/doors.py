"""The register of doors; a new kind of input gets a line here and a file beside this one."""

from __future__ import annotations

from tests.fuzz.case_doors import CASE_DOORS
from tests.fuzz.door import Door

DOORS: tuple[Door, ...] = (*CASE_DOORS,)
