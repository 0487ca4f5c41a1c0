"""The register of doors; a new kind of input gets a line here and a file beside this one."""

from __future__ import annotations

from tests.fuzz.answer_doors import ANSWER_DOORS
from tests.fuzz.case_doors import CASE_DOORS
from tests.fuzz.change_doors import CHANGE_DOORS
from tests.fuzz.door import Door
from tests.fuzz.flag_doors import FLAG_DOORS
from tests.fuzz.link_doors import LINK_DOORS
from tests.fuzz.table_doors import TABLE_DOORS
from tests.fuzz.workbook_doors import WORKBOOK_DOORS

DOORS: tuple[Door, ...] = (
    *CASE_DOORS,
    *LINK_DOORS,
    *FLAG_DOORS,
    *TABLE_DOORS,
    *WORKBOOK_DOORS,
    *CHANGE_DOORS,
    *ANSWER_DOORS,
)
