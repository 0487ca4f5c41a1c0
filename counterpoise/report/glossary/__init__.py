"""The one lexicon: every "?" on screen, `explain TERM` and the glossary read it.

One word per thing. The words of the literature stand under ``also`` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping

from .certainty import CERTAINTY
from .elicitation import ELICITATION
from .evidence import EVIDENCE
from .people import PEOPLE
from .term import Term
from .together import TOGETHER
from .weighing import WEIGHING

GLOSSARY: Mapping[str, Term] = {
    term.id: term for term in (*WEIGHING, *ELICITATION, *EVIDENCE, *CERTAINTY, *TOGETHER, *PEOPLE)
}


def find_term(text: str) -> Term | None:
    """The term with this id or name, or that the literature calls so; case does not matter."""
    wanted = text.strip().lower().replace("-", "_").replace(" ", "_")
    for term in GLOSSARY.values():
        names = (term.id, term.name, *term.also)
        if wanted in {name.lower().replace("-", "_").replace(" ", "_") for name in names}:
            return term
    return None


__all__ = ["GLOSSARY", "Term", "find_term"]
