"""A brief as Markdown, for a repository or a wiki."""

from __future__ import annotations

from ..writers.markdown_file import escape
from .record import Block, Brief, Figure, Grid, Paragraph, Points


def write_markdown(brief: Brief) -> bytes:
    """The whole document; of a figure its finding and the figure in words."""
    lines = [f"# {escape(brief.title)}", "", escape(brief.question), ""]
    lines += [f"> **Note.** {escape(warning)}\n" for warning in brief.warnings]
    lines += [f"- **{name}:** {escape(value)}" for name, value in brief.facts]
    for section in brief.sections:
        lines += ["", f"## {escape(section.heading)}", ""]
        for block in section.blocks:
            lines += [*_block(block), ""]
    lines += ["## Receipt", "", "Counterpoise computes the same answer again from this.", ""]
    lines += [f"- {name}: {escape(value)}" for name, value in brief.receipt_lines]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"**{block.lead}:** {escape(block.text)}" if block.lead else escape(block.text)]
    if isinstance(block, Points):
        return [f"- {escape(item)}" for item in block.items]
    if isinstance(block, Figure):
        return [f"**{block.label}. {escape(block.title)}**", "", escape(block.alt), "", f"*{block.place}*"]
    return _grid(block)


def _grid(block: Grid) -> list[str]:
    lines = [f"**{block.label}. {escape(block.caption)}**", ""]
    lines.append(f"| {' | '.join(map(escape, block.head))} |")
    lines.append(f"| {' | '.join('---:' if right else '---' for right in block.is_number)} |")
    lines += [f"| {' | '.join(map(escape, row))} |" for row in block.rows]
    lines += ["", *(f"{escape(note)}\n" for note in block.notes)]
    return [*lines, f"*Whole: {escape(block.place)}*"]
