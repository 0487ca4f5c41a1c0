"""Which room may import what, and a reader of imports that says where a rule is broken."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "counterpoise"

ROOMS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # room: (rooms of ours it may import, outside packages it may import)
    "model": (frozenset(), frozenset()),
    "bundle": (frozenset(), frozenset()),
    "casefile": (frozenset({"model"}), frozenset({"yaml", "pydantic", "pydantic_core", "xlsxwriter", "openpyxl"})),
    "analysis": (frozenset({"model"}), frozenset({"numpy", "scipy", "numba"})),
    "study": (frozenset({"model", "analysis"}), frozenset({"numpy"})),
    "room": (frozenset({"model", "casefile"}), frozenset({"sqlalchemy", "alembic", "segno"})),
    "report": (
        frozenset({"model", "casefile", "analysis", "study", "room"}),
        frozenset(
            {"numpy", "pandas", "pyarrow", "altair", "babel", "docx", "pptx", "typst", "vl_convert", "xlsxwriter"}
        ),
    ),
    "api": (frozenset({"model", "casefile", "study", "report"}), frozenset({"pandas"})),
    "commands": (frozenset({"model", "bundle", "casefile", "study", "room", "report"}), frozenset()),
    "cli": (frozenset({"model", "commands"}), frozenset()),
    "dashboard": (frozenset({"model", "bundle", "casefile", "study", "room", "report"}), frozenset({"streamlit"})),
}
"""Arrows go down only; ``casefile`` and ``analysis`` do not know each other, and no door knows ``analysis``."""

FLOORS: tuple[tuple[str, ...], ...] = (
    ("model", "bundle"),
    ("casefile", "analysis"),
    ("study", "room"),
    ("report",),
    ("dashboard", "api", "commands", "cli"),
)
"""Rooms by floor, the lowest first. ``docs/architecture.svg`` draws them."""

OPENINGS = {("commands", "counterpoise.dashboard.serve"): "the command `run` opens the dashboard"}
"""Single modules that one more room may import, and why."""

TYPES_ONLY = frozenset({("dashboard", "analysis"), ("commands", "analysis"), ("api", "analysis")})
"""What a door may import where only a checker of types looks: the types of results, never a function."""

DOORS = {"__main__": "cli", "__init__": "api", "version": "model"}
"""Modules at the package's root that belong to a room."""


def is_compiled(module: str) -> bool:
    """Whether a module holds a compiled variant (by its name); everything works without those."""
    return module.startswith("compiled_") or module.endswith("_numba")


@dataclass(frozen=True)
class Breach:
    """An import that breaks a rule of the house."""

    file: str
    line: int
    imported: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: imports {self.imported}: {self.rule}"


def find_breaches(package: Path) -> list[Breach]:
    """Every import below ``package`` that its room may not make."""
    return [breach for file in sorted(package.rglob("*.py")) for breach in _check_file(file, package)]


def list_imports(package: Path) -> list[tuple[str, str]]:
    """Every import of one of our rooms by another: the importing room, the imported one."""
    found = []
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package).with_suffix("").parts
        room = DOORS.get(parts[0], parts[0])
        for _, name in _imports(file, parts):
            top, *rest = name.split(".")
            if top == PACKAGE and rest:
                found.append((room, DOORS.get(rest[0], rest[0])))
    return [(room, target) for room, target in found if room != target]


def _check_file(file: Path, package: Path) -> list[Breach]:
    parts = file.relative_to(package).with_suffix("").parts
    room = DOORS.get(parts[0], parts[0])
    shown = file.relative_to(package.parent).as_posix()
    if room not in ROOMS:
        return [Breach(shown, 1, "-", f"'{room}' is not a room of the house; see tests/house/floors.py")]
    ours, outside = ROOMS[room]
    breaches = []
    of_types = _lines_for_types(file)
    for line, name in _imports(file, parts):
        top, *rest = name.split(".")
        if (room, name) in OPENINGS or (line in of_types and rest and (room, rest[0]) in TYPES_ONLY):
            continue
        if top == PACKAGE:
            target = DOORS.get(rest[0], rest[0]) if rest else "api"
            if target not in ours | {room}:
                breaches.append(Breach(shown, line, name, f"{room} may import only {_listed(ours | {room})}"))
        elif top == "numba" and not is_compiled(parts[-1]):
            breaches.append(Breach(shown, line, name, "only modules named compiled_... or ..._numba may need numba"))
        elif top not in sys.stdlib_module_names and top not in outside:
            rule = f"{room} may use only the standard library and {_listed(outside)}"
            breaches.append(Breach(shown, line, name, rule))
    return breaches


def _imports(file: Path, parts: tuple[str, ...]) -> list[tuple[int, str]]:
    found = []
    inside = (PACKAGE, *parts[:-1])
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(inside[: len(inside) - node.level + 1]) if node.level else ""
            base = ".".join(part for part in (start, node.module or "") if part)
            found += [(node.lineno, f"{base}.{alias.name}" if base == PACKAGE else base) for alias in node.names]
    return found


def modules_imported(file: Path, package: Path) -> frozenset[str]:
    """Full names of what a file imports."""
    parts = file.relative_to(package).with_suffix("").parts
    return frozenset(name for _, name in _imports(file, parts))


def _lines_for_types(file: Path) -> frozenset[int]:
    """Lines below ``if TYPE_CHECKING``."""
    blocks = (
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    )
    return frozenset(line for block in blocks for line in range(block.lineno, (block.end_lineno or 0) + 1))


def find_session_state(dashboard: Path) -> list[Breach]:
    """Every use of session state or query parameters outside the one module that keeps them."""
    return [
        Breach(f"dashboard/{file.relative_to(dashboard).as_posix()}", node.lineno, f"st.{node.attr}", STATE_RULE)
        for file in sorted(dashboard.rglob("*.py"))
        if file != dashboard / "state.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("session_state", "query_params")
    ]


STATE_RULE = "only dashboard/state.py reads and writes session state and query parameters"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing else"
