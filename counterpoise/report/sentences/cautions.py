"""The author's cautions, each also beside what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model import Case


def cautions_about(case: Case, names: Iterable[str]) -> tuple[str, ...]:
    """Cautions that name one of these (an option, a criterion, a package), as whole words in any case, in order."""
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    if not named:
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE)
    return tuple(caution for caution in case.cautions if pattern.search(caution))


def cautions_on_option(case: Case, option_id: str) -> tuple[str, ...]:
    """What to know before this option's levels are read."""
    option = case.options[option_id]
    return cautions_about(case, {option.label, option.name, *(c.name for c in case.criteria.values())})


def cautions_on_criteria(case: Case) -> tuple[str, ...]:
    """What to know before levels are compared."""
    return cautions_about(case, {criterion.name for criterion in case.criteria.values()})


def cautions_on_packages(case: Case) -> tuple[str, ...]:
    """What to know before packages are read: cautions that name one of the case, or speak of packages."""
    return cautions_about(case, {"package", "packages", *(package.name for package in case.packages.values())})
