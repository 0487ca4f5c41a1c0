"""A reader's own weights as a file of ``weights/``, in the words of the format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from .load_profile import load_profile
from .yaml_write import write_yaml

SCHEMA_LINE = "# yaml-language-server: $schema=../schemas/weights.schema.json\n"

LONGEST_ID = 60


def profile_id(name: str) -> str:
    """The id, and so the file's name, that a profile's name gives: ``"My weights" -> "my_weights"``."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:LONGEST_ID].rstrip("_")
    return plain if plain[:1].isalpha() else f"profile_{plain}".rstrip("_")


def profile_yaml(
    name: str,
    held_by: str,
    because: str,
    point_by_id: Mapping[str, float],
    range_by_id: Mapping[str, tuple[float, float]] | None = None,
) -> bytes:
    """A weight profile that `load_profile` reads back to the same points and ranges of shares in percent.

    Raises
    ------
    ValueError
        The profile would have faults: an empty name, or no weight at all.
    """
    points = {id_: int(value) if float(value).is_integer() else float(value) for id_, value in point_by_id.items()}
    texts = {"name": name.strip(), "held_by": held_by.strip(), "because": because.strip()}
    ranges = {id_: {"low": low, "high": high} for id_, (low, high) in (range_by_id or {}).items()}
    record: dict[str, object] = {**texts, "points": points, **({"ranges": ranges} if ranges else {})}
    content = (SCHEMA_LINE + write_yaml(record)).encode()
    loaded = load_profile(f"{profile_id(name)}.yaml", content, tuple(point_by_id))
    if loaded.profile is None:
        raise ValueError("; ".join(problem.found for problem in loaded.problems))
    return content


def save_profile(folder: Path, name: str, content: bytes) -> Path:
    """Write a profile into a case's ``weights/``, whole or not at all, and never over a file that is there.

    Raises
    ------
    FileExistsError
        A profile of this id is there.
    """
    target = folder / "weights" / f"{profile_id(name)}.yaml"
    target.parent.mkdir(exist_ok=True)
    with target.open("xb") as stream:
        try:
            stream.write(content)
        except OSError:
            target.unlink()
            raise
    return target
