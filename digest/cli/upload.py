"""`digest upload URL`: the built site into an object store, only what changed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.cli.handed import Own, refuse_unwritable, write_lines


@click.command("upload", epilog="Example: digest build && digest upload memory://my-review --dry-run")
@click.argument("url")
@click.option("--root", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The folder of digest.toml [.].")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="The site's folder [ROOT/site].")
@click.option(
    "--changed-list",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the addresses that were sent (+) and removed (-), one a line; - for standard output.",
)
@click.option("--dry-run", is_flag=True, help="Send nothing; say what would be sent.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but faults.")
def upload_command(url: str, root: Path, output: Path | None, changed_list: Path | None, dry_run: bool, quiet: bool) -> None:
    """Send the built site to URL: s3://bucket/folder, gs://…, abfs://…, file:///…, whatever fsspec reaches.

    What lies there is remembered there; only what changed since the last upload is sent, pages before what links to
    them, and what is gone from the site is removed last. Files that digest did not send are left alone.
    """
    from digest.uploads import upload

    site = output or root / "site"
    refuse_unwritable(changed_list, "the list of what changed", Own(root, site, root / "content"))
    done = upload(site, url, not dry_run, _progress if not quiet and sys.stderr.isatty() else None)
    if changed_list:
        write_lines(changed_list, (*(f"+ {path}" for path in done.written), *(f"- {path}" for path in done.removed)))
    if not quiet:
        would = "would be " if dry_run else ""
        said = f"{len(done.written):,} files {would}sent, {len(done.removed):,} {would}removed, {done.unchanged:,} unchanged"
        click.echo(f"{url}: {said}", err=changed_list == Path("-"))


def _progress(sent: int, total: int) -> None:
    click.echo(f"\r{sent:,} of {total:,} sent", nl=sent == total, err=True)
