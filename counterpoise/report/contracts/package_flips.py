"""The JSON of ``sensitivity --of packages``: what would change the package, and what is worth finding out."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.arrays import Floats
from ...analysis.packages.flips.find import Flip
from ...model import Case
from ...study.packages.sensitivity import PackageSensitivity
from ..sentences.package_flips import (
    flip_sentence,
    head_sentences,
    is_at_once,
    number_name,
    scope_sentence,
    typed_number,
    unit_of,
    worth_finding,
)
from ..sentences.packages import known_name
from .information import worth_record
from .plain import plain_number


def package_sensitivity_record(case: Case, found: PackageSensitivity) -> dict[str, object]:
    """The keys that ``--of packages`` adds.

    ``packages`` is a list of ``{"members", "label", "score", "switch"}``, ``switch`` being the nearest weights that
    make it best, as for an option; ``package_flips`` the single changes, the smallest first; ``package_move`` the
    least movement of all weights; ``package_tornado`` and ``package_information`` as for options.
    """
    return {
        "packages": [
            {
                "members": list(row.members),
                "label": known_name(case, row.members),
                "score": plain_number(row.score),
                "switch": _switch(case, found, row.members),
            }
            for row in found.rows
        ],
        "package_lead": plain_number(found.lead),
        "package_flips": [flip_record(case, flip) for flip in found.flips],
        "package_move": None
        if found.least_move is None
        else {
            "members": list(found.least_move.members),
            "weights": _weights(case, found.least_move.weight_j),
            "movement": plain_number(found.least_move.moved),
        },
        "package_tornado": [
            {
                "id": bar.number.id,
                "name": number_name(case, bar.number),
                "low": plain_number(bar.low),
                "high": plain_number(bar.high),
                "lead_at_low": plain_number(bar.lead_at_low),
                "lead_at_high": plain_number(bar.lead_at_high),
                "swing": plain_number(bar.swing),
            }
            for bar in found.tornado
        ],
        "package_information": _information(case, found),
        "packages_looked_at": {
            "count": found.n_looked,
            "complete": found.is_complete,
            "listed": found.is_listed,
            "proven_first": found.n_proven,
            "sentence": scope_sentence(case, found),
        },
        "package_sentences": head_sentences(case, found),
    }


def flip_record(case: Case, flip: Flip) -> dict[str, object]:
    """``then`` is where it happens, exactly; ``typed`` the rounded number that does it, in the number's own unit."""
    number = flip.number
    return {
        "id": number.id,
        "kind": number.kind,
        "about": list(number.about),
        "criterion": number.criterion,
        "name": number_name(case, number),
        "event": flip.event,
        "now": plain_number(number.now),
        "then": plain_number(flip.then),
        "typed": None if is_at_once(flip) else plain_number(typed_number(case, flip)[1]),
        "until": plain_number(flip.until),
        "unit": "share" if number.kind in ("weight", "stacking") else unit_of(case, number) or "day",
        "size": plain_number(flip.size),
        "inside": flip.is_inside,
        "members": None if flip.members is None else list(flip.members),
        "joins": list(flip.joins),
        "leaves": list(flip.leaves),
        "sentence": flip_sentence(case, flip),
    }


def _switch(case: Case, found: PackageSensitivity, members: tuple[str, ...]) -> dict[str, object] | None:
    change = found.switches.get(members)
    if change is None:
        return None
    return {"weights": _weights(case, change.weight_j), "movement": plain_number(change.moved)}


def _weights(case: Case, weight_j: Floats) -> Mapping[str, float]:
    return {id_: float(share) for id_, share in zip(case.criteria, weight_j, strict=True)}


def _information(case: Case, found: PackageSensitivity) -> dict[str, object] | None:
    if found.worth is None:
        return None
    by_id, useful = {entry.id: entry for entry in found.inputs}, {value.id for value in worth_finding(found)}
    return {
        "chosen": list(found.informed[found.worth.chosen]),
        "packages": len(found.informed),
        "complete": found.is_all_informed,
        "perfect": plain_number(found.worth.perfect),
        "error": plain_number(found.worth.perfect_error),
        "draws": found.worth.draws,
        "inputs": [
            worth_record(case, by_id[value.id], value)
            | {"before_deciding": "find out" if value.id in useful else "decide now"}
            for value in found.worth.inputs
        ],
    }
