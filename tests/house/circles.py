"""A reader of imports that finds files which need each other in a circle.

An import inside a function counts as well: it hides a circle from the interpreter, not from a reader.
Imports for type checking alone do not count, since they are never run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Arrow:
    """An import: the file and line where it stands, and the file that it needs."""

    file: str
    line: int
    needs: str


def find_circles(package: Path) -> list[str]:
    """Every group of files that need each other, with each import that holds the group together."""
    arrows = list_arrows(package)
    needed = {file: {arrow.needs for arrow in arrows if arrow.file == file} for file in {a.file for a in arrows}}
    reached = {file: _reach(file, needed) for file in needed}
    circles = {frozenset({f for f in reached if f in reached[file] and file in reached[f]}) for file in needed}
    return [_tell(circle, arrows) for circle in sorted(circles, key=sorted) if circle]


def list_arrows(package: Path) -> list[Arrow]:
    """Every import from one file of the package to another."""
    files = {_dotted(file, package): file for file in package.rglob("*.py")}
    return [
        Arrow(_shown(file, package), line, _shown(files[name], package))
        for module, file in sorted(files.items())
        for line, name in _needs(file, module, files)
        if name != module
    ]


def _needs(file: Path, module: str, files: dict[str, Path]) -> Iterator[tuple[int, str]]:
    inside = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in _imports(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in files)
            continue
        start = ".".join(inside.split(".")[: len(inside.split(".")) - node.level + 1]) if node.level else ""
        base = ".".join(part for part in (start, node.module or "") if part)
        for alias in node.names:
            found = next((name for name in (f"{base}.{alias.name}", base) if name in files), None)
            if found is not None:
                yield node.lineno, found


def _imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield node
    is_for_types = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    for child in node.orelse if is_for_types else ast.iter_child_nodes(node):
        yield from _imports(child)


def _reach(file: str, needed: dict[str, set[str]]) -> set[str]:
    """Every file needed by one, directly or through others."""
    reached: set[str] = set()
    waiting = list(needed.get(file, ()))
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting += needed.get(other, ())
    return reached


def _tell(circle: frozenset[str], arrows: list[Arrow]) -> str:
    held = [arrow for arrow in arrows if arrow.file in circle and arrow.needs in circle]
    return "files import each other in a circle; take out one of these imports:\n" + "\n".join(
        f"{arrow.file}:{arrow.line}: needs {arrow.needs}" for arrow in held
    )


def _dotted(file: Path, package: Path) -> str:
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _shown(file: Path, package: Path) -> str:
    return file.relative_to(package.parent).as_posix()
