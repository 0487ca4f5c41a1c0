"""Names that a reader can tell from each other: two things of one name show their ids beside it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

_UNSEEN = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Letters and marks that draw nothing."""

_PLAIN_QUOTES = {
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201f\u2033", '"'),
}


@lru_cache(maxsize=4096)
def looks_like(name: str) -> str:
    """What is left of a name to the eye: no case, no width, no invisible signs, one dash, one quote, single spaces."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join("".join(map(_plain_sign, plain)).split())


def _plain_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cf" or sign in _UNSEEN:
        return ""
    return "-" if kind == "Pd" or sign == "\u2212" else _PLAIN_QUOTES.get(sign, sign)


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
