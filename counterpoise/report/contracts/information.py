"""Value of information as JSON, a part of ``sensitivity``."""

from __future__ import annotations

from ...analysis.uncertainty.information import InputValue, ValueOfInformation
from ...analysis.uncertainty.inputs import Input, list_inputs
from ...model import Case
from ..sentences.robustness import input_name
from .plain import plain_number


def information_record(case: Case, worth: ValueOfInformation) -> dict[str, object]:
    """``{"value_of_information": [{"id", "kind", "regret_avoided", ...}], "perfect_information": {...}}``.

    Inputs stand by worth, greatest first. Regrets are score points, ``changes_choice`` is a share of simulations.
    """
    entries = {entry.id: entry for entry in list_inputs(case)}
    return {
        "value_of_information": [worth_record(case, entries[value.id], value) for value in worth.inputs],
        "perfect_information": {
            "chosen": tuple(case.options)[worth.chosen],
            "regret_avoided": plain_number(worth.perfect),
            "error": plain_number(worth.perfect_error),
            "draws": worth.draws,
        },
    }


def worth_record(case: Case, entry: Input, value: InputValue) -> dict[str, object]:
    """What knowing one uncertain number beforehand is worth, for a choice of options or of packages."""
    return {
        "id": value.id,
        "kind": entry.kind,
        "name": input_name(case, entry),
        "regret_avoided": plain_number(value.regret_avoided),
        "error": plain_number(value.error),
        "changes_choice": plain_number(value.changes_choice),
    }
