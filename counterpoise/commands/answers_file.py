"""A file of answers about weights, and its faults told with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .faults import AuthorFault
from .inputs import read_start

if TYPE_CHECKING:
    from ..casefile.yaml_tree import Tree


@dataclass(frozen=True)
class AnswersFile:
    """The answers of a file; none where no file is given."""

    answers: Mapping[str, Any]
    tree: Tree | None = None

    @contextmanager
    def locating(self) -> Iterator[None]:
        """Faults of the answers that are found meanwhile are told with their line.

        Raises
        ------
        AuthorFault
            The answers have faults; all of them are named.
        """
        from ..casefile.read_answers import locate
        from ..study import QuestionFault
        from ..study.weighing import AnswersFault

        problems = [str(problem) for problem in self.tree.problems] if self.tree else []
        if self.tree and not self.tree.is_whole:
            raise AuthorFault("\n".join(problems))
        try:
            yield
        except AnswersFault as found:
            problems += [locate(self.tree, one.path, one.text) if self.tree else str(one) for one in found.faults]
        except QuestionFault as fault:
            problems.append(locate(self.tree, (), str(fault)) if self.tree else str(fault))
        if problems:
            raise AuthorFault("\n".join(problems))


def read_answers_file(path: Path | None) -> AnswersFile:
    """The answers in a YAML file.

    Raises
    ------
    AuthorFault
        The file cannot be read.
    """
    from ..casefile.bounds import MAX_FILE_BYTES
    from ..casefile.read_answers import read_answers

    if path is None:
        return AnswersFile({})
    content = read_start(path, MAX_FILE_BYTES, f"--answers {path}")
    tree = read_answers(str(path), content)
    return AnswersFile(tree.data if isinstance(tree.data, Mapping) else {}, tree)
