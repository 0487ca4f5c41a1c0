"""What every form of a method is given: the case, the answers so far, and whom to tell of a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ...model import Case
from ...report.sentences.elicitation import ends_text, move_text
from ...report.sentences.weighing import name_ids
from ...study import Study
from ...study.weighing import AnswersFault
from .. import state
from ..blocks import escape_markdown

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Form:
    """The answers to one method, by the keys of docs/weights.md; they may be incomplete.

    ``read`` gives the answers as they are at the moment, and ``take`` is told of every change: several changes may
    reach the server together, and each is made to what the one before left. ``key`` is the beginning of the
    keys of all widgets. Nothing can be changed while the answers are locked.
    """

    study: Study
    read: Callable[[], Answers]
    take: Callable[[Answers], None]
    key: str = "weigh"
    is_locked: bool = False

    @property
    def case(self) -> Case:
        return self.study.case

    def part(self, name: str) -> Any:
        """What stands under a key of the answers, or None."""
        return self.read().get(name)

    def group(self, name: str) -> dict[str, Any]:
        """A group of the answers; empty where it is not there or is no group."""
        found = self.part(name)
        return dict(found) if isinstance(found, Mapping) else {}

    def entries(self, name: str) -> list[Any]:
        """A list of the answers; empty where it is not there or is no list."""
        found = self.part(name)
        return list(found) if isinstance(found, list | tuple) else []

    def put(self, name: str, value: object) -> None:
        """Replace one part of the answers; what is empty is left out."""
        others = {key: kept for key, kept in self.read().items() if key != name}
        self.take(others if value in (None, "", {}, [], ()) else others | {name: value})

    def put_in(self, name: str, id_: str, value: object) -> None:
        """Replace one entry of a group; None takes it out."""
        group = self.group(name)
        group.pop(id_, None)
        self.put(name, group if value is None else group | {id_: value})

    def name(self, id_: str) -> str:
        """The name of a criterion, to be shown as it stands."""
        return escape_markdown(self.case.criteria[id_].name)

    def move(self, id_: str) -> str:
        """Name and move of a criterion, to be shown as it stands."""
        return f"**{self.name(id_)}**, {escape_markdown(move_text(self.case.criteria[id_]))}"

    def explain(self, id_: str) -> str:
        """What a criterion measures, and what the ends of its scale mean."""
        criterion = self.case.criteria[id_]
        return escape_markdown(" ".join(filter(None, (criterion.definition, ends_text(criterion)))))

    def choose(
        self,
        label: str,
        key: str,
        options: Mapping[Any, str],
        value: object,
        put: Callable[[Any], None],
        *,
        help_text: str | None = None,
        empty: str = "Choose",
    ) -> None:
        """A choice that may be left open and taken back; ``label`` and ``help_text`` are shown as they stand."""
        widget = f"{self.key}_{key}"
        state.show_in_widget(widget, value if value in options else None)
        st.selectbox(
            label,
            list(options),
            index=None,
            format_func=lambda option: options[option],
            key=widget,
            placeholder=empty,
            help=help_text,
            disabled=self.is_locked,
            on_change=lambda: put(state.widget_value(widget)),
        )

    def slide(
        self, label: str, key: str, value: Any, put: Callable[[Any], None], *, help_text: str, unit: str = ""
    ) -> None:
        """A number from 0 to 100, or two; ``label`` and ``help_text`` are shown as they stand."""
        widget = f"{self.key}_{key}"
        state.show_in_widget(widget, value)
        st.slider(
            label,
            0.0,
            100.0,
            step=1.0,
            format=f"%g{unit}",
            key=widget,
            help=help_text,
            disabled=self.is_locked,
            on_change=lambda: put(state.widget_value(widget)),
        )

    def button(self, label: str, key: str, do: Callable[[], None], **look: Any) -> None:
        st.button(label, key=f"{self.key}_{key}", on_click=do, disabled=self.is_locked, **look)


def show_faults(case: Case, fault: AnswersFault) -> None:
    """Why answers give no weights, a warning each."""
    for one in fault.faults:
        st.warning(escape_markdown(name_ids(case, one.text)), icon=":material/rule:")


def criteria_named(form: Form, ids: Sequence[str]) -> dict[str, str]:
    """Choices of criteria, by their names as plain text."""
    return {id_: form.case.criteria[id_].name for id_ in ids}
