"""Percents and indices rarely add up; where nothing is said they would, without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..draft import Draft
from ..records import EffectRecord, LevelRecord
from ..sheet import Finding
from ..tolerance import is_clearly_less
from .cells import baseline_level
from .parts import criterion_cells, most_likely

_BOUNDED_UNIT = re.compile(r"%|\bper ?cent|\bindex\b|\bprobability\b|\bshare\b", re.IGNORECASE)


def check_stacking_is_stated(draft: Draft) -> Iterator[Finding]:
    """How effects in percent or on an index add up in a package is said, where several options have one.

    Where a rule lets no package hold two of them, nothing adds up.
    """
    if _exclude_one_another(draft):
        return
    for id_, criterion in draft.criteria.items():
        if criterion.measured_by or "stacking" in criterion.model_fields_set:
            continue
        if not _BOUNDED_UNIT.search(criterion.unit):
            continue
        effects = list(_effects(draft, id_))
        width = abs(criterion.scale.best - criterion.scale.worst)
        rising = sum(is_clearly_less(0, effect, width) for effect in effects)
        falling = sum(is_clearly_less(effect, 0, width) for effect in effects)
        if max(rising, falling) > 1:
            yield Finding(
                draft.case,
                ("criteria", id_),
                "stacking-not-stated",
                f"{max(rising, falling)} options change this in the same direction, and in a package their effects add "
                "up in full",
                "stacking: {gains, losses}, the share of every effect but the largest that counts",
                "write 'stacking: {gains: 0.5, losses: 0.5}' if half of the rest counts, or 1 and 1 if they add up",
                "key",
                "warning",
            )


def _exclude_one_another(draft: Draft) -> bool:
    rules = draft.case.record.rules if draft.case.record is not None else []
    others = set(draft.options) - {draft.baseline}
    return any(rule.at_most is not None and rule.at_most.n == 1 and others <= set(rule.at_most.of) for rule in rules)


def _effects(draft: Draft, criterion: str) -> Iterator[float]:
    """Most likely changes against the baseline, option by option."""
    base = baseline_level(draft, criterion)
    for id_, _sheet, option in draft.sound_options():
        for path, _record, cell in criterion_cells(draft, option):
            if path[-1] == criterion and id_ != draft.baseline:
                if isinstance(cell, EffectRecord):
                    yield most_likely(cell.effect)
                elif isinstance(cell, LevelRecord) and base is not None:
                    yield most_likely(cell.level) - base
