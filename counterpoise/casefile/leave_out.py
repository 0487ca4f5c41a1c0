"""What a case is loaded without: everything broken, and what cannot stand without it."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import LeftOut
from .build import interaction_id
from .draft import Draft
from .milestones import all_prerequisites
from .records import RuleRecord
from .sheet import AnySheet, Finding, Kind
from .wording import Path, printable

MOST_SHOWN = 40
"""Characters of an id in a sentence."""

_SEPARABLE = ("packages", "interactions")


def list_left_out(
    draft: Draft, findings: Iterable[Finding], doubled: set[tuple[Kind, str]]
) -> tuple[LeftOut, ...] | None:
    """What is left out, in the order of the files; None when no case is left.

    A fault in ``case.yaml`` outside packages and interactions, a broken baseline, or no sound
    weight profile leaves no case.
    """
    errors = [finding for finding in findings if finding.severity == "error"]
    case_paths = set(draft.case.faulty)
    case_paths |= {draft.case.path_in_file(found.path) for found in errors if found.sheet is draft.case}
    is_lost = draft.case.record is None or ("case", "case") in doubled or bool(draft.unread)
    if is_lost or any(len(path) < 2 or path[0] not in _SEPARABLE for path in case_paths):
        return None
    broken = {(found.sheet.kind, found.sheet.id) for found in errors} | doubled
    options = _with_dependents(draft, _broken_ids(draft.options.values(), broken))
    weights = _broken_ids(draft.weights.values(), broken)
    if draft.case_record.baseline in options or len(weights) == len(draft.weights):
        return None
    files = [LeftOut("option", id_, draft.options[id_].file) for id_ in options]
    files += [LeftOut("weights", id_, draft.weights[id_].file) for id_ in weights]
    files += [LeftOut("sources", id_, draft.seeds[id_].file) for id_ in _broken_ids(draft.seeds.values(), broken)]
    return (
        *files,
        *_packages(draft, case_paths, options),
        *_interactions(draft, case_paths, options),
        *_rules(draft, options),
    )


def _broken_ids(sheets: Iterable[AnySheet], broken: set[tuple[Kind, str]]) -> list[str]:
    return [sheet.id for sheet in sheets if sheet.record is None or sheet.faulty or (sheet.kind, sheet.id) in broken]


def _with_dependents(draft: Draft, broken: list[str]) -> list[str]:
    """The broken options and those that need one of them, first or together, however far removed."""
    needed_by: dict[str, list[str]] = {}
    for id_, _sheet, record in draft.sound_options():
        for prerequisite in all_prerequisites(record, draft.case_record.milestones).values():
            if prerequisite.option:
                needed_by.setdefault(prerequisite.option, []).append(id_)
    for rule in draft.case_record.rules:
        together = rule.together or []
        for id_ in together:
            needed_by.setdefault(id_, []).extend(together)
    gone, waiting = set(broken), list(broken)
    while waiting:
        for dependent in needed_by.get(waiting.pop(), ()):
            if dependent not in gone:
                gone.add(dependent)
                waiting.append(dependent)
    return [id_ for id_ in draft.options if id_ in gone]


def _packages(draft: Draft, case_paths: set[Path], options: list[str]) -> list[LeftOut]:
    gone = {path[1] for path in case_paths if path[0] == "packages"}
    gone |= {id_ for id_, record in draft.case_record.packages.items() if not set(options).isdisjoint(record.members)}
    written = draft.case.written("packages") or ()
    return [LeftOut("package", id_, draft.case.file) for id_ in written if id_ in gone]


def _interactions(draft: Draft, case_paths: set[Path], options: list[str]) -> list[LeftOut]:
    gone = {int(path[1]) + 1 for path in case_paths if path[0] == "interactions" and isinstance(path[1], int)}
    gone |= {
        int(interaction_id(draft, at))
        for at, record in enumerate(draft.case_record.interactions)
        if not set(options).isdisjoint(record.pair)
    }
    return [LeftOut("interaction", str(at), draft.case.file, _pair_written(draft, at)) for at in sorted(gone)]


def _pair_written(draft: Draft, place: int) -> str:
    """The members of an interaction as they are written, however broken it is; "" where none can be read."""
    data = draft.case.tree.data
    written = data.get("interactions") if isinstance(data, dict) else None
    entry = written[place - 1] if isinstance(written, list) and place <= len(written) else None
    pair = entry.get("pair") if isinstance(entry, dict) else None
    names = [id_ for id_ in pair if isinstance(id_, str)] if isinstance(pair, list) else []
    return " with ".join(printable(id_)[:MOST_SHOWN] for id_ in names[:2]) if len(names) >= 2 else ""


def _rules(draft: Draft, options: list[str]) -> list[LeftOut]:
    """Rules that lose their meaning: together without a partner, at least more than are left."""
    lost = [at for at, rule in enumerate(draft.case_record.rules) if _is_lost(rule, set(options))]
    return [LeftOut("rule", str(at + 1), draft.case.file, _rule_written(draft.case_record.rules[at])) for at in lost]


def _rule_written(rule: RuleRecord) -> str:
    """The rule by its members."""
    if rule.together is not None:
        return f"together {', '.join(rule.together)}"
    count = rule.at_least or rule.at_most
    return f"{'at least' if rule.at_least else 'at most'} {count.n} of {', '.join(count.of)}" if count else ""


def _is_lost(rule: RuleRecord, options: set[str]) -> bool:
    if rule.together is not None:
        return not options.isdisjoint(rule.together)
    count = rule.at_least or rule.at_most
    left = len(set(count.of) - options) if count else 0
    return left < rule.at_least.n if rule.at_least else left == 0
