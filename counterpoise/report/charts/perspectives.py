"""What every perspective loses by every choice: a heat map of regrets."""

from __future__ import annotations

from ...model import Case
from ...study.perspectives import Disagreement
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.perspectives import agreement_clause, choice_name
from .canvas import VERTICAL, Row, Spec, read_aloud, row_key, row_keys
from .regret_map import regret_cell, regret_map

ID = "perspectives"
NAME = "what each perspective loses by each choice"

MOST_ROWS = 12
"""Choices drawn; the table has the others."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    return regret_map("Points lost against the own best of", row_height=48, **VERTICAL)


def rows(case: Case, found: Disagreement) -> list[Row]:
    """One row per choice and perspective; each perspective's best and the compromises are drawn first."""
    kept = sorted(choices_drawn(found, MOST_ROWS), key=found.by_regret.index)
    names = {"+".join(found.members[c]): choice_name(case, found, found.members[c]) for c in kept}
    keys = list(row_keys(names, 26, 3).values())
    heads = distinct_labels({id_: case.profiles[id_].name for id_ in found.ids}, 24, 1)
    largest = float(found.regret_ac[:, kept].max()) or 1.0
    return [
        regret_cell(keys[k], k, row_key(id_, heads[id_]), a, float(found.regret_ac[a, c]), largest)
        | {"spoken": _spoken(case, found, a, c)}
        for k, c in enumerate(kept)
        for a, id_ in enumerate(found.ids)
    ]


def choices_drawn(found: Disagreement, most: int) -> list[int]:
    """The compromises and each perspective's best, then up to ``most`` those with the smallest maximum regret."""
    chosen = [of.choice for of in found.compromise.values() if of is not None] + [row[0] for row in found.best]
    return list(dict.fromkeys([*chosen, *found.by_regret]))[: max(most, len(set(chosen)))]


def _spoken(case: Case, found: Disagreement, a: int, c: int) -> str:
    lost = format_number(float(found.regret_ac[a, c]), 1)
    return f"{choice_name(case, found, found.members[c])} for {case.profiles[found.ids[a]].name}: {lost} points lost"


def title(case: Case, found: Disagreement) -> str:
    """The finding: how far the perspectives agree."""
    return agreement_clause(case, found)


def alt_text(case: Case, found: Disagreement) -> str:
    """The chart in words."""
    return f"{title(case, found)}. " + read_aloud(rows(case, found)) + "."
