"""From a brief's answer to its record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from ...analysis.packages.settings import read_limit
from ...study.questions.brief import PAGE, BriefAnswer
from ...version import __version__
from ..notation import notation, written_as
from ..plan_words import plan_name
from ..receipts import receipt_lines, receipt_record
from ..sentences.gaps import left_out_sentence
from ..sentences.packages import limit_text
from ..sentences.scenario import in_scenario
from ..sentences.whole import alone_said, together_said
from .model import build_model
from .panel import build_panel
from .record import Block, Brief, Figure, Grid, Paragraph, Section
from .sections import SECTIONS


def build_brief(answer: BriefAnswer) -> Brief:
    """The document, in the order of its sections, with its tables and figures numbered through."""
    with written_as(answer.question.language):
        return _build(answer)


def _build(answer: BriefAnswer) -> Brief:
    case, question = answer.case, answer.question
    first = Section("answer", "The answer", _answer(answer))
    others = [Section(id_, SECTIONS[id_][0], tuple(SECTIONS[id_][1](answer))) for id_ in question.sections]
    return Brief(
        case.title,
        in_scenario(case, case.question),
        question.form == PAGE,
        tuple(_facts(answer)),
        tuple(_warnings(answer)),
        tuple(_numbered([first, *(section for section in others if section.blocks)])),
        tuple(receipt_lines(answer.receipt)),
        receipt_record(answer.receipt),
        __version__,
        build_model(answer),
        build_panel(answer),
        question.language,
    )


def _answer(answer: BriefAnswer) -> tuple[Block, ...]:
    return (
        Paragraph(together_said(answer.whole).text, "Together"),
        Paragraph(alone_said(answer.whole).text, "One by one"),
    )


def _facts(answer: BriefAnswer) -> Iterator[tuple[str, str]]:
    case, receipt = answer.case, answer.receipt
    on = date.fromisoformat(case.as_of)
    yield "As of", notation().date(on, is_long=True)
    yield "Decided by", case.decided_by
    profile = case.profiles.get(receipt.profile)
    yield "Weights", "a reader's own" if profile is None else f"{profile.name}, held by {profile.held_by}"
    if answer.members:
        named = plan_name(case, answer.members)
        listed = " + ".join(case.options[id_].label for id_ in answer.members)
        yield "Package described", listed if named == listed else f"{named}: {listed}"


def _warnings(answer: BriefAnswer) -> Iterator[str]:
    """What a reader of the first page must know of how the document was made."""
    case, question = answer.case, answer.question
    if case.left_out:
        yield left_out_sentence(case)
    if answer.receipt.profile not in case.profiles:
        yield "The weights are a reader's own, not one of the case's profiles."
    if question.limits:
        limits = [read_limit(case, text) for text in question.limits]
        texts = [limit_text(case, limit) for limit in limits]
        yield f"Limits set for this document: {'; '.join(texts)}."
    rules = [question.must, question.must_not, question.stacking]
    if any(rules) or question.sure or question.min_members is not None or question.max_members is not None:
        yield "Further rules on packages were set for this document; the receipt at its end lists them."
    if question.scenario:
        yield "The answer holds in a scenario, not for the case as stated."


def _numbered(sections: Sequence[Section]) -> Iterator[Section]:
    tables, figures = count(1), count(1)
    for section in sections:
        blocks = [
            replace(block, number=next(tables))
            if isinstance(block, Grid)
            else replace(block, number=next(figures))
            if isinstance(block, Figure)
            else block
            for block in section.blocks
        ]
        yield replace(section, blocks=tuple(blocks))
