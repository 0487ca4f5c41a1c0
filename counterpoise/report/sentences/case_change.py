"""What changes to a case did to its answer, in a few sentences."""

from __future__ import annotations

from collections.abc import Sequence

from ...casefile.differences import Difference
from ...study.changes import CaseChange, Standing
from ..names import join_names
from ..numbers import count_of
from .phrases import points_shown


def change_sentences(changes: Sequence[Difference], change: CaseChange) -> tuple[str, ...]:
    """What changed in files, then the first measure, the best package and the tie sets, before and after."""
    if not changes:
        return ("The files hold the same.",)
    files = len({one.file for one in changes})
    return (
        f"{count_of(len(changes), 'change')} in {count_of(files, 'file')}.",
        _first(change.old, change.new),
        _coming("Only now ranked", change.entered, change.new),
        _coming("No longer ranked", change.left, change.old),
        _package(change.old, change.new),
        how_sentence(change),
    )


def _first(old: Standing, new: Standing) -> str:
    before, after = _leaders(old), _leaders(new)
    if not before and not after:
        return "No measure can be ranked, before or now."
    if not before or not after:
        return f"Only now can a measure be ranked: {after[0]} is first." if after else "No measure can be ranked now."
    tied = f"{count_of(len(new.tied), 'measure')} within the tie margin of the first (before: {len(old.tied)})"
    if before == after:
        return f"{join_names(after)} still {_first_verb(after)} ({_score(old)} before, {_score(new)} now); {tied}."
    return f"{join_names(after)} now {_first_verb(after)} ({_score(new)} of 100), not {join_names(before)}; {tied}."


def _first_verb(names: Sequence[str]) -> str:
    return "ranks first" if len(names) == 1 else "share first place"


def _coming(what: str, ids: Sequence[str], standing: Standing) -> str:
    """Options that have a score in one of the two only."""
    ranked = [standing.case.options[id_].label for id_ in ids if standing.score(id_) is not None]
    return f"{what}: {join_names(ranked)}." if ranked else ""


def _leaders(standing: Standing) -> list[str]:
    ids = standing.ranking.option_ids
    return [standing.case.options[ids[i]].label for i in standing.ranking.leaders]


def _score(standing: Standing) -> str:
    return points_shown(float(standing.ranking.score_i[standing.ranking.leaders[0]]))


def _package(old: Standing, new: Standing) -> str:
    if old.best is None or new.best is None:
        if new.best is None and old.best is None:
            return "No package is allowed and scored, before or now."
        return "No package is allowed and scored now." if new.best is None else "A package is allowed and scored now."
    scores = f"{points_shown(old.best.score)} before, {points_shown(new.best.score)} now"
    tied = _tied(old, new)
    if old.best.members == new.best.members:
        return f"The best package is still {package_name(new)} ({scores}){tied}."
    return f"The best package is now {package_name(new)}, not {package_name(old)} ({scores}){tied}."


def package_name(standing: Standing) -> str:
    """The best package by its members."""
    members = standing.best.members if standing.best is not None else ()
    return " + ".join(standing.case.options[id_].label for id_ in members) or "today's course alone"


def _tied(old: Standing, new: Standing) -> str:
    counts = [None if found.tie_set is None else found.tie_set.count for found in (old, new)]
    if counts[0] is None or counts[1] is None:
        return ""
    return f"; {count_of(counts[1], 'package')} within the tie margin of the best (before: {counts[0]})"


def how_sentence(change: CaseChange) -> str:
    """How the change of scores was shared out among the changes."""
    if change.attribution is None:
        return "No change bears on scores." if not change.groups else ""
    if len(change.groups) == 1:
        return "All changes that bear on scores count as one."
    n, orders = len(change.groups), change.attribution.n_orders
    way = "all orders" if orders is None else f"{orders} orders"
    return f"Each of {n} groups of changes gets what it adds, averaged over {way} in which they can be made."
