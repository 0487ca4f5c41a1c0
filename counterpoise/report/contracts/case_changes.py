"""The JSON of ``diff``: what changed in files, and what it did to the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...casefile.differences import NOTHING, Difference
from ...study.changes import CaseChange, Standing
from ..receipts import receipt_record
from ..sentences.differences import SaidDifference
from .plain import plain_number


def case_changes_record(
    changes: Sequence[Difference], said: Sequence[SaidDifference], said_groups: Sequence[str], change: CaseChange
) -> dict[str, Any]:
    """``{"old", "new", "changes", "options", "packages", "attribution"}``; see ``docs/cli.md``."""
    found = change.attribution
    return {
        "old": {"receipt": receipt_record(change.old.receipt)},
        "new": {"receipt": receipt_record(change.new.receipt)},
        "changes": [_change(one, words) for one, words in zip(changes, said, strict=True)],
        "options": [_option(change, id_) for id_ in _ids(change)],
        "packages": {"before": _package(change.old), "after": _package(change.new)},
        "attribution": None
        if found is None
        else {
            "method": "all orders" if found.n_orders is None else "sampled orders",
            "orders": found.n_orders,
            "groups": [
                {
                    "what": "; ".join(dict.fromkeys(said_groups[one] for one in group)),
                    "options": {id_: plain_number(found.part_gx[g, x]) for x, id_ in enumerate(change.measured)},
                    "package": plain_number(found.part_gx[g, -1]) if change.has_package else None,
                }
                for g, group in enumerate(change.groups)
            ],
        },
    }


def _change(one: Difference, words: SaidDifference) -> dict[str, Any]:
    return {
        "file": one.file,
        "path": list(one.path),
        "entry": words.entry,
        "field": words.field,
        "unit": words.unit,
        "before": None if one.old is NOTHING else one.old,
        "after": None if one.new is NOTHING else one.new,
        "is_new": one.old is NOTHING,
        "is_gone": one.new is NOTHING,
    }


def _ids(change: CaseChange) -> list[str]:
    return list(dict.fromkeys((*change.new.ranking.option_ids, *change.old.ranking.option_ids)))


def _option(change: CaseChange, id_: str) -> dict[str, Any]:
    old, new = change.old, change.new
    return {
        "id": id_,
        "name": (new.case.options.get(id_) or old.case.options[id_]).name,
        "score_before": old.score(id_),
        "score_after": new.score(id_),
        "rank_before": old.rank(id_),
        "rank_after": new.rank(id_),
        "tied_before": id_ in old.tied,
        "tied_after": id_ in new.tied,
    }


def _package(standing: Standing) -> dict[str, Any] | None:
    if standing.best is None:
        return None
    ties = standing.tie_set
    return {
        "members": list(standing.best.members),
        "score": plain_number(standing.best.score),
        "tie_count": None if ties is None else ties.count,
        "tie_always": None if ties is None else list(ties.always),
    }
