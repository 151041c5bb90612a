"""Makes articles to measure with: seeded, ours, messy like scraped ones; the same number and seed give the same files.

    python -m bench.corpus FOLDER --articles 1000 [--seed 1] [--days 30] [--kinds txt,md,html] [--clean]

A stream of events; each is reported by one to six outlets over a few days, every outlet in its own words and with its own
furniture. About 550 words an article. `--clean` writes tidy Markdown with front matter: what other generators can read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

START = date(2025, 1, 1)
SYLLABLES = "ba be bo da de di do fa fe ga go ka ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te to va ve vo za".split()
THINGS = (
    "bridge ferry tram school hospital reservoir market stadium library museum quarry harbour airport prison theatre mill tunnel dam canal "
    "lighthouse observatory archive bakery brewery shipyard refinery vineyard orchard greenhouse waterworks courthouse barracks abbey"
).split()
DEEDS = (
    ("closes", "closed", "closing"), ("opens", "opened", "opening"), ("burns", "burned", "burning"), ("floods", "flooded", "flooding"),
    ("strikes", "struck", "striking"), ("votes", "voted", "voting"), ("sells", "sold", "selling"), ("merges", "merged", "merging"),
    ("moves", "moved", "moving"), ("wins", "won", "winning"), ("loses", "lost", "losing"), ("sues", "sued", "suing"),
)  # fmt: skip
ROLES = "mayor minister director engineer spokeswoman judge captain bishop teacher surgeon farmer inspector auditor architect".split()
FRAMES = (
    "the {} {} of the {} was {} by a {} in {}", "nobody had {} the {} before the {} was {}", "a {} of {} and {} has been {}",
    "it would be {} to say that the {} is {} or {}", "they were {} with the {} as soon as the {} had {}", "{} and {} are to be {} at the {}",
    "there is no {} for a {} without {}", "what the {} calls {} is for others only {} {}", "all of the {} went to the {}, where {} {} it",
    "more than one {} had {} that {} would {} the {}",
)  # fmt: skip
LINKERS = "However Meanwhile Still Later Earlier Afterwards Nevertheless Instead Moreover Then".split()
NAVIGATION = ("Home", "News", "Politics", "Business", "Sport", "Subscribe", "Log in", "Menu", "Search")
TAIL = ("Share this article", "Sign up for our newsletter", "Most read", "Related stories", "Follow us", "All rights reserved")


@dataclass(frozen=True)
class Event:
    number: int
    day: date
    place: str
    thing: str
    deed: tuple[str, str, str]
    person: str
    role: str
    amount: int
    words: tuple[str, ...]


def name(rng: random.Random, parts: int = 3) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(parts)).capitalize()


def events(seed: int, days: int, per_day: float) -> Iterator[Event]:
    rng = random.Random(seed)
    number, due = 0, 0.0
    for offset in range(days):
        due += per_day
        while number < due:
            words = tuple(name(rng, 2).lower() for _ in range(25))
            yield Event(
                number, START + timedelta(days=offset), name(rng), rng.choice(THINGS), rng.choice(DEEDS),
                f"{name(rng, 2)} {name(rng)}", rng.choice(ROLES), rng.randrange(3, 900), words,
            )  # fmt: skip
            number += 1


def vocabulary() -> tuple[list[str], list[float]]:
    """4,000 invented words with the frequencies of Zipf's law."""
    rng = random.Random(0)
    found = list(dict.fromkeys("".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3, 3, 4)))) for _ in range(4_600)))[:4_000]
    total, weights = 0.0, []
    for rank in range(len(found)):
        total += 1 / (rank + 8)
        weights.append(total)
    return found, weights


WORDS, WEIGHTS = vocabulary()


def clause(rng: random.Random, event: Event) -> str:
    """A clause of function words and invented ones; one in four of these is the event's own."""
    frame = rng.choice(FRAMES)
    some = rng.choices(WORDS, cum_weights=WEIGHTS, k=frame.count("{}"))
    return frame.format(*(rng.choice(event.words) if rng.random() < 0.25 else word for word in some))


def sentence(rng: random.Random, event: Event) -> str:
    surname = event.person.split()[1]
    said, more = clause(rng, event), clause(rng, event)
    shapes = (
        f"{said[0].upper()}{said[1:]}, the {event.role} {event.person} said, and {more}.",
        f"{rng.choice(LINKERS)}, {said}, although {more}.",
        f"“{said[0].upper()}{said[1:]},” {surname} told reporters in {event.place}.",
        f"About {event.amount} people live near the {event.thing}, and {said}.",
        f"{surname} added that {said}, and that {more}.",
        f"In {name(rng)} {said}, and {more}.",
        f"The {rng.choice(event.words)} office gave the number as {event.amount + rng.randrange(3)}, since {said}.",
    )
    return rng.choice(shapes)


def body(rng: random.Random, event: Event, day: date, sentences: int = 22) -> list[str]:
    said = f"{event.place.upper()}, {day:%b}. {day.day} — The {event.thing} of {event.place} {event.deed[1]} on {day:%A}, the {event.role} {event.person} said."
    paragraphs, rest = [said], sentences
    while rest > 0:
        count = min(rest, rng.randrange(1, 4))
        paragraphs.append(" ".join(sentence(rng, event) for _ in range(count)))
        rest -= count
    return paragraphs


def title(rng: random.Random, event: Event) -> str:
    shapes = (
        f"{event.place} {event.thing} {event.deed[0]}, {event.role} {event.person.split()[1]} says",
        f"{event.role.capitalize()} {event.person.split()[1]}: {event.thing} of {event.place} {event.deed[0]}",
        f"{event.thing.capitalize()} in {event.place} {event.deed[0]} as {event.amount} wait",
    )
    return rng.choice(shapes)


def articles(count: int, seed: int = 1, days: int = 30) -> Iterator[tuple[str, date, str, list[str], int]]:
    """(outlet, day, title, paragraphs, event number), `count` of them, in the order of days."""
    outlets = [f"{name(random.Random(seed + n), 2)} {kind}" for n, kind in enumerate("Post Courier Times Herald Ledger Radio Echo Star Mirror Globe".split())]
    rng, made = random.Random(seed), 0
    for event in events(seed, days, count / days / 2.3 + 1):
        for outlet in rng.sample(outlets, rng.choice((1, 1, 2, 2, 3, 3, 4))):
            if made == count:
                return
            day = event.day + timedelta(days=rng.choice((0, 0, 0, 1, 2)))
            yield outlet, day, title(rng, event), body(rng, event, day), event.number
            made += 1


def as_text(rng: random.Random, outlet: str, day: date, head: str, paragraphs: list[str]) -> str:
    lines = [*rng.sample(NAVIGATION, 5), outlet, "", head, "", f"By {name(rng, 2)} {name(rng)}", f"Published {day.day} {day:%B} {day.year}", ""]
    for number, paragraph in enumerate(paragraphs):
        lines += [paragraph, ""]
        if number == 5:
            lines += ["Advertisement", ""]
    lines += [*rng.sample(TAIL, 4), *(line for _ in range(4) for line in (f"{name(rng)} {rng.choice(THINGS)} news in brief", "4 hours ago"))]
    return "\n".join(lines) + "\n"


def as_markdown(outlet: str, day: date, head: str, paragraphs: list[str], story: int) -> str:
    front = f"---\ntitle: {json.dumps(head)}\ndate: {day}T10:00:00Z\nsource: {json.dumps(outlet)}\ntags: [story-{story}]\n---\n"
    return front + "\n" + "\n\n".join(paragraphs) + "\n"


def as_html(rng: random.Random, outlet: str, day: date, head: str, paragraphs: list[str]) -> str:
    ld = json.dumps({"@type": "NewsArticle", "headline": head, "datePublished": f"{day}T10:00:00+00:00", "publisher": {"name": outlet}})
    nav = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in NAVIGATION)
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    more = "".join(f'<li><a href="/x">{name(rng)} {rng.choice(THINGS)} in brief</a> 3 hours ago</li>' for _ in range(6))
    return (
        f'<!doctype html><html lang="en"><head><title>{head} | {outlet}</title><script type="application/ld+json">{ld}</script></head><body>'
        f"<nav><ul>{nav}</ul></nav><main><article><h1>{head}</h1>\n{text}</article></main><aside><ul>{more}</ul></aside></body></html>\n"
    )


def write(folder: Path, count: int, seed: int = 1, days: int = 30, kinds: tuple[str, ...] = ("txt",), clean: bool = False) -> None:
    """The articles as files below the folder, a folder an outlet with its `_folder.toml`."""
    rng = random.Random(seed + 1)
    for number, (outlet, day, head, paragraphs, story) in enumerate(articles(count, seed, days)):
        place = folder / outlet.lower().replace(" ", "-")
        if not place.is_dir():
            place.mkdir(parents=True)
            if not clean:
                (place / "_folder.toml").write_text(f'source = "{outlet}"\n', encoding="utf-8")
        kind = "md" if clean else kinds[number % len(kinds)]
        text = {
            "txt": lambda: as_text(rng, outlet, day, head, paragraphs),  # noqa: B023  (called at once)
            "md": lambda: as_markdown(outlet, day, head, paragraphs, story),  # noqa: B023
            "html": lambda: as_html(rng, outlet, day, head, paragraphs),  # noqa: B023
        }[kind]()
        (place / f"{number:06}.{kind}").write_text(text, encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--articles", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--days", type=int, default=30)
    ask.add_argument("--kinds", default="txt")
    ask.add_argument("--clean", action="store_true")
    given = ask.parse_args()
    write(given.folder, given.articles, given.seed, given.days, tuple(given.kinds.split(",")), given.clean)


if __name__ == "__main__":
    main()
