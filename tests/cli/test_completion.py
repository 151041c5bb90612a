"""Shell completion knows the commands and options."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow


def test_the_script_of_each_shell_is_printed(digest) -> None:
    for shell in ("zsh", "fish"):  # bash's is only printed where bash is there
        assert "_DIGEST_COMPLETE" in digest(env={"_DIGEST_COMPLETE": f"{shell}_source"}).stdout


@pytest.mark.parametrize(("words", "said"), [("digest exp", "explain"), ("digest check --f", "--fix"), ("digest stories re", "rename")])
def test_words_are_completed(words: str, said: str, digest) -> None:
    env = {"_DIGEST_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    assert f"plain,{said}" in digest(env=env).stdout.splitlines()
