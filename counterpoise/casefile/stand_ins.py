"""What stands in for a required field with a fault, so that the rest of its file is still checked.

A file that needed a stand-in has a problem and is never used in a case.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from .records import CaseRecord, OptionRecord, SourcesRecord, WeightsRecord

_CRITERION = {"name": "?", "objective": "x", "definition": "?", "unit": "?", "scale": {"worst": 0, "best": 1}}

STAND_INS: Mapping[type[BaseModel], Mapping[str, object]] = {
    CaseRecord: {
        "schema_version": 1,
        "id": "x",
        "title": "?",
        "question": "?",
        "decided_by": "?",
        "as_of": "9999-12-31",
        "horizon_days": 1,
        "baseline": "x",
        "money": {"currency": "?", "unit": "?", "price_year": 2000},
        "objectives": {"x": {"name": "?"}},
        "criteria": {"x": _CRITERION},
    },
    OptionRecord: {
        "name": "?",
        "summary": "?",
        "performance": {},
        "lag_days": {"days": 0, "basis": "judgement", "because": "?"},
    },
    WeightsRecord: {"name": "?", "held_by": "?", "because": "?"},
    SourcesRecord: {
        "sources": {
            "x": {
                "title": "?",
                "author": "?",
                "publisher": "?",
                "known_on": "1000",
                "how_read": "from memory",
                "claims": {"x": {"says": "?", "locator": "?"}},
            }
        }
    },
}
