"""Records of costs -> costs, one for each year in which money is spent, in the money of the base year."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Basis, Cost, Money, Range
from .estimates import build_range
from .records import CostRecord


def build_costs(id_: str, record: CostRecord, basis: Basis, money: Money) -> Iterator[Cost]:
    """The cost, or one for each year of a yearly cost; all years of it are drawn as one amount."""
    likelihood = None if record.likelihood is None else build_range(record.likelihood)
    first, last = (record.year, record.year) if record.yearly is None else (record.yearly.from_, record.yearly.to)
    amount = record.amount if record.yearly is None else record.yearly.amount
    if amount is None:
        raise ValueError(f"the cost {id_} states no amount")
    for year in range(first, last + 1):
        yield Cost(
            id_ if year == first else f"{id_}.year{year}",
            record.what if first == last else f"{record.what} (year {year})",
            record.kind,
            _scaled(build_range(amount), money.worth_of_year(year)),
            basis,
            record.trigger or "",
            likelihood,
            year,
            "" if year == first else id_,
            money.worth_of_year(year) / money.worth_of_year(first),
        )


def _scaled(amount: Range, factor: float) -> Range:
    return amount if factor == 1 else Range(amount.low * factor, amount.mode * factor, amount.high * factor)
