"""What would change the package, in words with units, and what is worth finding out before choosing one."""

from __future__ import annotations

from ...analysis.packages.flips.find import Flip, WeightMove
from ...analysis.packages.flips.numbers import Number
from ...analysis.uncertainty.information import InputValue
from ...model import Case
from ...study.packages.sensitivity import PackageSensitivity
from ..names import join_names, shorten_names
from ..numbers import MOST_DECIMALS, Side, count_of, decimals_apart, format_number, round_outward, with_unit
from .gaps import among_the_rest
from .packages import QUANTITY_NAMES, package_name
from .phrases import points, weight_shift
from .robustness import SMALLEST_WORTH, input_name
from .sensitivity import percent, switch_decimals

NEAREST = 3
"""Changes that are named at the top; the table has the others."""

NAMED = 4
"""Numbers worth finding out that are named in a sentence."""

SHARES = {
    "gains": "the share of further gains that counts",
    "losses": "the share of further losses that counts",
    "beside_gains": "the share of losses beside gains that counts",
}


def head_sentences(case: Case, found: PackageSensitivity) -> list[str]:
    """The answer: the nearest changes, the least movement of all weights, and what is worth finding out."""
    if not found.rows:
        return ["No package is ranked, so nothing can change which is best."]
    best = package_name(case, found.rows[0].members)
    nearest = [flip_sentence(case, flip) for flip in found.flips[:NEAREST]]
    said = nearest or [f"{best} stays the best package whatever any single number is."]
    return [among_the_rest(case, said[0]), *said[1:], move_sentence(case, found), finding_out_sentence(case, found)]


def scope_sentence(case: Case, found: PackageSensitivity) -> str:
    """Over which packages the changes were looked for; empty where that is all of them."""
    return " ".join([*_searched(found), *_at_this_sureness(found)])


def _searched(found: PackageSensitivity) -> list[str]:
    if found.is_complete:
        return []
    if found.is_listed:
        return [
            f"The search covers the {count_of(found.n_looked, 'package')} with the highest scores, at most likely "
            "levels; a package beyond them could change the answer sooner."
        ]
    return [
        f"Too many packages to list: the search covers the {count_of(found.n_looked, 'package')} that the solver found "
        "and their neighbors. A package that was not found could change the answer sooner.",
        *_proven(found),
    ]


def _proven(found: PackageSensitivity) -> list[str]:
    if not found.n_proven:
        return []
    which = "the first change" if found.n_proven == 1 else f"each of the first {found.n_proven} changes"
    return [f"Right after {which}, the solver proves which package is best."]


def _at_this_sureness(found: PackageSensitivity) -> list[str]:
    if not found.sure:
        return []
    return [
        f"The search covers only packages that keep all rules in at least {found.sure:g} % of "
        "simulations, at the estimates as stated; that share is not recomputed as a number changes."
    ]


def flip_sentence(case: Case, flip: Flip) -> str:
    """One change of one number, as "B becomes the best package if ..."."""
    return f"{_what_happens(case, flip)} if {_how_far(case, flip)}."


def _what_happens(case: Case, flip: Flip) -> str:
    if flip.event == "best":
        if flip.members is None:
            return "No package is allowed"
        return f"{package_name(case, flip.members)} becomes the best package"
    parts = []
    if flip.leaves:
        verb = "is" if len(flip.leaves) == 1 else "are"
        parts.append(f"{_labels(case, flip.leaves)} {verb} no longer in every package within the tie margin")
    if flip.joins:
        verb = "is" if len(flip.joins) == 1 else "are"
        parts.append(f"{_labels(case, flip.joins)} {verb} in every package within the tie margin")
    return ", and ".join(parts)


def _labels(case: Case, ids: tuple[str, ...]) -> str:
    return join_names([case.options[id_].label for id_ in ids])


def _how_far(case: Case, flip: Flip) -> str:
    name, verb = number_name(case, flip.number), "rises" if _is_up(flip) else "falls"
    if flip.number.kind == "limit":
        loose = "is loosened" if (flip.number.about[1] == "at_most") == _is_up(flip) else "is tightened"
        verb = loose
    if is_at_once(flip):
        return f"{name} {verb} at all{_inside(flip)}"
    now, then = typed_texts(case, flip)
    return f"{name} {verb} from {now} to {with_unit(then, unit_of(case, flip.number))}{_inside(flip)}"


def _inside(flip: Flip) -> str:
    """Whether the change lies within the number's own range; nothing is said of what the reader sets."""
    own = flip.number.own
    if own is None or flip.is_inside is None or own.low == own.high:
        return ""
    return ", inside its range" if flip.is_inside else ", outside its range"


def is_at_once(flip: Flip) -> bool:
    """Whether the least change does it: packages that share first place, or a bound that is just kept."""
    return abs(flip.enough - flip.number.now) <= 1e-6 * max(flip.number.scale, 1e-12)


def _is_up(flip: Flip) -> bool:
    return flip.enough > flip.number.now


def typed_texts(case: Case, flip: Flip) -> tuple[str, str]:
    """Where the number is and where it must go, so rounded that what is read, typed in, does what is said."""
    decimals, onward = typed_number(case, flip)
    scale = _scale(flip.number)
    return format_number(scale * flip.number.now, decimals), format_number(scale * onward, decimals)


def typed_number(case: Case, flip: Flip) -> tuple[int, float]:
    """Decimals, and the roundest number beyond the change and before the next, in the number's own unit."""
    scale, least = _scale(flip.number), least_decimals(case, flip.number)
    side: Side = "up" if _is_up(flip) else "down"
    now, enough, until = (scale * x for x in (flip.number.now, flip.enough, flip.until))
    for decimals in range(decimals_apart(now, enough, least), 3 * MOST_DECIMALS):
        onward = round_outward(enough, min(decimals, MOST_DECIMALS), side)
        if (onward <= until) if side == "up" else (onward >= until):
            return min(decimals, MOST_DECIMALS), onward / scale
    return MOST_DECIMALS, flip.enough


def least_decimals(case: Case, number: Number) -> int:
    """Decimals that a number is read with at least: one more than its criterion's."""
    if number.kind in ("cell", "baseline", "interaction") and number.criterion is not None:
        return switch_decimals(case.criteria[number.criterion])
    if number.kind == "limit" and number.about[0] in case.criteria:
        return switch_decimals(case.criteria[number.about[0]])
    return 0 if number.kind in ("lead time", "lag") or _is_day(number) else 1


def _scale(number: Number) -> float:
    """Shares are read in percent."""
    return 100.0 if number.kind in ("weight", "stacking") else 1.0


def _is_day(number: Number) -> bool:
    return number.kind == "limit" and number.about[0] in ("ready_day", "effect_day")


def unit_of(case: Case, number: Number) -> str:
    """The unit that a number is read in."""
    match number.kind:
        case "weight" | "stacking" | "likelihood":
            return "%"
        case "lead time" | "lag":
            return "days"
        case "cost":
            return case.money.label
        case "limit":
            on = number.about[0]
            return case.money.label if on.startswith("cost") else case.criteria[on].unit if on in case.criteria else ""
    return case.criteria[str(number.criterion)].unit


def number_name(case: Case, number: Number) -> str:
    """A number, as a reader would name it."""
    about, at = number.about[0], case.criteria[number.criterion].name if number.criterion else ""
    match number.kind:
        case "weight":
            return f"the weight of {at}"
        case "baseline" if case.criteria[str(number.criterion)].entered_as == "effect":
            return f"the level of {at} that all options share"
        case "cell" | "baseline":
            return f"{at} for {case.options[about].label}"
        case "stacking":
            return f"{SHARES[about]} on {at}"
        case "interaction":
            return f"the joint effect of {_labels(case, number.about)} on {at}"
        case "lag":
            return f"the lag from ready to first effect for {case.options[about].label}"
        case "limit":
            return f"the limit on {_limited(case, about)} ({number.about[1].replace('_', ' ')})"
    return _entry_name(case, number)


def _limited(case: Case, on: str) -> str:
    name, _, year = on.partition(".year")
    text = QUANTITY_NAMES[name] if name in QUANTITY_NAMES else case.criteria[name].name
    return f"{text} in year {year}" if year else text


def _entry_name(case: Case, number: Number) -> str:
    (about,) = number.about
    for option in case.options.values():
        if number.kind == "lead time" and about in option.prerequisites:
            return f"the lead time ({option.prerequisites[about].what})"
        if number.kind == "cost" and about in option.costs:
            return f"the cost ({option.costs[about].what})"
        if number.kind == "likelihood" and about in option.risks:
            return f"the chance of the risk: {option.risks[about].event}"
    return about


def move_sentence(case: Case, found: PackageSensitivity) -> str:
    """The least movement of all weights together."""
    best, move = package_name(case, found.rows[0].members), found.least_move
    if move is None:
        return f"No weights make another package better than {best}."
    if move.moved < 0.0005:
        return f"{package_name(case, move.members)} ties with the best after hardly any shift of weight."
    return (
        f"Across all weights, {package_name(case, move.members)} ties with the best once "
        f"{weight_shift(move.moved)}: {_changes_text(case, found, move)}."
    )


def _changes_text(case: Case, found: PackageSensitivity, move: WeightMove) -> str:
    change_j = move.weight_j - found.weight_j
    moved = [
        (abs(change), f"{criterion.name} {percent(after - change)} to {percent(after)}")
        for criterion, change, after in zip(case.criteria.values(), change_j, move.weight_j, strict=True)
        if abs(change) >= 0.0005
    ]
    return shorten_names([text for _, text in sorted(moved, key=lambda m: -m[0])], NAMED) or "many small changes"


def worth_finding(found: PackageSensitivity) -> list[InputValue]:
    """Numbers whose worth is more than rounding and more than two standard errors."""
    if found.worth is None:
        return []
    return [v for v in found.worth.inputs if v.regret_avoided >= max(SMALLEST_WORTH, 2 * v.error)]


def finding_out_sentence(case: Case, found: PackageSensitivity) -> str:
    """What is worth finding out before deciding, and what knowing everything would be worth."""
    if found.worth is None:
        return "No package is ranked, so it cannot be said what is worth finding out."
    useful = worth_finding(found)
    chosen = package_name(case, found.informed[found.worth.chosen])
    if not useful:
        return (
            f"Decide now: no single number is worth finding out first. {chosen} scores most on average, and perfect "
            f"information would add {points(found.worth.perfect)} on average."
        )
    by_id = {entry.id: entry for entry in found.inputs}
    named = [f"{input_name(case, by_id[v.id])} ({points(v.regret_avoided)})" for v in useful[:NAMED]]
    rest = len(useful) - len(named)
    more = f" and {count_of(rest, 'more number')}" if rest else ""
    return (
        f"Worth finding out before deciding: {join_names(named)}{more}. {chosen} scores most on average; perfect "
        f"information would add {points(found.worth.perfect)} on average."
    )
