"""Print the JSON Schemas of the case files, or write them for an editor."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = ("schema",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="write one schema per sort of file there")


def run(args: argparse.Namespace) -> int:
    raise NotImplementedError
