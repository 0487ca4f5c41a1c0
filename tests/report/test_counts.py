"""What is counted in sentences is counted rightly, and the words agree with the number."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.core_index import CoreIndex
from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.model import Basis, Limit
from counterpoise.report.charts import acceptability, core_index
from counterpoise.report.numbers import count_of
from counterpoise.report.sentences.option import risk_sentence
from counterpoise.report.sentences.packages import packages_sentence
from counterpoise.report.sentences.register import sources_sentence
from counterpoise.report.sentences.robustness import first_share_clause
from counterpoise.report.tables.robustness import acceptability_table

UNCLAIMED = Basis("judgement", "Made up.")


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 days"), (1, "1 day"), (1.2, "1 day"), (2, "2 days"), (1000, "1,000 days")]
)
def test_a_noun_agrees_with_its_number(n: float, said: str) -> None:
    assert count_of(n, "day") == said
    assert count_of(n, "child", "children").endswith("child" if said == "1 day" else "children")


@pytest.mark.parametrize(
    ("risk_ids", "said"),
    [
        ((), "No risks are listed for this option."),
        (("noise",), "1 risk listed, with a risk exposure of 0.6 severity points"),
        (("strike",), "1 risk listed; it is already covered by a criterion"),
        (("noise", "strike"), "2 risks listed; 1 counts toward the risk exposure"),
        (("noise", "strike", "noise2"), "3 risks listed; 2 count toward the risk exposure"),
        (("noise", "noise2"), "2 risks listed; all count toward the risk exposure"),
    ],
)
def test_risks_are_counted(case, risk_ids: tuple[str, ...], said: str) -> None:
    tram = case.options["tram"]
    risks = {**tram.risks, "noise2": replace(tram.risks["noise"], id="noise2")}
    tram = replace(tram, risks={id_: risks[id_] for id_ in risk_ids})
    assert risk_sentence(replace(case, options={**case.options, "tram": tram}), "tram").startswith(said)


def test_judgments_that_cite_a_claim_are_counted_apart(case) -> None:
    said = sources_sentence(case)
    assert said.startswith("3 claims from 2 sources. ")
    assert ", and each cites a claim. 1 claim became public only after Jul 10, 2018 and is marked." in said
    cell = replace(case.options["stay"].performance["speed"], basis=UNCLAIMED)
    stay = replace(case.options["stay"], performance={**case.options["stay"].performance, "speed": cell})
    partly = sources_sentence(replace(case, options={**case.options, "stay": stay}))
    judged, citing = re.search(r"(\d+) of the case's .* and (\d+) of them cite a claim", partly).groups()
    assert int(judged) == int(citing) + 1


def test_one_claim_of_one_source_is_spoken_of_in_the_singular(case) -> None:
    source = replace(case.sources["count"], claims=case.sources["count"].claims[:1])
    assert sources_sentence(replace(case, sources={"count": source})).startswith("1 claim from 1 source. ")


@pytest.mark.parametrize(
    ("limits", "must", "said"),
    [
        (
            (Limit("cost", at_most=0),),
            (),
            "The rules and limits leave only today's course, Stay (50 of 100); relax one to allow a measure.",
        ),
        ((), ("tram",), "Only one package is allowed: Tram (72 of 100)."),
    ],
)
def test_a_single_allowed_package_is_no_ranking(case, results, limits, must, said: str) -> None:
    table = tabulate_packages(build_parts(case), build_rules(case, limits=limits, must=must))
    assert packages_sentence(case, rank_packages(table, results.ranking.weight_j)) == said


def test_a_single_good_package_is_spoken_of_in_the_singular(case) -> None:
    index = CoreIndex(("train", "tram"), np.array([0.0, 1.0]), ("exterior", "core"), 1)
    assert (
        core_index.title(case, {"efficient packages": index}) == "The only one of the efficient packages includes Tram"
    )


def test_options_first_equally_often_stand_by_their_mean_rank(case, results) -> None:
    share_ir = np.array([[0.0, 0.1, 0.9], [0.0, 0.9, 0.1], [1.0, 0.0, 0.0]])
    result = replace(results.acceptability, rank_acceptability=share_ir, rank_error=np.zeros((3, 3)))
    rows = acceptability.rows(case, result)
    assert list(dict.fromkeys(row["option"] for row in rows)) == ["Tram", "Train", "Stay"]
    assert acceptability_table(case, result).row_ids == ("tram", "train", "stay")
    assert first_share_clause(case, result).startswith("Tram ranks first in 100 of 100 simulations")
