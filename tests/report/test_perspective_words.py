"""What perspectives agree on is said with its ties, and never as if a left-out file were in it."""

from __future__ import annotations

from dataclasses import replace

from counterpoise.model.case import LeftOut
from counterpoise.report.sentences.perspectives import agreement_clause, perspectives_sentence
from counterpoise.study import Study
from counterpoise.study.questions.perspectives import Perspectives


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
