"""What a result was computed from, put into words and into JSON."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Case, Receipt
from ..model.pairwise import ACCEPTABLE
from ..study import from_plain, kinds_of_question
from .numbers import format_number, round_for_file

SAID_APART = ("weights", "draws", "seed")
"""Settings that stand on lines of their own."""


def receipt_lines(receipt: Receipt) -> list[tuple[str, str]]:
    """The receipt as (name, value) lines, for the foot of a table or a sheet."""
    lines = [
        ("case", receipt.case),
        ("case digest", receipt.digest),
        ("weight profile", receipt.profile),
        ("consistency ratio", _consistency_text(receipt)),
        ("weights", ", ".join(f"{id_} {format_number(100 * share, 1)} %" for id_, share in receipt.weights.items())),
        *_question_lines(receipt),
        ("simulations", "" if receipt.draws is None else format_number(receipt.draws)),
        ("seed", "" if receipt.seed is None else str(receipt.seed)),
        ("left out", ", ".join(receipt.left_out)),
        ("version", f"Counterpoise {receipt.version}"),
    ]
    return [(name, value) for name, value in lines if value]


def weights_name(case: Case, receipt: Receipt) -> str:
    """With whose weights a result was computed."""
    return case.profiles[receipt.profile].name if receipt.profile in case.profiles else "your own"


def _consistency_text(receipt: Receipt) -> str:
    ratio = receipt.consistency_ratio
    if ratio is None:
        return ""
    return format_number(ratio, 2) + (f" (above {ACCEPTABLE:g}: contradictory)" if ratio > ACCEPTABLE else "")


def _question_lines(receipt: Receipt) -> list[tuple[str, str]]:
    """The kind of question, and the settings that differ from what is meant when nothing is said."""
    if not receipt.question:
        return []
    question = from_plain(receipt.question, kinds_of_question())
    said = {name: value for name, value in question.changed().items() if name not in SAID_APART}
    lines = [(name.replace("_", " "), question.settings[name].kind.write(value)) for name, value in said.items()]
    return [("question", question.kind), *lines]


def last_receipts(receipts: Sequence[Receipt | None]) -> list[Receipt | None]:
    """Of tables that follow each other under one receipt only the last keeps it: it is read once."""
    following = [*receipts[1:], None]
    return [None if here == after else here for here, after in zip(receipts, following, strict=True)]


def receipt_record(receipt: Receipt) -> dict[str, object]:
    """The receipt as plain data, for JSON; `rerun` reads it back."""
    record: dict[str, object] = {
        "case": receipt.case,
        "digest": receipt.digest,
        "profile": receipt.profile,
        "weights": {id_: round_for_file(share) for id_, share in receipt.weights.items()},
        "version": receipt.version,
        "question": dict(receipt.question),
    }
    ratio = None if receipt.consistency_ratio is None else round_for_file(receipt.consistency_ratio)
    extra = {
        "consistency_ratio": ratio,
        "draws": receipt.draws,
        "seed": receipt.seed,
        "left_out": list(receipt.left_out),
    }
    return record | {name: value for name, value in extra.items() if value not in (None, [])}
