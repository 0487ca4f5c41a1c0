"""Floor 1: YAML and spreadsheets <-> Case."""

from .archive import read_zip
from .catalogue import explain
from .load import LoadedCase, load_case, load_case_from_files, load_zip
from .load_profile import LoadedProfile, load_profile

__all__ = [
    "LoadedCase",
    "LoadedProfile",
    "explain",
    "load_case",
    "load_case_from_files",
    "load_profile",
    "load_zip",
    "read_zip",
]
