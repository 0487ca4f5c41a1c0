"""Dates and numbers of other countries: as their standard has them, and everywhere in a brief."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from counterpoise.casefile.load import load_case
from counterpoise.report.brief.build import build_brief
from counterpoise.report.brief.record import Brief, Grid, Paragraph, Points
from counterpoise.report.brief.writers import write_document
from counterpoise.report.notation import AMERICAN, EXAMPLES, notation_of, written_as
from counterpoise.report.numbers import format_number
from counterpoise.study import Study
from counterpoise.study.questions.brief import LANGUAGES, BriefQuestion

TEACHING = Path(__file__).parents[2] / "examples" / "teaching"


def plain(text: str) -> str:
    return text.replace("\u202f", "\u00a0")


def test_every_language_that_can_be_asked_for_has_an_example_that_is_true() -> None:
    assert set(EXAMPLES) == set(LANGUAGES)
    for language, example in EXAMPLES.items():
        with written_as(language):
            shown = f"{notation_of(language).date(date(2018, 8, 24))}; {format_number(1234.5, 1)}"
        assert example.split(": ", 1)[1] == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_and_numbers_are_those_of_the_standard(language: str) -> None:
    tag = language.replace("-", "_")
    for on in (date(2018, 1, 3), date(2018, 8, 24), date(2020, 12, 31)):
        assert plain(notation_of(language).date(on)) == plain(format_date(on, "medium", tag))
        assert plain(notation_of(language).date(on, is_long=True)) == plain(format_date(on, "long", tag))
    with written_as(language):
        for number in (0.0, -3.25, 12345.5, 1234567.0):
            expected = format_decimal(number, "#,##0.00", locale=tag, group_separator=True)
            if language not in ("es-ES", "pl-PL"):  # these group from five digits on; a table groups alike throughout
                assert plain(format_number(number, 2)) == plain(expected)


def test_a_way_to_write_ends_with_its_block_even_after_a_fault() -> None:
    def fail_in_german() -> None:
        with written_as("de-DE"):
            raise ValueError(format_number(1234.5, 1))

    with pytest.raises(ValueError, match=r"1\.234,5"):
        fail_in_german()
    assert format_number(1234.5, 1) == "1,234.5"


@pytest.fixture(scope="module")
def briefs() -> tuple[Brief, Brief]:
    case = load_case(TEACHING).case
    assert case is not None
    study = Study(case)
    return tuple(build_brief(study.answer(BriefQuestion(language=tag))) for tag in (AMERICAN, "de-DE"))  # type: ignore[return-value]


def texts(brief: Brief) -> list[str]:
    found: list[str] = [text for fact in brief.facts for text in fact]
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found.append(block.text)
            elif isinstance(block, Points):
                found += block.items
            elif isinstance(block, Grid):
                found += [cell for row in block.rows for cell in row]
            else:
                found += [block.title, block.alt]
    return found


def test_a_german_brief_says_the_same_with_german_numbers(briefs: tuple[Brief, Brief]) -> None:
    american, german = (texts(brief) for brief in briefs)
    assert len(american) == len(german)
    number = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
    changed = 0
    for one, other in zip(american, german, strict=True):
        turned = number.sub(lambda found: found.group().translate({ord(","): ".", ord("."): ","}), one)
        changed += turned != one
        if not re.search(r"\b20\d\d\b", one):  # dates are written in another order
            assert other == turned
    assert changed > 50
    assert dict(briefs[1].facts)["As of"].endswith((". 2026", " 2026"))


def test_axes_of_a_german_brief_are_german_and_its_panel_says_that_it_is_not(briefs: tuple[Brief, Brief]) -> None:
    american, german = briefs
    assert all("locale" not in figure.spec["config"] for figure in american.figures)  # type: ignore[operator]
    for figure in german.figures:
        assert figure.spec["config"]["locale"]["number"]["decimal"] == ","  # type: ignore[index]
    assert american.panel is not None
    assert german.panel is not None
    assert german.panel.data == american.panel.data
    page = write_document(german, "html").decode()
    assert "The panel writes numbers the American way" in page
    assert "The panel writes numbers the American way" not in write_document(american, "html").decode()
    assert re.search(r"<text[^>]*>[^<]*\d,\d", page)
