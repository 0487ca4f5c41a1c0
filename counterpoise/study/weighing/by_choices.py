"""Answers about trade-offs: indifferences, or choices between two outcomes; and which choice to ask for next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from ...analysis.value import value_function
from ...analysis.weighting.choices import Choice, Said, weigh_choices
from ...analysis.weighting.elicited import Elicited
from ...analysis.weighting.next_choice import Asking, Outcomes, ask_next
from ...analysis.weighting.trade_off import TradeOff, gains_of
from ...model import Case
from ..settings import RECORD
from ..study import Study
from .by_pairs import read_trade, read_trade_offs, refuse_idle, spread, weighed_ids
from .reader import Reader

Prefer = Literal["a", "b", "equal", "skip"]
PREFERENCES: tuple[Prefer, ...] = ("a", "b", "equal", "skip")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, and the pairs of criteria that were skipped."""

    choices: tuple[Choice, ...]
    skipped: frozenset[frozenset[str]]


def read_trade_off_answers(reader: Reader, case: Case) -> Elicited:
    """``choices`` between two outcomes, or ``tradeoffs`` between which one is indifferent."""
    if "choices" not in reader.answers:
        return read_trade_offs(reader, case)
    if "tradeoffs" in reader.answers:
        reader.refuse(("choices",), "tradeoffs are given as well; keep one of the two")
    weighed = weighed_ids(reader)
    chosen = _read_choices(reader, case, weighed)
    if not reader.faults and not chosen.choices:
        reader.refuse(("choices",), "every question was skipped; answer at least one")
    return spread(reader, weighed, lambda ids: weigh_choices(chosen.choices, ids))


def next_trade_off(study: Study, answers: Mapping[str, Any], about: frozenset[str] = frozenset()) -> Asking:
    """The next question after the choices so far, with what they leave open; ``about`` is a pair to ask about first.

    Raises
    ------
    AnswersFault
        The choices have faults, or the answers are trade-offs of the other kind.
    """
    key = (RECORD.normal(answers), tuple(sorted(about)))
    return study.recall("next trade-off", *key, make=lambda: _ask(study.case, answers, about))


def _ask(case: Case, answers: Mapping[str, Any], about: frozenset[str]) -> Asking:
    reader = Reader(answers, tuple(case.criteria))
    weighed = weighed_ids(reader)
    reader.only_keys(("choices", "no_weight"))
    chosen = _read_choices(reader, case, weighed) if "choices" in answers else Chosen((), frozenset())
    reader.require_sound()
    return ask_next(chosen.choices, [case.criteria[id_] for id_ in weighed], chosen.skipped, about)


def with_choice(answers: Mapping[str, Any], asked: Outcomes, prefer: str) -> dict[str, Any]:
    """The answers with one more."""
    choice = {"a": asked.levels("a"), "b": asked.levels("b"), "prefer": prefer}
    return {**answers, "choices": [*answers.get("choices", ()), choice]}


def without_last_choice(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers before the last one."""
    left = list(answers.get("choices", ()))[:-1]
    return {**{key: said for key, said in answers.items() if key != "choices"}, **({"choices": left} if left else {})}


def _read_choices(reader: Reader, case: Case, weighed: tuple[str, ...]) -> Chosen:
    reader.only_keys(("choices", "tradeoffs", "no_weight"))
    choices, skipped = [], set()
    for at, value in enumerate(reader.items(("choices",), reader.answers.get("choices"), "a list of choices")):
        trade = read_trade(reader, ("choices", at), value, case, ("prefer",))
        if trade is None or not isinstance(value, Mapping):
            continue
        prefer = value["prefer"]
        if prefer not in PREFERENCES:
            text = f"'{prefer}' is not known; write one of: {', '.join(PREFERENCES)}"
            reader.refuse(("choices", at, "prefer"), text)
        elif prefer == "skip":
            skipped.add(frozenset((trade.one, trade.other)))
        elif (choice := _choice(reader, at, trade, prefer, case)) is not None:
            choices.append(choice)
    refuse_idle(reader, "choices", {id_ for choice in choices for id_ in (choice.one, choice.other)}, weighed)
    return Chosen(tuple(choices), frozenset(skipped))


def _choice(reader: Reader, at: int, trade: TradeOff, prefer: str, case: Case) -> Choice | None:
    """The choice with the criterion first on which a is better."""
    functions = {id_: value_function(case.criteria[id_]) for id_ in (trade.one, trade.other)}
    try:
        one_gain, other_gain = gains_of(trade, functions)
    except ValueError as fault:
        reader.refuse(("choices", at), f"{fault}, so a choice between them says nothing; change one level")
        return None
    said = cast(Said, prefer)
    if one_gain > 0:
        return Choice(trade.one, trade.other, one_gain, other_gain, said)
    return Choice(trade.other, trade.one, -other_gain, -one_gain, said)
