"""The JSON of what is best in every scenario."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.scenarios import chance_of
from ...model import Case
from ...study.packages.by_scenario import ScenarioBest
from ..sentences.scenario import scenario_name
from .plain import plain_number


def by_scenario_record(case: Case, found: Mapping[str, ScenarioBest]) -> dict[str, object]:
    """``{ID: {"name", "chance", "measures", "package", ...}}``, the case as stated first, as ``as_stated``.

    ``chance`` is in percent, null where none is stated; ``tie_count`` counts packages within the tie
    margin, null where they were not listed.
    """
    return {
        id_: {
            "name": scenario_name(case, id_),
            "chance": plain_number(chance_of(case, id_)),
            "measures": {
                "best": list(best.leaders),
                "score": plain_number(best.score),
                "tie_count": best.n_measures,
            },
            "best": None
            if best.package is None
            else {"members": list(best.package.members), "score": plain_number(best.package.score)},
            "first": best.n_first,
            "tie_count": None if best.tie_set is None else best.tie_set.count,
            "always": [] if best.tie_set is None else list(best.tie_set.always),
        }
        for id_, best in found.items()
    }
