"""What `watch` and `serve` do between builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.build import Options, build, keep_ledger
from digest.cli.live import Live
from digest.errors import DigestError


def test_a_ledger_that_cannot_be_written_is_told_in_one_line(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = Options(search=False, write_ledger=False)
    result = build(site, options)
    live = Live(site, options, None, quiet=True, keeps_ledger=True)
    shutil.rmtree(site)
    live.keep(result)
    said = capsys.readouterr().err
    assert said == "digest.ledger: cannot be written (No such file or directory); links made now may change at the next build\n"


def test_the_last_word_is_not_of_a_fault_that_is_mended(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    live = Live(site, Options(search=False, write_ledger=False), None, quiet=False)
    live.rebuild()
    live.rebuild()
    assert capsys.readouterr().out.count("unchanged") == 1  # nothing new, nothing said
    live.failed(DigestError("not TOML", "digest.toml", 3))
    live.rebuild()
    live.rebuild()
    assert capsys.readouterr().out.count("unchanged") == 1


def test_after_a_build_that_had_nothing_to_do_nothing_is_worked_out(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site, Options(search=False))
    result = build(site, Options(search=False))

    def work(*_: object) -> None:
        raise AssertionError("nobody asked")

    monkeypatch.setattr("digest.build.whole.work_of", work)
    assert not keep_ledger(result)
