"""Cases, module by module, each with the mistake that it guards against."""

from __future__ import annotations

from datetime import date

import pytest

from digest.compose import compose, linked, related, shown, topics
from digest.compose.names import story_names
from digest.compose.numbers import quantities
from digest.compose.speakers import speaker_of
from digest.compose.spellings import skeleton
from digest.compose.starts import leans, vague
from digest.model import Account, Article, Clue, Dated
from digest.pages.desk import called_on
from tests.compose.made_up import (
    BRIDGE,
    COPIED,
    COPY,
    COURIER,
    LEDGER,
    POST,
    PRIVATE,
    PUBLIC,
    TUESDAY,
    WEDNESDAY,
    article,
    by_id,
    story,
)
from tests.values import replace


def _of(*articles: Article) -> Account:
    return compose([story(*articles)], by_id(articles), PRIVATE)[0]


# ---------------------------------------------------------------- leaning sentences


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He resigned on Monday.", "en"), ("But the council of Averin disagreed.", "en"), ("This came late.", "en"),
        ("After he resigned, Averin voted.", "en"), ("That’s a lot for Averin.", "en"), ("Dies sagte der Rat in Averin.", "de"),
        ("Elle a quitté Averin.", "fr"), ("Pero el consejo de Averin votó.", "es"), ("Він поїхав до Аверіна.", "uk"), ("Но совет решил.", "ru"),
        ("他说桥会关闭。", "zh"), ("“We will go,” he said.", "en"),
    ],
)  # fmt: skip
def test_a_sentence_that_leans_on_the_one_before(text: str, language: str) -> None:
    assert leans(text, language, frozenset())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council of Averin voted.", "en"), ("Mira Toll said that she would stay.", "en"), ("Two trains collided.", "en"),
        ("Der Rat von Averin stimmte zu.", "de"), ("Le conseil d’Averin a voté.", "fr"), ("Рада Аверіна проголосувала.", "uk"),
        ("阿韦林市议会投票。", "zh"),
    ],
)  # fmt: skip
def test_a_sentence_that_stands_alone(text: str, language: str) -> None:
    assert not leans(text, language, frozenset())


def test_a_definite_thing_without_a_name_is_vague() -> None:
    assert vague("The move came as a surprise to commuters.", "en", frozenset())
    assert vague("The two leaders also met.", "en", frozenset())
    assert not vague("The White House has not commented.", "en", frozenset())
    assert not vague("The mayor of Averin resigned.", "en", frozenset())


# ---------------------------------------------------------------- lead


def test_a_lone_report_gives_its_deck_and_first_sentence() -> None:
    deck = "Divers of the port of Averin found cracks in two hangers."
    made = _of(replace(POST, deck=deck))
    assert made.lead[0].text == deck and made.lead[0].block == -1
    assert len(made.lead) == 2


def test_a_lone_report_without_a_deck_gives_two_sentences_that_stand_alone() -> None:
    first, second = _of(POST).lead
    assert first.text.startswith("The port authority of Averin closed") and second.text.startswith("Some 31,000 vehicles")


def test_the_dateline_is_passed_over_and_the_offset_follows() -> None:
    told = article("a1", "Bridge shut", "AVERIN (Wire) – The port closed the bridge of Averin on Tuesday evening after a dive.")
    lead = _of(told).lead[0]
    assert lead.text.startswith("The port closed") and told.blocks[0].text[lead.start :] == lead.text


def test_a_hyphen_within_a_place_ends_no_dateline() -> None:
    said = "The port closed the bridge on Tuesday evening after a dive."
    for place, left in (("HASK-ON-SEA, Lyr ", f"HASK-ON-SEA, Lyr {said}"), ("HASK-ON-SEA, Lyr - ", said), ("AVERIN- ", said)):
        assert _of(article("a1", "Bridge shut", place + said)).lead[0].text == left


def test_a_sentence_that_repeats_a_quoted_phrase_is_not_chosen_twice() -> None:
    one = article("a1", "Toll and Esker hold a call", "Mira Toll held a second call with Jon Esker on Sunday about the ferry.",
                  "Toll described the talk as ‘very fruitful’, and said that ferry prices were discussed.")  # fmt: skip
    two = article("a2", "Second call of Toll and Esker", "Mira Toll spoke with Jon Esker for the second time in two days on Sunday.",
                  'Toll described the phone call with Esker as "very fruitful."', "Toll and Esker talked about ferry prices to Saltholm.")  # fmt: skip
    texts = [sentence.text for sentence in _of(one, two).lead]
    assert sum("very fruitful" in text for text in texts) <= 1 and len(texts) >= 2


# ---------------------------------------------------------------- headline


CLOSED = article(
    "closed", "Harbour bridge of Averin closes", "The harbour bridge of Averin was closed to all traffic on Tuesday, the port authority said.",
    "Divers found cracks in two hangers of the harbour bridge near the eastern tower.", day=TUESDAY, outlet="post",
)  # fmt: skip
REOPENED = article(
    "opened", "Harbour bridge of Averin reopens after repairs", "The harbour bridge of Averin reopened on Wednesday after the port authority "
    "had closed it to all traffic for cracks.", "Both hangers of the harbour bridge near the eastern tower were replaced by night.",
    "The harbour bridge of Averin carries thirty thousand vehicles on every day of the year.", day=WEDNESDAY, outlet="ledger",
)  # fmt: skip


def test_a_day_knows_what_its_story_was_called_then() -> None:
    account = compose([story(CLOSED, REOPENED, headline="")], by_id((CLOSED, REOPENED)), PRIVATE)[0]
    assert account.headline == REOPENED.title
    assert account.called == ((TUESDAY, CLOSED.title, "closed"), (WEDNESDAY, REOPENED.title, "opened"))
    assert called_on(account, TUESDAY) == (CLOSED.title, "closed")
    assert called_on(account, WEDNESDAY) == called_on(account, None) == (REOPENED.title, "opened")
    edited = compose([story(CLOSED, REOPENED, headline="Bridge")], by_id((CLOSED, REOPENED)), PRIVATE)[0]
    assert called_on(edited, TUESDAY) == ("Bridge", "")


def test_a_first_day_has_its_own_lead_where_the_storys_tells_of_later() -> None:
    account = compose([story(CLOSED, REOPENED)], by_id((CLOSED, REOPENED)), PRIVATE)[0]
    assert "opened" in {sentence.article for sentence in account.lead}
    assert [sentence.text for sentence in account.days[0].lead][:1] == ["The harbour bridge of Averin was closed to all traffic on Tuesday, the port authority said."]
    assert all(sentence.article == "closed" for sentence in account.days[0].lead) and not account.days[1].lead


def test_the_editors_headline_wins() -> None:
    made = compose([story(*BRIDGE, headline="Bridge shut")], by_id(BRIDGE), PRIVATE)[0]
    assert (made.headline, made.headline_from) == ("Bridge shut", "")


@pytest.mark.parametrize(
    "worse",
    [
        "Is the harbour bridge in Averin about to fall?", "AVERIN PORT CLOSES HARBOUR BRIDGE AFTER CRACKS ARE FOUND", "What we know so far",
        "averin port closes harbour bridge after cracks are found", "Averin port closes harbour bridge after…", "You won’t believe this bridge!",
        "Averin port closes",
    ],
)  # fmt: skip
def test_a_plain_title_wins_over(worse: str) -> None:
    plain = replace(POST, id="a9", title="Averin port closes harbour bridge after cracks are found")
    other = replace(LEDGER, id="a0", title=worse)
    for made in (_of(plain, other), _of(replace(plain, id="a0"), replace(other, id="a9"))):
        assert made.headline == plain.title


def test_a_report_without_a_title_lends_its_first_sentence() -> None:
    made = _of(replace(POST, title=""))
    assert made.headline.startswith("The port authority of Averin closed") and made.headline_from == ""


# ---------------------------------------------------------------- day by day


def test_later_days_add_only_what_is_new() -> None:
    made = compose([story(*BRIDGE, copies=[COPIED])], by_id(BRIDGE), PRIVATE)[0]
    friday = next(day for day in made.days if day.day == date(2025, 10, 17))
    texts = [sentence.text for sentence in friday.added]
    assert any("free ferry" in text for text in texts) and not any("closed the harbour bridge on Tuesday" in text for text in texts)


def test_a_new_event_in_known_words_is_no_repetition() -> None:
    known = [
        "The harbour office of Averin stands beside the bridge and the eastern tower.",
        "Two boats were hit by rockets on Tuesday evening, the port authority said.",
        "The old hotel of the dockers closed its kitchen in the spring for want of a cook.",
    ]
    first = article("a1", "Boats hit in Averin", *known, day=TUESDAY)
    later = article("a2", "Hotel hit", "Rockets hit the old hotel beside the harbour office of Averin on Wednesday.", day=WEDNESDAY)
    again = article("a3", "Boats hit", known[1].replace("Two", "Both"), day=date(2025, 10, 16))
    added = [[sentence.text for sentence in day.added] for day in _of(first, later, again).days]
    assert added[1:] == [["Rockets hit the old hotel beside the harbour office of Averin on Wednesday."], []]


def test_undated_reports_come_last() -> None:
    undated = replace(COURIER, dated=Dated())
    assert [day.day for day in _of(POST, undated, LEDGER).days] == [TUESDAY, WEDNESDAY, None]


# ---------------------------------------------------------------- figures


def _tables(one: str, other: str, language: str = "en") -> list[tuple[str, list[str]]]:
    first = article("a1", "", one, day=TUESDAY, language=language)
    second = article("a2", "", other, day=WEDNESDAY, language=language)
    return [(table.of, [row.value for row in table.rows]) for table in _of(first, second).figures]


@pytest.mark.parametrize(
    ("one", "other", "language", "expected"),
    [
        ("Averin was hit by more than 100 drones overnight on Monday, the army said.", "The army said that 108 drones hit Averin overnight on Monday.",
         "en", ("drones", ["more than 100", "108"])),
        ("Divers found cracks in two hangers near the tower of Averin.", "Divers found cracks in three hangers near the tower of Averin.",
         "en", ("hangers", ["two", "three"])),
        ("Bei dem Brand in Averin wurden mindestens 12 Menschen verletzt, sagte die Polizei.", "Bei dem Brand in Averin wurden nach Angaben der Polizei 14 Menschen verletzt.",
         "de", ("Menschen", ["mindestens 12", "14"])),
        ("Під час пожежі в Аверіні постраждали щонайменше 12 людей, повідомила поліція.", "Поліція повідомила, що під час пожежі в Аверіні постраждали 14 людей.",
         "uk", ("людей", ["щонайменше 12", "14"])),
        ("The morning ferry Tern struck the north pier of Averin harbour in fog on Thursday, injuring 14 people, the harbour office said.",
         "Nineteen people were injured when the morning ferry rammed the north pier at Averin on Thursday, the clinic said on Friday.",
         "en", ("people", ["14", "Nineteen"])),  # the name that both say stands where the neighbourhood ends
        ("Seven divers and their pilot were hurt.", "Five divers of the port and their pilot were hurt when a boat struck the raft on Tuesday.",
         "en", ("divers", ["Seven", "Five"])),  # half of what a brief sentence says is much
        ("The new harbour bridge of Averin will cost $12 million, the council said.", "The council said the new harbour bridge of Averin will cost $15.5 million.",
         "en", ("$", ["$12 million", "$15.5 million"])),
        ("The council of Averin raises ferry prices by 4% in spring.", "The council of Averin raises ferry prices by 5 percent in spring.",
         "en", ("%", ["4%", "5 percent"])),
    ],
)  # fmt: skip
def test_figures_that_differ_stand_side_by_side(one: str, other: str, language: str, expected: tuple[str, list[str]]) -> None:
    assert _tables(one, other, language) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Averin was hit by 108 drones overnight, the army said.", "The army said that 108 drones hit Averin overnight."),  # the same
        ("Averin was hit by 108 drones overnight, the army said.", "The army said that 27 ships left Averin overnight."),  # other things
        ("In the fire 12 people were hurt in Averin, the police said.", "In the fire 14 people were hurt in Saltholm, the police said."),
        ("The council of Averin met on 12 October to hear the port.", "The council of Averin met on 13 October to hear the port."),
        ("The council of Averin met in 2023 to hear of the port.", "The council of Averin met in 2024 to hear of the port."),
        ("The army said that 108 drones hit Averin overnight. It had counted 273 drones over Averin on Sunday, the army said.",
         "The army said that 273 drones hit Averin overnight."),  # either text may speak of two nights
        ("Two hundred people crossed the pier of Averin on Monday, the police said.", "The police said that 200 people crossed the pier of Averin on Monday."),
        ("The last storm killed five people at the pier. Nine people were rescued from the roofs.", "The storm killed four people."),  # which one?
        ("Averin won 3 - 2 against Saltholm in the cup on Sunday.", "Averin won 4 - 2 against Saltholm in the cup on Sunday."),
    ],
)  # fmt: skip
def test_doubtful_pairs_are_left_out(one: str, other: str) -> None:
    assert _tables(one, other) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,200 drones", "en", 1200), ("1.200 Drohnen", "de", 1200), ("1 200 drones", "fr", 1200), ("1,5 Millionen Stimmen", "de", 1.5e6),
        ("2.5 million votes", "en", 2.5e6), ("zwölf Stimmen", "de", 12), ("сім дронів", "uk", 7), ("€3bn", "en", 3e9), ("12 %", "de", 12), ("108架无人机", "zh", 108),
        ("Nineteen people", "en", 19), ("Thirty-four people", "en", 34), ("Ninety nine people", "en", 99), ("dix-sept enfants", "fr", 17),
        ("Two hundred people", "en", 200), ("deux cents personnes", "fr", 200), ("two hundred thousand votes", "en", 2e5), ("50 cents", "en", 50),
    ],
)  # fmt: skip
def test_numbers_are_read_in_many_spellings(text: str, language: str, value: float) -> None:
    assert [found.value for found in quantities(text, language)] == [value]


@pytest.mark.parametrize(
    "text", ["in 2024", "on 12 October", "at 10:30", "a 54-year-old", "won 3-2", "10月12日", "7 січня", "12 octobre"]
)
def test_dates_clocks_ages_and_scores_count_nothing(text: str) -> None:
    assert not list(quantities(text, "uk" if "січня" in text else "fr" if "octobre" in text else "en"))


# ---------------------------------------------------------------- quotes


@pytest.mark.parametrize(
    ("text", "quote", "speaker", "language"),
    [
        ("“We will open it on Friday,” Mira Toll said.", "We will open it on Friday", "Mira Toll", "en"),
        ('"We will open it on Friday," said Mira Toll.', "We will open it on Friday", "Mira Toll", "en"),
        ("Mira Toll said: ‘We won’t open it before Friday’.", "We won’t open it before Friday", "Mira Toll", "en"),
        ("„Wir werden sie am Freitag öffnen“, sagte Mira Toll.", "Wir werden sie am Freitag öffnen", "Mira Toll", "de"),
        ("« Nous allons ouvrir le pont », a déclaré Mira Toll.", "Nous allons ouvrir le pont", "Mira Toll", "fr"),
        ("«Ми відкриємо міст у п’ятницю», — сказала Міра Толль.", "Ми відкриємо міст у п’ятницю", "Міра Толль", "uk"),
        ("“We could see the cracks from the boat,” a diver told the Averin Courier.", "We could see the cracks from the boat", "", "en"),
        ("“We could see the cracks from the boat,” she said in Averin.", "We could see the cracks from the boat", "", "en"),
        ("“We could see the cracks from the boat.” Instead, they said nothing.", "We could see the cracks from the boat.", "", "en"),
    ],
)  # fmt: skip
def test_who_said_what(text: str, quote: str, speaker: str, language: str) -> None:
    first = article("a1", "", text, language=language)
    second = article("a2", "", text, language=language)
    found = _of(first, second).quotes
    assert [(each.text, each.speaker, each.texts) for each in found] == [(quote, speaker, 2)]


def test_copies_do_not_count_as_further_texts() -> None:
    made = compose([story(*BRIDGE, copies=[COPIED])], by_id(BRIDGE), PRIVATE)[0]
    assert [(quote.texts, quote.articles) for quote in made.quotes] == [(2, ("a1post", "a2ledger"))]


def test_titles_of_works_and_phrases_are_no_quotes() -> None:
    text = "Mira Toll’s book “The Bridges Over Our Harbours” calls it a “sort of a fault”, and no more."
    assert _of(article("a1", "", text), POST).quotes[1:] == ()


def test_a_shorter_cut_of_a_quote_counts_with_the_longer() -> None:
    one = article("a1", "", "“Nobody drives over this bridge before Friday, and nobody walks,” Mira Toll said.")
    two = article("a2", "", "“Nobody drives over this bridge before Friday,” said Toll.")
    (quote,) = _of(one, two).quotes
    assert (quote.text, quote.texts) == ("Nobody drives over this bridge before Friday, and nobody walks", 2)


# ---------------------------------------------------------------- names, topics, neighbours


def test_spellings_of_one_name_are_joined_across_scripts() -> None:
    assert len({skeleton(name) for name in ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленський")}) == 1
    assert skeleton("Austria") != skeleton("Australia")


def test_a_name_is_shown_in_full_and_without_office() -> None:
    one = article("a1", "", "The mayor met President Mira Toll in Averin. Later Toll left Averin by boat. Then Toll spoke.")
    names = story_names([one])
    assert [(use.name, use.variants) for use in names] == [("Mira Toll", ("Toll",)), ("Averin", ())]


def test_two_people_of_one_surname_are_not_joined() -> None:
    text = "In Averin, Anna Roe met Jan Roe. Of this, Anna Roe told Jan Roe and Roe laughed. Both Jan Roe and Anna Roe wept."
    assert {"Anna Roe", "Jan Roe"} <= {use.name for use in story_names([article("a1", "", text)])}


def test_a_firm_of_two_names_is_one_name() -> None:
    text = "The mill belongs to Brandt & Esker now. People say that Brandt & Esker will close it."
    assert [use.name for use in story_names([article("a1", "", text)])] == ["Brandt & Esker"]


def test_the_agency_in_a_dateline_is_no_name_of_the_story() -> None:
    wire = "AVERIN (Tidings) — The pier of Averin fell in the night."
    names = story_names([article("a1", "", wire), article("a2", "", wire + " Tugs came to Averin.")])
    assert [use.name.casefold() for use in names] == ["averin"]


@pytest.mark.parametrize("said", ["Harbour Evening Post", "HEP"])
def test_an_outlet_names_itself_in_vain(said: str) -> None:
    text = f"The mayor told the {said} that the pier is safe. He asked the {said} for patience in Averin and in Averin alone."
    assert [use.name for use in story_names([article("a1", "", text, outlet="the harbour evening post")])] == ["Averin"]
    assert said in {use.name for use in story_names([article("a1", "", text, outlet="radio")])}


def _three() -> tuple[list[Account], dict[str, Article]]:
    made = [article(f"a{n}", f"Mira Toll in town {n}", f"The engineer Mira Toll came to Averin. There Mira Toll spoke of bridge {n} in Averin.",
                    outlet="post" if n else "ledger", day=TUESDAY) for n in range(3)]  # fmt: skip
    stories = [story(each, id=f"s{at}") for at, each in enumerate(made)]
    return list(compose(stories, by_id(made), PRIVATE)), by_id(made)


def test_a_topic_needs_three_stories_of_two_outlets() -> None:
    accounts, articles = _three()
    found = topics(accounts, articles)
    assert [(topic.slug, topic.stories, dict(topic.activity)) for topic in found] == [
        ("averin", ("s0", "s1", "s2"), {TUESDAY: 3}), ("mira-toll", ("s0", "s1", "s2"), {TUESDAY: 3}),
    ]  # fmt: skip
    assert topics(accounts[:2], articles) == ()
    one_outlet = {id: replace(each, outlet=POST.outlet) for id, each in articles.items()}
    assert topics(accounts, one_outlet) == ()


def test_names_link_to_their_topics_and_stories_to_their_neighbours() -> None:
    accounts, _ = _three()
    assert {use.name: use.topic for use in accounts[0].names} == {"Mira Toll": "mira-toll", "Averin": "averin"}
    assert accounts[0].related == ("s1", "s2")
    chapter = replace(accounts[0], story=replace(accounts[0].story, later=("s1",)))
    near = related([chapter, *accounts[1:]])
    assert near["s0"] == ("s2",)
    assert linked(accounts, near, ())[0].names[0].topic == ""


# ---------------------------------------------------------------- rights


def test_an_excerpt_is_whole_sentences_the_first_ones_first() -> None:
    long = article(
        "a1",
        "T",
        "The port of Averin closed the bridge.",
        *(f"The council of Averin met for the {n}th time that year to hear of it." for n in range(40)),
    )
    left = shown(long, PUBLIC)
    assert left.blocks[0].text == "The port of Averin closed the bridge." and 200 < len(left.text) <= 280
    assert left.words == long.words and left.title == "T"


def test_a_first_sentence_that_is_too_long_is_cut_at_a_word() -> None:
    left = shown(COPY, PUBLIC)
    assert left.text.endswith("…") and COPY.text.startswith(left.text[:-1]) and COPY.text[len(left.text) - 1] in " ,"


def test_the_words_of_a_date_clue_count_against_the_excerpt() -> None:
    words = "on Tuesday evening"
    dated = replace(POST, dated=replace(POST.dated, clue=Clue("text", words)))
    assert len(shown(dated, PUBLIC).text) + len(words) <= 0.15 * len(POST.text)


def test_removed_by_url_path_outlet_or_id() -> None:
    told = replace(POST, url="https://post.example/1")
    for what in (told.url, told.path, told.outlet.key, told.id):
        left = shown(told, replace(PRIVATE, removed=(what,)))
        assert not left.title and not left.blocks and not left.url


def test_a_people_is_counted_with_its_country() -> None:
    text = "In Ukraine the army said so. The Ukrainian army and the Ukrainian fleet left. In Ukraine, Martin met Martinez."
    names = story_names([article("a1", "Martin, Martinez", text)])
    assert [(use.name, use.variants) for use in names] == [("Ukraine", ("Ukrainian",)), ("Martin", ()), ("Martinez", ())]


def test_per_cent_in_two_words_is_a_percentage() -> None:
    from digest.compose.numbers import quantities

    (found,) = quantities("The union wants eight per cent more pay.", "en")
    assert (found.value, found.kind, found.words) == (8, "percent", ("per cent",))


# ---------------------------------------------------------------- names.toml


_TOWNS = (
    article(
        "a1",
        "Bridge in Kirsk closes",
        "The council of Kirsk closed the bridge. People in Kirsk took the ferry to Averin.",
        day=TUESDAY,
    ),
    article("a2", "Kyrzk bridge is shut", "Engineers in Kyrzk found cracks. The bridge in Kyrzk was built by Averin.", day=TUESDAY),
)


def test_spellings_that_no_rule_can_join_are_one_name_by_names_toml() -> None:
    apart = {use.name for use in story_names(_TOWNS)}
    assert "Kirsk" not in apart
    joined = story_names(_TOWNS, (("Kyrzk", "Kirsk"),))
    town = next(use for use in joined if use.name == "Kyrzk")
    assert (town.variants, town.articles) == (("Kirsk",), 2)


def test_names_toml_joins_a_word_within_a_name() -> None:
    one = article("a1", "Myra Toll resigns", "Engineer Myra Toll left. The harbour thanked Myra Toll.", day=TUESDAY)
    other = article("a2", "Mira Toll leaves", "Engineer Mira Toll resigned. The union thanked Mira Toll.", day=TUESDAY)
    assert [(use.articles, len(use.variants)) for use in story_names([one, other], (("Mira", "Myra"),)) if "Toll" in use.name] == [
        (2, 1)
    ]


def test_the_account_and_the_topics_follow_names_toml() -> None:
    lines = (("Kyrzk", "Kirsk"),)
    accounts = tuple(
        compose([story(each, id=f"s{each.id}{at}")], by_id(_TOWNS), PRIVATE, spelled=lines)[0] for at in (1, 2) for each in _TOWNS
    )
    assert all("Kyrzk" in {use.name for use in each.names} for each in accounts)
    assert "Kyrzk" in {topic.name for topic in topics(accounts, by_id(_TOWNS), lines)}


# ---------------------------------------------------------------- what readers saw


def test_a_plain_report_opens_the_lead_not_the_feature() -> None:
    feature = article(
        "a1", "“Then everybody was on the floor”: passengers tell",
        "Schoolteacher Ewa Lind had one hand on the rail and a cup of tea in the other when the ferry Tern to Hask hit the north pier in fog.",
        "The ferry Tern was towed into the harbour of Hask at noon, said the harbour office of Hask.", day=TUESDAY,
    )  # fmt: skip
    plain = article(
        "a2", "Ferry strikes pier at Hask in fog, 14 injured",
        "The ferry Tern struck the north pier of Hask in fog on Thursday, injuring 14 people, the harbour office said.", day=TUESDAY,
    )  # fmt: skip
    assert _of(feature, plain).lead[0].article == "a2"


@pytest.mark.parametrize("text", ["Two were flown to the mainland.", "Three of them are still in Averin."])
def test_a_number_that_counts_what_was_named_before_leans(text: str) -> None:
    assert leans(text, "en", frozenset())


def test_a_definite_one_is_vague() -> None:
    assert vague("The present one, Greta Maas, drives a crane.", "en", frozenset())


def test_the_speaker_is_called_as_the_report_introduces_her() -> None:
    one = article(
        "a1", "Ferry hits pier", "Teacher Ewa Lind was on board.", "“There was no bang like in films,” Ms Lind said.", day=TUESDAY
    )
    other = article("a2", "Ferry damaged", "The ferry was towed to Averin on Tuesday by two tugs.", day=TUESDAY)
    assert [quote.speaker for quote in _of(one, other).quotes] == ["Ewa Lind"]


def test_two_first_names_introduce_nobody() -> None:
    text = ("Ewa Lind was on board with Nils Lind.", "“There was no bang like in films,” Ms Lind said.")
    one = article("a1", "Ferry hits pier", *text, day=TUESDAY)
    other = article("a2", "Ferry damaged", "The ferry was towed to Averin on Tuesday by two tugs.", day=TUESDAY)
    assert [quote.speaker for quote in _of(one, other).quotes] == ["Lind"]


def test_a_plural_owner_is_part_of_its_name() -> None:
    text = "The strike of the Dockers’ Union began. Members of the Dockers’ Union cheered."
    assert "Dockers’ Union" in {use.name for use in story_names([article("a1", "", text)])}


def test_a_measure_and_its_noun_are_no_german_name() -> None:
    text = "Die Mauer brach auf vierzig Metern Länge. Auf vierzig Metern Länge fehlt sie."
    assert not [use for use in story_names([article("a1", "", text, language="de")]) if "Metern" in use.name]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will never accept this plan,” Ewa Lind, the secretary general of the Harbour Union, said in Averin.", "Ewa Lind"),
        ("“We will never accept this plan,” Ewa Lind of the Rural party said.", "Ewa Lind"),
        ("“We will never accept this plan,” said Harbour Council spokesman Jan Roe.", "Jan Roe"),
        ("Those were the “last days of a long” Averin Circus tradition, said Jan Roe.", "Jan Roe"),
        ("The prosecutor, Ewa Lind, said that it was “a good hand, and a known one”.", "Ewa Lind"),
        ("“We will never accept this plan,” the Jan Roe family said.", ""),
        ("After meeting Jan Roe, the mayor said: “We will never accept this plan.”", ""),
        ("It is “not what we have agreed on” by the Workers’ Party, it said.", ""),
        ("Ewa Lind, a senior fellow of the Harbour Council, said the Rural Party “ought to be a welcome force here”.", "Ewa Lind"),
        ("“We will never accept this plan,” Mayor Ewa Lind, H-Hask., told the paper.", "Ewa Lind"),
        ("“We will never accept this plan,” Ewa Lind, U.N. Director for Lyr, told the paper.", "Ewa Lind"),
        ("“We will never accept this plan,” the ambassador to Lyr, C.R. Lind, told the paper.", "C.R. Lind"),
        ("“We will never accept this plan,” wrote Times national correspondent Jan Roe.", "Jan Roe"),
        ("“We will never accept this plan,” said Ewa Lind of the broker Lind & Moorland.", "Ewa Lind"),
        ("Ewa Lind met reporters outside Averin and said: “We will never accept this plan.”", ""),
        ("“We will never accept this plan,” Ewa Lind, the Lyr Democrat and majority leader, said.", "Ewa Lind"),
        ("“We will never accept this plan,” Ewa Lind, director of Policy and Research at Hask College, told the paper.", "Ewa Lind"),
        ("At a rally in Averin, North Lyr, Monday night, the senator said that he “will never accept this plan”.", ""),
        ("“We will never accept this plan,” the former Averin governor said on Friday.", ""),
        ("A popular Rovers fan site posted that Roe “is signing with another club”.", ""),
        ("Ewa Lind’s Web site said that she “will never accept this plan”.", ""),
        ("Ewa Lind, the head of the Federation for a Free Harbour, or FFH, said: “We will never accept this plan.”", "Ewa Lind"),
        ("“We will never accept this plan,” said Mr de los Santos.", "Mr de los Santos"),
        ("Lyr’s Chief Cabinet Secretary told reporters that it “will never accept this plan”.", ""),
    ],
)
def test_the_speaker_is_the_head_of_what_says(text: str, speaker: str) -> None:
    start = text.index("“")
    assert speaker_of(text, (start, text.index("”") + 1), (0, len(text)), "en", ()) == speaker


def test_a_name_with_its_owner_is_one_name_where_neither_is_met_alone() -> None:
    text = "Averin plays Hask's Lantern on the quay. Hask's Lantern came to Lyr's Parliament, as Lyr said."
    names = {use.name for use in story_names([article("a1", "Hask's Lantern and Lyr's Parliament", text)])}
    assert "Hask's Lantern" in names and "Lyr" in names and not names & {"Hask", "Lantern"}


def test_the_second_and_the_third_are_two() -> None:
    names = story_names([article("a1", "", "The Tern II met the Tern III. The Tern II was faster than the Tern III.")])
    assert {use.name for use in names} == {"Tern II", "Tern III"}


def test_a_country_goes_before_its_people() -> None:
    names = story_names([article("a1", "", "A German ship left Germany for Lyr. The German ship came from Germany.")])
    assert ("Germany", ("German",)) in {(use.name, use.variants) for use in names}


def test_a_sentence_that_shares_only_common_words_is_no_lead() -> None:
    strange = "Nearly ten years have gone by since violence swept through the western hills of Norrland."
    told = [
        article("a1", "Missile hits Averin house", "A missile hit a house in Averin on Tuesday, the port authority said.",
                "The house stood for three years in the western quarter."),
        article("a2", "Missile kills two in Averin", "Two people were killed when a missile hit a house in the harbour of Averin.",
                "The western quarter has been empty since Tuesday."),
        article("a3", "House hit in Averin", "Camps of Norrland look bleak.", strange, "The harbour of Averin has seen no missile since then."),
    ]  # fmt: skip
    assert strange not in [sentence.text for sentence in _of(*told).lead]
