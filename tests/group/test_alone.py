"""In a mixed folder most articles stand alone: of single pages of many outlets few are put with strangers."""

from __future__ import annotations

import os

import pytest

from digest.group import group

pytestmark = [pytest.mark.skipif(not os.environ.get("DIGEST_SHARED"), reason="needs DIGEST_SHARED"), pytest.mark.slow]


@pytest.mark.parametrize(
    ("pages", "most"),
    [("page-n4k~thin", 0.06), ("page-n4k~thin undated", 0.08), ("page-wcxb~thin", 0.08), ("page-wcxb~thin undated", 0.25)],
)
def test_few_single_pages_are_put_with_strangers(pages: str, most: float) -> None:
    from bench.alone import strangers
    from bench.group_views import singles

    (rows,) = singles()[pages]
    home = {member.id: each.first for each in group([each for each, _ in rows]) for member in each.members}
    assert strangers({each.id: event for each, event in rows}, home) < most * len(rows)
