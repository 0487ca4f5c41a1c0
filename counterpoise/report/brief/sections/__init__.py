"""The sections of a brief: one function each, from the answer to blocks. ``SECTIONS`` has them in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ....study.questions.brief import BriefAnswer
from ..record import Block
from . import decide, people, trace

Make = Callable[[BriefAnswer], Sequence[Block]]

SECTIONS: Mapping[str, tuple[str, Make]] = {
    "comparison": ("Which measure ranks first, one by one?", decide.comparison),
    "packages": ("Which measures work best together?", decide.packages),
    "robustness": ("How robust is the answer?", decide.robustness),
    "changes": ("What would change the answer?", decide.changes),
    "calendar": ("When can it be ready?", decide.calendar),
    "perspectives": ("Who disagrees?", people.perspectives),
    "actors": ("Who gains, who pays?", people.actors),
    "risks": ("What does it cost and risk, and which red lines are near?", people.risks),
    "evidence": ("What does it rest on?", trace.evidence),
    "method": ("How are the numbers computed?", trace.method),
    "cautions": ("What do these numbers not mean?", trace.cautions),
}
"""Heading and maker of every section, by its id, in the order of the document."""
