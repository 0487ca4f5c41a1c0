"""A table to read: chosen columns as HTML, every text in full, wrapped, on a phone one row under the other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .numbers import format_number
from .tables.across import Line, head_of, turn
from .tables.table import Column, Table

RANGE = "range"
"""In the place of a column: most likely level with low and high, as "58 (42 to 72)"."""

LOOK = """<style>
.cp-read{border-collapse:collapse;width:100%;font-size:14px;line-height:1.35}
.cp-read th,.cp-read td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;overflow-wrap:anywhere}
.cp-read thead th,.cp-read thead td{border-bottom:2px solid currentColor;vertical-align:bottom;overflow-wrap:normal}
.cp-read thead th{font-weight:600}
.cp-read tbody tr{border-bottom:1px solid color-mix(in srgb,currentColor 22%,transparent)}
.cp-read tbody th{font-weight:600;min-width:8em}.cp-read .n{text-align:right;font-variant-numeric:tabular-nums}
.cp-read tbody .t{white-space:nowrap}.cp-read .t small{white-space:normal;overflow-wrap:anywhere}
.cp-read .n,.cp-read .s,.cp-read .t{overflow-wrap:normal}.cp-read .w{min-width:13em}
.cp-turned .s{font-size:13px}.cp-turned thead th{min-width:5em}
.cp-read small{display:block;font-size:13px;opacity:.82}
@media (max-width:720px){.cp-read thead{position:absolute;clip-path:inset(50%)}
.cp-read tr,.cp-read th,.cp-read td{display:block;padding-right:0}.cp-read tr{padding:8px 0}
.cp-read th,.cp-read td{padding:2px 0}.cp-read .n{text-align:left}
.cp-read td[data-label]::before{content:attr(data-label) ": ";font-weight:600}.cp-read td:empty{display:none}}
</style>"""

SHORT = 12
"""Characters up to which a column is never broken: a date, a word."""

WORDY = 40
"""Characters beyond which a column is given room."""


def wrapped_html(table: Table, columns: Sequence[Sequence[str]]) -> str:
    """The table with these columns: each a column's id, and ids of those that stand small beneath it.

    A column of which no row holds anything is left out.
    """
    by_id = {column.id: k for k, column in enumerate(table.columns)}
    texts = table.texts()
    made = [[[_text(table, texts[r], by_id, r, id_) for id_ in ids] for ids in columns] for r in range(len(texts))]
    kept = [k for k in range(len(columns)) if k == 0 or any(any(row[k]) for row in made)]
    heads = [_heading(table, by_id, columns[k][0]) for k in kept]
    looks = [_look(table, by_id, columns[k][0], [row[k][0] for row in made]) for k in kept]
    head = "".join(
        f'<th scope="col"{look}{_title(column.help)}>{escape(name)}</th>'
        for (name, column), look in zip(heads, looks, strict=True)
    )
    body = "".join(
        f"<tr>{''.join(_cell(row[k], heads[n][0], looks[n], is_first=n == 0) for n, k in enumerate(kept))}</tr>"
        for row in made
    )
    return (
        f'<table class="cp-read" aria-label="{escape(table.title)}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _text(table: Table, texts: list[str], by_id: dict[str, int], row: int, id_: str) -> str:
    if id_ != RANGE:
        return texts[by_id[id_]]
    low, most, high = (table.columns[by_id[end]] for end in ("low", _most(by_id), "high"))
    if table.rows[row][by_id[most.id]] is None:
        return most.empty
    numbers = [texts[by_id[end.id]] for end in (low, most, high)]
    return numbers[1] if numbers[0] == numbers[2] else f"{numbers[1]} ({numbers[0]} to {numbers[2]})"


def _most(by_id: dict[str, int]) -> str:
    """The column of most likely numbers beside low and high."""
    return next(id_ for id_ in ("level", "mode", "change") if id_ in by_id)


def _heading(table: Table, by_id: dict[str, int], id_: str) -> tuple[str, Column]:
    column = table.columns[by_id[_most(by_id) if id_ == RANGE else id_]]
    return (f"{column.heading}, low to high" if id_ == RANGE else column.heading), column


def _look(table: Table, by_id: dict[str, int], id_: str, texts: Sequence[str]) -> str:
    if id_ != RANGE and table.columns[by_id[id_]].is_numeric:
        return ' class="n"'
    longest = max(map(len, texts), default=0)
    if longest <= SHORT:
        return ' class="t"'
    return ' class="w"' if longest > WORDY else ' class="s"'


def _title(text: str) -> str:
    return f' title="{escape(text)}"' if text else ""


def _cell(parts: Sequence[str], heading: str, look: str, *, is_first: bool) -> str:
    main, *small = parts
    inner = escape(main) + "".join(f"<small>{escape(text)}</small>" for text in small if text)
    if is_first:
        return f'<th scope="row"{look}>{inner}</th>'
    return f'<td{look} data-label="{escape(heading)}">{inner}</td>' if inner else f"<td{look}></td>"


def turned_html(table: Table) -> str:
    """A table with its rows across, each line's label with its unit beneath it."""
    heads, lines = turn(table)
    corner = escape(head_of(table).heading)
    head = "".join(f'<th scope="col" class="n">{escape(name)}</th>' for name in heads)
    body = "".join(_turned_row(line, heads) for line in lines)
    return (
        f'<table class="cp-read cp-turned" aria-label="{escape(table.title)}">'
        f"<thead><tr><td>{corner}</td>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _turned_row(line: Line, heads: Sequence[str]) -> str:
    look = ' class="s"' if any(len(text) > WORDY for text in line.texts) else ' class="n"'
    label = _cell((line.label, line.unit), "", f'{_title(line.help)} class="s"', is_first=True)
    cells = (_cell((text,), name, look, is_first=False) for name, text in zip(heads, line.texts, strict=True))
    return f"<tr>{label}{''.join(cells)}</tr>"


def grid_html(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], is_number: Sequence[bool]) -> str:
    """Texts that are a table already, in the same look."""
    looks = [' class="n"' if right else ' class="s"' for right in is_number]
    heads = "".join(f'<th scope="col"{look}>{escape(text)}</th>' for text, look in zip(head, looks, strict=True))
    body = "".join(
        f"<tr>{''.join(_cell((text,), head[n], looks[n], is_first=n == 0) for n, text in enumerate(row))}</tr>"
        for row in rows
    )
    return (
        f'<table class="cp-read" aria-label="{escape(title)}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def count_text(table: Table) -> str:
    """How many columns the whole table has: "All 12 columns"."""
    return f"All {format_number(len(table.columns))} columns"
