"""Language tags: which are known, and which way they are written."""

from __future__ import annotations

import pytest
from babel import Locale, localedata

from selfaccess.languages import direction, is_language, usual_tag


@pytest.mark.parametrize(("tag", "known"), [
    ("fr", True), ("zh-Hant", True), ("mnw", True), ("adx", True), ("gyn", True), ("eng", False), ("prs", False), ("xx", False), ("french", False), ("", False),
])
def test_a_language_is_known_by_its_name_or_its_script(tag: str, known: bool) -> None:
    assert is_language(tag) == known


@pytest.mark.parametrize(("tag", "usual"), [("eng", "en"), ("ger", "de"), ("prs", "fa-AF"), ("fr", ""), ("french", "")])
def test_the_usual_tag_of_another(tag: str, usual: str) -> None:
    assert usual_tag(tag) == usual


@pytest.mark.parametrize("tag", ["az-Arab", "ku-Arab", "pa-PK", "uz-AF", "nqo", "ff-Adlm"])
def test_a_script_may_be_written_from_right_to_left_whatever_the_language_is(tag: str) -> None:
    assert direction(tag) == "rtl"


def test_directions_are_those_of_cldr() -> None:
    """But for Mongolian from top to bottom, which HTML does not know."""
    for name in localedata.locale_identifiers():
        told = Locale.parse(name).text_direction
        assert direction(name.replace("_", "-")) == ("rtl" if told == "rtl" else "ltr"), name
