"""What a problem code of `check`, or a term of the dashboard, means.

Without a word it lists all codes and all terms.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterable

from .faults import AuthorFault

EXAMPLES = ("explain missing-key", 'explain "swing weight"', "explain")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", nargs="*", metavar="CODE", help="a problem code, or a term")


def run(args: argparse.Namespace) -> int:
    from ..casefile.catalogue import CATALOGUE, explain_in_words
    from ..report.glossary import GLOSSARY, find_term
    from ..study.faults import name_choices

    word = " ".join(args.word)
    if not word:
        print(
            "problem codes\n" + _listed(sorted(CATALOGUE)) + "\n\nterms\n" + _listed(t.name for t in GLOSSARY.values())
        )
        return 0
    if word in CATALOGUE:
        print(explain_in_words(CATALOGUE[word]), end="")
        return 0
    term = find_term(word)
    if term is None:
        known = [*CATALOGUE, *(term.name for term in GLOSSARY.values())]
        near = name_choices(word, known).split("there are")[0] or "`explain` alone lists all"
        raise AuthorFault(f"explain {word}: no such problem code or term\n    {near}")
    also = f"\nAlso called: {', '.join(term.also)}." if term.also else ""
    print(f"{term.name}: {term.sentence}\n\n{textwrap.fill(term.paragraph, 88)}{also}")
    return 0


def _listed(words: Iterable[str]) -> str:
    return textwrap.fill(", ".join(words), 88, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
