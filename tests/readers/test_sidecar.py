"""Sidecars state fields; what they say wrong is a note with file and line."""

from digest.readers.sidecar import nearest, sidecar


def test_fields_are_strings_with_their_place() -> None:
    declared, notes = sidecar(b'# about\nsource = "Harbour Post"\ndate = 2025-10-12\nauthors = ["Ann", "Bo"]\n', "a/_folder.toml")
    assert dict(declared.fields) == {"source": "Harbour Post", "date": "2025-10-12", "authors": "Ann\nBo"} and not notes
    assert dict(declared.where)["date"] == "a/_folder.toml:3"


def test_mistakes_are_notes_that_say_what_would_be_right() -> None:
    declared, notes = sidecar(b'sorce = "x"\nrights = "all"\nurl = "post.example/a"\ntitle = "kept"\n', "_folder.toml")
    assert dict(declared.fields) == {"title": "kept"}
    assert [(note.line, note.code) for note in notes] == [(1, "unknown-key"), (2, "bad-value"), (3, "bad-value")]
    assert 'did you mean "source"' in notes[0].text and "licensed" in notes[1].text


def test_a_broken_sidecar_is_a_note_with_its_line() -> None:
    declared, notes = sidecar(b'title = "a"\ndate = \n', "a.meta.toml")
    assert dict(declared.fields) == {"title": "a"} and notes[0].line == 2


def test_the_nearest_wins_field_by_field() -> None:
    near, _ = sidecar(b'source = "near"', "a/b.meta.toml")
    far, _ = sidecar(b'source = "far"\nlanguage = "uk"', "_folder.toml")
    assert dict(nearest(near, far).fields) == {"language": "uk", "source": "near"}


def test_a_date_or_language_that_is_none_is_a_note() -> None:
    declared, notes = sidecar(b'date = "gestern"\nupdated = "2026-02-30"\nlanguage = "Deutsch"\ntitle = "kept"\n', "a.meta.toml")
    assert dict(declared.fields) == {"title": "kept"}
    assert [(note.line, note.code) for note in notes] == [(1, "bad-value"), (2, "bad-value"), (3, "bad-value")]
    assert notes[0].text == "date: expected a date such as 2025-10-12, got 'gestern'"


def test_a_clock_time_needs_no_seconds() -> None:
    declared, notes = sidecar(b"date = 2025-10-12T08:30+03:00  # from the paper\nupdated = 2025-10-13 09:00\n", "a.meta.toml")
    assert dict(declared.fields) == {"date": "2025-10-12T08:30+03:00", "updated": "2025-10-13 09:00"} and not notes


def test_a_slip_in_one_line_leaves_the_rights_of_another() -> None:
    declared, notes = sidecar(b'date = 2026-02-30\nrights = "hide"\n', "a.meta.toml")
    assert dict(declared.fields) == {"rights": "hide"}
    assert [(note.line, note.code) for note in notes] == [(1, "sidecar")] and "the line is left out" in notes[0].text
    hopeless, said = sidecar(b"a b\n" * 9 + b'rights = "hide"\n', "a.meta.toml")
    assert not hopeless.fields and len(said) == 1 and said[0].text.endswith("not read")
