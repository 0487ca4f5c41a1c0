"""What the register of sources and the case check say, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Basis, Case, Problem
from ..dates import decision_date
from ..numbers import count_of


def sources_sentence(case: Case) -> str:
    """How many claims there are, how many estimates rest on judgment, and what was not yet known."""
    bases = _bases(case)
    judged = [basis for basis in bases if basis.kind == "judgement"]
    later = [source for source in case.sources.values() if not source.is_known_by(case.as_of)]
    claims_later = sum(len(source.claims) for source in later)
    text = (
        f"{count_of(len(case.claims), 'claim')} from {count_of(len(case.sources), 'source')}. "
        f"{_judged_part(len(judged), sum(bool(basis.claims) for basis in judged), len(bases))}"
    )
    if not later:
        return f"{text} All were public by {decision_date(case)}."
    marked = "and is marked" if claims_later == 1 else "and are marked"
    return f"{text} {count_of(claims_later, 'claim')} became public only after {decision_date(case)} {marked}."


def _judged_part(judged: int, with_claims: int, total: int) -> str:
    """How many numbers are judgment, and how many of those name a claim that they rest on."""
    if not judged:
        return f"None of the case's {count_of(total, 'number')} is an analyst's judgment."
    are = "is" if judged == 1 else "are"
    if judged == with_claims:
        cites = "and it cites a claim" if judged == 1 else "and each cites a claim"
    elif not with_claims:
        cites = "and it cites no claim" if judged == 1 else "and none of them cites a claim"
    else:
        cites = f"and {with_claims} of them {'cites' if with_claims == 1 else 'cite'} a claim"
    return f"{judged} of the case's {count_of(total, 'number')} {are} an analyst's judgment, {cites}."


def problems_sentence(problems: Sequence[Problem]) -> str:
    """How many problems there are, and in how many files."""
    if not problems:
        return "No problems were found in the case's files."
    errors = sum(problem.severity == "error" for problem in problems)
    files = len({problem.file for problem in problems})
    counts = [count_of(n, noun) for n, noun in ((errors, "error"), (len(problems) - errors, "warning")) if n]
    return f"{' and '.join(counts)} in {count_of(files, 'file')}; the list says where, and what was expected."


def _bases(case: Case) -> list[Basis]:
    bases = [interaction.basis for interaction in case.interactions]
    bases += [estimate.basis for criterion in case.criteria.values() for estimate in criterion.stacking.estimates]
    for option in case.options.values():
        bases += [cell.basis for cell in option.performance.values() if cell.basis is not None]
        bases += [entry.basis for part in (option.costs, option.risks, option.prerequisites) for entry in part.values()]
        bases.append(option.lag_basis)
    return bases
