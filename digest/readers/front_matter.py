"""What stands above the text? YAML between `---`, TOML between `+++`, a JSON object or bare fields; as strings, bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from digest.errors import did_you_mean
from digest.model import Note
from digest.readers.fields import NAMES, Stated, our_name

_MOST_CHARS, _MOST_NODES, _MOST_DEPTH, _MOST_OPEN = 262_144, 5_000, 20, 100
_KEY = re.compile(r"\s*[\w\"'-][\w \"'-]{0,60}\s*[:=]|\s*#|\s*-\s|\s*$|\s*[\[\]{}]|\s+\S")


_BARE_END = re.compile(r"\n(?:---[ \t]*(?=\n|$)|[ \t]*(?=\n))")
_BARE_FIELD = re.compile(r"([A-Za-z][\w-]{1,20}):(?:[ \t]+(.*)|[ \t]*$)")
_OF_A_PAGE = frozenset("date status slug tags category categories".split())  # "Title: …", "Author: …", "Pages: …" are of a book
_BARE_LINE = re.compile(r"[A-Za-z][\w-]{1,20}:(?:[ \t]|$)|[ \t]{2,}\S|-[ \t]+\S")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file states, the text below it, and the line on which that begins (0-based)."""

    stated: tuple[Stated, ...] = ()
    text: str = ""
    skipped_lines: int = 0
    notes: tuple[Note, ...] = ()


def front_matter(text: str, path: str, bare: bool = False) -> FrontMatter:
    """Parts a text in what its head states and the rest; a head that cannot be read costs its fields, never the text.

    `bare`: fields without marks count, too, as Markdown has them; of other texts anybody may have written the first lines.
    """
    mark = text[:3]
    lines = text.split("\n", 1)
    if mark not in ("---", "+++") or lines[0].rstrip() != mark or len(lines) < 2:
        return FrontMatter(text=text) if not bare else _json(text) if mark[:1] == "{" else _bare(text, path)
    end = re.compile(rf"^(?:{re.escape(mark)}|\.\.\.)[ \t]*$" if mark == "---" else r"^\+\+\+[ \t]*$", re.M).search(
        text, len(lines[0]) + 1
    )
    if end is None:
        return _unterminated(text, path, mark)
    head, rest = text[len(lines[0]) + 1 : end.start()], text[end.end() :]
    if not _reads_as_fields(head):
        return FrontMatter(text=text)
    above = head.count("\n") + 2
    stated, notes = (_yaml if mark == "---" else _toml)(head, path)
    return FrontMatter(stated, rest, above - 1, notes)


def _json(text: str) -> FrontMatter:
    """A JSON object above the text, as Hugo takes it."""
    import json

    try:
        value, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text[:_MOST_CHARS])
    except (ValueError, RecursionError):
        return FrontMatter(text=text)
    if not isinstance(value, dict) or not {"title", "date"} & set(map(our_name, value)) or text[end : end + 1] not in ("\n", ""):
        return FrontMatter(text=text)
    head = text[:end]
    named = [(our_name(key), head.count("\n", 0, head.find(f'"{key}"')) + 1, toml_strings(each)) for key, each in value.items()]
    stated = {name: Stated(name, values, line) for name, line, values in reversed(named) if name and values}
    return FrontMatter(tuple(stated.values()), text[end:], head.count("\n"))


def _bare(text: str, path: str) -> FrontMatter:
    """Fields without an opening mark, up to a `---` (Hexo) or a blank line (Pelican): a title and two more, and no other line."""
    end = _BARE_END.search(text, 0, 20_000)
    head = text[: end.start()] if end else ""
    lines = head.split("\n")
    fields = [match for line in lines if (match := _BARE_FIELD.match(line))]
    keys = {match[1].lower() for match in fields}
    if not end or "title" not in keys or _OF_A_PAGE.isdisjoint(keys) or len(fields) < 3 or not all(map(_BARE_LINE.match, lines)):
        return FrontMatter(text=text)
    if end[0].strip():
        stated, notes = _yaml(head, path)
        stated = tuple(replace(each, line=each.line - 1) for each in stated)
    else:
        stated, notes = tuple(filter(None, map(_bare_field, lines, range(1, len(lines) + 1)))), ()
    return FrontMatter(stated, text[end.end() :], text.count("\n", 0, end.end()), notes)


def _bare_field(line: str, number: int) -> Stated | None:
    found = _BARE_FIELD.match(line)
    name, said = (our_name(found[1]), (found[2] or "").strip()) if found else ("", "")
    return Stated(name, (said,), number) if name and said else None


def _reads_as_fields(head: str) -> bool:
    """Two rules around prose are no front matter: fields have a key on their first line and on most."""
    lines = [line for line in head.split("\n", 60)[:60] if line.strip()]
    if not lines:
        return True
    fields = sum(1 for line in lines if _KEY.match(line))
    return re.match(r"\s*(?:#|\{|\[|[\w\"'-][\w \"'.-]{0,60}\s*[:=])", lines[0]) is not None and fields * 2 >= len(lines)


def _unterminated(text: str, path: str, mark: str) -> FrontMatter:
    """No closing rule: the lines that look like fields, up to the first blank one, are taken for it."""
    head, blank, rest = text[4:].partition("\n\n")
    lines = head.split("\n")
    if not blank or len(lines) > 50 or not all(re.match(r"\s*[\w-]{1,40}\s*[:=]\s", line + " ") for line in lines):
        return FrontMatter(text=text)
    stated, notes = (_yaml if mark == "---" else _toml)(head, path)
    unclosed = Note(
        path, 1, f"the front matter has no closing {mark}; it was taken to end at the first blank line", "front-matter-unclosed"
    )
    return FrontMatter(stated, rest, len(lines) + 1, (unclosed, *notes))


def _yaml(head: str, path: str) -> tuple[tuple[Stated, ...], tuple[Note, ...]]:
    import yaml

    problem = _too_much(head)
    if problem:
        return (), (_unread(path, 1, problem),)
    try:
        node = yaml.compose(head, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        return _line_by_line(head), (_unread(path, line, f"not YAML ({error.problem or 'cannot be read'})"),)
    except (yaml.YAMLError, ValueError, RecursionError, IndexError, AttributeError) as error:
        return _line_by_line(head), (_unread(path, 1, f"not YAML ({type(error).__name__})"),)
    if not isinstance(node, yaml.MappingNode):
        return (), (() if node is None else (_unread(path, 2, "not a list of fields"),))
    return _fields(node, path)


def _too_much(head: str) -> str:
    if len(head) > _MOST_CHARS:
        return f"longer than {_MOST_CHARS} characters"
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", head):
        depth += 1 if bracket in "[{" else -1
        if depth > _MOST_OPEN:
            return f"more than {_MOST_OPEN} brackets deep"
    if re.search(r"^[ \t]*(?:[-?] ){50}", head, re.M):
        return "too deep"
    return ""


def _unread(path: str, line: int, why: str) -> Note:
    return Note(path, line, f"front matter: {why}; the text below it is kept", "front-matter")


def _line_by_line(head: str) -> tuple[Stated, ...]:
    """What can be saved of broken YAML: plain `key: value` lines of keys that digest knows."""
    saved: dict[str, Stated] = {}
    for number, line in enumerate(head.split("\n")[:200], 2):
        match = re.match(r"\s*([\w-]{1,40})\s*[:=]\s+(\S[^\n]{0,2000})$", line)
        name = our_name(match[1]) if match else ""
        if match and name and name not in saved and match[2][0] not in "[{&*!|>":
            saved[name] = Stated(name, (match[2].strip().strip("\"'"),), number)
    return tuple(saved.values())


def _fields(node: Any, path: str) -> tuple[tuple[Stated, ...], tuple[Note, ...]]:
    found: dict[str, Stated] = {}
    seen: set[str] = set()
    notes: list[Note] = []
    for key_node, value_node in node.value[:1_000]:
        key = key_node.value if isinstance(key_node.value, str) else ""
        line = key_node.start_mark.line + 2
        if key and key in seen:
            notes.append(
                Note(path, line, f"front matter: {key[:60]!r} is stated twice; the first one counts", "front-matter-twice")
            )
            continue
        seen.add(key)
        name = our_name(key)
        values = _strings(value_node)
        if name and values and (name not in found or key.lower() == name):
            found[name] = Stated(name, values, line)
        elif not name and key.isascii() and (near := did_you_mean(key.lower(), NAMES)) and _is_slip(key.lower(), near):
            notes.append(Note(path, line, f"front matter: unknown key {key[:60]!r}{near}", "unknown-key"))
    return tuple(found.values()), tuple(notes)


def _is_slip(key: str, near: str) -> bool:
    """Other programs' keys are no mistakes: only a word with the same letters but one or two is."""
    meant = near.rpartition(' "')[2].rstrip('"?)')
    return abs(len(meant) - len(key)) <= 1 and len(key) >= 4 and sorted(key)[:1] != [] and len(set(key) ^ set(meant)) <= 1


def _strings(node: Any) -> tuple[str, ...]:
    """The scalars of a value, in order; nulls are nothing; names inside objects count before their other fields."""
    found: list[str] = []
    waiting: list[tuple[Any, int]] = [(node, 0)]
    steps = 0
    while waiting and steps < _MOST_NODES and len(found) < 200:
        each, depth = waiting.pop()
        steps += 1
        if isinstance(each.value, str):
            if each.style or each.value.strip().lower() not in ("", "null", "~", "none"):
                found.append(each.value)
        elif depth < _MOST_DEPTH and type(each).__name__ == "MappingNode":
            named = [value for key, value in each.value if key.value in ("name", "title", "en")]
            waiting.extend((value, depth + 1) for value in reversed(named[:1] or [value for _, value in each.value[:20]]))
        elif depth < _MOST_DEPTH:
            waiting.extend((value, depth + 1) for value in reversed(each.value[:200]))
    return tuple(found)


def _toml(head: str, path: str) -> tuple[tuple[Stated, ...], tuple[Note, ...]]:
    import tomllib

    if len(head) > _MOST_CHARS:
        return (), (_unread(path, 1, f"longer than {_MOST_CHARS} characters"),)
    try:
        table = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        return _line_by_line(head), (_unread(path, int(line[1]) + 1 if line else 1, f"not TOML ({error})"),)
    table = {**{key: value for each in ("params", "taxonomies", "extra") for key, value in _inner(table, each).items()}, **table}
    stated = []
    for key, value in table.items():
        if (name := our_name(key)) and (values := toml_strings(value)):
            stated.append(Stated(name, values, line_of(head, key) + 1))
    return tuple({each.name: each for each in reversed(stated)}.values()), ()


def _inner(table: dict[str, Any], name: str) -> dict[str, Any]:
    inner = table.get(name)
    return inner if isinstance(inner, dict) else {}


def toml_strings(value: Any) -> tuple[str, ...]:
    """A TOML value as strings: dates as ISO 8601, booleans as true and false, a list's entries one by one."""
    import datetime

    if isinstance(value, str):
        return (value,)
    if isinstance(value, bool):
        return (str(value).lower(),)
    if isinstance(value, int | float):
        return (str(value),)
    if isinstance(value, datetime.date | datetime.datetime):
        return (value.isoformat(),)
    if isinstance(value, list):
        return tuple(text for each in value[:200] for text in toml_strings(each)[:1])
    if isinstance(value, dict):
        return toml_strings(value.get("name", ""))
    return ()


def line_of(text: str, key: str) -> int:
    """The 1-based line on which a TOML key is set, 0 if it is not found."""
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line):
            return number
    return 0
