"""What a page looks at: the case, the view of it, and the study that answers questions about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..model import Case, Problem, Receipt
from ..study import Question, Study, settings_of, steps
from ..study.question import check_setting
from ..study.questions.compare import Compare, Comparison
from ..study.scenarios import complete_scenario
from ..study.settings import Setting, Weights
from . import state
from .link import View, shorten

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from ..analysis.table import PerformanceTable

LONGEST_REASON = 300
"""Characters of why a link cannot be followed; a stranger's text in it may be any length."""

Q = TypeVar("Q", bound=Question[Any])


@dataclass(frozen=True)
class Sight:
    """Handed to every page; ``weights`` and ``comparison`` are None while all weights are zero."""

    study: Study
    problems: tuple[Problem, ...]
    view: View
    start_by_id: dict[str, float]
    weights: Weights
    comparison: Comparison | None
    pages: Mapping[str, StreamlitPage] = field(default_factory=dict, compare=False, repr=False)
    """Entries of the navigation by path, for links that keep the view."""
    folder: Path | None = None
    """Where the case lies; None for an upload."""

    @property
    def case(self) -> Case:
        return self.study.case

    @property
    def scenario(self) -> str:
        """The scenario whose estimates are shown; "" for the case as stated."""
        return self.case.scenario

    @property
    def performance(self) -> PerformanceTable:
        """Levels of the options, whatever the weights."""
        return steps.performance(self.study)

    @property
    def receipt(self) -> Receipt | None:
        """The receipt of the ranking under the weights in use."""
        return self.comparison.receipt if self.comparison else None

    def now(self) -> Sight:
        """The sight of the same case under the view as it is now: a weight has moved."""
        view = state.get_view()
        seen = look(self.study, self.problems, view, state.start_points(self.case, view.profile))
        return replace(seen, pages=self.pages, folder=self.folder)

    def question(self, kind: type[Q], **given: Any) -> Q:
        """The question that the view spells: its weights, its selections, and what a page gives.

        A selection of the link that cannot be read, or does not fit the case, is said and taken back.
        """
        values: dict[str, Any] = {"weights": self.weights, "scenario": self.scenario}
        for name, setting in settings_of(kind).items():
            text = self.view.selections.get(setting.link, "") if setting.link else ""
            if text and name not in values | given:
                values |= self._follow(name, setting, text)
        return kind(**(values | given))

    def _follow(self, name: str, setting: Setting, text: str) -> dict[str, Any]:
        """The value that a selection spells, as far as it can be followed; the rest is said and taken back."""
        sign, found, dropped = setting.kind.sign, [], False
        for part in filter(None, text.split(sign)) if sign else [text]:
            try:
                found.append(check_setting(name, setting, setting.kind.read(part), self.case))
            except ValueError as fault:
                state.note(f"The part '{setting.link}' of the link was not applied: {_first_line(fault)}.")
                dropped = True
        value = (
            setting.kind.normal([entry for entries in found for entry in entries]) if sign else next(iter(found), None)
        )
        if dropped:
            state.select(setting.link, setting.kind.write(value) if value else "")
        return {} if value is None else {name: value}


def look(study: Study, problems: tuple[Problem, ...], view: View, start_by_id: dict[str, float]) -> Sight:
    """The sight of a case under a view."""
    study = study.under(_scenario_of(study.case, view))
    weights = _weights_of(view, start_by_id)
    if weights is None:
        return Sight(study, problems, view, start_by_id, None, None)
    return Sight(
        study,
        problems,
        view,
        start_by_id,
        weights,
        study.answer(Compare(weights=weights)),
    )


def _scenario_of(case: Case, view: View) -> str:
    """The scenario that the view selects; one that the case does not have is said and taken back."""
    text = view.selections.get("scenario", "")
    try:
        return complete_scenario(text, case)
    except ValueError as fault:
        state.note(f"The link's part 'scenario' cannot be followed: {_first_line(fault)}.")
        state.select("scenario", "")
        return ""


def _weights_of(view: View, start_by_id: dict[str, float]) -> Weights:
    """The profile, or the points where a weight differs from the profile's; None while all are zero."""
    if dict(view.point_by_id) == start_by_id:
        return view.profile
    points = tuple((id_, float(points)) for id_, points in view.point_by_id.items())
    return points if any(number for _, number in points) else None


def _first_line(fault: Exception) -> str:
    return shorten(str(fault).split("\n", 1)[0].rstrip("."), LONGEST_REASON)
