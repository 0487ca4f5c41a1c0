"""What the register of sources and the case check say, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Basis, Case, Problem


def sources_sentence(case: Case) -> str:
    """How many claims there are, how many estimates rest on judgement, and what was not yet known."""
    bases = list(_bases(case))
    judged = sum(basis.kind == "judgement" for basis in bases)
    later = [source for source in case.sources.values() if not source.is_known_by(case.as_of)]
    claims_later = sum(len(source.claims) for source in later)
    text = (
        f"{len(case.claims)} claims from {len(case.sources)} sources; {judged} of the case's {len(bases)} numbers "
        "are an analyst's judgement that leans on them."
    )
    if not later:
        return f"{text} All were public by {case.as_of}."
    return f"{text} {claims_later} claims became public only after {case.as_of} and are marked so."


def problems_sentence(problems: Sequence[Problem]) -> str:
    """How many faults there are, and in how many files."""
    if not problems:
        return "No fault was found in the case's files."
    errors = sum(problem.severity == "error" for problem in problems)
    files = len({problem.file for problem in problems})
    counts = [_count(n, noun) for n, noun in ((errors, "error"), (len(problems) - errors, "warning")) if n]
    return f"{' and '.join(counts)} in {_count(files, 'file')}; each is listed with its place and what was expected."


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _bases(case: Case) -> list[Basis]:
    bases = [interaction.basis for interaction in case.interactions]
    for option in case.options.values():
        bases += [cell.basis for cell in option.performance.values() if cell.basis is not None]
        bases += [entry.basis for part in (option.costs, option.risks, option.prerequisites) for entry in part.values()]
        bases.append(option.lag_basis)
    return bases
