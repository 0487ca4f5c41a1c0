"""What would change which option ranks first."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.sensitivity import SensitivityAnswer
from ..contracts.information import information_record
from ..contracts.package_flips import package_sensitivity_record
from ..contracts.sensitivity import sensitivity_record
from ..sentences.gaps import among_the_rest
from ..sentences.package_flips import head_sentences, scope_sentence
from ..sentences.sensitivity import change_sentence
from ..tables import package_flips as of_packages
from ..tables import robustness as drawn
from ..tables import sensitivity as made
from ..tables.methods import agreement_table, methods_table, reversal_table
from ..tables.table import Table


def head(answer: SensitivityAnswer) -> str:
    if answer.packages is not None:
        said = [*head_sentences(answer.case, answer.packages), scope_sentence(answer.case, answer.packages)]
        return "\n".join([answer.case.question, *filter(None, said)])
    sentence = change_sentence(answer.case, answer.ranking, answer.changes)
    return f"{answer.case.question}\n{among_the_rest(answer.case, sentence)}"


def tables(answer: SensitivityAnswer) -> Sequence[Table]:
    """The tables about packages where these were asked about, else those about options."""
    if answer.packages is not None:
        about = (answer.case, answer.packages, answer.receipt)
        found = [of_packages.package_flips_table(*about)]
        found += [of_packages.package_switch_table(*about)] if answer.packages.is_listed else []
        return [*found, of_packages.package_tornado_table(*about), of_packages.package_information_table(*about)]
    case, ranking, changes, receipt = answer.case, answer.ranking, answer.changes, answer.receipt
    return [
        made.findings_table(case, ranking, changes, receipt),
        made.stability_table(case, ranking, changes, receipt),
        made.nearest_table(case, ranking, changes.nearest, receipt),
        made.cells_table(case, answer.performance, ranking, changes, receipt),
        made.tornado_table(case, ranking, changes.tornado, receipt),
        *([] if answer.worth is None else [drawn.information_table(case, answer.inputs, answer.worth, receipt)]),
        methods_table(case, ranking, answer.methods, receipt),
        agreement_table(case, ranking, answer.agreements, receipt),
        reversal_table(case, ranking, answer.reversals, receipt),
    ]


def record(answer: SensitivityAnswer) -> dict[str, object]:
    case, changes = answer.case, answer.changes
    found = sensitivity_record(case, answer.performance, answer.ranking, changes, answer.receipt)
    of_packages_too = {} if answer.packages is None else package_sensitivity_record(case, answer.packages)
    worth = {} if answer.worth is None else information_record(case, answer.worth)
    return found | worth | of_packages_too
