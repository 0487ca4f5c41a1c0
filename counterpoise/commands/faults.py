"""What the author of a case, or the caller of a command, can correct."""

from __future__ import annotations


class AuthorFault(Exception):
    """Ends a command with exit code 2; its text says what is wrong and what to do."""
