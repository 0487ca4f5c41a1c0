"""A question about a case: frozen, of plain values, the same at every door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

from ..model import Case, Receipt
from .faults import QuestionFault, name_choices
from .scenarios import complete_scenario
from .settings import TEXT, WEIGHTS, Plain, Setting, Weights, setting
from .weights import complete_weights

if TYPE_CHECKING:
    from .study import Study

Progress = Callable[[float], bool]
"""Told how far a long computation is, from 0 to 1; returning False ends it with what is done."""

WEIGHTS_HELP = (
    'id of a weight profile, a weights file, or points such as "speed=30,cost=10" '
    "(criteria not named get 0); without it the case's default profile"
)

SCENARIO_HELP = (
    "scenario of the case whose estimates hold; mixed: every simulation in one of them, by their chances "
    "(default: the estimates as stated)"
)


@dataclass(frozen=True)
class Answer:
    """What was found: the question with every default written out, the case, and the receipt."""

    case: Case
    question: Any
    receipt: Receipt


A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, kw_only=True)
class Question(Generic[A]):
    """What is asked of a case. A subclass is one kind of question, with its answer beside it.

    Values are brought into one form when a question is made, so that equal questions are equal
    values. Whether they fit a case is only known with the case: see `complete`.
    """

    kind: ClassVar[str]
    """Its name: of the command, in JSON, and of the module that puts the answer into tables."""
    examples: ClassVar[tuple[str, ...]] = ()
    """Lines of the command's help, without the program's name."""

    weights: Weights = setting(
        None, WEIGHTS, flag="--weights", metavar="WEIGHTS", help=WEIGHTS_HELP, check=complete_weights
    )

    scenario: str = setting(
        "",
        TEXT,
        flag="--scenario",
        link="scenario",
        metavar="ID",
        help=SCENARIO_HELP,
        if_said=True,
        check=complete_scenario,
    )

    def __post_init__(self) -> None:
        for name, of in settings_of(type(self)).items():
            try:
                object.__setattr__(self, name, of.kind.normal(getattr(self, name)))
            except (TypeError, ValueError) as fault:
                raise QuestionFault(name, str(fault)) from None

    def complete(self, case: Case) -> Self:
        """The same question with every default written out, checked against the case.

        Raises
        ------
        QuestionFault
            A value does not fit the case; the sentence says what would.
        """
        checked = {name: check_setting(name, of, getattr(self, name), case) for name, of in self.settings.items()}
        return replace(self, **checked)

    def answer(self, study: Study, progress: Progress | None = None) -> A:
        """The answer to the completed question; ask `Study.answer`, which completes it."""
        raise NotImplementedError

    @property
    def settings(self) -> Mapping[str, Setting]:
        return settings_of(type(self))

    def changed_to(self, **values: Any) -> Self:
        """The same question with other values, in any form a caller may give them."""
        return replace(self, **values)

    def changed(self) -> dict[str, Any]:
        """Values that differ from what an unsaid setting means, by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}


def settings_of(of: type[Question[Any]]) -> Mapping[str, Setting]:
    """The settings of a kind of question, by the name of its field."""
    return {f.name: f.metadata["setting"] for f in fields(of)}


def check_setting(name: str, of: Setting, value: Any, case: Case) -> Any:
    """A value that the case can answer, or `QuestionFault`."""
    if of.choices:
        for part in value if isinstance(value, tuple) else (value,):
            if part not in of.choices:
                raise QuestionFault(name, f"'{part}' is not known\n    {name_choices(str(part), of.choices)}")
    try:
        return of.check(value, case) if of.check else value
    except ValueError as fault:
        raise QuestionFault(name, str(fault)) from None


def to_plain(question: Question[Any]) -> dict[str, Plain]:
    """The question as JSON holds it: its kind and every setting, some only where they are said."""
    changed = question.changed()
    values = {
        name: of.kind.plain(getattr(question, name))
        for name, of in question.settings.items()
        if name in changed or not of.if_said
    }
    return {"kind": question.kind, **values}


def from_plain(plain: Mapping[str, Plain], kinds: Mapping[str, type[Question[Any]]]) -> Question[Any]:
    """The question that `to_plain` wrote.

    Raises
    ------
    QuestionFault
        The kind or a setting is not known, or a value is of another sort.
    """
    kind = plain.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise QuestionFault("kind", f"no question is called '{kind}'\n    {name_choices(str(kind), kinds)}")
    of = kinds[kind]
    given = {name: value for name, value in plain.items() if name != "kind"}
    for name in given:
        if name not in settings_of(of):
            known = name_choices(name, settings_of(of))
            raise QuestionFault(name, f"the question '{kind}' has no such setting\n    {known}")
    return of(**given)


def from_texts(of: type[Question[Any]], texts: Mapping[str, str]) -> tuple[dict[str, Any], list[QuestionFault]]:
    """Values by name from texts by name, as a link or flags write them, and every text that cannot be read."""
    values: dict[str, Any] = {}
    faults: list[QuestionFault] = []
    for name, text in texts.items():
        try:
            values[name] = settings_of(of)[name].kind.read(text)
        except ValueError as fault:
            faults.append(QuestionFault(name, str(fault)))
    return values, faults
