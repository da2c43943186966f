"""What an author may have meant, among few names and among many."""

from __future__ import annotations

import time

import pytest

from selfaccess.problems import did_you_mean, did_you_mean_path, nearest

MANY = tuple(f"content/{pack}/課 {number}/{word} {number}.md" for pack in ("東京", "京都") for number in range(3000) for word in ("駅", "市場", "Café"))


@pytest.mark.parametrize(
    ("word", "names", "hint"),
    [
        ("exersise", ["page", "exercise"], "Did you mean “exercise”?"),
        ("a2", ["A1", "A2"], "Did you mean “A2”?"),
        ("zzz", ["b", "a"], "Possible here: a, b."),
        ("zzz", [f"name-{number}" for number in range(25)], ""),
        ("zzz", [], ""),
    ],
)
def test_a_word(word: str, names: list[str], hint: str) -> None:
    assert did_you_mean(word, names) == hint


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("content/東京/課 2077/市揚 2077.md", "content/東京/課 2077/市場 2077.md"),
        ("content/京都/課 5/CAFÉ 5.md", "content/京都/課 5/Café 5.md"),
        ("ελληνικά", ""),
        ("", ""),
    ],
)
def test_a_word_among_many(word: str, name: str) -> None:
    assert nearest(word, MANY) == name


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("content/a/numbrs.md", "Did you mean “numbers.md”?"),
        ("content/a/b/numbers.md", "Did you mean “numbers.md”?"),
        ("content/a/words.mp3", ""),
        ("/content/a/words.md", "Did you mean “../b/words.md”?"),
        ("/content/a/word.md", "Did you mean “../b/words.md”?"),
        ("../x.md", ""),
        ("content/a", ""),
        ("", ""),
    ],
)
def test_a_path(path: str, hint: str) -> None:
    assert did_you_mean_path(path, ["content/a/numbers.md", "content/b/words.md", "content/a/c/words.ogg"], "content/a") == hint


def test_many_words_among_many_take_no_time() -> None:
    start = time.process_time()

    for number in range(200):
        did_you_mean_path(f"content/東京/課 {number}/駅前 {number}.md", MANY, "content/東京")

    assert time.process_time() - start < 10
