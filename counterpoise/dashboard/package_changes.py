"""What would change the package and what is worth finding out first; computed when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ..model import Case, Receipt
from ..report.glossary import GLOSSARY
from ..report.present import present
from ..report.sentences.package_flips import head_sentences, scope_sentence
from ..report.tables import Table
from ..report.tables.package_flips import (
    package_flips_table,
    package_information_table,
    package_switch_table,
    package_tornado_table,
)
from ..study.packages.sensitivity import PackageSensitivity
from ..study.questions.sensitivity import Sensitivity, SensitivityAnswer
from . import blocks
from .sight import Sight

Make = Callable[[Case, PackageSensitivity, Receipt], Table]

TABLES: dict[str, tuple[str, Make]] = {
    "package_switch": ("What it takes for each package to be best", package_switch_table),
    "package_tornado": ("How far each estimate moves the best package's lead", package_tornado_table),
    "package_information": ("What is worth finding out before choosing a package", package_information_table),
}


def show_package_changes(sight: Sight) -> None:
    """A card that opens: the nearest changes in sentences, all of them below, then a table each behind a click."""
    blocks.show_card(
        "What would change the package?", "package_changes", GLOSSARY["switch_point"], lambda: _show(_ask(sight))
    )


def _ask(sight: Sight) -> SensitivityAnswer:
    """The answer under the rules on packages that the link spells."""
    return sight.study.answer(sight.question(Sensitivity, of="packages"))


def _show(answer: SensitivityAnswer) -> None:
    case, found = answer.case, present(answer.packages, "what would change the package")
    for sentence in filter(None, (*head_sentences(case, found), scope_sentence(case, found))):
        st.markdown(f"- {blocks.escape_markdown(sentence)}")
    blocks.show_table(package_flips_table(case, found, answer.receipt), "package_flips")
    for key, (label, make) in TABLES.items():
        blocks.show_table_on_demand(label, key, partial(make, case, found, answer.receipt))
