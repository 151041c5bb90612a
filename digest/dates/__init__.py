"""When was this published? Each witness is asked in turn; the most trusted that knows decides, the others agree or speak against.

sidecar, front matter · JSON fields · JSON-LD, meta, <time>, microdata · URL · feed item · dateline · byline lines
· dates in the text · file name · htmldate's guess · file time (only where the settings allow it)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import structs

from digest.dates import addresses, bylines, years
from digest.dates.known import constraints_of, latest_happened, told_by_text
from digest.dates.mention import Mention
from digest.dates.moments import Moment, of_day
from digest.dates.reading import Line, Reading, reading_of
from digest.dates.reasons import Because, in_english, reason
from digest.dates.stated import Found, declared, read, unread, with_clock
from digest.dates.story import by_story
from digest.dates.told import in_text
from digest.dates.updates import by_update, stands_in
from digest.dates.updates import updated as last_change
from digest.model import Article, Cleaned, Clue, Confidence, Constraint, Dated, Document
from digest.settings import DateSettings

__all__ = ["by_update", "infer", "published"]

_USERS = ("sidecar", "front matter")
_LIST = 3  # days on lines beside the title are those of other articles
_TOLD = 3  # weekdays of an undated article that are worth telling
_STRONG = ("sidecar", "front matter", "json", "json-ld", "meta", "microdata", "time", "url", "feed")


def published(
    document: Document, cleaned: Cleaned, settings: DateSettings, zone: ZoneInfo, modified: float = 0.0, as_of: date | None = None
) -> Dated:
    """The date of publication with its clue, or the reason why there is none; no clock is asked.

    `zone` is the site's: it decides `day`. `modified` is the file's time, used only where `settings.file_time` allows it.
    """
    reading = reading_of(document, cleaned, settings)
    updated = last_change(reading)
    found, against = _chosen(reading, settings, zone, modified, updated)
    known = constraints_of(reading)
    text = updated.moment.text if updated else ""
    if found is None:
        shown = updated is not None and settings.guess and stands_in(updated, reading, as_of or settings.latest)
        why = against or (_changed(updated, shown) if updated else _unstated(reading, known))
        also = _also_told(reading, updated)
        return Dated(updated=text, others=also, constraints=known, reason=in_english(why), because=why)
    best, others = found
    return _not_future(_dated(best, others, zone, text, known), settings, as_of)


def infer(articles: Sequence[Article]) -> dict[str, Dated]:
    """New dates for the undated articles of one story, by id: from another report of it, else from their own last change.

    Each has confidence "inferred". Dates that are inferred themselves date nothing, nor do future ones.
    """
    lent = by_story(articles)
    changed = {each.id: by_update(each.dated) for each in articles if each.id not in lent}
    return lent | {id_: dated for id_, dated in changed.items() if dated}


def _dated(best: Found, others: tuple[Found, ...], zone: ZoneInfo, updated: str, known: tuple) -> Dated:  # type: ignore[type-arg]
    moment = best.moment
    agreeing = dict.fromkeys(each.clue for each in others if _agree(each.moment, moment, zone))
    clues = tuple(clue for clue in agreeing if (clue.witness, clue.words) != (best.clue.witness, best.clue.words))
    return Dated(
        moment.text, moment.precision, moment.day(zone), _confidence(best, others, zone), best.clue, updated, clues, known
    )  # fmt: skip


def _chosen(
    reading: Reading, settings: DateSettings, zone: ZoneInfo, modified: float, updated: Found | None
) -> tuple[tuple[Found, tuple[Found, ...]] | None, Because]:
    """The most trusted moment and what the others say; or None, and what spoke against the only candidates."""
    limits = {strong: latest_happened(reading, strong) for strong in (True, False)}
    candidates: list[Found] = []
    against: Because = ()
    for each in _witnesses(reading, settings, zone, modified):
        happened = limits[each.clue.witness in _STRONG or each.confidence == "certain"]
        limit = happened.happened if happened else None
        if happened and limit and _precedes(each, limit, zone) and not _later_update(updated, limit):
            against = against or ("before", each.clue.words, happened.words)
            continue
        candidates.append(each)
    if not candidates:
        return None, against
    best = candidates[0]
    if best.moment.precision in ("month", "year"):
        best = next(
            (each for each in candidates if each.moment.precision in ("day", "minute") and _agree(each.moment, best.moment, zone)),
            best,
        )
    return (best, tuple(each for each in candidates if each is not best)), ()


def _witnesses(reading: Reading, settings: DateSettings, zone: ZoneInfo, modified: float) -> Iterator[Found]:
    """What each witness says, the most trusted first."""
    stated = list(declared(reading.document, reading.language, reading.order))
    address = addresses.in_url(reading.document.url)
    exact = address is not None and address.moment.precision == "day"
    yield from (each for each in stated if _is_strong(each))
    if address and exact:
        yield address
    yield from (each for each in stated if each.clue.witness == "feed")
    lines = list(_beside_title(reading, address))
    yield from lines
    yield from (each for each in stated if each.clue.witness != "feed" and not _is_strong(each))
    if not lines:
        yield from in_text(reading, _address_clue(address))
    name = addresses.in_file_name(reading.document.path)
    if name:
        yield name
    if settings.guess:
        yield from _guesses(reading)
    if address and not exact:
        yield address
    if settings.file_time and modified > 0:
        yield _file_time(modified, zone)


def _is_strong(stated: Found) -> bool:
    """Does the statement name the day of publication, not just "the date"? A feed's is asked after the address."""
    return stated.clue.witness == "time" or (stated.confidence == "certain" and stated.clue.witness != "feed")


def _beside_title(reading: Reading, address: Found | None) -> Iterator[Found]:
    """Datelines, then the lines beside the title, then the visible lines that a page's reader kept."""
    for block in reading.cleaned.blocks[:3]:
        mention = bylines.dateline(block.text, reading.language, reading.order)
        if mention:
            yield from _of_mention(
                reading, block.text, mention, address, Clue("dateline", "", f"line {block.line}", "", block.line), "likely"
            )
    labelled: list[Found] = []
    plain: list[Found] = []
    farther: list[Found] = []
    for line in reading.lines:
        text, where = line.text, f"line {line.line}" if line.line else "visible"
        mention = bylines.dateline(text, reading.language, reading.order) if line.after_title else None
        if mention and not mention.year:
            plain += _of_mention(reading, text, mention, address, Clue("dateline", "", where, "", line.line), "likely")
            continue
        for each in line.dates:
            clue = Clue("byline", text, where, "", line.line)
            if each.label == "published":
                found = _of_mention(reading, text, each.mention, address, clue, "certain" if each.mention.year else "likely")
                (labelled if line.after_title else farther).extend(found)
            elif each.label == "none" and line.after_title:
                plain += _of_mention(reading, text, each.mention, address, clue, "likely")
    if len({each.moment.first for each in plain}) >= _LIST:
        plain = []
    yield from labelled
    yield from plain
    yield from farther
    if not (labelled or plain or farther):
        yield from _lone(reading, address, "above") or _lone(reading, address, "signed")


def _lone(reading: Reading, address: Found | None, place: str) -> list[Found]:
    """The only day that the lines of this place name: what was found as title may be another line than the heading above the date.
    A weekday with its day is a page's own clock, but for one right above the title that tells the hour. An author's name elsewhere
    counts where no line at all names another day, or where it tells the hour."""
    dates = ((line, each) for line in reading.lines for each in line.dates if each.label == "none" and _may_be(line, each.mention))
    full = [(line, each.mention) for line, each in dates if each.mention.full and (line.place == place or place == "signed")]
    said = [(line, mention) for line, mention in full if line.place == place]
    if place == "signed" and len({mention.full for _, mention in full}) > 1:
        said = full = [(line, mention) for line, mention in said if _tells_hour(line, mention)]
    if not said or len({mention.full for _, mention in full}) != 1:
        return []
    line, mention = said[-1]
    clue = Clue("byline", line.text, f"line {line.line}", "", line.line)
    return list(_of_mention(reading, line.text, mention, address, clue, "possible"))


def _may_be(line: Line, mention: Mention) -> bool:
    return mention.weekday < 0 or (line.heads and _tells_hour(line, mention))


def _tells_hour(line: Line, mention: Mention) -> bool:
    moment = with_clock(line.text, mention) if mention.full else None
    return moment is not None and moment.precision == "minute"


def _of_mention(
    reading: Reading, text: str, mention: Mention, address: Found | None, clue: Clue, confidence: Confidence
) -> Iterator[Found]:
    """The moment of a date in a line, its year from elsewhere in the article where the line leaves it out."""
    words = text[mention.start : mention.end] if clue.witness == "dateline" else clue.words
    meant = None
    if mention.full:
        moment = with_clock(text, mention) if clue.witness == "byline" else of_day(mention.year, mention.month, mention.day)
    else:
        meant = years.in_full(mention, years.Evidence(_address_clue(address), reading.captions, reading.text))
        moment = of_day(meant[0].year, meant[0].month, meant[0].day) if meant else None
    if moment:
        yield Found(moment, replace(clue, words=words, value=moment.text), confidence)
        if not mention.full and meant:
            yield Found(moment, meant[1], "possible")  # what gave the year


def _address_clue(address: Found | None) -> tuple[Moment, Clue] | None:
    return (address.moment, address.clue) if address else None


def _guesses(reading: Reading) -> Iterator[Found]:
    for statement in reading.document.statements:
        moment = read(statement.value) if statement.witness == "guess" else None
        if moment:
            yield Found(moment, Clue("guess", statement.value, statement.field, moment.text), "possible")


def _file_time(modified: float, zone: ZoneInfo) -> Found:
    day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=min(modified, 4e10))).astimezone(zone).date()
    moment = Moment(day.isoformat(), "day", day)
    return Found(moment, Clue("file time", day.isoformat(), "the file's time of change", day.isoformat()), "possible")


# ---------------------------------------------------------------- how sure, and what speaks against


def _confidence(best: Found, others: tuple[Found, ...], zone: ZoneInfo) -> Confidence:
    """Certain is what the user or the page states and nobody contradicts; two witnesses that agree are worth more than one."""
    if best.clue.witness in _USERS:
        return "certain"
    heard = (*_STRONG, "dateline", "byline")
    exact = [
        each
        for each in others
        if each.moment.precision in ("day", "minute") and each.clue.witness in heard and each.confidence != "possible"
    ]
    against = [each for each in exact if not _agree(each.moment, best.moment, zone)]
    agreeing = [each for each in exact if _agree(each.moment, best.moment, zone) and each.clue.witness != best.clue.witness]
    if best.confidence == "certain":
        return "likely" if against and len(against) > len(agreeing) else "certain"
    if best.confidence == "likely" and agreeing and not against and best.clue.witness in (*_STRONG, "byline"):
        return "certain"
    return best.confidence


def _agree(one: Moment, other: Moment, zone: ZoneInfo) -> bool:
    """Do two moments fall on one day, in the source's zone or the site's? A month or year agrees with every day of it."""
    if "year" in (one.precision, other.precision):
        return one.first.year == other.first.year
    if "month" in (one.precision, other.precision):
        return (one.first.year, one.first.month) == (other.first.year, other.first.month)
    return bool({one.first, one.day(zone)} & {other.first, other.day(zone)})


def _precedes(found: Found, limit: date, zone: ZoneInfo) -> bool:
    """Is the moment before a day that the text tells of as past? What the user states is never second-guessed."""
    if found.clue.witness in _USERS:
        return False
    moment = found.moment
    if moment.precision in ("month", "year"):
        return (moment.first.year, moment.first.month if moment.precision == "month" else 12) < (limit.year, limit.month)
    return max(moment.first, moment.day(zone) or moment.first) < limit


def _later_update(updated: Found | None, limit: date) -> bool:
    return updated is not None and updated.moment.first >= limit


def _changed(updated: Found, shown: bool) -> Because:
    """Why there is no date, and the day of the last change where that may be shown instead."""
    return ("updated", updated.moment.first.isoformat()) if shown else ("updated",)


def _unstated(reading: Reading, known: tuple[Constraint, ...]) -> Because:
    """Why there is no date: what is stated as one cannot be read, or nothing is."""
    return reason(reading.text, told_by_text(known), unread(reading.document, reading.language, reading.order))


def _also_told(reading: Reading, updated: Found | None) -> tuple[Clue, ...]:
    """What else an undated article tells: its last change, the weekdays of what happened."""
    named = [event for event in reading.text if event.past and event.mention.weekday >= 0 and not event.mention.day]
    first = {event.mention.weekday: event for event in reversed(named)}
    told = [years.clue_of(event) for event in named if first[event.mention.weekday] is event][:_TOLD]
    return (updated.clue, *told) if updated else tuple(told)


def _not_future(dated: Dated, settings: DateSettings, as_of: date | None) -> Dated:
    """A date after the latest allowed day is kept as stated, but is no day to be shown on."""
    latest, name = (as_of, "--as-of") if as_of else (settings.latest, "[dates] latest =")
    if latest is None:
        return dated
    first = dated.day or date.fromisoformat((dated.published + "-01-01")[:10])
    if first <= latest:
        return dated
    because = ("future", name, latest.isoformat())
    return structs.replace(dated, day=None, future=True, reason=in_english(because), because=because)
