"""The catalogues of the interface: each language has the English keys, the same placeholders, its own plurals and its own typography."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

from selfaccess import strings
from selfaccess.problems import Report

FOLDER = Path(strings.__file__).parent
LANGUAGES = ("ar", "en", "es", "fr", "ja")
TRANSLATIONS = tuple(language for language in LANGUAGES if language != "en")
NUMBERS = (0, 1, 2, 3, 11, 100, 1000000, 1.5)
IN_WORDS = {"zero", "one", "two"}
"""Forms that may say their number in words: “{n} words”, but “one word”."""

NEVER: Mapping[str, str] = {
    "ar": r"[,;?\"']",
    "es": r"\"|'|“|”| [:;!?%]",
    "fr": r"(?<!\u202f)[:;!?»]|«(?!\u202f)|\"|'|“|”|[ \u202f]%",
    "ja": r"[ ,:;!?()\"'“”]",
}
"""What must not stand in a text of the language: marks of other scripts, and marks without the space that is due to them."""


def catalogue(language: str) -> dict[str, Any]:
    """The texts of one language by key, without the English ones beneath them."""
    files = sorted((FOLDER / language).glob("*.yaml"))
    return {f"{file.stem}.{name}": text for file in files for name, text in yaml.safe_load(file.read_text("utf-8")).items()}


def forms(text: Any) -> dict[str, str]:
    """The forms of a text by plural category; "" for a text with one form only."""
    return text if isinstance(text, dict) else {"": text}


def texts(language: str) -> Iterator[tuple[str, str, str]]:
    """Key, category and text of all that the language's catalogue says."""
    for key, text in catalogue(language).items():
        for category, form in forms(text).items():
            yield key, category, form


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"\{(\w+)\}", text))


def counts_one_number(language: str, category: str) -> bool:
    """Whether a single number has this form; the French “one” is also that of 0 and 1.5."""
    rule = Locale.parse(language).plural_form
    return sum(rule(n) == category for n in (*range(201), 1.5)) == 1


def test_these_languages_come_with_the_program() -> None:
    assert strings.languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice_in_a_file(language: str) -> None:
    for path in (FOLDER / language).glob("*.yaml"):
        written = re.findall(r"^(\w+):", path.read_text("utf-8"), re.MULTILINE)
        assert len(written) == len(set(written)), path


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_catalogue_has_exactly_the_english_keys_in_the_english_order(language: str) -> None:
    assert list(catalogue(language)) == list(catalogue("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_misread_by_yaml(language: str) -> None:
    for key, category, text in texts(language):
        assert isinstance(text, str), (key, category, text)
        # Only what stands between the links of a list brings its own space along.
        assert text == (text if key == "site.comma" else text.strip()) != "", (key, category)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_the_forms_that_cldr_has_for_the_language(language: str) -> None:
    english = catalogue("en")
    categories = {*Locale.parse(language).plural_form.tags, "other"}
    for key, text in catalogue(language).items():
        if isinstance(text, dict):
            assert set(text) == categories, key
            # A language may need forms where English does well with one, if it has the number to choose by.
            assert isinstance(english[key], dict) or "n" in placeholders(english[key]), key
        else:
            assert not isinstance(english[key], dict), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_the_placeholders_of_the_english_text(language: str) -> None:
    english = catalogue("en")
    for key, category, text in texts(language):
        plural = forms(english[key])
        wanted = placeholders(plural["other"] if "other" in plural else plural[""])
        # The number is {n}, or the only placeholder where it has to be written in the language's way, as in “1,5 point”.
        number = {"n"} if "n" in wanted or len(wanted) > 1 else wanted
        missing = wanted - placeholders(text)
        assert placeholders(text) <= wanted, (key, category)
        assert missing <= (number if category in IN_WORDS else set()), (key, category)
        if missing and not counts_one_number(language, category):
            # Where English leaves the number out too, it is never 0.
            assert missing.isdisjoint(placeholders(plural["one"])), (key, category)


@pytest.mark.parametrize("language", LANGUAGES)
def test_python_and_the_browser_choose_the_same_texts(language: str, tmp_path: Path) -> None:
    words = strings.catalogue(language, tmp_path, Report())
    t = strings.Translator(words, language)
    names = {name for _, _, text in texts("en") for name in placeholders(text)} - {"n"}
    values = {name: f"<{name}>" for name in names}

    program = """
        const { load } = require('./load.js');
        const { language, words, values, numbers } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
        const page = JSON.stringify({ language, root: '' });
        const selfaccess = load({ document: { getElementById: () => ({ textContent: page }) } });
        selfaccess.strings.load(words);
        const told = Object.keys(words).map((key) => [key, numbers.map((n) => selfaccess.t(key, { ...values, n }))]);
        console.log(JSON.stringify(Object.fromEntries(told)));
    """
    asked = json.dumps({"language": language, "words": words, "values": values, "numbers": NUMBERS})
    told = subprocess.run(["node", "-e", program], cwd=Path(__file__).parent / "client", input=asked, capture_output=True, check=True, encoding="utf-8")

    assert json.loads(told.stdout) == {key: [t(key, **values, n=n) for n in NUMBERS] for key in words}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_typography_is_that_of_the_language(language: str) -> None:
    for key, category, text in texts(language):
        # What the learner's own words, file names and the like bring along is theirs.
        assert not re.search(NEVER[language], re.sub(r"\{\w+\}", "x", text)), (key, category, text)
        if language == "es":
            assert (text.count("¿"), text.count("¡")) == (text.count("?"), text.count("!")), (key, category)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    english = {(key, category): text for key, category, text in texts("en")}
    same = [key for key, category, text in texts(language) if len(text.split()) > 3 and english.get((key, category)) == text]
    assert same == []
