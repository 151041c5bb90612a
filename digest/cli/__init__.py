"""The command line: arguments, one call, print, exit code. A command's module is imported when the command is called."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from importlib import import_module
from typing import Any

import click

from digest import __version__
from digest.errors import DigestError, did_you_mean

# command -> (module, what the list of commands says of it)
COMMANDS = {
    "new": ("new", "Begin a site: settings, two sample articles, a folder for templates."),
    "build": ("build", "Read content/, write the site and its feeds."),
    "watch": ("live", "Build, and build again whenever something changes."),
    "serve": ("live", "Build, watch and show the site on this machine."),
    "explain": ("explain", "Show what was cut from a file, its date, its story, and why."),
    "check": ("check", "Look for what a careful editor would mend before publishing."),
    "stories": ("stories", "List stories; merge, split, move, rename, pin, hide or note them."),
    "outlets": ("outlets", "List the outlets that were found, and name them."),
    "clean": ("filters", "Print the cleaned text of a file, or of each line of JSON."),
    "group": ("filters", "Put articles, one a line of JSON, into stories."),
    "import": ("imports", "Copy a scraper's folder into content/, and say what is in it."),
    "remove": ("remove", "Take down an article or an outlet."),
    "mail": ("mail", "Print a day as a mail, text and HTML."),
    "theme": ("theme", "List the templates, or copy one to change it."),
    "deploy": ("deploy", "Print or write the recipe for a host."),
    "upload": ("upload", "Send the built site to an object store, only what changed."),
    "compare": ("compare", "Compare two built sites before an upgrade."),
    "doctor": ("doctor", "Look for what could get in the way here."),
    "config": ("config", "Show the settings in force and where each comes from."),
}
EXIT_CODES = "Exit codes: 0 all is well, 1 something was found (check, --strict), 2 it could not be done."


class Commands(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None for one that does not exist."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"digest.cli.{COMMANDS[cmd_name][0]}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table: help must not import them all."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Says what was probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f'no command "{args[0]}"{did_you_mean(args[0], COMMANDS)}; digest --help lists them')
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="digest")
@click.pass_context
def cli(context: click.Context) -> None:
    """A folder of scraped news articles becomes a site and feeds: cleaned, dated, grouped by story.

    \b
    digest new my-review      begin a site
    digest serve              build it, show it, rebuild on every change
    digest explain a.txt      what was cut, which date, which story, and why
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    elif os.environ.get("FORCE_COLOR"):
        context.color = True


def main(args: list[str] | None = None) -> Any:
    """Run the command line; a fault of input or environment is one line on standard error and exit code 2."""
    try:
        return cli.main(args=args, prog_name="digest")
    except DigestError as error:
        click.echo(f"digest: {error}" if not error.path else str(error), err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has gone: `digest clean … | head`
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # a full disk, most likely
        click.echo(f"digest: {error.filename or 'output'}: {error.strerror or error}", err=True)
        sys.exit(2)


def run() -> None:
    """`main` for a process that has nothing else to do: it ends at once. To take a large site's objects apart one by one, only to
    hand the memory back, would cost a fifth of a rebuild."""
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int | None) or any(not each.daemon for each in threading.enumerate()[1:]):
            raise
        code = end.code or 0
    else:
        code = 0
    atexit._run_exitfuncs()  # what libraries and the user's own modules want done at the end
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream and not stream.closed:
                stream.flush()
        except OSError:  # its reader has gone, or there is no room for it; the interpreter would end like that
            code = code or 120
    os._exit(code)
