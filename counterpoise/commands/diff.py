"""What changed between two versions of a case, in its files and in its answer.

OLD and NEW are folders, zips or workbooks of a case, or revisions of the Git repository that holds it: a commit,
tag or branch, git:REVISION where a folder has the same name, git:REVISION:FOLDER where the case is elsewhere.
Says which values changed, and what that did to scores, ranks, the best package and what is too close to call. The
change of each score is shared out among the changes, so that the parts add up to it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .faults import AuthorFault
from .inputs import read_weights_file
from .output import add_output, chosen_format, deliver

if TYPE_CHECKING:
    from ..casefile.case_files import CaseFiles
    from ..casefile.mixtures import Mixtures
    from ..model import Case
    from ..study.changes import CaseChange

EXAMPLES = (
    "diff my_case changed_case",
    "diff HEAD~1 . --weights equal",
    "diff git:v1.2 my_case --format json",
    "diff my_case.zip case.xlsx -o changes.xlsx",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="folder, zip or workbook of a case, or a Git revision")
    parser.add_argument("new", metavar="NEW", help="the same, to compare with it")
    parser.add_argument(
        "--weights", metavar="WEIGHTS", help="profile or points for both (default: the default profile of each)"
    )
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    from ..casefile.differences import find_differences
    from ..casefile.mixtures import Mixtures
    from ..report.contracts.case_changes import case_changes_record
    from ..report.sentences.case_change import change_sentences
    from ..report.sentences.differences import said_difference, said_group
    from ..report.tables.case_changes import change_parts_table, file_changes_table, score_changes_table
    from ..study.changes import MOST_ATTRIBUTED

    old, new = _open(args.old, args), _open(args.new, args)
    differences = find_differences(old.files, new.files, MOST_ATTRIBUTED)
    mixtures = Mixtures(differences)
    cases = _case(args.old, mixtures.old.case), _case(args.new, mixtures.new.case)
    change = _compare(args, cases, mixtures, len(differences.groups))
    said = [said_difference(one, *cases) for one in differences.found]
    groups = [said_group([differences.found[at] for at in group], *cases) for group in differences.groups]
    if chosen_format(args) == "text" and not args.output:
        print("\n".join(filter(None, change_sentences(differences.found, change))) + "\n")
    deliver(
        args,
        lambda: [file_changes_table(said), score_changes_table(change), change_parts_table(change, groups)],
        lambda: case_changes_record(differences.found, said, groups, change),
    )
    return 0


def _open(name: str, args: argparse.Namespace) -> CaseFiles:
    from ..bundle import find_folder
    from ..casefile.case_files import open_version

    folder = next((Path(other) for other in (args.new, args.old) if Path(other).is_dir()), Path("."))
    bundled = find_folder(name)
    found = open_version(str(bundled) if bundled.is_dir() else name, folder)
    if found.problems:
        raise AuthorFault("\n".join(map(str, found.problems)))
    return found


def _case(name: str, case: Case | None) -> Case:
    if case is None:
        raise AuthorFault(f"{name}: its faults leave no case; `python -m counterpoise check` lists them")
    return case


def _compare(args: argparse.Namespace, cases: tuple[Case, Case], mixtures: Mixtures, n_groups: int) -> CaseChange:
    from ..study import QuestionFault
    from ..study.changes import compare_cases

    weights: Any = read_weights_file(cases[1], args.new, args.weights).get("weights")
    try:
        return compare_cases(*cases, n_groups, mixtures.case_with, weights)
    except QuestionFault as fault:
        raise AuthorFault(f"--weights {args.weights or ''}: {fault}") from fault
