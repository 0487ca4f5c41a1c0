"""Keys of costs and prerequisites that need each other."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..records import PrerequisiteRecord
from ..sheet import Finding
from .parts import milestones, unknown


def check_triggers(draft: Draft) -> Iterator[Finding]:
    """A contingent cost says what makes it fall due."""
    for _id, sheet, option in draft.sound_options():
        for id_, cost in option.costs.items():
            if cost.kind == "contingent" and not cost.trigger:
                yield Finding(
                    sheet,
                    ("costs", id_, "kind"),
                    "no-trigger",
                    "a contingent cost without 'trigger'",
                    "trigger: what makes the cost fall due",
                    "add it, or write 'kind: committed'",
                )


def check_cost_amounts(draft: Draft) -> Iterator[Finding]:
    """A cost states ``amount``, with a year or without, or ``yearly``, and years in order."""
    for _id, sheet, option in draft.sound_options():
        for id_, cost in option.costs.items():
            path = ("costs", id_)
            if cost.amount is None and cost.yearly is None:
                yield Finding(
                    sheet,
                    (*path, "amount"),
                    "missing-key",
                    "required key 'amount' is missing",
                    "amount: how much, or 'yearly: {from, to, amount}' for the same amount in several years",
                    at="key",
                )
            elif cost.yearly is not None:
                stated = [key for key in ("amount", "year") if key in cost.model_fields_set]
                for key in stated:
                    yield Finding(
                        sheet,
                        (*path, key),
                        "cost-form",
                        f"'{key}' is given together with 'yearly'",
                        "either amount and year, or yearly",
                        "delete one of the two, or make two costs of it",
                        "key",
                    )
                if cost.yearly.to < cost.yearly.from_:
                    yield Finding(
                        sheet,
                        (*path, "yearly"),
                        "bounds-crossed",
                        f"from year {cost.yearly.from_} to year {cost.yearly.to}",
                        "from <= to",
                        "swap the two",
                    )


def lacks_lead_days(part: object) -> bool:
    """Whether a milestone does not say how long it takes; for an option that comes first, it need not."""
    if not isinstance(part, PrerequisiteRecord) or part.kind == "option":
        return False
    return "lead_days" not in part.model_fields_set


def check_option_prerequisites(draft: Draft) -> Iterator[Finding]:
    """``kind: option`` and the key ``option`` come together, and only then ``lead_days`` may be left out."""
    for sheet, path, prerequisite in milestones(draft):
        if prerequisite.kind == "option" and not prerequisite.option:
            yield Finding(
                sheet,
                (*path, "kind"),
                "option-kind",
                "kind 'option' without the key 'option'",
                "option: id of the option that must come first",
                "add it, or choose another kind",
            )
        elif prerequisite.option and prerequisite.kind != "option":
            yield Finding(
                sheet,
                (*path, "option"),
                "option-kind",
                f"the key 'option' with kind '{prerequisite.kind}'",
                "kind: option",
                "change the kind, or delete the key 'option'",
                "key",
            )
        if lacks_lead_days(prerequisite):
            yield Finding(
                sheet,
                (*path, "lead_days"),
                "missing-key",
                "required key 'lead_days' is missing",
                "lead_days: days it takes, once everything it comes after is done",
                "an estimate is a number, or {low, mode, high}",
                "key",
            )


def check_shared_milestones(draft: Draft) -> Iterator[Finding]:
    """An option names a shared milestone under ``needs`` and does not state it again."""
    shared = draft.milestone_ids
    for _id, sheet, option in draft.sound_options():
        for at, id_ in enumerate(option.needs):
            if shared is not None and id_ not in shared:
                yield unknown(sheet, ("needs", at), "milestone", id_, frozenset(shared))
        for id_ in option.prerequisites:
            if id_ in (shared or ()):
                yield Finding(
                    sheet,
                    ("prerequisites", id_),
                    "milestone-stated-twice",
                    f"'{id_}' is a shared milestone of case.yaml",
                    "needs: ids of shared milestones",
                    f"delete it here and write 'needs: [{id_}]', or give this one another id",
                    "key",
                )
