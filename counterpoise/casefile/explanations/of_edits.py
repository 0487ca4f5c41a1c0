"""Changes that cannot be made to the files of a case."""

from .explanation import Explanation

EDITS: tuple[Explanation, ...] = (
    Explanation(
        "edit-file",
        "A change names a file that cannot be changed",
        "There is no file of this name in the case, it holds no keys, or a file of this name would not be read.",
        "Check the name; files are named as problems print them, such as case.yaml or options/trees.yaml.",
        "python -m counterpoise edit --set option/trees.yaml:name=Trees",
    ),
    Explanation(
        "edit-path",
        "A change leads to a place that is not there",
        "A step of the path does not fit what stands in the file: a key inside a number, a place beyond the end of a "
        "list, or a deletion of what is not there.",
        "Write the path as problems print it: keys with points between them, and places in lists in square brackets, "
        "from 0. Where a number is to become low, mode and high, set the whole value.",
        "python -m counterpoise edit --set options/trees.yaml:performance.noise.level.mode=3",
    ),
    Explanation(
        "edit-value",
        "A change cannot be written",
        "The value is none that a case file can hold, or a fault beside it hides what would have to be written again.",
        "Give text, a number, true, false, a list or a group of keys; correct faults that `check` lists first.",
        'python -m counterpoise edit --set options/trees.yaml:name="\\ud800"',
    ),
    Explanation(
        "edit-id",
        "An id cannot be renamed, or is not there",
        "There is no entry of this kind and id, the new id is taken, or it cannot be an id.",
        "Name the kind (option, profile, criterion, objective, package, scenario, actor, period, milestone, cost, "
        "risk, claim or source) and an id that is in the case; new ids begin with a letter and hold letters, digits "
        "and _.",
        "python -m counterpoise edit --rename option:trees=2trees",
    ),
    Explanation(
        "edit-needed",
        "An entry cannot be removed, for something needs it",
        "The baseline, a criterion's objective, a prerequisite or a number that rests on one claim alone would be left "
        "without what it names.",
        "Name another entry there first, then remove this one.",
        "python -m counterpoise edit --remove objective:delivery",
    ),
)
