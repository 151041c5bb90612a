"""May somebody be asked? Only where both ends are a terminal; a pipe, a job or a script is never kept waiting."""

from __future__ import annotations

import sys

import click


def can_ask() -> bool:
    """True where a person sits at both ends."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def confirm(question: str, yes: bool, default: bool) -> None:
    """Ends the command where somebody says no; asks nobody with `yes`, or where nobody can answer."""
    if not yes and can_ask() and not click.confirm(question, default=default):
        click.echo("nothing was written", err=True)
        raise click.exceptions.Exit(1)
