"""A brief as PDF for everyone (PDF/UA-1): tagged, with bookmarks, selectable text and vector charts.

Set by Typst, which needs no program or font of the system. A letter that its fonts lack is written out
visibly as its number, since a document with an invisible letter would say something else.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import typst

from .columns import column_shares
from .pictures import Picture
from .record import Block, Brief, Figure, Grid, NotWritten, Paragraph, Points

FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern")
"""Fonts that Typst carries."""

WIDE = 7
"""Columns beyond which a table's text is set smaller."""

SIZES_OF_A_PAGE = (8.5, 8.0, 7.5, 7.0)
"""Points of the text of a page for a committee: the largest with which it is one page."""

TEXT_MM = 170
"""Millimeters of a line."""

ROOM = 116
"""Letters of a table's usual size in a line."""

LONGEST_UNBROKEN = 800
"""Characters of a cell up to which a row stays whole on one page."""

NUMBERED = (
    "A letter that the fonts of this document lack is written as its number in Unicode, such as [U+4E2D]. The other "
    "kinds of document show it."
)
"""Said at the head of a document with such a letter."""

_UNCOVERED = re.compile('the text `"(.*)"` could not be displayed')
_NAMED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""A letter without a form of its own, as Typst names it."""

SETUP = """
#set par(justify: false, leading: 0.6em)
#show heading: set block(above: 1.1em, below: 0.5em)
#show figure: set block(breakable: true)
#show figure.caption: it => block(width: 100%, sticky: true, it)
#show figure.caption: set align(left)
#show figure.caption: set text(weight: "bold", size: 9pt)
#set figure(gap: 0.5em)
#set table(stroke: (x: none, y: 0.4pt + luma(180)), inset: (x: 3pt, y: 2pt), align: left)
#let place-of(body) = text(size: 7.5pt, style: "italic", body)
"""


def write_pdf(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The document.

    Raises
    ------
    NotWritten
        Typst refused the document for a reason other than a letter that no font covers.
    """
    with tempfile.TemporaryDirectory(prefix="counterpoise-") as folder:
        for id_, picture in pictures.items():
            Path(folder, f"{id_}.svg").write_text(picture.svg, encoding="utf-8")
        main = Path(folder, "brief.typ")
        if not brief.is_page:
            return _set(brief, pictures, 10.0, main)
        for points in SIZES_OF_A_PAGE:
            found = _set(brief, pictures, points, main)
            if _count_pages(main) == 1:
                break
    return found


def _set(brief: Brief, pictures: Mapping[str, Picture], points: float, main: Path) -> bytes:
    """The document; what was set stands in ``main``."""
    uncovered: frozenset[str] = frozenset()
    while True:
        source = _spell_out(_source(brief, pictures, points, NUMBERED if uncovered else ""), uncovered)
        main.write_text(source, encoding="utf-8")
        try:
            made: bytes = typst.compile(str(main), pdf_standards=["ua-1"])
        except typst.TypstError as error:
            found = _letters("".join(_UNCOVERED.findall(f"{error}\n{error.diagnostic}")))
            if found <= uncovered:
                raise NotWritten(str(error)) from error
            uncovered |= found
        else:
            return made


def _count_pages(main: Path) -> int:
    pages = typst.compile(str(main), format="png", ppi=2)
    return len(pages) if isinstance(pages, list) else 1


def _letters(text: str) -> frozenset[str]:
    """The letters of a text that Typst could not set."""
    named = _NAMED.sub(lambda found: chr(int(found[1], 16)), text)
    return frozenset(letter for letter in named if not letter.isascii())


def _spell_out(source: str, letters: Collection[str]) -> str:
    """Letters that no font covers, as numbers: a reader sees that something stands there."""
    for letter in sorted(letters):
        source = source.replace(letter, f"[U+{ord(letter):04X}]")
    return source


def _source(brief: Brief, pictures: Mapping[str, Picture], points: float, note: str) -> str:
    fonts = ", ".join(_quoted(font) for font in FONTS)
    parts = [
        f"#set document(title: {_quoted(brief.title)}, description: {_quoted(brief.question)})",
        f'#set page(paper: "a4", margin: {"1.2cm" if brief.is_page else "2cm"}, numbering: "1 / 1")',
        f'#set text(lang: "en", size: {points}pt, font: ({fonts}))',
        SETUP,
        "#set par(spacing: 0.6em)" if brief.is_page else "",
        f'#text(size: {15 if brief.is_page else 20}pt, weight: "bold")[#{_quoted(brief.title)}]',
        f"\n#text(size: {'10pt' if brief.is_page else '12pt'})[#{_quoted(brief.question)}]\n",
    ]
    if note:
        parts.append(f"#text(size: 7.5pt, {_quoted(note)})\n")
    parts += [
        f"#block(stroke: (left: 2pt), inset: (left: 8pt, y: 3pt))[#strong({_quoted(warning)})]"
        for warning in brief.warnings
    ]
    facts = [f"#strong({_quoted(f'{name}: ')})#{_quoted(value)}" for name, value in brief.facts]
    parts += [f"#block(above: 0.8em)[{(' #h(0.8em) ' if brief.is_page else ' #linebreak() ').join(facts)}]"]
    if not brief.is_page:
        parts.append("#outline(depth: 1)")
    for section in brief.sections:
        parts.append(f"#heading(level: 1, {_quoted(section.heading)})")
        parts += [_block(block, pictures) for block in section.blocks]
    lines = [f"{name}: {value}" for name, value in brief.receipt_lines]
    if brief.is_page:
        receipt = _quoted(f"Receipt. {'; '.join(lines)}.")
        parts.append(f"#line(length: 100%, stroke: 0.4pt)\n#text(size: 6.5pt, {receipt})")
    else:
        parts.append('#heading(level: 1, "Receipt")\n#"Counterpoise computes the same answer again from this."')
        parts.append(_listing(lines))
    return "\n".join(parts)


def _block(block: Block, pictures: Mapping[str, Picture]) -> str:
    if isinstance(block, Paragraph):
        lead = f"#strong({_quoted(f'{block.lead}: ')})" if block.lead else ""
        return f"\n{lead}#{_quoted(block.text)}\n"
    if isinstance(block, Points):
        return _listing(block.items)
    if isinstance(block, Figure):
        return _figure(block, pictures.get(block.id))
    return _grid(block)


def _listing(items: list[str] | tuple[str, ...]) -> str:
    return f"#list({', '.join(_quoted(item) for item in items)})" if items else ""


def _figure(figure: Figure, drawn: Picture | None) -> str:
    caption = _quoted(f"{figure.label}. {figure.title}")
    if drawn is None:
        return f"\n#strong({caption})\n\n#{_quoted(figure.alt)}\n"
    width = drawn.width_mm(TEXT_MM)
    picture = f"image({_quoted(f'{figure.id}.svg')}, width: {width:.1f}mm, alt: {_quoted(figure.alt)})"
    return (
        f"#[#show figure: set block(breakable: false)\n#figure({picture}, numbering: none, outlined: false, "
        f"supplement: none, caption: figure.caption(position: top, {caption}), alt: {_quoted(figure.alt)})]\n"
        f"#place-of({_quoted(figure.place)})"
    )


def _grid(grid: Grid) -> str:
    size = 7 if len(grid.head) > WIDE else 8
    shares = column_shares(grid, ROOM * 8 / size)
    columns = ", ".join(f"{share:.4f}fr" for share in shares)
    align = ", ".join("right" if right else "left" for right in grid.is_number)
    head = ", ".join(f"strong({_quoted(text)})" for text in grid.head)
    cells = ",\n".join(", ".join(_quoted(text) for text in row) for row in grid.rows)
    body = f"\n{cells}," if cells else ""
    table = f"table(columns: ({columns},), align: ({align},), table.header({head}),{body})"
    notes = f"#text(size: 7.5pt, {_quoted(' '.join(grid.notes))})\n" if grid.notes else ""
    caption = _quoted(f"{grid.label}. {grid.caption}")
    longest = max((len(text) for row in grid.rows for text in row), default=0)
    whole = "#set table.cell(breakable: false)\n" if longest <= LONGEST_UNBROKEN else ""
    unnumbered = "numbering: none, outlined: false, supplement: none, kind: table"
    return (
        f"#[#set text(size: {size}pt)\n{whole}#figure({table}, {unnumbered}, "
        f"caption: figure.caption(position: top, {caption}))]\n{notes}#place-of({_quoted(f'Whole: {grid.place}')})\n"
    )


def _quoted(text: str) -> str:
    """A string of Typst: nothing in it is markup or code."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
