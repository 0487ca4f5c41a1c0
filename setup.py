"""Packaging: puts the default case, the examples, the docs and the app's entry file into the wheel.

Everything else about the package is in ``pyproject.toml``. The repository's root stays the one source;
``counterpoise/bundle.py`` finds the copy.
"""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
BUNDLED = (
    "app.py",
    "case.yaml",
    ".streamlit/config.toml",
    "options/*.yaml",
    "weights/*.yaml",
    "seeds/*",
    "examples/*/case.yaml",
    "examples/*/options/*.yaml",
    "examples/*/weights/*.yaml",
    "examples/*/seeds/*",
    "schemas/*.json",
    "docs/*.md",
)


class BuildWithCase(build_py):
    """Builds the package, then copies what is in BUNDLED to ``counterpoise/bundled/``."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for source, target in self._copies():
                self.mkpath(str(target.parent))
                self.copy_file(str(source), str(target))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        return super().get_outputs(include_bytecode) + [str(target) for _, target in self._copies()]

    def _copies(self) -> list[tuple[Path, Path]]:
        folder = Path(self.build_lib, "counterpoise", "bundled")
        found = []
        for pattern in BUNDLED:
            sources = sorted(path for path in ROOT.glob(pattern) if path.is_file())
            if not sources:
                raise FileNotFoundError(f"setup.py: nothing matches {pattern}, which the wheel must carry")
            found += [(source, folder / source.relative_to(ROOT)) for source in sources]
        return found


setup(cmdclass={"build_py": BuildWithCase})
