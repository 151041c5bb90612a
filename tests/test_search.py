"""The search bundle: the same bytes for the same pages, shards that one new page barely touches."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.cache import Cache
from digest.search import Indexed, bundle, shards_of


def page(number: int) -> Indexed:
    outlets = "".join(f'<span data-pagefind-filter="outlet">Outlet {n}</span>' for n in range(number % 7 + 1))
    body = f'<!doctype html><html lang="en"><title>Page {number}</title><main data-pagefind-body><h1>Page {number}</h1>{outlets}<p>Word{number} ferry.</p></main></html>'
    return Indexed(f"s{number}", f"story/s{number}.html", f"print {number}", body.encode)


@pytest.mark.slow
def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pages = [page(number) for number in range(30)]
    made = [bundle(order, Cache(tmp_path / str(turn)), 500, {}).files for turn, order in enumerate((pages, pages[::-1], pages))]
    assert made[0] == made[1] == made[2] and len(made[0]) > 30


@pytest.mark.slow
def test_a_bundle_that_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page(number) for number in range(10)]
    first = bundle(pages, Cache(tmp_path), 4, {})
    monkeypatch.setattr("digest.search._indexed", lambda *_: pytest.fail("indexed again"))
    assert bundle(pages, Cache(tmp_path), 4, {}) == first
    assert len(bundle(pages, Cache(tmp_path), 4, first.shards).files) == 1  # only the list of shards


def test_shards_are_told_by_the_id_and_stay_small() -> None:
    pages = [page(number) for number in range(1000)]
    shards = shards_of(pages, 100)
    assert len(shards) == 16 and max(map(len, shards.values())) < 100
    more = shards_of([*pages, page(1000)], 100)
    assert sum(shards[name] != more[name] for name in shards) == 1
