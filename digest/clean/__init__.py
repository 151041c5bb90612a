"""What is the article, and what is not? Document -> Cleaned, by an ordered list of named steps; every cut is on the receipt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from digest.clean.answers import answer_in
from digest.clean.draft import Draft, Row, Task
from digest.clean.dropcaps import rejoined
from digest.clean.judged import judged, prepared, spoken
from digest.clean.lines import Line, block_of
from digest.clean.mastheads import masthead
from digest.clean.memory import Memory
from digest.clean.outlet import NO_PROFILE, Profile, line_keys
from digest.clean.receipt import aligned
from digest.clean.scripts import script_lines
from digest.clean.shape import key_of
from digest.clean.steps import STEPS
from digest.clean.wraps import unwrapped
from digest.model import Cleaned, Cut, Document
from digest.settings import CleanSettings

__all__ = ["NO_PROFILE", "STEPS", "Hook", "Profile", "aligned", "answer_in", "clean", "line_keys", "masthead"]

Hook = Callable[[Document, CleanSettings], tuple[Document, tuple[Cut, ...]]]
Hooks = Mapping[str, tuple[Hook, ...]]
_ROUNDS = 40  # of cleaning again what was cleaned; nearly all texts need one, a long list whose wraps join one by one needs many
_WORK = 100_000  # lines looked at in all these rounds: a megabyte of bylines must not take minutes
_FEW = 3  # lines
_BIAS = {"text": 0.0, "json": 1.0, "feed": 1.5, "html": 1.5, "markdown": 9.0}


def clean(
    document: Document,
    settings: CleanSettings = CleanSettings(),  # noqa: B008  (frozen)
    profile: Profile = NO_PROFILE,
    hooks: Mapping[str, tuple[Hook, ...]] = {},
) -> Cleaned:
    """The article and nothing else: its title, deck, body and fields in the source's words and order, and the receipt."""
    task = _task(document, settings, profile)
    lines = prepared(document, "wraps" not in settings.disable, "repair" not in settings.disable)
    lines, cuts = _without_scripts(lines, task)
    said = document
    fields = Draft((), "", said.title, 0, said.deck, said.authors, said.publisher, said.section, said.captions, cuts=cuts)
    draft = _passed(fields, lines, task, hooks)
    if not draft.rows and len(lines) <= _FEW and any(cut.rule == "region" for cut in draft.cuts):  # so little is all article
        task = task._replace(settings=replace(settings, disable=(*settings.disable, "region")))
        draft = _passed(fields, lines, task, hooks)
    if document.kind != "markdown" and not _untouched(draft, document, lines):
        draft = _settled(draft, task, {line.text: line.no for line in reversed(lines)})
    return Cleaned(
        draft.title, draft.deck, tuple(block_of(row.line) for row in draft.rows), draft.authors, draft.publisher, draft.section,
        draft.language, draft.captions, draft.bios, document.cuts + draft.cuts,
    )  # fmt: skip


def _task(document: Document, settings: CleanSettings, profile: Profile) -> Task:
    return Task(
        document, Memory(), settings, profile,
        tuple(map(re.compile, settings.keep)), tuple(map(re.compile, settings.drop)), frozenset(map(key_of, document.restore)),
    )  # fmt: skip


def _without_scripts(lines: tuple[Line, ...], task: Task) -> tuple[tuple[Line, ...], tuple[Cut, ...]]:
    """(the lines, the cuts): a page's scripts go before anything is judged, or they would pass for its running text."""
    texts = [line.text for line in lines]
    if task.document.kind != "text" or "furniture" in task.settings.disable or not any("<" in text for text in texts):
        return lines, ()
    gone = {at for at in script_lines(texts) if not task.protects(lines[at])}
    cuts = tuple(lines[at].cut("furniture", "a script of the page") for at in sorted(gone))
    return tuple(line for at, line in enumerate(lines) if at not in gone), cuts


def _passed(draft: Draft, lines: tuple[Line, ...], task: Task, hooks: Hooks) -> Draft:
    """Every step once."""
    language = draft.language or spoken(task.document, lines)
    task.memory.speaking(language)
    draft = draft._replace(rows=judged(lines, _BIAS[task.document.kind], task.memory), language=language)
    for name, step in STEPS:
        if name not in task.settings.disable:
            draft = step(draft, task)
        for hook in hooks.get(name, ()):
            draft = _hooked(draft, hook, task)
    return draft


def _untouched(draft: Draft, document: Document, lines: tuple[Line, ...]) -> bool:
    """Would the printed text be read as the same lines again? Then there is nothing to settle."""
    apart = [line.apart for line in lines[1:]]
    alike = document.kind == "text" and (all(apart) or not any(apart)) and not (document.title or document.authors)
    return alike and not draft.cuts and _texts(draft) == [line.text for line in rejoined(lines)]


def _settled(draft: Draft, task: Task, numbers: Mapping[str, int]) -> Draft:
    """Cleaning its own printed text changes nothing: so it is cleaned again until that is so.

    Where two readings lead to each other, the one that keeps more is taken, from wherever the circle was entered.
    """
    known = [(draft, _texts(draft))]
    for _ in range(max(3, min(_ROUNDS, _WORK // (len(draft.rows) + 1)))):
        again = _again(draft, task, numbers)
        texts = _texts(again)
        since = next((at for at, (_, old) in enumerate(known) if old == texts), None)
        if since is not None:
            return max(known[since:], key=lambda each: (sum(map(len, each[1])), each[1]))[0]
        known.append((again, texts))
        draft = again
    return draft


def _again(draft: Draft, task: Task, numbers: Mapping[str, int]) -> Draft:
    """The printed text, read and cleaned like any other."""
    given = bool(task.document.title)  # what the file itself says is not asked again
    printed = _printed(draft, numbers)[bool(draft.title) + bool(draft.deck) if given else 0 :]
    lines = rejoined(printed) if "repair" not in task.settings.disable else printed
    wrapped = unwrapped(lines) if "wraps" not in task.settings.disable and not task.document.blocks else lines
    before = draft if given else draft._replace(title="", title_line=0, deck="")
    return _passed(before._replace(language=""), wrapped, task, {})  # in what it speaks by itself; a hook is asked once


def _texts(draft: Draft) -> list[str]:
    return [*filter(None, (draft.title, draft.deck)), *[row.line.text for row in draft.rows]]


def _printed(draft: Draft, numbers: Mapping[str, int]) -> tuple[Line, ...]:
    """Title, deck and body as a reader of the cleaned text meets them; `numbers` are those of the source's lines."""
    head = [Line(draft.title, 0)] if draft.title else []
    head += [Line(draft.deck, numbers.get(draft.deck, 0))] if draft.deck else []
    return (*head, *[row.line if row.line.apart else row.line._replace(apart=True) for row in draft.rows])


def _hooked(draft: Draft, hook: Hook, task: Task) -> Draft:
    """A user's step: it is given a Document with the lines as blocks, and gives one back with its cuts."""
    lines = {(row.line.no, row.text): row for row in draft.rows}
    blocks = tuple(block_of(row.line) for row in draft.rows)
    given = replace(
        task.document, text="", blocks=blocks, title=draft.title, deck=draft.deck, authors=draft.authors,
        publisher=draft.publisher, section=draft.section, language=draft.language, captions=draft.captions,
    )  # fmt: skip
    made, cuts = hook(given, task.settings)
    new = (Line(block.text, block.line, True, block.kind, block) for block in made.blocks)
    rows = tuple(lines.get((line.no, line.text)) or Row(line, task.memory.shape(line.text)) for line in new)
    return draft._replace(
        rows=rows, title=made.title, deck=made.deck, authors=made.authors, publisher=made.publisher, section=made.section,
        captions=made.captions, cuts=draft.cuts + cuts,
    )  # fmt: skip
