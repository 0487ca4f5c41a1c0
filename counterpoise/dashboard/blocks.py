"""Shown things that more than one page needs: tables with downloads, charts, notices, the footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from types import ModuleType
from typing import Any, Literal

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig
from streamlit.navigation.page import StreamlitPage

from ..model import Case, Receipt
from ..report.flags import option_flags
from ..report.glossary import Term
from ..report.pictures.picture import file_stem, make_picture
from ..report.pictures.render import FORMATS, render
from ..report.present import present
from ..report.receipts import receipt_lines, weights_name
from ..report.sentences import left_out_sentence, missing_sentence
from ..report.tables import Column, Table
from ..report.tables.frame import rows_to_arrow, to_arrow
from ..report.wrapped import LOOK as READING_LOOK
from ..report.wrapped import count_text, turned_html, wrapped_html
from ..report.writers import WRITERS
from . import cached
from .parts import show_menu, show_part
from .print_look import PRINTED
from .sight import Sight

NO_WEIGHT = "All weights are zero; at least one criterion needs weight."

WORDY = 60
"""Characters beyond which a column of words gets width, and its rows more than one line."""

WORDY_ROW_HEIGHT = 56

MOST_NOTICES = 5

MOST_ACROSS = 10
"""Rows of a table that stand side by side at the width of a small laptop; with more the table scrolls."""

UNSEEN = "cp-unseen"
"""Class of what is there for screen readers only."""

LOOK = (
    f"<style>{PRINTED}"
    f".{UNSEEN}{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}"
    f"[data-testid='stElementContainer']:has(>[data-testid='stHtml']>.{UNSEEN}:only-child)"
    "{position:absolute;width:1px;height:1px;overflow:hidden}"
    "[data-testid='stMarkdownContainer'],[data-testid='stHeading']{overflow-wrap:anywhere}"
    "[data-testid='stFullScreenFrame']:has([data-testid='stVegaLiteChart']) [data-testid='stElementToolbar'],"
    "[data-testid='stVegaLiteChart'] details{display:none!important}"
    "[data-testid='stVegaLiteChart'] svg .role-axis text,"
    "[data-testid='stVegaLiteChart'] svg .role-legend text{fill:currentColor!important}</style>"
)
"""A word longer than the page is broken; a chart is downloaded in one way, ours; axis labels are readable in both
themes (Streamlit's own stay below 4.5:1)."""


def show_title(question: str, answer: str) -> None:
    """The page's question, and its answer in a sentence."""
    st.title(escape_markdown(question), anchor=False)
    show_answer(answer)


def show_answer(answer: str) -> None:
    """The page's answer, in its own place where the weights move it."""
    st.markdown(f"**{escape_markdown(answer)}**")


def show_fault(fault: ValueError) -> None:
    """Why there is no answer."""
    text = str(fault)
    show_answer(f"{text[:1].upper()}{text[1:]}.")


def show_question(question: str, term: Term) -> None:
    """A card's question, with the word one must know to read its answer behind the question mark."""
    st.subheader(escape_markdown(question), anchor=False, help=_explain(term))


def show_card(question: str, part: str, term: Term, draw: Callable[[], object]) -> None:
    """A question that the reader opens to read its answer, under the word one must know."""

    def draw_all() -> None:
        st.caption(_explain(term))
        draw()

    show_part(f"**{escape_markdown(question)}**", part, draw_all)


def _explain(term: Term) -> str:
    return f"**{term.name[0].upper()}{term.name[1:]}**: {term.sentence} {term.paragraph}"


def answer(sight: Sight, sentence: Callable[..., str], *about: object) -> str:
    """The page's answer under the weights in use, or why there is none."""
    if sight.comparison is None:
        return NO_WEIGHT
    return sentence(sight.case, sight.comparison.ranking, *about)


def show_chart_or_table(sight: Sight, chart: ModuleType, about: tuple[Any, ...], table: Callable[[], Table]) -> None:
    """The picture, and the table one click away."""
    key = chart.ID
    chosen = st.segmented_control(
        "Show as", ("Chart", "Table"), default="Chart", required=True, key=f"as_{key}", label_visibility="collapsed"
    )
    if chosen == "Table":
        show_table(table(), key)
    else:
        show_chart(sight, chart, *about, receipt=lambda: table().receipt)


def show_table_on_demand(label: str, key: str, table: Callable[[], Table]) -> None:
    """A table behind one click; it is not made before that."""
    show_part(label, key, lambda: show_table(table(), key), look="compact")


def show_table(table: Table, key: str, height: int | Literal["auto"] = "auto") -> None:
    """A table with what its headings mean, its notes, and its downloads: the same cells."""
    show_cells(table, key, height)
    show_downloads(key, lambda: table)


def show_cells(table: Table, key: str, height: int | Literal["auto"] = "auto") -> None:
    """A table with its notes, without its downloads."""
    _show_grid(table, key, height)
    _show_notes(table)


def show_reading(table: Table, key: str, columns: Sequence[Sequence[str]]) -> None:
    """A table to read: the columns that answer the question, in full; all others, and the downloads, one click away.

    ``columns`` are as in `wrapped_html`; the part ``{key}_columns`` of `PARTS` holds the whole table.
    """
    if table.rows:
        st.html(READING_LOOK + wrapped_html(table, columns))
    else:
        st.caption(_empty_text(table))
    _show_notes(table)
    show_downloads(key, lambda: table)
    show_part(count_text(table), f"{key}_columns", lambda: _show_grid(table, key, "auto"), look="compact")


def show_across(table: Table, key: str) -> None:
    """A table with its rows across, every number in sight, with its notes; many rows stand in one that scrolls."""
    if 0 < len(table.rows) <= MOST_ACROSS:
        st.html(READING_LOOK + turned_html(table))
        _show_notes(table)
    else:
        show_cells(table, key)


def _show_grid(table: Table, key: str, height: int | Literal["auto"]) -> None:
    is_wordy = any(_longest(table, column) > WORDY for column in table.columns)
    st.dataframe(
        to_arrow(table),
        hide_index=True,
        column_config={column.heading: _column_config(table, column) for column in table.columns},
        height=height,
        row_height=WORDY_ROW_HEIGHT if is_wordy else None,
        placeholder=_empty_text(table),
        key=f"table_{key}",
        alt=table.title,
    )


def _show_notes(table: Table) -> None:
    if table.notes:
        st.caption("\n\n".join(escape_markdown(note) for note in table.notes))


def show_downloads(key: str, table: Callable[[], Table]) -> None:
    """A menu with the table as files; the table is made when the menu opens."""
    show_menu("Download", key, lambda: _show_downloads(table(), key), icon=":material/download:")


def _column_config(table: Table, column: Column) -> ColumnConfig:
    if column.is_numeric:
        shown = None if column.decimals is None else f"%.{column.decimals}f"
        return st.column_config.NumberColumn(help=escape_markdown(column.help) or None, format=shown)
    width: Literal["large"] | None = "large" if _longest(table, column) > WORDY else None
    return st.column_config.TextColumn(help=escape_markdown(column.help) or None, width=width)


def _longest(table: Table, column: Column) -> int:
    """Characters of the longest text of a column; numbers and lists need no lines of their own."""
    if column.kind != "text":
        return 0
    return max((len(str(cell)) for cell in table.column(column.id)), default=0)


def _empty_text(table: Table) -> str:
    """What stands in empty cells of numbers; one text serves the whole table on screen."""
    empty = {column.empty for column in table.columns if column.is_numeric and None in table.column(column.id)}
    return empty.pop() if len(empty) == 1 else "none"


def _show_downloads(table: Table, key: str) -> None:
    """The table as files; each is written when it is asked for."""
    for writer in (writer for writer in WRITERS.values() if writer.is_download):
        st.download_button(
            writer.label,
            data=partial(writer.write, [table]),
            file_name=writer.file_name(table.id),
            mime=writer.mime,
            on_click="ignore",
            key=f"download_{key}_{writer.format}",
            width="stretch",
        )


def show_chart(
    sight: Sight, chart: ModuleType, *about: object, receipt: Callable[[], Receipt | None] | None = None
) -> None:
    """A chart under the title that states its finding, with its files; ``about`` begins with the case.

    ``receipt`` gives the receipt of the files; without it they carry that of the ranking. The chart in words stands
    behind it, for screen readers: as the chart's own ``alt`` it would be part of the specification, and a browser
    makes the whole chart anew when that changes.
    """
    st.markdown(f"**{escape_markdown(chart.title(*about))}**")
    spec = cached.per_case(sight.study, chart.ID, lambda: chart.spec(sight.case))
    named = f"Chart: {chart.NAME}. Described in words after it."
    st.vega_lite_chart(rows_to_arrow(chart.rows(*about)), spec, key=f"chart_{chart.ID}", alt=named)
    st.html(f'<p class="{UNSEEN}">{escape(chart.alt_text(*about))}</p>')
    show_menu(
        "Download the chart",
        f"chart_{chart.ID}",
        lambda: show_pictures(chart, about, (receipt and receipt()) or sight.receipt),
        icon=":material/image:",
    )


def show_pictures(chart: ModuleType, about: tuple[Any, ...], receipt: Receipt | None) -> None:
    """The chart as files; each is drawn when it is asked for."""
    for ending, kind in FORMATS.items():
        st.download_button(
            kind.label,
            data=partial(_draw, chart, about, receipt, ending),
            file_name=kind.file_name(file_stem(about[0], chart)),
            mime=kind.mime,
            on_click="ignore",
            key=f"picture_{chart.ID}_{ending}",
            width="stretch",
        )


def _draw(chart: ModuleType, about: tuple[Any, ...], receipt: Receipt | None, ending: str) -> bytes:
    return render(make_picture(chart, about, present(receipt, "the receipt")), ending)


def show_notices(notices: Sequence[str]) -> None:
    """What the link asked for and cannot have; a link may ask for more than a page can hold."""
    shown = [*notices[:MOST_NOTICES]]
    if len(notices) > MOST_NOTICES:
        shown.append(f"{len(notices) - MOST_NOTICES} more parts of the link were not applied.")
    for notice in shown:
        st.warning(escape_markdown(notice), icon=":material/info:")


def show_left_out(case: Case, check_page: StreamlitPage | None) -> None:
    """Says what the case was loaded without, with the way to the page that says what to repair."""
    left_out = left_out_sentence(case)
    if left_out:
        st.warning(escape_markdown(left_out), icon=":material/report:")
        if check_page is not None:
            st.page_link(check_page, label="Check: what to correct", icon=":material/fact_check:")


def show_missing(sight: Sight) -> None:
    """Says what cannot be ranked."""
    missing = missing_sentence(sight.case, sight.comparison.ranking) if sight.comparison else ""
    if missing:
        st.info(escape_markdown(missing), icon=":material/data_alert:")


def show_flags(sight: Sight, option_id: str) -> None:
    """What to know about an option before its rank is read."""
    if sight.comparison is None:
        return
    ranking = sight.comparison.ranking
    flags = option_flags(sight.case, sight.performance, ranking)[ranking.option_ids.index(option_id)]
    if flags:
        text = "; ".join(flag.text for flag in flags)
        label = sight.case.options[option_id].label
        st.markdown(f":material/flag: {escape_markdown(f'{label}: {text}.')}")


def show_about(sight: Sight) -> None:
    """What the case says of itself: what it covers and what it leaves out."""
    if sight.case.summary:
        text = escape_paragraphs(sight.case.summary)
        show_part("What this case covers, and what it leaves out", "about", lambda: st.markdown(text))


def show_beside(cautions: Sequence[str]) -> None:
    """The author's cautions beside the results that they concern."""
    for caution in cautions:
        st.caption(f":material/warning: {escape_markdown(caution)}")


def show_cautions(sight: Sight) -> None:
    """How not to read the numbers."""
    st.html(LOOK)
    cautions = "\n".join(f"- {escape_markdown(caution)}" for caution in sight.case.cautions)
    show_part("How not to read these numbers", "cautions", lambda: st.markdown(cautions))


def show_receipt(sight: Sight, receipt: Receipt | None) -> None:
    """What the numbers were computed from."""
    if receipt is not None:
        lines = "\n".join(f"{name}: {value}" for name, value in receipt_lines(receipt))
        show_part(_receipt_line(sight, receipt), "receipt", lambda: st.code(lines, language=None, wrap_lines=True))


def _receipt_line(sight: Sight, receipt: Receipt) -> str:
    """The receipt in a line without digests: the case, whose weights, the version."""
    weights = weights_name(sight.case, receipt)
    return escape_markdown(f"Receipt: {sight.case.title}. Weights: {weights}. Counterpoise {receipt.version}.")


def escape_markdown(text: str) -> str:
    """Text from a file, shown as it stands, on one line: no markup, entity, list, link or icon of its own."""
    line = _SELF_MADE.sub(f"\\g<0>{WORD_JOINER}", " ".join(text.split())).translate(_ESCAPES)
    return _LIST_SIGN.sub(r"\g<1>\\\g<2>", line)


def escape_paragraphs(text: str) -> str:
    """The same for text that may have paragraphs; each stays one."""
    return "\n\n".join(filter(None, map(escape_markdown, _BLANK_LINES.split(text))))


WORD_JOINER = "\u2060"
"""Invisible. Addresses and icon names become links and icons after escapes are undone, so they are broken up."""
_SELF_MADE = re.compile(r":(?=//|\w+/\w)|www(?=\.)|\S(?=@)|mailto(?=:)", re.IGNORECASE)
_ESCAPES = str.maketrans({sign: "\\" + sign for sign in "\\`*_[]$<>~#:|&"})
_LIST_SIGN = re.compile(r"^(\d{0,9})([-+=.)])(?=[ \-+=]|$)")
"""What would begin a list, a rule or an underlined heading."""
_BLANK_LINES = re.compile(r"\n\s*\n")
