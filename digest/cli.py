"""Arguments, one call, print, exit code."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
