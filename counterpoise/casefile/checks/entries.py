"""Keys of costs and prerequisites that need each other."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..sheet import Finding


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


def check_option_prerequisites(draft: Draft) -> Iterator[Finding]:
    """``kind: option`` and the key ``option`` come together."""
    for _id, sheet, option in draft.sound_options():
        for id_, prerequisite in option.prerequisites.items():
            path = ("prerequisites", id_)
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
