"""What differs between two versions of a case's files, in plain words: which entry, which field, from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...casefile.differences import NOTHING, ORDER, Difference
from ...casefile.form_labels import LABELS
from ...casefile.wording import dotted
from ...model import Case
from ..names import shorten_names
from ..numbers import decimals_of, format_number

MOST_WORDS = 4
MOST_TEXT = 160


@dataclass(frozen=True, slots=True)
class SaidDifference:
    """One difference as a reader sees it; a value that is not there is empty."""

    entry: str
    field: str
    before: str
    after: str
    unit: str
    place: str


_ENTRIES = {
    "costs": "Cost",
    "risks": "Risk",
    "prerequisites": "Prerequisite",
    "milestones": "Shared milestone",
    "packages": "Package",
    "scenarios": "Scenario",
    "objectives": "Objective",
    "sources": "Source",
    "interactions": "Interaction",
    "limits": "Limit",
    "rules": "Rule",
    "factors": "Factor",
}
_LEVELS = ("level", "effect", "worst", "best", "lower", "upper", "red_line", "must_reach")
_DAYS = ("lead_days", "lag_days", "days", "horizon_days", "deadline_day")


def said_difference(one: Difference, old: Case, new: Case) -> SaidDifference:
    """A difference in words; names come from the new case, or from the old one where they are gone."""
    entry, rest = _entry(one, old, new)
    field = ", ".join(map(_said_step, ("", *rest), rest)) or ("Whole file" if not one.path else "Entry")
    return SaidDifference(
        entry,
        field,
        _value(one.old),
        _value(one.new),
        _unit(one, old, new),
        f"{one.file}: {dotted(one.path)}" if one.path else one.file,
    )


def said_group(found: Sequence[Difference], old: Case, new: Case) -> str:
    """What a group of differences is about, in one line."""
    said = [said_difference(one, old, new) for one in found]
    names = dict.fromkeys(one.entry for one in said)
    if len(said) == 1:
        one = said[0]
        return f"{one.entry}: {one.field[:1].lower()}{one.field[1:]}"
    return shorten_names(list(names), MOST_WORDS)


def _entry(one: Difference, old: Case, new: Case) -> tuple[str, tuple[str | int, ...]]:
    """What kind of entry it is, by name, and the steps of the path inside it."""
    folder, _, rest = one.file.rpartition("/")
    stem, path = rest.rpartition(".")[0], one.path
    if folder == "weights":
        named = new.profiles.get(stem) or old.profiles.get(stem)
        head = f"Weight profile {named.name if named else stem}"
        if path[:1] in (("points",), ("ranges",), ("reasons",)) and len(path) > 1:
            return f"{head}, {_criterion(str(path[1]), old, new)}", path[:1]
        return head, path
    if folder == "options":
        option = _option(stem, old, new)
        return _inside(option, path, old, new) if path else (option, ())
    if folder == "seeds":
        return (f"Source {path[1]}", path[2:]) if len(path) > 1 else ("Sources", path)
    if path[:1] == ("criteria",) and len(path) > 1:
        return f"Criterion {_criterion(str(path[1]), old, new)}", path[2:]
    return _inside("", path, old, new)


def _inside(head: str, path: tuple[str | int, ...], old: Case, new: Case) -> tuple[str, tuple[str | int, ...]]:
    first = str(path[0]) if path else ""
    if first == "performance" and len(path) > 1:
        return f"{head}, {_criterion(str(path[1]), old, new)}", path[2:]
    if first in _ENTRIES and len(path) > 1:
        step = path[1]
        name = f"{_ENTRIES[first]} {step + 1 if isinstance(step, int) else str(step).strip('+-')}"
        if first == "packages" and (package := new.packages.get(str(step)) or old.packages.get(str(step))):
            name = f"Package {package.name}"
        return f"{head}, {name[:1].lower()}{name[1:]}" if head else name, path[2:]
    return head or "The case", path


def _option(id_: str, old: Case, new: Case) -> str:
    found = new.options.get(id_) or old.options.get(id_)
    return found.label if found else id_


def _criterion(id_: str, old: Case, new: Case) -> str:
    found = new.criteria.get(id_) or old.criteria.get(id_)
    return found.name if found else id_


def _field(step: str | int) -> str:
    if isinstance(step, int):
        return f"item {step + 1}"
    if step == ORDER:
        return "Order"
    return LABELS.get(step) or step.strip("+-").replace("_", " ").capitalize()


def _said_step(before: str | int, step: str | int) -> str:
    """A step of a path; the names of experts stay as they are written."""
    return str(step).strip("+-") if before == "experts" else _field(step)


def _value(value: Any) -> str:
    if value is NOTHING:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return format_number(float(value), decimals_of(float(value)))
    if isinstance(value, dict):
        if set(value) == {"low", "mode", "high"} and all(isinstance(inner, int | float) for inner in value.values()):
            return f"{_value(value['mode'])} ({_value(value['low'])} to {_value(value['high'])})"
        if "experts" in value and isinstance(value["experts"], dict):
            return _cut("; ".join(f"{name}: {_value(said)}" for name, said in value["experts"].items()))
        return _cut("; ".join(f"{_field(key)}: {_value(inner)}" for key, inner in value.items()))
    if isinstance(value, list):
        return _cut(", ".join(map(_value, value)) or "none")
    return _cut(str(value)) if value is not None else "nothing"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_TEXT else f"{line[: MOST_TEXT - 1]}…"


def _unit(one: Difference, old: Case, new: Case) -> str:
    """The unit of a number that differs; nothing where the value is none."""
    if not any(isinstance(value, int | float | dict) and not isinstance(value, bool) for value in (one.old, one.new)):
        return ""
    path = one.path
    last = path[-1] if path else ""
    id_ = str(path[1]) if len(path) > 1 else ""
    criterion = new.criteria.get(id_) or old.criteria.get(id_)
    if path[:1] in (("performance",), ("criteria",)) and criterion and (last in _LEVELS or "experts" in path):
        return criterion.unit
    if "stacking" in path or last == "basis":
        return ""
    if last == "amount":
        return new.money.label
    if last in _DAYS or (len(path) > 1 and path[-2] in _DAYS):
        return "days"
    if last in ("likelihood", "chance", "discount_rate"):
        return "%"
    return "points" if last == "too_close" else ""
