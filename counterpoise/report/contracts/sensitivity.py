"""The JSON of ``sensitivity``: what would change which option ranks first."""

from __future__ import annotations

import numpy as np

from ...analysis.score import Ranking
from ...analysis.sensitivity import NearestWeights, Sensitivity, WeightSweep
from ...analysis.table import PerformanceTable
from ...model import Case, Receipt
from ..receipts import receipt_record
from ..sentences.sensitivity import change_sentence, finding_sentence, nearest_sentence
from .plain import plain_number


def sensitivity_record(
    case: Case, table: PerformanceTable, ranking: Ranking, sensitivity: Sensitivity, receipt: Receipt
) -> dict[str, object]:
    """``{"receipt", "leader", "lead", "stability", "switch", "never_first", "cells", "tornado", "sentences"}``.

    ``stability`` is by criterion id (shares of weight, 0 to 1); ``switch`` by option id, null where
    no weights make the option first: then ``never_first`` says why.
    """
    ids = ranking.option_ids
    return {
        "receipt": receipt_record(receipt),
        "leader": ids[sensitivity.leader],
        "lead": plain_number(sensitivity.lead),
        "stability": {sweep.criterion_id: _stability(ids, sweep) for sweep in sensitivity.sweeps},
        "switch": {ids[nearest.row]: _switch(case, ranking, nearest) for nearest in sensitivity.nearest},
        "never_first": {
            ids[nearest.row]: _never_first(case, ranking, nearest)
            for nearest in sensitivity.nearest
            if nearest.weight_j is None
        },
        "cells": _cells(table, ranking, sensitivity),
        "tornado": [
            {
                "option": None if bar.row is None or bar.is_shared else ids[bar.row],
                "criterion": ranking.criterion_ids[bar.column],
                "low": plain_number(bar.low),
                "high": plain_number(bar.high),
                "lead_at_low": plain_number(bar.lead_at_low),
                "lead_at_high": plain_number(bar.lead_at_high),
                "swing": plain_number(bar.swing),
            }
            for bar in sensitivity.tornado
        ],
        "sentences": [
            change_sentence(case, ranking, sensitivity),
            *(finding_sentence(case, ranking, finding) for finding in sensitivity.findings),
        ],
    }


def _stability(ids: tuple[str, ...], sweep: WeightSweep) -> dict[str, object]:
    return {
        "weight": plain_number(sweep.weight),
        "low": plain_number(sweep.low),
        "high": plain_number(sweep.high),
        "below": None if sweep.below is None else ids[sweep.below],
        "above": None if sweep.above is None else ids[sweep.above],
        "crossings": [
            {"weight": plain_number(share), "rising": ids[up], "falling": ids[down], "is_first": bool(first)}
            for share, up, down, first in zip(
                sweep.crossing_c, sweep.rising_c, sweep.falling_c, sweep.is_first_c, strict=True
            )
        ],
    }


def _switch(case: Case, ranking: Ranking, nearest: NearestWeights) -> dict[str, object] | None:
    if nearest.weight_j is None:
        return None
    return {
        # in full: ten decimals would leave the option a hundred-millionth of a point short of first
        "weights": {id_: float(w) for id_, w in zip(ranking.criterion_ids, nearest.weight_j, strict=True)},
        "movement": plain_number(nearest.movement),
        "best_lead": plain_number(nearest.best_lead),
        "sentence": nearest_sentence(case, ranking, nearest),
    }


def _never_first(case: Case, ranking: Ranking, nearest: NearestWeights) -> dict[str, object]:
    """Why no weights make an option first: the blend of others that beats it, and how far it stays behind."""
    mix = None
    if nearest.mix_i is not None:
        mix = {ranking.option_ids[i]: plain_number(nearest.mix_i[i]) for i in np.flatnonzero(nearest.mix_i > 0)}
    return {
        "better_mix": mix,
        "best_lead": plain_number(nearest.best_lead),
        "sentence": nearest_sentence(case, ranking, nearest),
    }


def _cells(table: PerformanceTable, ranking: Ranking, sensitivity: Sensitivity) -> list[dict[str, object]]:
    cells, ids = sensitivity.cells, ranking.option_ids
    return [
        {
            "option": ids[i],
            "criterion": ranking.criterion_ids[j],
            "level": plain_number(table.mode_ij[i, j]),
            "switch_level": plain_number(cells.level_ij[i, j]),
            "relative": plain_number(cells.relative_ij[i, j]),
            "inside": bool(cells.is_inside_ij[i, j]),
            "takes_over": ids[cells.takes_over_ij[i, j]],
        }
        for i, j in np.argwhere(cells.takes_over_ij >= 0)
    ]
