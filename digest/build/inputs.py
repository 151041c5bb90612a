"""All records of content/: walked, read where something changed, and taken from the cache where nothing did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.build.given import Given
from digest.build.records import Lines, Record, documents_of, lines_of, records_of
from digest.clean import Profile, profile_of
from digest.content import Refused, load, walk
from digest.group import Variants
from digest.model import Document, SourceFile


@dataclass(frozen=True, slots=True)
class _Input:
    """A file that was read, with its documents and their lines."""

    source: SourceFile
    documents: tuple[Document, ...]
    lines: tuple[Lines, ...]


def records(given: Given) -> tuple[Record, ...]:
    """A record for each article and for each file that holds none, in the order of paths."""
    inputs: list[_Input] = []
    made: list[Record] = []
    for found in walk(given.content, given.settings.readers):
        got = found if isinstance(found, Refused) else load(found, given.settings.readers)
        if isinstance(got, Refused):
            made.append(_refused(got))
        else:
            documents = documents_of(got, given)
            inputs.append(_Input(got, documents, lines_of(documents, given)))
    profiles = profiles_of([line for each in inputs for line in each.lines], given.settings.clean.outlet_lines)
    variants = Variants(given.names)
    for each in inputs:
        made += records_of(each.source, each.documents, given, profiles, variants)
    return tuple(sorted(made, key=lambda record: (record.path, record.part)))


def profiles_of(lines: Sequence[Lines], least: int) -> Mapping[str, Profile]:
    """What each outlet repeats: the lines that at least `least` of its articles hold."""
    by_outlet: dict[str, list[tuple[str, ...]]] = {}
    for each in lines:
        if each.outlet:
            by_outlet.setdefault(each.outlet, []).append(each.keys)
    return {outlet: profile_of(keys, least) for outlet, keys in sorted(by_outlet.items()) if len(keys) >= least}


def _refused(refused: Refused) -> Record:
    return Record(refused.path, 0, refused.status, refused.reason, notes=refused.notes)
