"""Which scenario a question is about."""

from __future__ import annotations

from ..analysis.scenarios import has_chances
from ..model import AS_STATED, MIXED, Case
from .faults import name_choices


def complete_scenario(scenario: str, case: Case) -> str:
    """The scenario that is meant; "" for the estimates as stated, which may be called `AS_STATED` too.

    Raises
    ------
    ValueError
        The case has no such scenario, or gives none a chance where they are to be mixed.
    """
    if scenario in ("", AS_STATED):
        return ""
    if scenario == MIXED and case.scenarios and not has_chances(case):
        raise ValueError("no scenario of this case has a chance; give them one in case.yaml, or name one scenario")
    if scenario in case.scenarios or (scenario == MIXED and case.scenarios):
        return scenario
    if not case.scenarios:
        raise ValueError("this case has no scenarios; describe them under 'scenarios' in case.yaml")
    raise ValueError(f"no such scenario\n    {name_choices(scenario, scenarios_of(case))}")


def scenarios_of(case: Case) -> tuple[str, ...]:
    """What can be asked for: the case as stated, each scenario, and all under their chances where they have any."""
    mixed = (MIXED,) if has_chances(case) else ()
    return (AS_STATED, *case.scenarios, *mixed)
