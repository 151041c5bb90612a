"""stories.toml: whatever is wrong in it is told with the line on which it stands, and with what would be right there."""

from __future__ import annotations

import pytest

from digest.editor import read_decisions, with_decision
from digest.errors import ConfigError
from digest.mending import without_decisions
from digest.model import Decision

MISTAKES = [
    ("\n[[pin]]\nstory = 1\n", 'stories.toml:3: pin.story: expected story = "s3f9k2m1xq", got a whole number (1)'),
    ('[[pin]]\nstory = "s1"\n\n[[pin]]\nstory = 4\n', "stories.toml:5: pin.story: expected story = "),
    ('\npin = "s1"\n', 'stories.toml:2: pin: expected a table [[pin]] with story = "s3f9k2m1xq", got text (\'s1\')'),
    ('\nmerge = ["s1", "s2"]\n', "stories.toml:2: merge: expected a table [[merge]] with stories = ["),
    ("\nmerge = [\n {stories = []},\n]\n", "stories.toml:2: merge.stories: expected stories = ["),
    ("\n[merge.x]\ny = 1\n", "stories.toml:2: merge.x: unknown; known here: stories"),
    ("\n[[ 'pin' ]]\nstory = 1\n", "stories.toml:3: pin.story: expected"),
    ("\npin.story = 1\n", "stories.toml:2: pin.story: expected"),
    ('\n[[pin]]\nstory = "s1"\n"storie" = "s2"\n', 'stories.toml:4: pin.storie: unknown (did you mean "story"?)'),
    ('\n[[move]]\narticle = "a.txt"\n', 'stories.toml:2: move.to: expected to = "s3f9k2m1xq", which is missing'),
    ('\nstory = "s1"\n', "stories.toml:2: story: unknown decision"),
    ("x = " + "[" * 5000, "stories.toml: nested too deeply"),
    ('[[note]]\nstory = "s1"\ntext = """\n[[pin]]\n"""\n\n[[pin]]\nstory = 1\n', "stories.toml:8: pin.story: expected"),
    ('[[note]]\nstory = "s1"\ntext = "a\u2028b"\n\n[[pin]]\nstory = 1\n', "stories.toml:6: pin.story: expected"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_decisions(text)
    assert str(error.value).startswith(said)


def test_decisions_stand_where_they_say() -> None:
    text = '# ours\n[[note]]\nstory = "s1"\ntext = """\n[[pin]]\n"""\n\n[["pin"]]\nstory = "s2"\n'
    assert [(each.kind, each.line) for each in read_decisions(text)] == [("note", 2), ("pin", 8)]
    assert [each.line for each in read_decisions(with_decision(text, Decision("hide", ("s3",))))] == [2, 8, 11]


def test_a_separator_of_lines_within_a_text_moves_no_decision() -> None:
    text = '[[note]]\nstory = "s1"\ntext = "a\u2028b"\n\n[[pin]]\nstory = "s2"\n'
    (_, pin) = read_decisions(text)
    assert without_decisions(text, [pin.line]).strip() == '[[note]]\nstory = "s1"\ntext = "a\u2028b"'
