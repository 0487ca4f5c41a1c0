"""Nothing may come before itself: objectives and prerequisites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..draft import Draft
from ..sheet import Finding
from ..wording import listing
from .parts import milestones

_OPTION = "option "
"""How the node of an option begins; ids hold no spaces."""

_MOST_SHOWN = 12

Graph = Mapping[str, list[str]]


def check_objective_cycles(draft: Draft) -> Iterator[Finding]:
    """No objective is part of itself."""
    if draft.case.record is None:
        return
    parents = {id_: [found.parent] for id_, found in draft.case.record.objectives.items() if found.parent}
    for cycle in find_cycles(parents):
        yield Finding(
            draft.case,
            ("objectives", cycle[0], "parent"),
            "objective-cycle",
            f"the objective is part of itself: {_shown(list(cycle))}",
            "a tree of objectives",
            "delete one 'parent' of the chain",
        )


def check_prerequisite_cycles(draft: Draft) -> Iterator[Finding]:
    """No milestone and no option comes before itself, also by way of other options' files."""
    for cycle in find_cycles(_precedence(draft)):
        start = next((node for node in cycle if not node.startswith(_OPTION)), "")
        at = cycle.index(start) if start else 0
        chain = _shown([*cycle[at:-1], *cycle[:at], cycle[at]])
        for sheet, path, _prerequisite in milestones(draft):
            if path[-1] == start:
                yield Finding(
                    sheet,
                    path,
                    "prerequisite-cycle",
                    f"the prerequisites run in a circle: {chain}",
                    "an order in which each comes after what it names",
                    _way_out(cycle),
                    "key",
                )


def _shown(chain: list[str]) -> str:
    if len(chain) <= _MOST_SHOWN:
        return " -> ".join(chain)
    return " -> ".join([*chain[: _MOST_SHOWN - 1], f"... ({len(chain) - _MOST_SHOWN} more)", chain[-1]])


def _way_out(cycle: tuple[str, ...]) -> str:
    """A circle through options is often meant as: both or neither, and that is no matter of time."""
    options = [node.removeprefix(_OPTION) for node in dict.fromkeys(cycle) if node.startswith(_OPTION)]
    if not options:
        return "delete one 'after' of the chain"
    if len(options) == 1:
        return "delete the prerequisite that names the option itself, or one 'after' of the chain"
    return (
        "a prerequisite says what must be ready first; if these options only make sense together, delete the "
        f"prerequisites and write in case.yaml 'rules: [{{together: [{listing(options)}], because: ...}}]'"
    )


def _precedence(draft: Draft) -> Graph:
    """What each milestone and each option comes after, over all files."""
    graph: dict[str, list[str]] = {}
    for id_, _sheet, option in draft.sound_options():
        graph[f"{_OPTION}{id_}"] = [*option.needs, *option.prerequisites]
    for _sheet, path, prerequisite in milestones(draft):
        earlier = graph.setdefault(str(path[-1]), [])
        earlier += prerequisite.after
        if prerequisite.option:
            earlier.append(f"{_OPTION}{prerequisite.option}")
    return graph


def find_cycles(graph: Graph) -> list[tuple[str, ...]]:
    """One cycle for each edge that closes one, as nodes with the first repeated at the end.

    Walks depth first without recursion; every node and edge is visited once.
    """
    done: set[str] = set()
    cycles: list[tuple[str, ...]] = []
    for start in graph:
        if start in done:
            continue
        trail, place = [start], {start: 0}
        waiting = [iter(dict.fromkeys(graph[start]))]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                done.add(trail[-1])
                del place[trail.pop()]
            elif following in place:
                cycles.append((*trail[place[following] :], following))
            elif following not in done and following in graph:
                place[following] = len(trail)
                trail.append(following)
                waiting.append(iter(dict.fromkeys(graph[following])))
    return cycles
