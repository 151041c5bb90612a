"""Writes docs/reference/commands.md from the program itself: `python docs/generate.py`. A test fails when it is out of date."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli import COMMANDS, EXIT_CODES, cli

TARGET = Path(__file__).parent / "reference" / "commands.md"


def page() -> str:
    """The reference of every command and option."""
    said = "Messages go to standard error, results to standard output. `NO_COLOR` is respected."
    parts = ["# Commands\n", f"{EXIT_CODES}\n", f"{said}\n"]
    context = click.Context(cli, info_name="digest")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        parts += _section(command, f"digest {name}", context)
    return "\n".join(parts)


def _section(command: click.Command, name: str, context: click.Context) -> list[str]:
    """A command's usage, help and options; the commands of a group below it."""
    inner = click.Context(command, info_name=name.rpartition(" ")[2], parent=context)
    usage = " ".join([name, *command.collect_usage_pieces(inner)])
    lines = [f"## {name}\n", f"`{usage}`\n", (command.help or "").replace("\b\n", "").strip() + "\n"]
    options = [param.get_help_record(inner) for param in command.params if isinstance(param, click.Option)]
    rows = [f"| `{record[0]}` | {record[1]} |" for record in options if record]
    if rows:
        lines += ["| option | meaning |\n|---|---|", *rows, ""]
    if command.epilog:
        lines.append(f"{command.epilog}\n")
    if isinstance(command, click.Group):
        for sub in command.list_commands(inner):
            found = command.get_command(inner, sub)
            assert found is not None
            lines += _section(found, f"{name} {sub}", inner)
    return lines


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
