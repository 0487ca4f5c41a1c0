"""What a reader takes along from the answer: the ranking as a picture, the link, the answer as a document."""

from __future__ import annotations

import streamlit as st

from ..report.charts import contributions, package_scores
from ..study.questions.answer import WholeQuestion
from . import blocks
from .parts import show_menu
from .sight import Sight


def show_share(sight: Sight) -> None:
    """The menu; what it offers is put together when it is opened."""
    show_menu("Share", "share", lambda: _show(sight), icon=":material/share:")


def _show(sight: Sight) -> None:
    st.caption("The address of this page keeps your weights and all that you chose: Copy link.")
    if sight.weights is not None:
        answer = sight.study.answer(sight.question(WholeQuestion))
        packages, comparison = answer.packages, answer.comparison
        if packages.spread:
            st.markdown("**Ranking of packages**")
            blocks.show_pictures(package_scores, (answer.case, packages.ranking, packages.spread), packages.receipt)
        st.markdown("**Ranking of measures**")
        blocks.show_pictures(contributions, (answer.case, comparison.ranking), comparison.receipt)
    st.page_link(sight.pages["brief"], label="The answer as a document", icon=":material/article:")
