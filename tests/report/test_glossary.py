"""One lexicon: complete, without synonyms on the loose, and holding every word the screen asks for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from counterpoise.report.glossary import GLOSSARY, find_term

ROOT = Path(__file__).parents[2]

DESIGN_WORDS = {
    "case",
    "option",
    "baseline",
    "criterion",
    "objective",
    "performance",
    "estimate",
    "basis",
    "scale",
    "value_function",
    "weight",
    "weight_profile",
    "score",
    "package",
    "prerequisite",
    "ready_day",
    "effect_day",
    "rank_acceptability",
    "central_weights",
    "confidence",
    "switch_point",
    "claim",
}


def glossary_calls() -> set[str]:
    """Ids that the dashboard asks the glossary for."""
    found = set()
    for path in (ROOT / "counterpoise").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_lookup = isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("GLOSSARY")
            if is_lookup and isinstance(node.slice, ast.Constant):
                found.add(node.slice.value)
    return found


def test_the_words_of_the_house_are_all_explained() -> None:
    assert set(GLOSSARY) >= DESIGN_WORDS


def test_every_term_that_the_code_looks_up_exists() -> None:
    assert glossary_calls() <= set(GLOSSARY)


def test_there_is_a_glossary() -> None:
    assert len(GLOSSARY) > 30


@pytest.mark.parametrize("id_", GLOSSARY)
def test_every_term_is_complete(id_: str) -> None:
    term = GLOSSARY[id_]
    assert term.id == id_
    assert term.sentence.endswith(".")
    assert term.paragraph.endswith(".")
    assert term.used_in


def test_no_name_or_synonym_means_two_things() -> None:
    names = [name.lower() for term in GLOSSARY.values() for name in {term.name, *term.also} - {"SMAA"}]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("score", "score"),
        ("Swing weight", "weight"),
        ("rank-acceptability", "rank_acceptability"),
        ("  Portfolio ", "package"),
    ],
)
def test_a_term_is_found_by_name_id_or_synonym(text: str, id_: str) -> None:
    assert find_term(text) is GLOSSARY[id_]


def test_an_unknown_word_is_not_guessed() -> None:
    assert find_term("quux") is None
