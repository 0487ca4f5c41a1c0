"""Who gains and who pays, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Case
from ...study.perspectives import Interests, Verdict
from ..names import join_names, shorten_names
from ..numbers import count_of, decimals_of, format_number
from .packages import package_name
from .perspectives import choice_id

MOST_NAMED = 4

VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    "gains": ("gains", "gain"),
    "loses": ("loses", "lose"),
    "mixed": ("gains in one period and loses in another", "gain in one period and lose in another"),
    "neither": ("neither gains nor loses", "neither gain nor lose"),
}
"""What happens to one actor, and to several."""


def interest_name(case: Case, interests: Interests, choice: int) -> str:
    """What a reader calls a choice."""
    return package_name(case, interests.members[choice])


def interest_id(case: Case, interests: Interests, choice: int) -> str:
    """What a file calls a choice."""
    return choice_id(case, interests.members[choice])


def impact_text(impact: float) -> str:
    """An impact with its sign; what is not stated says so."""
    if impact != impact:
        return "not stated"
    return format_number(impact, decimals_of(round(impact, 2), most=2), sign=round(impact, 2) != 0)


def actor_and_period(case: Case, actor: str, period: str) -> str:
    return f"{case.actors[actor].name}, {case.periods[period].name}"


def period_text(case: Case, period: str) -> str:
    """A period with its days."""
    of = case.periods[period]
    start = format_number(of.from_day, decimals_of(of.from_day))
    if of.to_day is None:
        return f"{of.name} (from day {start})" if of.from_day else f"{of.name} (all days)"
    return f"{of.name} (days {start} to {format_number(of.to_day, decimals_of(of.to_day))})"


def losers_clause(case: Case, interests: Interests, choice: int) -> str:
    """Who pays most under a choice, as a heading."""
    name, loss = interest_name(case, interests, choice), interests.largest_loss(choice)
    if not interests.members[choice] or interests.members[choice] == (case.baseline,):
        return f"{name} is today's course: by definition no actor gains or loses"
    if len(interests.actors_with(choice, "unstated")) == len(interests.actors):
        return f"Under {name}, no impact on any actor is stated"
    if loss is None:
        return f"Under {name}, no actor is stated to lose"
    actors = dict.fromkeys(actor for actor, _ in loss.borne_by)
    when = {actor: [case.periods[period].name for of, period in loss.borne_by if of == actor] for actor in actors}
    who = [f"{case.actors[actor].name} ({', '.join(names)})" for actor, names in when.items()]
    return f"Under {name}, the largest loss is {impact_text(loss.impact)}: {shorten_names(who, MOST_NAMED)}"


def interests_sentence(case: Case, interests: Interests) -> str:
    """Who pays most under the proposal, and how many gain and lose."""
    choice = interests.proposed
    if choice is None:
        return "No proposal can be compared; the table lists every impact that is stated."
    said = [f"{losers_clause(case, interests, choice)}."]
    if interests.members[choice] and interests.members[choice] != (case.baseline,):
        said.append(_counts(case, interests, choice))
        said.append(_gaps(interests, choice))
    return " ".join(filter(None, said))


def _counts(case: Case, interests: Interests, choice: int) -> str:
    parts = []
    for verdict, (one, many) in VERDICTS.items():
        ids = interests.actors_with(choice, verdict)
        if ids:
            named = f" ({shorten_names([case.actors[id_].name for id_ in ids], MOST_NAMED)})"
            parts.append(f"{count_of(len(ids), 'actor')} {one if len(ids) == 1 else many}{named}")
    return f"{'; '.join(parts)}." if parts else ""


def _gaps(interests: Interests, choice: int) -> str:
    n = interests.open_impacts(choice)
    if not n or not interests.summed.stated_ckt[choice].any():
        return ""
    are = "is" if n == 1 else "are"
    return f"{count_of(n, 'impact')} of its measures {are} not stated and left out of the sums."


def groups_sentence(case: Case, interests: Interests) -> str:
    """Which actors the measures touch alike."""
    if interests.groups is None:
        return "Too few impacts are stated to say which actors have interests in common."
    names = [[case.actors[interests.compared[a]].name for a in group] for group in interests.groups.groups]
    apart = [case.actors[id_].name for id_ in interests.actors if id_ not in interests.compared]
    tail = f" Too little is stated to compare {join_names(apart)}." if apart else ""
    if len(names) == 1:
        return f"The measures touch all {count_of(len(names[0]), 'actor')} much alike.{tail}"
    together = [join_names(group) for group in names if len(group) > 1]
    alone = [group[0] for group in names if len(group) == 1]
    said = f"By what the measures do to them, the actors form {count_of(len(names), 'group')}: {'; '.join(together)}"
    if alone:
        said += f"{'; ' if together else ''}{join_names(alone)} {'each alone' if len(alone) > 1 else 'alone'}"
    return f"{said}.{tail}"


def scale_sentence(case: Case) -> str:
    """What impacts mean, and what they enter."""
    words = "; ".join(f"{impact_text(anchor.level)}: {anchor.meaning.rstrip('.')}" for anchor in case.impact_anchors)
    return f"Impacts are changes against today's course. {words}."


RULE = (
    "A package's impact is the sum of its measures' impacts; what several measures do to an actor in the same way is "
    "then counted more than once, and sums can leave the scale. Impacts enter no score and no weight."
)

STAR = "In the chart, a star marks sums of which a part is not stated."
