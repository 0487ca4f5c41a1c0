"""Old phrases and British spellings are found wherever a reader could meet them, with the better wording.

Searched are the strings of the package (not its docstrings), the panel's script, documents, schemas and the files of
the cases. The YAML value `judgement` stays, and so do ids and titles of sources.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PHRASES = {
    r"owes? (the lead|it to|its lead)": "mainly because of ...",
    r"\bmeans? nothing\b": "too close to call",
    r"how sure may one": "How robust is the ranking?",
    r"what is known of (the )?weights": "How firm are the weights?",
    r"whose weights": "Weight profile",
    r"from nothing to everything": "Vary one weight",
    r"changes? hands": "... percentage points of weight shift",
    r"knowing everything": "perfect information would add ...",
    r"(for it|additive score|additive model) speaks?\b|the one that speaks|speaks? (for|against)": "in favor of X: ...",
    r"nothing beats": "Efficient packages (not dominated by any other)",
    r"is outscored|points? behind it stays": "packages with it score lower",
    r"\bstands? at (place|rank)": "ranks 1st of 8",
    r"day is fixed by|\bready last\b": "the bottleneck is ...",
    r"leaves? nothing but": "leave only today's course",
    r"(low|best|high)-serving": "least favorable value",
    r"how long may one wait": "how late can work start?",
    r"package of your own\?": "Build your own package",
    r"case's own packages (stand|rank)": "How do the predefined packages rank?",
    r"do not mean\b": "How not to read these numbers",
    r"gone with the session|is all that must be|the house's rules|the house can": "deleted when you leave / requires",
    r"\bthe worth of\b": "the value of",
    r"faults? in (the|its|their|your) files?": "errors in the files",
    r"draws? level\b": "ties",
    r"limits and lines": "limits and red lines",
    r"must (not )?be in[.;,\"]|must (not )?be in$": "must be included / excluded",
    r"giving up one rule|taking any one|taking an option away": "dropping / removing",
    r"stage it:|beside it$|chance asked for": "Start dates / Compare with / Required chance",
    r"days looked at": "the case's horizon",
    r"least maximal": "smallest maximum regret",
    r"nine (of|in) ten": "90 of 100 simulations",
    r"invalid (input|value)": "say what happened, where, and what to do next",
    r"may be given again": "can be repeated",
}
DRAWS = {
    r"\b(of|all|more|fewer|many|per|each|every|worst|over|in) (the )?draws?\b": "simulations",
    r"[0-9}] draws\b|number of draws|states? of the world drawn": "simulations",
}
"""Where a reader of answers looks; flags, JSON keys and the documents on method may speak of draws."""

BRITISH = {
    r"judgements?": "judgment",
    r"programmes?": "program",
    r"(mis)?behaviours?": "behavior",
    r"colou?rs?(?<!colors)(?<!color)": "color",
    r"favou(r|rs|red|rable|rite)": "favor",
    r"cent(re|red|res)": "center",
    r"neighbou(r|rs|ring|rhood)": "neighbor",
    r"grey": "gray",
    r"(hon|lab|harb)our\w*": "honor, labor",
    r"(modell|labell|cancell|travell)(ed|ing)": "one l",
    r"\w*(normal|optim|minim|maxim|organ|recogn|critic|summar|priorit|general|emphas)is(e|ed|es|ing|ation)": "-ize",
    r"analys(e|ed|ing)": "analyze",
    r"(licen|defen|offen)ce": "license, defense, offense",
    r"whilst|amongst|learnt|(mis)?spelt": "while, among, learned, spelled",
    r"per cent": "percent",
}
"""Whole words."""

DOCUMENTS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/*.md", "schemas/*.json")
CASES = ("case.yaml", "*/*.yaml", "examples/*/*.yaml", "examples/*/*/*.yaml")
ANSWERS = ("counterpoise/report/", "counterpoise/dashboard/", "counterpoise/commands/", "counterpoise/study/")
KEPT = re.compile(
    r"basis: *judgement|kind: *judgement|^ *(title|read_at):.*|^#   judgement|for a judgement$|`[^`]*`|\"judgement\""
    r"|best packages over draws|Mathematical and Computer Modelling"
)
"""What is not prose: YAML values, titles of sources, code."""


def strings_of(path: Path) -> Iterator[tuple[int, str]]:
    """The string constants of a module with their lines, but docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            for k, line in enumerate(node.value.split("\n")):
                yield node.lineno + k, KEPT.sub("", line)


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """The prose of a document, a case file or a script; code and YAML values are blanked."""
    is_code, is_script = False, path.suffix == ".js"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("```"):
            is_code = not is_code
        elif is_script:
            yield from ((number, text) for text in re.findall(r"[\"`]([^\"`]+ [^\"`]*)[\"`]", line))
        elif not is_code:
            yield number, KEPT.sub("", line)


def texts() -> Iterator[tuple[str, int, str]]:
    """Every text that can reach a reader: its file, its line, its words."""
    for path in sorted(ROOT.glob("counterpoise/**/*.py")):
        yield from ((str(path.relative_to(ROOT)), *found) for found in strings_of(path))
    for pattern in ("counterpoise/**/*.js", *DOCUMENTS, *CASES):
        for path in sorted(ROOT.glob(pattern)):
            yield from ((str(path.relative_to(ROOT)), *found) for found in lines_of(path))


ANY = re.compile("|".join((*PHRASES, *DRAWS, *BRITISH)), re.I)
"""Whatever is looked for, in one pass: most texts hold none of it."""


def faults(file: str, line: int, text: str) -> Iterator[str]:
    """What is wrong with one text."""
    if not ANY.search(text):
        return
    phrases = PHRASES | DRAWS if file.startswith(ANSWERS) and " " in text.strip() else PHRASES
    for pattern, better in phrases.items():
        if found := re.search(pattern, text, re.I):
            yield f"{file}:{line}: '{found[0]}' -> {better}"
    for pattern, better in BRITISH.items():
        if (found := re.search(rf"(?<![\w-])({pattern})(?![\w(])", text, re.I)) and text.strip() != found[0]:
            yield f"{file}:{line}: '{found[0]}' -> {better}"


def test_no_old_phrase_and_no_british_spelling_reaches_a_reader() -> None:
    found = [fault for text in texts() for fault in faults(*text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("First: A; it owes the lead to B", "mainly because of ..."),
        ("an analyst's judgement alone", "judgment"),
        ("A is first in 12 % of draws", "simulations"),
        ("5 per cent", "percent"),
    ],
)
def test_the_search_finds_what_it_is_for(text: str, better: str) -> None:
    (fault,) = faults("counterpoise/report/x.py", 3, text)
    assert fault.startswith("counterpoise/report/x.py:3: ")
    assert fault.endswith(f"-> {better}")


@pytest.mark.parametrize("text", ["judgement", "color", "a judgment", "draws", "a line drawn through the point"])
def test_values_and_good_words_pass(text: str) -> None:
    assert not list(faults("counterpoise/report/x.py", 1, text))
