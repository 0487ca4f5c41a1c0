"""Floor 1: YAML <-> Case."""

from .archive import read_zip
from .load import LoadedCase, load_case, load_case_from_files

__all__ = ["LoadedCase", "load_case", "load_case_from_files", "read_zip"]
