"""stories.toml: what the editor decided, read with line numbers and written so that git shows one small change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from digest.errors import ConfigError, did_you_mean
from digest.model import Decision
from digest.text import scrubbed, spaced
from digest.toml_files import Lines, parsed, shown, text_of

NAME = "stories.toml"
# kind -> (fields that must be there, fields that may be)
_SHAPES = {
    "merge": ("stories",),
    "split": ("articles",),
    "move": ("article", "to"),
    "rename": ("story", "headline"),
    "pin": ("story",),
    "hide": ("story",),
    "note": ("story", "text"),
}
_EXAMPLES = {
    "stories": 'stories = ["s3f9k2m1xq", "s81mz0c4aa"]',
    "articles": 'articles = ["afp/0412.txt"]',
    "article": 'article = "afp/0412.txt"',
    "to": 'to = "s3f9k2m1xq"',
    "story": 'story = "s3f9k2m1xq"',
    "headline": 'headline = "…"',
    "text": 'text = "…"',
}


def load_decisions(root: Path) -> tuple[Decision, ...]:
    """The editor's decisions in the order of the file; none where there is no file. Raises ConfigError with the line."""
    return read_decisions(text_of(root / NAME, NAME))


def read_decisions(text: str) -> tuple[Decision, ...]:
    """The decisions that the text states.

    >>> read_decisions('[[pin]]\\nstory = "s1"')[0].stories
    ('s1',)
    """
    table, lines = parsed(text, NAME), Lines(text, NAME)
    decisions = []
    for kind, entries in table.items():
        if kind not in _SHAPES:
            what = f"{kind}: unknown decision{did_you_mean(kind, _SHAPES)}; known: {', '.join(_SHAPES)}"
            raise ConfigError(what, NAME, lines.line(kind))
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
            decisions.append(_decision(kind, entry, number, lines))
    return tuple(sorted(decisions, key=lambda decision: decision.line))


def with_decision(text: str, decision: Decision, remark: str = "") -> str:
    """The file's text with one more decision at its end, and a remark on one line; what stands there stays as it is."""
    shapes: dict[str, dict[str, Any]] = {
        "merge": {"stories": list(decision.stories)},
        "split": {"articles": list(decision.articles)},
        "move": {"article": "".join(decision.articles[:1]), "to": "".join(decision.stories[:1])},
        "rename": {"story": "".join(decision.stories[:1]), "headline": decision.text},
        "note": {"story": "".join(decision.stories[:1]), "text": decision.text},
    }
    fields = shapes.get(decision.kind, {"story": "".join(decision.stories[:1])})
    head = [f"[[{decision.kind}]]", *([f"# {remark}"] if remark else [])]
    lines = [*head, *(f"{name} = {_toml(value)}" for name, value in fields.items())]
    before = text.rstrip("\n")
    return (before + "\n\n" if before else "") + "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """A text or list of texts in TOML; JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _decision(kind: str, entry: Any, number: int, lines: Lines) -> Decision:
    needed, here = _SHAPES[kind], lines.line(f"{kind}[{number}]", kind)
    if not isinstance(entry, dict):
        example = " and ".join(_EXAMPLES[key] for key in needed)
        raise ConfigError(f"{kind}: expected a table [[{kind}]] with {example}, got {shown(entry)}", NAME, here)
    at = {key: lines.line(f"{kind}[{number}].{key}", f"{kind}.{key}") or here for key in (*entry, *needed)}
    for key in entry:
        if key not in needed:
            what = f"{kind}.{key}: unknown{did_you_mean(key, needed)}; known here: {', '.join(needed)}"
            raise ConfigError(what, NAME, at[key])
    for key in needed:
        _required(kind, key, entry, at[key])
    stories = tuple(entry.get("stories", ())) + tuple(entry[key] for key in ("story", "to") if key in entry)
    articles = tuple(entry.get("articles", ())) + ((entry["article"],) if "article" in entry else ())
    text = scrubbed(str(entry.get("text") or "")) or spaced(scrubbed(str(entry.get("headline") or "")))
    return Decision(cast(Any, kind), stories, articles, text, here)


def _required(kind: str, key: str, entry: dict[str, Any], line: int) -> None:
    value = entry.get(key)
    several = key in ("stories", "articles")
    items = value if several else [value]
    if not isinstance(items, list) or not items or not all(isinstance(item, str) and item for item in items):
        got = f"got {shown(value)}" if key in entry else "which is missing"
        raise ConfigError(f"{kind}.{key}: expected {_EXAMPLES[key]}, {got}", NAME, line)
