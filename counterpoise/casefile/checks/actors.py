"""Who gains and who pays: actors, periods and the scale are stated once, and impacts are stated on them."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import BEST_IMPACT, WORST_IMPACT
from ..draft import Draft
from ..sheet import Finding
from ..wording import number, quote
from .parts import impacts, unknown

NEEDED_LEVELS = (WORST_IMPACT, 0.0, BEST_IMPACT)


def check_impact_references(draft: Draft) -> Iterator[Finding]:
    """Every actor and every period of an impact is in ``case.yaml``."""
    for _id, sheet, option in draft.sound_options():
        if draft.actor_ids is not None:
            known = frozenset(draft.actor_ids)
            for actor in option.actors:
                if actor not in known:
                    hint = "" if known else "add 'actors' to case.yaml"
                    yield unknown(sheet, ("actors", actor), "actor", actor, known, "key", hint)
        if draft.period_ids is not None:
            known = frozenset(draft.period_ids)
            for path, _found in impacts(option):
                if str(path[-1]) not in known:
                    hint = "" if known else "add 'periods' to case.yaml"
                    yield unknown(sheet, path, "period", str(path[-1]), known, "key", hint)


def check_baseline_without_impacts(draft: Draft) -> Iterator[Finding]:
    """Impacts are changes against today's course, so today's course has none."""
    sheet = draft.options.get(draft.baseline)
    if sheet is not None and sheet.record is not None and any(sheet.record.actors.values()):
        yield Finding(
            sheet,
            ("actors",),
            "impact-of-baseline",
            "the baseline states impacts on actors",
            "impacts of other options: each is a change against the baseline, so its own are 0",
            "delete 'actors' here",
            "key",
        )


def check_periods(draft: Draft) -> Iterator[Finding]:
    """Periods follow one another; only the last has no end."""
    end = 0.0
    periods = list(draft.case.record.periods.items()) if draft.case.record else []
    for at, (id_, period) in enumerate(periods):
        if draft.case.is_faulty(("periods", id_)):
            continue
        if period.to_day is None:
            if at < len(periods) - 1:
                found = f"the period {quote(id_)} has no last day, and another follows"
                yield _period(draft, id_, found, "'to_day' in every period but the last", "add 'to_day'")
            continue
        if period.to_day <= end:
            found = f"the period {quote(id_)} ends on day {number(period.to_day)}, the one before it on {number(end)}"
            advice = "put the periods in order, the earliest first"
            yield _period(draft, id_, found, f"a day after {number(end)}", advice)
        end = max(end, period.to_day)


def _period(draft: Draft, id_: str, found: str, expected: str, advice: str) -> Finding:
    return Finding(draft.case, ("periods", id_), "periods-order", found, expected, advice, "key")


def check_impact_scale(draft: Draft) -> Iterator[Finding]:
    """A scale in the case's own words states each level once, and both ends and the middle."""
    stated = draft.case.record.impact_scale if draft.case.record else []
    levels = [found.level for found in stated]
    if not levels or draft.case.is_faulty(("impact_scale",)):
        return
    for at, level in enumerate(levels):
        if level in levels[:at]:
            yield Finding(
                draft.case,
                ("impact_scale", at, "level"),
                "named-twice",
                f"the level {number(level)} already has a meaning",
                "each level once",
                "delete one of the two",
            )
    for needed in NEEDED_LEVELS:
        if needed not in levels:
            yield Finding(
                draft.case,
                ("impact_scale",),
                "impact-scale",
                f"the scale does not say what {number(needed)} means",
                "words for -3, 0 and 3, and for any level between them",
                "add the level, or delete 'impact_scale' to use the usual words",
                "key",
            )


def check_actors_are_touched(draft: Draft) -> Iterator[Finding]:
    """An actor on whom no option states an impact is a gap that readers would take for no impact."""
    if draft.case.record is None or "options" in draft.unread:
        return
    written = [sheet.written("actors") for sheet in draft.options.values()]
    if any(sheet.record is None for sheet in draft.options.values()):
        return
    touched = {actor for group in written if isinstance(group, dict) for actor, row in group.items() if row}
    for id_ in draft.case.record.actors:
        if id_ not in touched:
            yield Finding(
                draft.case,
                ("actors", id_),
                "impact-not-stated",
                f"no option says what it does to {quote(id_)}",
                "an impact on every actor, 0 where it neither gains nor loses",
                "state impacts under 'actors' in the options, or delete the actor",
                "key",
                "warning",
            )
