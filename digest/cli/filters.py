"""`digest clean` and `digest group`: a stage alone, as a filter for pipes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from digest.errors import DigestError


@click.command("clean", epilog='Example: echo \'{"id": "1", "text": "…"}\' | digest clean --jsonl')
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help='Read {"id", "text"} or {"id", "html", "url"} lines from standard input, write one line for each.'
)
@click.option("--root", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The folder of digest.toml [.].")
def clean_command(file: Path | None, jsonl: bool, root: Path) -> None:
    """Print the cleaned text of FILE, or clean each line of JSON."""
    from digest.build.single import cleaned_file, cleaned_line

    if jsonl == bool(file):
        raise click.UsageError("give a FILE, or --jsonl and lines on standard input")
    if file:
        click.echo(cleaned_file(file, root))
        return
    for number, line in _lines():
        _print(cleaned_line(line, root), number)


@click.command("group", epilog="Example: digest group --jsonl < articles.jsonl")
@click.option(
    "--jsonl",
    is_flag=True,
    required=True,
    help='Read {"id", "title", "text", "date", "lang", "source"} lines, write {"id", "story"}.',
)
@click.option("--root", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The folder of digest.toml [.].")
def group_command(jsonl: bool, root: Path) -> None:
    """Put articles, one a line of JSON, into stories."""
    from digest.build.single import grouped_lines

    assert jsonl
    for number, line in enumerate(grouped_lines([line for _, line in _once(_lines())], root), 1):
        _print(line, number)


def _once(lines: Iterator[tuple[int, dict[str, Any]]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines, as long as each speaks of another article: of two with one id nobody could tell the story."""
    seen: dict[str, int] = {}
    for number, line in lines:
        first = seen.setdefault(str(line["id"]), number)
        if first != number:
            raise DigestError(f'the id "{line["id"]}" stands on line {first} already', "standard input", number)
        yield number, line


def _lines() -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and value of each line of standard input that is not blank."""
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise DigestError(f"not JSON ({error})", "standard input", number) from None
        if not isinstance(line, dict) or "id" not in line:
            raise DigestError('expected an object with an "id"', "standard input", number)
        yield number, line


def _print(line: dict[str, Any], _number: int) -> None:
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
