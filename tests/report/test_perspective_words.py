"""What perspectives agree on is said with its ties, and never as if a left-out file were in it."""

from __future__ import annotations

from dataclasses import replace

from counterpoise.model.case import LeftOut
from counterpoise.report.sentences.perspectives import agreement_clause, perspectives_sentence, rule_sentence
from counterpoise.study import Study
from counterpoise.study.questions.perspectives import Perspectives
from tests.report.small_case import exact, make_option


def _two(case, **more):
    everyday = case.profiles["everyday"]
    riders = replace(everyday, id="riders", name="Riders")
    return replace(case, profiles={"everyday": everyday, "riders": riders}, **more)


def _ask(case):
    return Study(case).answer(Perspectives(weights="everyday", draws=200)).found


def test_measures_that_tie_for_first_are_both_named(case) -> None:
    twin = replace(case.options["tram"], id="twin", short_name="Twin")
    two = _two(case, options={**case.options, "twin": twin})
    assert agreement_clause(two, _ask(two)).startswith("Both perspectives put Tram and Twin first")


def test_a_left_out_option_is_said_first(case) -> None:
    assert perspectives_sentence(_two(case), _ask(_two(case))).startswith("Both perspectives put Tram first")
    rest = _two(case, left_out=(LeftOut("option", "ferry", "options/ferry.yaml"),))
    assert perspectives_sentence(rest, _ask(rest)).startswith(
        "No ranking of all options can be given yet: ferry is left out because of errors in the files. Among the "
        "other 3: Both perspectives put Tram first"
    )


def test_without_a_score_of_today_the_tie_margin_decides_what_is_accepted(case) -> None:
    stay = make_option("stay", None, 0, exact(5))
    two = _two(case, options={**case.options, "stay": replace(case.options["stay"], performance=stay.performance)})
    found = _ask(two)
    assert found.members == (("train",), ("tram",))
    assert rule_sentence(two, found, None).startswith(
        f"A perspective accepts what is within {case.too_close:g} points of its own best, this case's tie margin, "
        "because Stay is not ranked: a level on a criterion with weight is missing."
    )
    assert rule_sentence(case, _ask(case), None).startswith("A perspective accepts what is at least as good as Stay.")
