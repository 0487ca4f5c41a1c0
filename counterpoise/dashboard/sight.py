"""What a page looks at: the case, the view of it, and the ranking under the view's weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..analysis.score import Ranking, rank_options
from ..analysis.table import PerformanceTable
from ..casefile.load import LoadedCase
from ..model import Case, Problem, Receipt
from ..report.receipts import make_receipt
from . import cached
from .link import View


@dataclass(frozen=True)
class Sight:
    """Handed to every page; ``ranking`` and ``receipt`` are None while all weights are zero."""

    case: Case
    problems: tuple[Problem, ...]
    view: View
    start_by_id: dict[str, float]
    table: PerformanceTable
    ranking: Ranking | None
    receipt: Receipt | None

    @property
    def point_j(self) -> np.ndarray:
        """The view's points, in the order of the case's criteria."""
        return np.array([self.view.point_by_id[id_] for id_ in self.case.criteria])

    @property
    def is_changed(self) -> bool:
        """Whether a weight differs from the profile's."""
        return dict(self.view.point_by_id) != self.start_by_id


def look(loaded: LoadedCase, view: View, start_by_id: dict[str, float]) -> Sight:
    """The sight of a case under a view."""
    case = loaded.case
    table = cached.performance_table(case.digest, case)
    sight = Sight(case, loaded.problems, view, start_by_id, table, None, None)
    if not any(view.point_by_id.values()):
        return sight
    ranking = rank_options(table, sight.point_j)
    receipt = make_receipt(case, sight.point_j, view.profile)
    return replace(sight, ranking=ranking, receipt=receipt)
