"""The best measure and the best package in every scenario of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.packages.answers import PackageRanking
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.tie_set import TieSet, within_margin
from ...model import AS_STATED
from .. import steps
from ..study import Study
from .common import Asked
from .listed import find_best_listed
from .solved import find_best_solved

if TYPE_CHECKING:
    from ..questions.packages import Packages


@dataclass(frozen=True)
class ScenarioBest:
    """What is best in one scenario, at its most likely levels; scores are 0 to 100.

    ``leaders`` are the measures that rank first, none where no measure can be ranked; ``n_measures`` lie within
    the case's tie margin of them. ``package`` is the first of the best packages, None where none is
    allowed or scored; ``n_first`` packages share its score.
    """

    leaders: tuple[str, ...]
    score: float | None
    n_measures: int
    package: PackageRow | None
    n_first: int
    tie_set: TieSet | None


def best_by_scenario(study: Study, question: Packages) -> Mapping[str, ScenarioBest]:
    """By scenario, the case as stated first under `AS_STATED`; under the question's weights and rules."""
    ids = (AS_STATED, *(study.stated or study.case).scenarios)
    return {id_: _best(study.under("" if id_ == AS_STATED else id_), question) for id_ in ids}


def _best(study: Study, question: Packages) -> ScenarioBest:
    asked = Asked(study, replace(question, scenario=study.case.scenario))
    found: tuple[PackageRanking, TieSet | None]
    found = find_best_listed(asked) if question.is_listed(study.case) else find_best_solved(asked)
    packages, tie_set = found
    measures = steps.ranking(study, question.weights)
    leaders = tuple(measures.option_ids[i] for i in measures.leaders)
    return ScenarioBest(
        leaders,
        float(measures.score_i[measures.leaders[0]]) if leaders else None,
        len(within_margin(np.asarray(measures.score_i), study.case.too_close)),
        next((row for row in packages.rows if row.rank > 0), None),
        packages.n_tied,
        tie_set,
    )
