"""The search index: Pagefind over built pages, in shards, so that a change re-indexes only its own.

A page's shard is told by its id alone; their number is a power of two that grows with the site, so that shards stay small and one
new page touches one of them. Of a page only its `data-pagefind-body` counts, so that a page that changed around it costs nothing,
and of an endless text only its beginning. Each shard's bundle is kept under that. search.js joins the shards in the browser.

Pagefind finds what stands between spaces. Of scripts that write none, the letters that follow each other are listed behind the text
two by two, and search.js asks for those of a word (bigrams, as of old for Chinese; Nie et al., "On the use of words and n-grams for
Chinese information retrieval", IRAL 2000).
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from digest.cache import Cache
from digest.fingerprint import fingerprint
from digest.model import File
from digest.writing import MARKS, UNSPACED, unspaced

_RUNTIME = ("pagefind.js", "pagefind-worker.js")  # of the first shard, and its .pagefind (WebAssembly); the others need only data
_DATA = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")
_ENTRY = "pagefind-entry.json"
_EDITION = "2"  # of what `indexed_part` makes of a page
MOST_TEXT = 100_000  # characters of a page that are indexed, with their markup: about 15,000 words


class SearchError(Exception):
    """The index could not be made; the pages are whole without it."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page to be found: its id decides its shard, its print tells when to index it again; its bytes are read only then."""

    id: str
    url: str
    print: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files below pagefind/ that may have changed, and the key of every shard; the files of the other shards stay."""

    files: tuple[File, ...]
    shards: Mapping[str, str]


def bundle(pages: Iterable[Indexed], kept: Cache, shard_pages: int, known: Mapping[str, str]) -> Bundle:
    """The search of these pages; the same pages give the same bytes. `known` are published shards by key. Raises SearchError."""
    shards = shards_of(pages, shard_pages)
    first = next(iter(shards), "")
    keys = {name: _key(name, those, name == first) for name, those in shards.items()}
    changed = [name for name in shards if known.get(name) != keys[name]]
    told = {name: kept.load(keys[name], str) or "" for name in shards}  # the key of what is indexed, where the pages are known
    texts = {name: _texts(shards[name]) for name in changed if told[name] not in kept}
    for name, found in texts.items():
        told[name] = _text_key(name, found, name == first)
        kept.keep(keys[name], told[name])
    missing = [name for name in texts if told[name] not in kept]
    with ThreadPoolExecutor(2) as pool:  # Pagefind is a process of its own
        made = pool.map(lambda name: _indexed(texts[name], name == first), missing)
        for name, indexed in zip(missing, made, strict=True):
            kept.keep(told[name], indexed)
    kept.save([*keys.values(), *told.values()])
    listed = [File("pagefind/shards.json", json.dumps(list(shards)).encode())] if shards else []
    bodies = {name: kept.load(told[name], dict[str, bytes]) or {} for name in changed}
    files = [File(f"pagefind/{name}/{path}", body) for name in changed for path, body in sorted(bodies[name].items())]
    return Bundle((*listed, *files), keys)


def shards_of(pages: Iterable[Indexed], shard_pages: int) -> dict[str, list[Indexed]]:
    """Shard name -> its pages; names are short and sorted, no shard is empty."""
    every = sorted(pages, key=lambda page: page.url)
    bits = 0
    while len(every) > shard_pages << bits:
        bits += 1
    shards: dict[str, list[Indexed]] = {}
    for page in every:
        shards.setdefault(_shard(page.id, bits), []).append(page)
    return dict(sorted(shards.items()))


def _shard(id_: str, bits: int) -> str:
    return f"{int(fingerprint(id_)[:8], 16) & ((1 << bits) - 1):x}"


def _key(name: str, pages: Sequence[Indexed], first: bool) -> str:
    return "search of pages " + fingerprint(
        _version(), name, str(first), *(part for page in pages for part in (page.url, page.print))
    )


def _text_key(name: str, texts: Mapping[str, str], first: bool) -> str:
    parts = (part for entry in texts.items() for part in entry)
    return "search bundle of texts " + fingerprint(_version(), name, str(first), *parts)


def _version() -> str:
    from importlib.metadata import version

    return f"{version('pagefind')} {_EDITION}"


# ---------------------------------------------------------------- what is indexed of a page

_BODY = "data-pagefind-body"
_OPENED = re.compile(rf"<(\w+)[^<>]*\b{_BODY}\b[^<>]*>")
_MARKED = re.compile(r"data-pagefind-(?!ignore)")  # begins with its letters, which is what makes the search for it fast
_LANGUAGE = re.compile(r"<html[^<>]*\blang=\"([\w-]+)\"")


def _texts(pages: Sequence[Indexed]) -> dict[str, str]:
    """What Pagefind gets to see of each page, by address."""
    return {page.url: indexed_part(page.read().decode("utf-8", "replace")) for page in pages}


def indexed_part(page: str) -> str:
    """The elements marked `data-pagefind-body` in a page of their own, and of an endless text its beginning; a page that marks
    something outside of them, as a template of the user's own may, is taken as it is."""
    parts, around = _bodies(page)
    found = "".join(parts)
    text = page
    if parts and not _MARKED.search(around):
        language = _LANGUAGE.search(page)
        text = f'<!doctype html><html lang="{language[1]}">{found}' if language else found
    if len(text) > MOST_TEXT:
        text = text[: max(text.rfind(" ", 0, MOST_TEXT), text.rfind(">", 0, MOST_TEXT) + 1)]
    if not unspaced(found or page):
        return text
    at = text.find("</body>")
    return text[:at] + _listed(found or page, bool(parts)) + text[at:] if at >= 0 else text + _listed(found or page, bool(parts))


def _bodies(page: str) -> tuple[list[str], str]:
    """The elements that count, and what stands around them."""
    parts, around, at, mark = [], "", 0, page.find(_BODY)
    while mark >= 0:
        opens = max(page.rfind("<", at, mark), at)
        if found := _OPENED.match(page, opens):
            around += page[at:opens]
            at = behind = _end(page, found)
            parts.append(page[opens:at])
        else:  # nor is any other mark before the next tag one of this
            behind = page.find("<", mark)
        mark = page.find(_BODY, behind) if behind >= 0 else -1
    return parts, around + page[at:]


TAIL = "\u2063"  # before what is listed: no letter, so Pagefind does not look at it, and search.js shows nothing behind it
_TAG = re.compile(r"<[^<>]*>")
_RUN = re.compile(rf"[{UNSPACED}]+|[^\W{UNSPACED}]+")
_MARK = re.compile(rf"[{MARKS}\u3099\u309a]")  # vowels and tones, which Pagefind leaves out, too; the last two are Japanese


def _listed(text: str, marked: bool) -> str:
    """What of this text stands without spaces around it, each once; `marked` where only what says so is indexed."""
    those = dict.fromkeys(each for word in _TAG.sub(" ", text[:MOST_TEXT]).split() if unspaced(word) for each in _pieces(word))
    return f"<p{' data-pagefind-body' if marked else ''}>{TAIL} {' '.join(those)}</p>"


def _pieces(word: str) -> Iterator[str]:
    """长156米桥。 -> 长 156 米桥 桥: what is not written in such a script; letters two by two, and the last one."""
    for run in _RUN.findall(word):
        letters = _MARK.sub("", run) if unspaced(run) else ""
        yield from map("".join, pairwise(letters)) if letters else (run,)
        yield letters[-1:]


def _end(page: str, start: re.Match[str]) -> int:
    """Where the element ends that begins here."""
    depth = 1
    for tag in re.finditer(rf"<(/?){start[1]}\b", page[start.end() :]):
        depth += -1 if tag[1] else 1
        if not depth:
            end = page.find(">", start.end() + tag.end())
            return end + 1 if end >= 0 else len(page)
    return len(page)


def _indexed(texts: Mapping[str, str], first: bool) -> dict[str, bytes]:
    """The bundle of one shard, pruned to what is used, by path."""
    with tempfile.TemporaryDirectory(prefix="digest-search-") as folder:
        site, out = Path(folder) / "site", Path(folder) / "out"
        for url, text in texts.items():
            path = site / url
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        _run(["--site", str(site), "--output-path", str(out), "--silent"])
        return ordered(
            {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if _wanted(path, first)}
        )


def _wanted(path: Path, first: bool) -> bool:
    if not path.is_file():
        return False
    return path.name == _ENTRY or path.name.endswith(_DATA) or (first and (path.name in _RUNTIME or path.suffix == ".pagefind"))


def _run(arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "pagefind", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise SearchError(said[-1][:200] if said else f"Pagefind ended with {done.returncode}")


# ---------------------------------------------------------------- the same bytes every time

_HEAD = b"pagefind_dcd"  # before the CBOR of Pagefind's own files


def ordered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bundle with its filters in order: Pagefind 1.5 writes them, and the values of each, in an order that changes from run to
    run, and names files by the hash of what is in them."""
    names: dict[str, str] = {}
    found = dict(files)
    for path in [path for path in files if path.endswith(".pf_filter")]:
        name, values = _unpacked(found.pop(path))
        _rename(found, path, _packed([name, sorted(values)]), names)
    for path in [path for path in files if path.endswith(".pf_meta")]:
        version, pages, chunks, filters, *rest = _unpacked(found.pop(path))
        listed = sorted([name, names.get(key, key)] for name, key in filters)
        _rename(found, path, _packed([version, pages, chunks, listed, *rest]), names)
    entry = json.loads(found[_ENTRY])
    for language in entry["languages"].values():
        language["hash"] = names.get(language["hash"], language["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    found[_ENTRY] = json.dumps(entry, ensure_ascii=False).encode()
    return dict(sorted(found.items()))


def _rename(found: dict[str, bytes], path: str, body: bytes, names: dict[str, str]) -> None:
    """filter/en_1a2b3c4.pf_filter, pagefind.en_1a2b3c4d5e.pf_meta: the language and a hash of the body."""
    folder, slash, name = path.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    old = stem.rpartition(".")[2]
    language, _, digits = old.rpartition("_")
    names[old] = f"{language}_{fingerprint(body)[: len(digits)]}"
    found[f"{folder}{slash}{stem[: len(stem) - len(old)]}{names[old]}.{suffix}"] = body


def _unpacked(raw: bytes) -> Any:
    body = gzip.decompress(raw)
    if not body.startswith(_HEAD):
        raise SearchError("Pagefind wrote a file of an unknown kind")
    return _cbor(body, len(_HEAD))[0]


def _packed(value: Any) -> bytes:
    return gzip.compress(_HEAD + b"".join(_as_cbor(value)), 9, mtime=0)


def _cbor(raw: bytes, at: int) -> tuple[Any, int]:
    """Numbers, texts and lists (RFC 8949): all that these files hold."""
    kind, size = raw[at] >> 5, raw[at] & 31
    at += 1
    if size >= 24:
        length = 1 << (size - 24)
        size, at = int.from_bytes(raw[at : at + length], "big"), at + length
    if kind == 0:
        return size, at
    if kind == 3:
        return raw[at : at + size].decode(), at + size
    if kind != 4:
        raise SearchError("Pagefind wrote a value of an unknown kind")
    found = []
    for _ in range(size):
        value, at = _cbor(raw, at)
        found.append(value)
    return found, at


def _as_cbor(value: Any) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _cbor_head(0, value)
    elif isinstance(value, str):
        yield _cbor_head(3, len(value.encode())) + value.encode()
    else:
        yield _cbor_head(4, len(value))
        for each in value:
            yield from _as_cbor(each)


def _cbor_head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes((kind << 5 | size,))
    power = next(power for power in range(4) if size < 1 << (8 << power))
    return bytes((kind << 5 | 24 + power,)) + size.to_bytes(1 << power, "big")
