"""The cards under the answer as HTML with drawings in it: text from files is escaped, colors are the page's."""

from __future__ import annotations

from html import escape

from ..analysis.packages.contest import WeightFlip
from ..analysis.scheduling.chances import DaySpread
from ..study.questions.answer import WholeAnswer
from .numbers import format_number
from .sentences.cards import (
    change_head,
    count_bases,
    disagree_sentence,
    flip_line,
    line_sentence,
    lines_kept,
    measure_change_sentence,
    nearest_flips,
    ready_sentence,
    rests_sentence,
    robust_sentence,
    robust_shares,
)

MOST_COLUMNS = 7
"""Packages in the heat map of profiles."""

MOST_SQUARES = 120
"""Numbers drawn as squares; of more, each square stands for several."""


def robust_card(answer: WholeAnswer) -> str:
    """How often the best package is best, as a bar of 100 simulations."""
    big, rest = robust_sentence(answer)
    shares = robust_shares(answer)
    if shares is None:
        return _text(rest)
    parts = [("lead", shares.same, "this package")]
    if shares.shared_ids:
        parts.append(("mid", shares.shared, "another with the shared measures"))
    parts.append(("none", 1 - sum(share for _, share, _ in parts), "without them" if shares.shared_ids else "another"))
    bar = "".join(f'<i class="{kind}" style="width:{100 * max(share, 0):.2f}%"></i>' for kind, share, _ in parts)
    keys = "".join(
        f'<li><i class="{kind}"></i>{format_number(100 * max(share, 0))} {escape(name)}</li>'
        for kind, share, name in parts
    )
    return f'{_big(big)}{_text(rest)}<div class="cp-bar" aria-hidden="true">{bar}</div><ul class="cp-keys">{keys}</ul>'


def change_card(answer: WholeAnswer) -> str:
    """The nearest changes of one weight, each with a line from where it is to where it would have to be."""
    parts = [_text(change_head(answer))]
    for flip in nearest_flips(answer):
        name, what = flip_line(answer, flip)
        parts.append(f'<p class="cp-line"><b>{escape(name)}</b></p>{_move(flip)}<p class="cp-small">{escape(what)}</p>')
    one = measure_change_sentence(answer)
    return "".join(parts) + (f'<p class="cp-small cp-gap">One by one: {escape(one)}</p>' if one else "")


def _move(flip: WeightFlip) -> str:
    low, high = min(flip.now, flip.then), max(flip.now, flip.then)
    end = 0.5 if high <= 0.5 else 1.0
    ends = _span("way", low / end, high / end) + _tick("way", flip.then / end) + _tick("now", flip.now / end)
    return f'<div class="cp-track" aria-hidden="true">{ends}</div>'


def _span(kind: str, start: float, end: float) -> str:
    """A line along a track, from one share of its length to another."""
    return f'<i class="{kind}" style="left:{100 * start:.1f}%;width:{100 * (end - start):.1f}%"></i>'


def _tick(kind: str, at: float) -> str:
    """A mark across a track."""
    return f'<i class="{kind} cp-tick" style="left:{100 * at:.1f}%"></i>'


def ready_card(answer: WholeAnswer) -> str:
    """When the best package is ready, with nine in ten simulations as a line against the deadline."""
    big, rest = ready_sentence(answer)
    if answer.plan is None or answer.plan.plan is None:
        return _big(big) + _text(rest)
    plan = answer.plan.plan
    ready, effect, by = plan.timeline.ready, plan.timeline.effect, plan.chances.by
    end = 1.05 * max(ready.p95, effect.p95, by, 1)
    rows = [
        ("ready", ready, "lead"),
        ("first effect" if plan.timeline.plan.rule == "first" else "effect", effect, "ink"),
    ]
    drawn = "".join(_day(name, day, by, end, kind) for name, day, kind in rows)
    lines = f"Lines: 9 of 10 simulations. Dashed: day {format_number(by)}."
    return f'{_big(big)}{_text(rest)}{drawn}<p class="cp-small">{lines}</p>'


def _day(name: str, day: DaySpread, by: float, end: float, kind: str) -> str:
    """A day with its spread, against the deadline."""

    drawn = _tick("by", by / end) + _span(kind, day.p05 / end, day.p95 / end) + _tick(kind, day.mode / end)
    return (
        f'<p class="cp-small">{name}, day {format_number(day.mode)}</p>'
        f'<div class="cp-track" aria-hidden="true">{drawn}</div>'
    )


def disagree_card(answer: WholeAnswer) -> str:
    """Profiles by packages: how far each package lies behind the profile's best; under it what each holds."""
    found, case = answer.by_profile, answer.case
    said = _text(disagree_sentence(answer))
    if found is None:
        return said
    columns = range(min(len(found.packages), MOST_COLUMNS))
    rows = "".join(
        f'<tr><th scope="row">{escape(case.profiles[profile].name)}</th>'
        + "".join(_cell(float(found.behind_qp[q, p]), case.too_close, p == 0) for p in columns)
        + "</tr>"
        for q, profile in enumerate(found.profiles)
    )
    shown = [set(found.packages[p]) for p in columns]
    ids = [id_ for id_ in case.options if any(id_ in each for each in shown)]
    common = [id_ for id_ in ids if all(id_ in each for each in shown)]
    held = "".join(
        f'<tr class="held"><th scope="row">{escape(case.options[id_].label)}</th>'
        + "".join(f'<td class="{"in" if id_ in each else "out"}">{"●" if id_ in each else "○"}</td>' for each in shown)
        + "</tr>"
        for id_ in ids
        if id_ not in common
    )
    all_hold = f" All hold {escape(', '.join(case.options[id_].label for id_ in common))}." if common else ""
    caption = "Points behind each profile's best package, a column a package; the first is the leading one."
    return (
        f'{said}<table class="cp-heat"><caption class="cp-unseen">{escape(caption)}</caption>'
        f"<tbody>{rows}{held}</tbody></table>"
        f'<p class="cp-small">Points behind each profile’s best (●). Outlined: the leading package.{all_hold}</p>'
    )


def _cell(behind: float, margin: float, is_leading: bool) -> str:
    if behind != behind:
        return "<td>–</td>"
    near = max(margin, 0.1)
    tone = 0 if behind <= near else 1 if behind <= 2 * near else 2 if behind <= 3 * near else 3
    text = "●" if behind < 0.05 else format_number(behind, 1 if abs(behind - margin) < 0.5 else 0)
    return f'<td class="tone{tone}{" leading" if is_leading else ""}">{text}</td>'


def rests_card(answer: WholeAnswer) -> str:
    """What the numbers behind the best package rest on, a square a number."""
    best = answer.packages.best
    rests = count_bases(answer.case, best.members if best else ())
    big, rest = rests_sentence(rests)
    each = max(1, -(-rests.total // MOST_SQUARES))
    kinds = (("ink", rests.source, "source"), ("mid", rests.cited, "cites evidence"), ("none", rests.alone, "alone"))
    squares = "".join(f'<i class="{kind}"></i>' * -(-count // each) for kind, count, _ in kinds)
    keys = "".join(f'<li><i class="{kind}"></i>{escape(name)}</li>' for kind, _, name in kinds)
    scale = f" A square stands for {each} numbers." if each > 1 else ""
    return (
        f'{_big(big)}{_text(rest + scale)}<div class="cp-squares" aria-hidden="true">{squares}</div>'
        f'<ul class="cp-keys">{keys}</ul>'
    )


def lines_card(answer: WholeAnswer) -> str:
    """Red lines, levels to reach and limits of the best package, with how often each fails."""
    lines = lines_kept(answer)
    if not lines:
        return _text("The case draws no red line, and no limit is set.")
    parts = []
    for line in lines:
        failing = 100 * (line.failing or 0)
        mark = "⚑ " if line.is_red and failing > 0 else "▽ " if failing > 0 else ""
        parts.append(
            f'<p class="cp-line"><b>{escape(line.name)}</b><br>{escape(line.asks)}</p>'
            f'<div class="cp-bar" aria-hidden="true"><i class="red" style="width:{failing:.2f}%"></i></div>'
            f'<p class="cp-small">{mark}{escape(line_sentence(line))}</p>'
        )
    return "".join(parts)


def _big(text: str) -> str:
    return f'<p class="cp-big">{escape(text)}</p>' if text else ""


def _text(text: str) -> str:
    return f'<p class="cp-text">{escape(text)}</p>'
