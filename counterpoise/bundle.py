"""Where the default case, the examples, the docs and the app's entry file are, in a checkout or installed.

A checkout's root is the default case, and the one source of all this. A wheel carries a copy of it
inside the package (``setup.py`` makes it), laid out like the root.
"""

from __future__ import annotations

from pathlib import Path

_COPY = Path(__file__).with_name("bundled")

HOME = _COPY if _COPY.is_dir() else Path(__file__).parents[1]
"""The folder that holds case.yaml, options/, weights/, seeds/, examples/, schemas/, docs/, app.py and .streamlit/."""

EXAMPLES = "examples"


def find_folder(name: str) -> Path:
    """The folder of this name; where there is none, the example of this name that comes along ("examples/teaching")."""
    given = Path(name)
    is_example = given.parts[:-1] == (EXAMPLES,) and not given.exists()
    return HOME / given if is_example and (HOME / given).is_dir() else given
