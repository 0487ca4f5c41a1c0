"""What a person hands in beside a case: answers about weights, and receipts of questions asked before."""

from __future__ import annotations

import copy
import json
import math
from random import Random
from typing import Any

from counterpoise.casefile import load_profile
from counterpoise.casefile.read_answers import locate, read_answers
from counterpoise.casefile.write_profile import profile_yaml
from counterpoise.report.contracts.weighing import weighed_record
from counterpoise.report.sentences.weighing import weighed_sentences
from counterpoise.report.tables.weighing import weighed_tables
from counterpoise.study import QuestionFault, Study, kinds_of_question
from counterpoise.study.question import to_plain
from counterpoise.study.rerun import read_receipt
from counterpoise.study.weighing import METHODS, AnswersFault, weigh
from tests.fuzz.case_doors import CELLS, NUMBERS, SIGNS, change_value, spots, write_yaml
from tests.fuzz.door import Door
from tests.fuzz.link_doors import street

IDS = ["noise", "shops", "cost"]
ANSWERS: dict[str, dict[str, Any]] = {
    "swing": {"points": {"noise": 100, "shops": 40, "cost": 0}, "rank": ["noise", "shops", "cost"]},
    "rank": {"rank": ["noise", ["shops"]], "formula": "sum", "no_weight": ["cost"]},
    "pairwise": {
        "pairwise": [{"more": i, "less": k, "times": t} for i, k, t in (("noise", "shops", 3), ("shops", "cost", 2))]
    },
    "macbeth": {"judgments": [{"more": i, "category": c} for i, c in zip(IDS, ("weak", 3, [1, 4]), strict=True)]},
    "best_worst": {
        "best": "noise",
        "worst": "cost",
        "best_to_others": {"shops": 2, "cost": 6},
        "others_to_worst": {"noise": 6, "shops": 3},
        "model": "linear",
    },
    "tradeoff": {"tradeoffs": [{"a": {"noise": 60, one: 0}, "b": {"noise": 50, one: 10}} for one in ("shops", "cost")]},
    "ranges": {"ranges": {"noise": {"low": 10, "high": 60}, "cost": {"low": 5, "high": 20}}},
}


def _answers(chance: Random) -> tuple[str, bytes]:
    method = chance.choice(list(METHODS))
    found = copy.deepcopy(ANSWERS[chance.choice([method] * 9 + list(METHODS))])
    for _change in range(chance.choice([0, 1, 1, 2, 4])):
        container, key = chance.choice(spots(found) or [(found, "x")])
        value = chance.choice([*IDS, *NUMBERS, *CELLS, 1.5, 50, [], {}, ["noise", "noise"], change_value(chance)])
        if isinstance(container, dict) and chance.random() < 0.3:
            container[chance.choice([*IDS, "no_weight", "name", "because", "ranges", "x"])] = value
        elif isinstance(container, list) and chance.random() < 0.3:
            container.append(copy.deepcopy(container[key]))
        else:
            container[key] = value
    text = write_yaml(found).decode("utf-8", "replace")
    if chance.random() < 0.2:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice([*SIGNS, "&a ", "*a", "1,5"]) + text[at:]
    return method, text.encode("utf-8", "surrogatepass")


def _judge_answers(given: tuple[str, bytes]) -> None:
    """Refused with words and places, or shares that sum to 1 and a profile that reads back the same."""
    method, content = given
    tree = read_answers("answers.yaml", content)
    assert tree.is_whole or tree.problems
    if not tree.is_whole:
        return
    try:
        found = weigh(Study(street()), method, tree.data)
    except AnswersFault as refused:
        told = [locate(tree, fault.path, fault.text) for fault in refused.faults]
    else:
        told = []
        share_j = found.elicited.share_j
        assert all(math.isfinite(share) and share >= 0 for share in share_j)
        assert math.isclose(sum(share_j), 1, rel_tol=1e-9)
        assert all(text.strip() for text in weighed_sentences(found))
        assert weighed_tables(found)
        json.dumps(weighed_record(found), allow_nan=False)
        written = profile_yaml("Mine", "me", found.text("because") or "so", found.point_by_id, found.range_by_id)
        read = load_profile("mine.yaml", written, tuple(IDS))
        assert read.profile is not None
        assert dict(read.profile.points) == dict(found.point_by_id)
    assert all(0 < len(text) < 3_000 for text in told)


def _question(chance: Random) -> Any:
    """Of any kind, as it stands without settings."""
    return chance.choice(list(kinds_of_question().values()))()


def _receipts(chance: Random) -> Any:
    """A receipt with parts changed, as JSON makes them."""
    receipt = {"receipt": {"case": "x", "digest": "y", "question": to_plain(_question(chance))}}
    for _change in range(chance.choice([0, 1, 1, 2, 3])):
        container, key = chance.choice(spots(receipt) or [(receipt, "receipt")])
        if isinstance(container, dict) and chance.random() < 0.2:
            container[f"{key}x"] = container.pop(key)
        else:
            container[key] = change_value(chance)
    return receipt


def _judge_receipt(receipt: Any) -> None:
    """Refused with a word, or a question that the case can be asked or that refuses the case with a word."""
    said = ""
    try:
        question = read_receipt(receipt).question
        assert read_receipt({"question": to_plain(question)}).question == question
        question.complete(street())
    except QuestionFault as fault:
        said = str(fault)
    assert len(said) < 2_100


ANSWER_DOORS = (
    Door("answers about weights", _answers, _judge_answers),
    Door("receipts", _receipts, _judge_receipt),
)
