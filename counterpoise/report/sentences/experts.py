"""Where experts disagree on a level, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.experts import ExpertCell, ExpertView
from ...model import Case
from ..names import join_names
from ..numbers import count_of, format_number, with_unit
from .phrases import points


def experts_sentence(case: Case, cells: Sequence[ExpertCell]) -> str:
    """On how many levels several experts are heard, where they are furthest apart, and whether it decides the answer.

    ``cells`` are in the order of `compare_experts`. Empty where no level has experts.
    """
    if not cells:
        return ""
    head = f"{count_of(len(cells), 'level')} {'rests' if len(cells) == 1 else 'rest'} on several experts' estimates."
    apart = [cell for cell in cells if cell.apart > 0]
    if not apart:
        return f"{head} {'It moves no score' if len(cells) == 1 else 'None of them moves a score'}."
    return " ".join([head, _furthest(case, max(apart, key=lambda cell: cell.apart)), _answer(case, cells)])


def cell_name(case: Case, cell: ExpertCell) -> str:
    """A level as a reader names it: "Noise at night of A row of trees"."""
    return f"{case.criteria[cell.criterion].name} of {case.options[cell.option].label}"


def leaders_text(case: Case, leaders: Sequence[str]) -> str:
    """Who ranks first, equals joined."""
    return join_names([case.options[id_].label for id_ in leaders]) or "nobody"


def _furthest(case: Case, cell: ExpertCell) -> str:
    criterion = case.criteria[cell.criterion]
    low, high = (pick(cell.views, key=lambda view: view.estimate.mode) for pick in (min, max))

    def said(view: ExpertView) -> str:
        number = format_number(
            view.estimate.mode, criterion.decimals, sign=case.options[cell.option].performance[cell.criterion].is_effect
        )
        return f"{with_unit(number, criterion.unit)} by {view.name}"

    return (
        f"They are furthest apart on {cell_name(case, cell)}: {said(low)}, {said(high)}; that is "
        f"{points(cell.apart)} of its score."
    )


def _answer(case: Case, cells: Sequence[ExpertCell]) -> str:
    deciding = next((cell for cell in cells if cell.decides), None)
    if deciding is None:
        return f"Whoever is right, {leaders_text(case, cells[0].views[0].leaders)} {_verb(cells[0].views[0])} first."
    first = {view.leaders: view.name for view in reversed(deciding.views)}
    told = [f"{leaders_text(case, leaders)} if {name} is right" for leaders, name in reversed(first.items())]
    return f"Who ranks first depends on {cell_name(case, deciding)}: {'; '.join(told)}."


def _verb(view: ExpertView) -> str:
    return "ranks" if len(view.leaders) == 1 else "rank"
