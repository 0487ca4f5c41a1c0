"""How robust the ranking is, of options or of packages."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.robustness import RobustnessAnswer
from ..contracts.package_robustness import package_robustness_record
from ..contracts.robustness import robustness_record
from ..sentences.package_robustness import dominance_sentence, package_certainty_sentence, scope_sentence
from ..sentences.package_rules import asked_sentence
from ..sentences.robustness import certainty_sentence
from ..tables import package_robustness as of_packages
from ..tables.factors import factors_table
from ..tables.robustness import acceptability_table, central_weights_table, pairwise_table
from ..tables.table import Table


def head(answer: RobustnessAnswer) -> str:
    if answer.packages is None:
        return f"{answer.case.question}\n{certainty_sentence(answer.case, answer.result)}"
    found = answer.packages
    first = package_certainty_sentence(answer.case, found, answer.tie_count)
    said = (dominance_sentence(answer.case, found), scope_sentence(found), asked_sentence(answer.case, answer.question))
    more = " ".join(filter(None, said))
    return f"{answer.case.question}\n{first}\n{more}".rstrip()


def tables(answer: RobustnessAnswer) -> Sequence[Table]:
    if answer.packages is not None:
        return _tables_of_packages(answer)
    about = (answer.case, answer.result, answer.receipt)
    pairwise = [pairwise_table(*about)] if answer.result.pairwise is not None else []
    factors = [factors_table(answer.case, answer.receipt)] if answer.case.factors else []
    return [acceptability_table(*about), central_weights_table(*about), *pairwise, *factors]


def _tables_of_packages(answer: RobustnessAnswer) -> Sequence[Table]:
    assert answer.packages is not None
    about = (answer.case, answer.packages, answer.receipt)
    return [
        of_packages.package_shares_table(*about),
        of_packages.package_ranks_table(*about),
        of_packages.package_weights_table(*about),
        of_packages.package_pairs_table(*about),
        of_packages.package_dominance_table(*about),
    ]


def record(answer: RobustnessAnswer) -> dict[str, object]:
    if answer.packages is not None:
        return package_robustness_record(answer.case, answer.packages, answer.tie_count, answer.receipt)
    return robustness_record(answer.case, answer.result, answer.receipt)
