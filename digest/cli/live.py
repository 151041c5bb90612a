"""`digest watch` and `digest serve`: the same build, again and again, while somebody works."""

from __future__ import annotations

import sys
import threading
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from digest.cli.build import options_of, print_notes, refuse_no_site, summary, watched_build
from digest.cli.handed import Own, refuse_unwritable, write_report
from digest.cli.options import build_options, place_options

if TYPE_CHECKING:
    from digest.build import Options, Result
    from digest.build.warm import Warm

_STILL = 10.0  # seconds


@click.command("watch", epilog="Example: digest watch --quiet")
@place_options
@build_options
def watch_command(root: Path, report: Path | None, strict: bool, quiet: bool, **given: Any) -> None:
    """Build, and build again whenever something changes."""
    del strict  # a watch goes on whatever it meets
    live = Live(root, replace(options_of(**given), write_ledger=False), report, quiet, keeps_ledger=True)
    refuse_no_site(root, live.options)
    if not quiet:
        click.echo("watching; stop with Ctrl-C")
    live.run()


@click.command("serve", epilog="Example: digest serve --open")
@place_options
@build_options
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="The port [8000, or the next free one].")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
def serve_command(
    root: Path, report: Path | None, strict: bool, quiet: bool, port: int | None, open_browser: bool, **given: Any
) -> None:
    """Build, watch, and show the site on this machine; the page reloads by itself."""
    del strict
    live = Live(root, replace(options_of(**given), write_ledger=False), report, quiet)
    live.serve(port, open_browser)


class Live:
    """A build that is repeated, and what is told of it."""

    def __init__(self, root: Path, options: Options, report: Path | None, quiet: bool, keeps_ledger: bool = False) -> None:
        own = Own(root, options.output or root / "site", options.content or root / "content")
        refuse_unwritable(report, "the report", own)
        self.root, self.options, self.report, self.quiet, self.keeps_ledger = root, options, report, quiet, keeps_ledger
        self.still: threading.Timer | None = None
        self.stop = threading.Event()
        self.server: Any = None
        self.last: Result | None = None
        self.faulty = False  # the last word was of a fault
        self.warm: Warm | None = None  # what one build leaves in memory for the next

    def run(self) -> None:
        """Watch until Ctrl-C."""
        from digest.build import watched
        from digest.watch import watch

        folders, ignored = watched(self.root, self.options)
        try:
            watch(
                self.rebuild,
                folders,
                stop=self.stop,
                ignore=ignored,
                on_error=self.failed,
                say=_say,
                rest=self.rested,
                ready=self.ready,
            )
        except KeyboardInterrupt:
            self.stop.set()
        if not self.quiet:
            click.echo("stopped")

    def serve(self, port: int | None, open_browser: bool) -> None:
        """Serve what is built; listens once the first build is done."""
        from digest.serve import serve

        self.last = watched_build(self.root, self.options, self.quiet, self._warmed())
        self.told(self.last)
        site = self.last.given
        path = urlsplit(site.settings.site.base_url).path or "/"
        self.server = serve(site.output, port=port, base_path=path, say=_say)
        with self.server:
            click.echo(f"serving {self.server.url}")
            if not self.quiet:
                click.echo("stop with Ctrl-C")
            sys.stdout.flush()
            if open_browser:
                import webbrowser

                webbrowser.open(self.server.url)
            self.run()

    def rebuild(self) -> None:
        """One build, and a word about it."""
        result = watched_build(self.root, self.options, self.quiet, self._warmed())
        changed = result.written or result.removed
        if changed or self.last is None or self.faulty:
            self.told(result)
        self.faulty = False
        self.last = result
        if self.keeps_ledger:
            self._keep_when_still(result)
        if self.server:
            self.server.changed((*result.written, *result.removed))

    def ready(self, places: Collection[str] | None) -> None:
        """Somebody is saving: a first look at what is there, while it is waited for more."""
        if self.warm:
            self.warm.look_ahead(self._content, places)

    def rested(self) -> bool:
        """What was only kept in memory while files were being saved is written for the next process, and it is looked whether
        nobody told of a change, and whether the site is as it was written; true where another build is due."""
        if self.warm is None or not self.root.is_dir():  # the site's folder was moved away: nothing is begun in its place
            return False
        missed = self.warm.missed(self._content)
        self.warm.memory.rest()
        return self.warm.look_again() or missed

    @property
    def _content(self) -> Path:
        return self.options.content or self.root / "content"

    def _warmed(self) -> Warm:
        from digest.build.warm import warm

        self.warm = self.warm or warm(self.root, thorough=False)
        return self.warm

    def _keep_when_still(self, result: Result) -> None:
        """What lasts ten seconds is remembered: an editor's half-made moves leave no trace in the ledger."""
        if self.still:
            self.still.cancel()
        self.still = threading.Timer(_STILL, self.keep, (result,))
        self.still.daemon = True
        self.still.start()

    def keep(self, result: Result) -> None:
        """The ledger as it now is; what stands in the way is told like any other fault."""
        from digest.build import keep_ledger
        from digest.errors import DigestError

        try:
            keep_ledger(result)
        except DigestError as error:
            self.failed(error)

    def failed(self, error: Exception) -> None:
        """The last good site stays; the fault is told in one line, and over the page."""
        from digest.errors import DigestError

        if not isinstance(error, DigestError):
            raise error
        self.faulty = True
        click.echo(f"digest: {error}" if not error.path else str(error), err=True)
        if self.server:
            self.server.failed(str(error))

    def told(self, result: Result) -> None:
        """Notes and summary, unless quiet; the report, if it is wanted."""
        if self.report:
            write_report(result, self.report)
        print_notes(result, self.quiet, False)
        if not self.quiet:
            click.echo(summary(result))
            sys.stdout.flush()


def _say(word: str) -> None:
    click.echo(word, err=True)
