"""Which form a value takes where a file allows several, told by what was written.

A fault is then reported for the form that was meant, not once for every form that could be.
"""

from __future__ import annotations

from .wording import closest

_FORMS = ("level", "effect", "missing")
_LEVEL_KEYS = ("experts", "low", "mode", "high")


def choose_number_or_spread(value: object) -> str:
    """A group of keys is meant as low, mode and high; anything else as a number."""
    return "<spread>" if isinstance(value, dict) or hasattr(value, "mode") else "<number>"


def choose_level(value: object) -> str:
    """A group with experts is meant as their estimates; else it is an estimate or a number."""
    keys = value if isinstance(value, dict) else ()
    has_experts = any(closest(key, _LEVEL_KEYS) == "experts" for key in keys) or hasattr(value, "experts")
    return "<experts>" if has_experts else choose_number_or_spread(value)


def choose_list_or_word(value: object) -> str:
    """A list is meant as a list; anything else as a word."""
    return "<list>" if isinstance(value, list) else "<word>"


def choose_level_or_effect(value: object) -> str:
    """A group with an effect, or a key near to it, is meant as an effect; anything else as a level."""
    keys = value if isinstance(value, dict) else ()
    is_level = "level" in keys or (isinstance(value, dict) is False and hasattr(value, "level"))
    is_effect = hasattr(value, "effect") or any(closest(key, ("level", "effect")) == "effect" for key in keys)
    return "<effect>" if is_effect and not is_level else "<level>"


def choose_performance(value: object) -> str:
    """The form whose key is there, else the one whose key is nearest to a key that is there."""
    if isinstance(value, dict):
        for form in _FORMS:
            if form in value:
                return f"<{form}>"
        for key in value:
            if nearest := closest(key, _FORMS):
                return f"<{nearest}>"
    return "<level>"
