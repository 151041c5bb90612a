"""tests/cases/dates.md, case by case."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from digest.dates import by_update, published
from digest.dates.addresses import in_url
from digest.model import Block, Cleaned, Cut, Dated, Document, Statement
from digest.settings import DateSettings

_FILE = Path(__file__).parents[1] / "cases" / "dates.md"
_STATED = re.compile(r"@(sidecar|front matter|json-ld|json|meta|time|microdata|feed|guess|byline) ([^=]+)=(.*?)(?:~(\w+))?$")
_OPTION = re.compile(r"@(\w+) (.*)$")


class Case(NamedTuple):
    name: str
    given: str
    expected: str


def _cases() -> list[Case]:
    blocks = re.findall(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", _FILE.read_text(encoding="utf-8"), re.M | re.S)
    return [Case(*block) for block in blocks]


def _dated(given: str) -> Dated:
    options: dict[str, str] = {}
    statements: list[Statement] = []
    kept: list[tuple[str, str]] = []
    for row in given.split("\n"):
        stated, option = _STATED.match(row), _OPTION.match(row)
        if stated:
            about: Any = stated[4] or "published"
            witness: Any = stated[1]
            statements.append(Statement(witness, stated[3], stated[2], about))
        elif option:
            options[option[1]] = option[2]
        else:
            kept.append(("".join(re.findall(r"^(?:#|>|~|\[caption\])(?= )", row)), re.sub(r"^(?:#|>|~|\[caption\]) ", "", row)))
    numbered = [(mark, text, number) for number, (mark, text) in enumerate(kept, 1)]
    document = Document(
        options.get("path", "ferry.txt"),
        text="\n".join(text for _, text, _ in numbered),
        url=options.get("url", ""),
        statements=tuple(statements),
    )
    cleaned = Cleaned(
        title=next((text for mark, text, _ in numbered if mark == "#"), ""),
        blocks=tuple(Block("p", text, line=number) for mark, text, number in numbered if not mark),
        language=options.get("language", ""),
        captions=tuple(text for mark, text, _ in numbered if mark == "[caption]"),
        cuts=tuple(Cut(text, _RULES[mark], line=number) for mark, text, number in numbered if mark in _RULES),
    )
    order: Any = options.get("order", "")
    latest = date.fromisoformat(options["latest"]) if "latest" in options else None
    as_of = date.fromisoformat(options["as_of"]) if "as_of" in options else None
    settings = DateSettings(latest, "file_time" in options, "no_guess" not in options, order)
    own = published(document, cleaned, settings, ZoneInfo(options.get("zone", "UTC")), float(options.get("modified", "0")), as_of)
    return by_update(own) or own


_RULES = {">": "bylines", "~": "furniture", "[caption]": "captions"}


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in _cases()])
def test_case(case: Case) -> None:
    dated = _dated(case.given)
    first, *more = case.expected.split("\n")
    witness = dated.clue.witness if dated.clue else "none"
    assert (f"{dated.published} {dated.precision} {dated.confidence} {witness}" if dated.published else "none") == first, dated
    facts = [f"{each.kind} {each.value}" for each in dated.constraints] + [f"other {clue.value}" for clue in dated.others]
    facts += [f"updated {dated.updated}", f"day {dated.day}"] + ["future"] * dated.future
    assert not set(more) - set(facts), facts
    assert dated.published or dated.reason


def test_there_are_enough_cases() -> None:
    cases = _cases()
    assert len(cases) >= 150
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("url", ["http://[bad", "https://[2025/10/12", "//[", "https://a.example:port/2025/10/12/x"])
def test_an_address_that_is_none_says_what_its_path_says_or_nothing(url: str) -> None:
    found = in_url(url)
    assert found is None or found.moment.text == "2025-10-12"
