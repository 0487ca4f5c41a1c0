"""A case with one number changed, and which packages are best and tied then: loops over all packages, nothing else.

It shares no code with the engine; the arithmetic of one package is that of ``tests.analysis.packages.brute``.
"""

from __future__ import annotations

from dataclasses import replace

from counterpoise.model import Case, Limit, Range
from tests.analysis.packages import brute

TIE = 1e-9
"""Score points, as stated in the Method."""


def exactly(number: float) -> Range:
    return Range(number, number, number)


def change_case(case: Case, kind: str, about: tuple[str, ...], criterion: str | None, place: int, to: float) -> Case:
    """The case with one of its numbers at another value."""
    if kind in ("cell", "baseline"):
        option = case.options[about[0]]
        cell = replace(option.performance[criterion], range=exactly(to))
        return _with_option(case, replace(option, performance={**option.performance, criterion: cell}))
    if kind == "stacking":
        changed = case.criteria[criterion]
        changed = replace(changed, stacking=replace(changed.stacking, **{about[0]: to}))
        return replace(case, criteria={**case.criteria, criterion: changed})
    if kind == "interaction":
        both = [replace(x, change=to) if k == place else x for k, x in enumerate(case.interactions)]
        return replace(case, interactions=tuple(both))
    for option in list(case.options.values()):
        case = _with_option(case, _change_entries(option, kind, about[0], to))
    return case


def _change_entries(option, kind: str, id_: str, to: float):
    if kind == "cost" and id_ in option.costs:
        return replace(option, costs={**option.costs, id_: replace(option.costs[id_], amount=exactly(to))})
    if kind == "likelihood" and id_ in option.risks:
        return replace(option, risks={**option.risks, id_: replace(option.risks[id_], likelihood=exactly(to))})
    if kind == "lead time" and id_ in option.prerequisites:
        need = replace(option.prerequisites[id_], lead_days=exactly(to))
        return replace(option, prerequisites={**option.prerequisites, id_: need})
    if kind == "lag" and id_ == option.id:
        return replace(option, lag_days=exactly(to))
    return option


def _with_option(case: Case, option) -> Case:
    return replace(case, options={**case.options, option.id: option})


def change_weights(weights: list[float], j: int, share: float) -> list[float]:
    """One criterion at a share of all weight, the others in proportion."""
    rest = sum(w for k, w in enumerate(weights) if k != j)
    n = len(weights) - 1
    return [share if k == j else (1 - share) * (w / rest if rest else 1 / n) for k, w in enumerate(weights)]


def change_limit(limits: tuple[Limit, ...], place: int, end: str, to: float) -> tuple[Limit, ...]:
    return tuple(replace(limit, **{end: to}) if k == place else limit for k, limit in enumerate(limits))


def find_state(
    case: Case, weights: list[float], limits: tuple[Limit, ...], margin: float, **rules
) -> tuple[list[frozenset[str]], frozenset[str]]:
    """The packages that share first place, and the options that all packages within the margin hold."""
    scores = {
        members: brute.score(case, members, weights)
        for members in brute.all_sets(case)
        if brute.obeys(case, members, limits=limits, **rules)
    }
    if not scores:
        return [], frozenset()
    most = max(scores.values())
    tied = [members for members, score in scores.items() if score >= most - margin - TIE]
    return [m for m, score in scores.items() if score >= most - TIE], frozenset.intersection(*tied)
