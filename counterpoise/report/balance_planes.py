"""Where options and packages stand on the plane of the two levers, with what each point is called."""

from __future__ import annotations

from collections.abc import Mapping

from ..analysis.packages.balance import BalancePlane
from ..study.packages.answer import BEST, PackagesAnswer
from .present import present

Plane = tuple[str, list[str], BalancePlane]
"""A kind of point, what each is called, and where they stand."""


def list_planes(answer: PackagesAnswer, names: Mapping[str, str]) -> tuple[Plane, ...]:
    """The points of the balance chart; ``names`` are those of the packages by id, with `BEST`."""
    case, balance = answer.case, present(answer.balance, "the balance")
    labels = [option.label for id_, option in case.options.items() if id_ != case.baseline]
    best = ["Top package"] if balance.best.members else []
    chosen = names[answer.question.balance]
    return (
        ("option", labels, balance.options),
        ("predefined package", [name for id_, name in names.items() if id_ != BEST], balance.named),
        ("best package", best, balance.best),
        ("chosen package", [chosen], balance.chosen),
    )
