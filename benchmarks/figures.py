"""Measured values as a table of text."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence


def describe_machine() -> str:
    """What else the machine was doing; ask before the measurement begins.

    With a load near or above the number of processors, waiting times measure the neighbors.
    """
    return f"load average before {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def quantiles(values: Sequence[float]) -> tuple[str, str, str]:
    """p50, p95 and the largest, with one decimal."""
    return tuple(f"{value:.1f}" for value in (quantile(values, 0.5), quantile(values, 0.95), max(values)))


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns padded to their widest cell: the first to the left, the rest to the right."""
    texts = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[k]) for row in texts) for k in range(len(head))]
    for row in texts:
        first, *rest = row
        print("  ".join([first.ljust(widths[0]), *map(str.rjust, rest, widths[1:])]))
