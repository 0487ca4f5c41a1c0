"""Whether a package is in balance, compared with every feasible one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ....model import Balance
from ..balance import BalanceVerdict, find_levers, judge_balance_alone
from .enumerate import PackageTable


def judge_balance(table: PackageTable, balance: Balance, members: tuple[str, ...]) -> BalanceVerdict:
    """Whether a package is in balance, and how it compares with all feasible ones.

    A package can be even because both levers are weak: the index and the weaker lever tell.
    NaN stands where a lever's level is missing.
    """
    verdict = judge_balance_alone(table.parts, balance, members)
    pressure, service = find_levers(table.parts, balance)
    index_p = np.sqrt(table.value_jp[pressure] * table.value_jp[service])
    known = np.flatnonzero(~np.isnan(index_p))
    best = known[np.argmax(index_p[known])] if len(known) else None
    return replace(
        verdict,
        place=1 + int((index_p[known] > verdict.index + 1e-9).sum()),
        n_feasible=table.n_feasible,
        best_members=() if best is None else table.members([best])[0],
        best_index=float("nan") if best is None else float(index_p[best]),
    )
