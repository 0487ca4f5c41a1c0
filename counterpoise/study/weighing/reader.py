"""Reads answers of plain values and collects everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from ...model.number_text import read_number, write_number
from ..faults import QuestionFault, leave_out_middle, name_choices

Path = tuple[str | int, ...]

PROFILE_KEYS = ("name", "held_by", "because")
"""Texts that answers may hold for the profile that is made of them."""


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """What is wrong at one place of the answers, and what would be right."""

    path: Path
    text: str

    def __str__(self) -> str:
        spelled = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{spelled.lstrip('.')}: {self.text}" if self.path else self.text


class AnswersFault(QuestionFault):
    """Answers that give no weights; ``faults`` are all that is wrong with them."""

    def __init__(self, faults: Sequence[AnswerFault]) -> None:
        super().__init__("answers", "\n".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass
class Reader:
    """Answers about criteria; what cannot be used is put into ``faults`` and left out of what is returned."""

    answers: Mapping[str, object]
    criterion_ids: tuple[str, ...]
    faults: list[AnswerFault] = field(default_factory=list)

    def refuse(self, path: Path, text: str) -> None:
        self.faults.append(AnswerFault(path, leave_out_middle(text)))

    def require_sound(self) -> None:
        """Raises `AnswersFault` when anything was refused."""
        if self.faults:
            raise AnswersFault(self.faults)

    def only_keys(self, known: Sequence[str]) -> None:
        for key in self.answers:
            if key not in known and key not in PROFILE_KEYS:
                self.refuse(
                    (key,), f"this key is not known here\n    {name_choices(str(key), (*known, *PROFILE_KEYS))}"
                )
        for key in PROFILE_KEYS:
            text = self.answers.get(key, "-")
            if not isinstance(text, str) or not text.strip():
                self.refuse((key,), "a text is expected")

    def text(self, key: str, default: str) -> str:
        found = self.answers.get(key, default)
        return found if isinstance(found, str) else default

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of some words; the first where nothing is said."""
        found = self.answers.get(key, choices[0])
        if found not in choices:
            self.refuse((key,), f"{_said(found)} is not known; write one of: {', '.join(choices)}")
            return choices[0]
        return str(found)

    def criterion(self, path: Path, value: object) -> str:
        """The id of a criterion, or "" where it is none."""
        if isinstance(value, str) and value in self.criterion_ids:
            return value
        self.refuse(path, f"no such criterion: {value}\n    {name_choices(str(value), self.criterion_ids)}")
        return ""

    def number(self, path: Path, value: object, low: float, high: float) -> float | None:
        bounds = f"{low:g} to {high:,.0f}" if high > 999 else f"{low:g} to {high:g}"
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self.refuse(path, f"a number from {bounds} is expected, not {_said(value)}{_advice(value)}")
        elif not low <= value <= high:
            self.refuse(path, f"{value:g} is out of range; a number from {bounds} is expected")
        else:
            return float(value)
        return None

    def group(self, path: Path, value: object, what: str) -> Mapping[str, object]:
        """A group of keys that is not empty."""
        if isinstance(value, Mapping) and value:
            return value
        self.refuse(path, f"{what} is expected" + ("" if value is None else f", not {_said(value)}"))
        return {}

    def items(self, path: Path, value: object, what: str) -> Sequence[object]:
        """A list that is not empty."""
        if isinstance(value, list | tuple) and value:
            return value
        self.refuse(path, f"{what} is expected" + ("" if value is None else f", not {_said(value)}"))
        return ()

    def entry(self, path: Path, value: object, needed: Sequence[str], optional: Sequence[str] = ()) -> bool:
        """Whether a part of a list is a group with the keys that it needs and no others."""
        if not isinstance(value, Mapping):
            self.refuse(path, f"a group with the keys {', '.join(needed)} is expected, not {_said(value)}")
            return False
        absent = [key for key in needed if key not in value]
        unknown = [key for key in value if key not in (*needed, *optional)]
        for key in absent:
            self.refuse(path, f"the key {key} is missing")
        for key in unknown:
            self.refuse((*path, key), f"this key is not known here\n    {name_choices(str(key), (*needed, *optional))}")
        return not absent and not unknown

    def numbers(self, key: str, low: float, high: float) -> dict[str, float]:
        """Numbers by criterion id."""
        found = {}
        for id_, value in self.group((key,), self.answers.get(key), "a number for each criterion").items():
            number = self.number((key, id_), value, low, high)
            if self.criterion((key, id_), id_) and number is not None:
                found[id_] = number
        return found

    def all_named(self, path: Path, named: Sequence[str] | Mapping[str, object], hint: str) -> None:
        """Refuses where criteria are not named."""
        absent = [id_ for id_ in self.criterion_ids if id_ not in named]
        if absent:
            self.refuse(path, f"not named: {', '.join(absent)}\n    {hint}")

    def without_weight(self) -> tuple[str, ...]:
        """Criteria that were said to have no weight; the others are to be weighed."""
        if "no_weight" not in self.answers:
            return ()
        found = self.items(("no_weight",), self.answers["no_weight"], "a list of criteria")
        ids = [self.criterion(("no_weight", at), value) for at, value in enumerate(found)]
        return tuple(dict.fromkeys(id_ for id_ in ids if id_))


def _advice(value: object) -> str:
    """What to write in place of text that was meant as a number."""
    if not isinstance(value, str):
        return ""
    try:
        return f"; write {write_number(read_number(value))}, without quotation marks"
    except ValueError as fault:
        return f"; {advice}" if (advice := str(fault).partition("; ")[2]) else ""


def _said(value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "a group of keys" if isinstance(value, Mapping) else "a list"
    return "nothing" if value is None else f"'{value}'"[:60]
