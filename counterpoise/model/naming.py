"""Names that a reader can tell from each other: two things of one name show their ids beside it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=4096)
def looks_like(name: str) -> str:
    """What is left of a name to the eye: no case, no width, no invisible signs, single spaces."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split())


def tell_apart(name_by_id: Mapping[str, str]) -> dict[str, str]:
    """The names by id; those that look alike carry their id: ``{"a": "Bus (a)", "b": "Bus (b)"}``."""
    found = dict(name_by_id)
    for _ in found:
        count = Counter(map(looks_like, found.values()))
        alike = [id_ for id_, name in found.items() if count[looks_like(name)] > 1]
        if not alike:
            break
        found |= {id_: f"{found[id_]} ({id_})" for id_ in alike}
    return found
