"""Settings that say which packages a question is about, the same in every kind of question that asks of packages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, fields
from typing import Any, TypeVar

from ..faults import QuestionFault
from ..question import Question
from ..questions.packages import Packages

Q = TypeVar("Q", bound=Question[Any])

RULES = ("limits", "must", "must_not", "min_members", "max_members", "stacking", "list_all", "nodes")
"""Settings of `Packages` that decide which packages there are and what their levels are."""


def like_packages(name: str) -> Any:
    """The setting of that name of the question about packages: one setting, the same in both kinds."""
    same = next(f for f in fields(Packages) if f.name == name)
    return field(default=same.default, metadata=same.metadata)


def without_rules(question: Q, names: Iterable[str]) -> Q:
    """The same question of options, about which rules on packages say nothing."""
    return question.changed_to(**{name: getattr(type(question), name) for name in names})


def refuse_rules(question: Question[Any], names: Iterable[str]) -> None:
    """Rules on packages say nothing about options taken one at a time.

    Raises
    ------
    QuestionFault
        One of them is given.
    """
    for name in names:
        if getattr(question, name) != getattr(type(question), name):
            raise QuestionFault(name, "it applies to packages, not to single options; add --of packages")


def packages_meant(question: Question[Any], names: Iterable[str], **more: Any) -> Packages:
    """The question about the packages that another question means, with what else is asked of them."""
    return Packages(weights=question.weights, stream=False, **{name: getattr(question, name) for name in names}, **more)
