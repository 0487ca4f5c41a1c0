"""The same id in two options is one shared thing, so both files must say the same of it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ..draft import Draft
from ..sheet import AnySheet, Finding
from .entries import lacks_lead_days

GROUPS = {"costs": "cost", "risks": "risk", "prerequisites": "milestone"}


def check_shared_parts(draft: Draft) -> Iterator[Finding]:
    """Costs, risks and milestones with the same id agree in every file."""
    first: dict[tuple[str, str], tuple[AnySheet, BaseModel]] = {}
    for _id, sheet, option in draft.sound_options():
        for group, word in GROUPS.items():
            for id_, part in getattr(option, group).items():
                if lacks_lead_days(part):
                    continue
                other_sheet, other = first.setdefault((group, id_), (sheet, part))
                if other is not part and other != part:
                    yield Finding(
                        sheet,
                        (group, id_),
                        "shared-differs",
                        f"differs from '{id_}' in {other_sheet.file} in: {', '.join(_different(other, part))}",
                        f"the same id means one shared {word}, with the same entries in both files",
                        "make both the same, or give this one another id",
                        "key",
                    )


def _different(one: BaseModel, other: BaseModel) -> list[str]:
    return [key for key in type(one).model_fields if getattr(one, key) != getattr(other, key)]
