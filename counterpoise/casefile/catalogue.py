"""The catalogue of problems: what each code means and how to repair it."""

from __future__ import annotations

from collections.abc import Mapping

from .explanations import SECTIONS, Explanation
from .wording import closest

CATALOGUE: Mapping[str, Explanation] = {
    explanation.code: explanation for _title, section in SECTIONS for explanation in section
}


def explain(code: str) -> Explanation:
    """What a problem code means.

    Raises
    ------
    KeyError
        There is no such code; the message names the nearest one.
    """
    if code not in CATALOGUE:
        nearest = closest(code, CATALOGUE)
        raise KeyError(f"no problem has the code '{code}'" + (f"; did you mean '{nearest}'?" if nearest else ""))
    return CATALOGUE[code]


def explain_in_words(explanation: Explanation) -> str:
    """An explanation as plain text for the command line."""
    example = "\n".join(f"    {line}" for line in explanation.example.splitlines())
    return (
        f"{explanation.code}: {explanation.title}\n\n{explanation.meaning}\n\n"
        f"How to fix it: {explanation.repair}\n\nExample of the problem:\n{example}\n"
    )


def describe_problems() -> str:
    """The catalogue as a Markdown page (``docs/problems.md``)."""
    lines = [
        "# Problems in case files",
        "",
        "Every problem that `python -m counterpoise check` reports has a code. This page is generated from the "
        "catalogue; `python -m counterpoise explain CODE` shows one entry.",
        "",
        "A problem is shown as `file:line:column: path: what was found [code]`, and below it what was expected "
        "and what to do next. Warnings leave the case as it is; a file with any other problem is left out.",
        "",
    ]
    for title, section in SECTIONS:
        lines += [f"## {title}", ""]
        for explanation in section:
            lines += [
                f"### `{explanation.code}`: {explanation.title}",
                "",
                explanation.meaning,
                "",
                f"*Fix.* {explanation.repair}",
                "",
                "```yaml",
                *explanation.example.splitlines(),
                "```",
                "",
            ]
    return "\n".join(lines).rstrip() + "\n"
