"""A file of answers about weights -> plain values with positions."""

from __future__ import annotations

from ..model import Problem
from .bounds import MAX_FILE_BYTES
from .folder import too_large
from .gather import read_bytes
from .wording import dotted, printable
from .yaml_tree import Tree


def read_answers(name: str, content: bytes) -> Tree:
    """The answers of a YAML file; what is wrong with its writing is in ``problems``. Never raises on any bytes."""
    shown = printable(name)
    found = read_bytes(shown, content) if len(content) <= MAX_FILE_BYTES else too_large(shown)
    return Tree(shown, None, (found,), is_whole=False) if isinstance(found, Problem) else found


def locate(tree: Tree, path: tuple[str | int, ...], text: str) -> str:
    """A fault of the answers, with its file, line, column and key: ``answers.yaml:3:10: points.speed: ...``."""
    line, column = tree.place_of_value(path)
    return f"{tree.file}:{line}:{column}: " + (f"{dotted(path)}: " if path else "") + text
