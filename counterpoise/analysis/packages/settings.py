"""A reader's settings for packages as short texts, for a command line or a link, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...model import SHARES, Case, Limit, Stacking
from ...model.number_text import read_number
from .rules import PackageRules, build_rules

LIMIT = re.compile(r"^\s*([A-Za-z]\w*)(?:\.year(\d+))?\s*(<=|>=|≤|≥)\s*(\S+)\s*$")
STACK = re.compile(r"^\s*([A-Za-z]\w*)\.(gains|losses|beside_gains)\s*=\s*(\S+)\s*$")
LAST_YEAR = 100
"""Years after the decision that a cost may be in."""


QUANTITIES = ("cost", "ready_day", "effect_day", "members")
"""What may be limited besides the case's criteria."""


@dataclass(frozen=True)
class PackageSettings:
    """What a reader asks of packages beyond the case's own rules."""

    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    at_least_members: int | None = None
    at_most_members: int | None = None
    limits: tuple[Limit, ...] = ()
    stacking: Mapping[str, Stacking] | None = None

    def rules(self, case: Case) -> PackageRules:
        """The case's rules together with these."""
        return build_rules(
            case,
            must=self.must,
            must_not=self.must_not,
            at_least_members=self.at_least_members,
            at_most_members=self.at_most_members,
            limits=self.limits,
        )


def read_limit(case: Case, text: str) -> Limit:
    """A limit from "cost<=500", "ready_day<=60" or "cost.year2<=100".

    Raises
    ------
    ValueError
        The text is not a limit, or names something that cannot be limited.
    """
    found = LIMIT.match(text)
    if found is None:
        raise ValueError(f'\'{text}\' is not a limit; write for example "cost<=500" or "ready_day<=60"{_point(text)}')
    number = _number(text, found[4])
    on, year = found[1], int(found[2]) if found[2] else None
    if on not in case.criteria and on not in QUANTITIES:
        raise ValueError(
            f"'{on}' cannot be limited; there are {', '.join(dict.fromkeys((*QUANTITIES, *case.criteria)))}"
        )
    if year is not None and on != "cost":
        raise ValueError(f"'{text}': only cost has years")
    if year is not None and not 1 <= year <= LAST_YEAR:
        raise ValueError(f"'{text}': years count from 1, the first twelve months, to {LAST_YEAR}")
    return Limit(on, number, None, year) if found[3] in ("<=", "≤") else Limit(on, None, number, year)


def write_limit(limit: Limit) -> str:
    """The text that `read_limit` reads back, to the last digit; a limit with both bounds gives two, joined by ";"."""
    on = limit.on + (f".year{limit.year}" if limit.year is not None else "")
    bounds = (("<=", limit.at_most), (">=", limit.at_least))
    return ";".join(f"{on}{sign}{repr(float(bound)).removesuffix('.0')}" for sign, bound in bounds if bound is not None)


def read_stacking(case: Case, texts: Iterable[str]) -> dict[str, Stacking]:
    """Stacking by criterion from texts such as "noise.gains=0.3"; what is named is known exactly, the rest stays.

    Raises
    ------
    ValueError
        A text is not a stacking share, names no criterion that stacks, or is outside 0 to 1.
    """
    changed: dict[str, Stacking] = {}
    for text in texts:
        found = STACK.match(text)
        share = _number(text, found[3]) if found else None
        if found is None or share is None or not 0 <= share <= 1:
            raise ValueError(
                f"'{text}' is not a stacking share; write CRITERION.gains=0.3 (or losses, or "
                f"beside_gains), from 0 to 1{_point(text)}"
            )
        criterion = case.criteria.get(found[1])
        if criterion is None or criterion.is_derived:
            stacking = [c.id for c in case.criteria.values() if not c.is_derived]
            raise ValueError(f"'{found[1]}' does not stack; there are {', '.join(stacking)}")
        which = next(name for name in SHARES if name == found[2])
        changed[criterion.id] = changed.get(criterion.id, criterion.stacking).fix(which, share)
    return changed


def _point(text: str) -> str:
    """Advice where a decimal comma may be meant."""
    found = re.search(r"\d,\d+$", text.strip())
    return "; numbers have a decimal point" if found else ""


def _number(text: str, written: str) -> float:
    try:
        return read_number(written)
    except ValueError as fault:
        raise ValueError(f"'{text}': {fault}") from None
