"""One file a kind of question: the question, its answer, and how the answer is found.

`kinds_of_question` finds them all, so that a new one is a new file here and nothing else in this room.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..question import Question


@cache
def kinds_of_question() -> Mapping[str, type[Question[Any]]]:
    """Every kind of question by its name, in the order of the names."""
    return {module.name: kind_of_question(module.name) for module in pkgutil.iter_modules(__path__)}


@cache
def kind_of_question(name: str) -> type[Question[Any]]:
    """The kind of question that a module of this room defines; only that module is imported."""
    module = importlib.import_module(f".{name}", __name__)
    (found,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Question) and value.__module__ == module.__name__
    )
    return found
