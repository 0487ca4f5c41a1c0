"""The performance table is full, and every level is on its scale."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..estimates import Stated
from ..records import BoundsRecord, CriterionRecord, EffectRecord, LevelRecord, MissingRecord, OptionRecord
from ..sheet import AnySheet, Finding
from ..tolerance import is_clearly_less, is_too_narrow
from ..wording import Path, listing, number
from .parts import criterion_cells, most_likely, not_named, numbers


def check_cells_are_there(draft: Draft) -> Iterator[Finding]:
    """Every option states every criterion that is not derived."""
    if draft.criterion_ids is None or draft.case.record is None:
        return
    needed = [id_ for id_ in draft.criterion_ids if id_ in draft.criteria and draft.criteria[id_].measured_by is None]
    for _id, sheet, _option in draft.sound_options():
        written = sheet.written("performance")
        if isinstance(written, dict) and (absent := not_named(needed, written, draft.criterion_ids)):
            what = "criterion" if len(absent) == 1 else "criteria"
            yield Finding(
                sheet,
                ("performance",),
                "missing-cell",
                f"{what} {listing(absent)} not stated",
                "every option states every criterion of case.yaml that is not derived",
                "where nothing is known, write 'missing:' and the reason",
                "key",
            )


def check_derived_cells(draft: Draft) -> Iterator[Finding]:
    """A derived criterion is not typed in."""
    for _id, sheet, option in draft.sound_options():
        for id_ in option.performance:
            criterion = draft.criteria.get(id_)
            if criterion is not None and criterion.measured_by is not None:
                yield Finding(
                    sheet,
                    ("performance", id_),
                    "derived-typed-in",
                    f"this criterion is derived (measured_by: {criterion.measured_by})",
                    "derived criteria follow from costs, risks and prerequisites",
                    "delete it here",
                    "key",
                )


def check_entry_form(draft: Draft) -> Iterator[Finding]:
    """``level`` or ``effect`` as the criterion says; the baseline always states its level."""
    if not draft.baseline:
        return
    for id_, sheet, option in draft.sound_options():
        for path, criterion, cell in criterion_cells(draft, option):
            form = "effect" if isinstance(cell, EffectRecord) else "level"
            needed = "level" if id_ == draft.baseline else criterion.entered_as
            if criterion.measured_by is None and form != needed:
                reason = (
                    "the baseline states levels"
                    if id_ == draft.baseline
                    else f"case.yaml says 'entered_as: {criterion.entered_as}'"
                )
                yield Finding(
                    sheet,
                    (*path, form),
                    "wrong-entry",
                    f"'{form}' is stated",
                    f"'{needed}': {reason}",
                    f"write '{needed}' and check the number",
                    "key",
                )


def check_baseline_is_known(draft: Draft) -> Iterator[Finding]:
    """An effect is added to the baseline's level, so that level may not be missing."""
    sheet = draft.options.get(draft.baseline)
    if sheet is None or sheet.record is None:
        return
    for id_, cell in sheet.record.performance.items():
        criterion = draft.criteria.get(id_)
        if criterion is not None and criterion.entered_as == "effect" and isinstance(cell, MissingRecord):
            yield Finding(
                sheet,
                ("performance", id_, "missing"),
                "baseline-not-known",
                "the baseline's level is missing, and options state effects on it",
                "a level to which the effects are added",
                "estimate it, or set 'entered_as: level' for this criterion in case.yaml",
                "key",
            )


def check_levels(draft: Draft) -> Iterator[Finding]:
    """Levels are within natural bounds (else an error) and on the scale (else a warning)."""
    for id_, sheet, option in draft.sound_options():
        for path, criterion, cell in criterion_cells(draft, option):
            if isinstance(cell, LevelRecord):
                yield from off_scale(sheet, (*path, "level"), criterion, cell.level, 0.0, "the level")
            elif id_ != draft.baseline:
                yield from _off_by_effect(draft, sheet, path, criterion, cell)


def _off_by_effect(
    draft: Draft, sheet: AnySheet, path: Path, criterion: CriterionRecord, cell: EffectRecord
) -> Iterator[Finding]:
    """Only the most likely level is looked at: the spreads of effect and baseline do not add up to a fault."""
    base = baseline_level(draft, str(path[-1]))
    if base is not None:
        yield from off_scale(
            sheet,
            (*path, "effect"),
            criterion,
            most_likely(cell.effect),
            base,
            f"with the baseline's {number(base)} the level",
        )


def baseline_level(draft: Draft, criterion: str) -> float | None:
    """The baseline's most likely level, where it states one."""
    sheet = draft.options.get(draft.baseline)
    record: OptionRecord | None = sheet.record if sheet else None
    cell = record.performance.get(criterion) if record else None
    return most_likely(cell.level) if isinstance(cell, LevelRecord) else None


def off_scale(
    sheet: AnySheet, path: Path, criterion: CriterionRecord, amount: Stated, base: float, what: str
) -> Iterator[Finding]:
    """Numbers that, added to ``base``, are outside natural bounds (an error) or off the scale (a warning)."""
    low, high = sorted((criterion.scale.worst, criterion.scale.best))
    if is_too_narrow(low, high) or are_crossed(criterion.bounds):
        return
    for key, value in numbers(amount).items():
        level, place = base + value, (*path, *key)
        if is_outside(level, criterion.bounds):
            yield Finding(
                sheet,
                place,
                "outside-bounds",
                f"{what} {number(level)} cannot occur",
                f"{bounds_in_words(criterion.bounds)} {criterion.unit} (bounds in case.yaml)",
            )
        elif is_clearly_less(level, low, high - low) or is_clearly_less(high, level, high - low):
            yield Finding(
                sheet,
                place,
                "outside-scale",
                f"{what} {number(level)} is off the scale and will be clipped",
                f"{number(low)} to {number(high)} {criterion.unit} (scale in case.yaml)",
                _hint_at_sign(base, value, criterion) or "widen the scale if the difference matters",
                severity="warning",
            )


def _hint_at_sign(base: float, value: float, criterion: CriterionRecord) -> str:
    """Whether the number would be on the scale with the other sign."""
    low, high = sorted((criterion.scale.worst, criterion.scale.best))
    if value == 0 or not low <= base - value <= high:
        return ""
    return f"did you mean {number(-value)}? With that sign it is on the scale; otherwise widen the scale"


def is_outside(level: float, bounds: BoundsRecord) -> bool:
    """Whether a level is beyond natural bounds."""
    below = bounds.lower is not None and is_clearly_less(level, bounds.lower)
    return below or (bounds.upper is not None and is_clearly_less(bounds.upper, level))


def are_crossed(bounds: BoundsRecord) -> bool:
    """Whether the lower bound is above the upper."""
    return bounds.lower is not None and bounds.upper is not None and bounds.lower > bounds.upper


def bounds_in_words(bounds: BoundsRecord) -> str:
    """Natural bounds as a reader would say them."""
    if bounds.lower is None:
        return f"at most {number(bounds.upper or 0)}"
    if bounds.upper is None:
        return f"at least {number(bounds.lower)}"
    return f"{number(bounds.lower)} to {number(bounds.upper)}"
