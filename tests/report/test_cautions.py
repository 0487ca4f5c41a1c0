"""Cautions stand beside what they name, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from counterpoise.report.sentences.cautions import cautions_about, cautions_on_option, cautions_on_packages

SAID = ("Read Noise by itself.", "The tramway is old.", "Tram is new.", "No package was tried.")


def test_a_caution_is_found_by_whole_words_in_any_case(make_case) -> None:
    case = replace(make_case(), cautions=SAID)
    assert cautions_about(case, ["tram"]) == (SAID[2],)
    assert cautions_about(case, ["NOISE", "tramway"]) == SAID[:2]
    assert cautions_about(case, []) == cautions_about(case, [""]) == ()


def test_an_option_carries_the_cautions_on_it_and_on_criteria(make_case) -> None:
    case = make_case()
    criterion = next(iter(case.criteria.values()))
    other, own = list(case.options.values())[:2]
    said = (f"{own.label} is untried.", f"{other.label} is not.", f"{criterion.name} is weak.")
    assert cautions_on_option(replace(case, cautions=said), own.id) == (said[0], said[2])


def test_packages_carry_what_speaks_of_packages(make_case) -> None:
    assert cautions_on_packages(replace(make_case(), cautions=SAID)) == (SAID[3],)
