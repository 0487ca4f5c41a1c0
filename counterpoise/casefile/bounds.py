"""How large a case may be, so that no upload costs a server more than seconds and some hundred megabytes.

Every bound is far above what people can judge; ``docs/formats.md`` lists them.
"""

from __future__ import annotations

MAX_FILES = 1_000
MAX_FILE_BYTES = 1_000_000
MAX_TOTAL_BYTES = 20_000_000

MAX_NODES = 100_000
"""Values in one file, repeated parts counted each time."""
MAX_CASE_NODES = 300_000
"""Values in all files of a case."""

MAX_PROBLEMS = 1_000
"""Problems listed for one file; a file with more is not repaired one by one."""
MAX_CASE_PROBLEMS = 3_000
"""Problems listed for a case; when there are more, the other files are not read."""

MAX_OPTIONS = 500
MAX_CRITERIA = 200
MAX_CELLS = 20_000
"""Options times criteria."""
MAX_PROFILES = 200
MAX_PACKAGES = 500
MAX_PAIRS = 2_000
"""Interactions."""
MAX_RULES = 500
"""Rules and limits."""
MAX_ACTORS = 60
MAX_PERIODS = 12
MAX_MILESTONES = 300
"""Different prerequisites of all options."""
MAX_STEPS = 3_000
"""Entries under ``after``, each counted once."""
MAX_ENTRIES = 2_000
"""Different costs (each year of a yearly cost), and different risks, of all options."""
MAX_EXPERTS = 20
"""Experts who estimate one level."""


def describe_bounds() -> str:
    """The bounds in one sentence, for the reference page."""
    return (
        f"at most {MAX_FILES:,} files of {MAX_FILE_BYTES:,} bytes each and {MAX_TOTAL_BYTES:,} in all, "
        f"{MAX_CASE_NODES:,} values ({MAX_NODES:,} in one file), {MAX_OPTIONS:,} options, {MAX_CRITERIA:,} criteria, "
        f"{MAX_CELLS:,} options times criteria, {MAX_PROFILES:,} weight profiles, {MAX_PACKAGES:,} named packages, "
        f"{MAX_PAIRS:,} interactions, {MAX_RULES:,} rules and as many limits, {MAX_ACTORS:,} actors in "
        f"{MAX_PERIODS:,} periods, {MAX_MILESTONES:,} different prerequisites with {MAX_STEPS:,} entries under "
        f"`after`, {MAX_ENTRIES:,} different costs (each year of a yearly cost counted) and as many risks, "
        f"{MAX_EXPERTS} experts on one level"
    )
