"""The order of headwords, and the letters under which they stand."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfaccess.alphabet import heading, sort_key
from selfaccess.languages import table


def in_order(words: str, language: str) -> list[str]:
    """Words with spaces between them, sorted; a reading stands behind a slash."""
    entries = [word.partition("/")[::2] for word in words.split()]
    random.Random(1).shuffle(entries)
    return ["/".join(filter(None, entry)) for entry in sorted(entries, key=lambda entry: sort_key(*entry, language))]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("fr", "à âne cote coté côte côté écho ecole élan ete été œuf ouf s'il sil Zoo", id="accents make no letters"),
        pytest.param("en", "a-b ab Ångström ﬁsh ﬁx", id="hyphens count for nothing"),
        pytest.param("es", "acá ácido ano añejo año ch cz llama luz nada nube ñandú ñu oso", id="ñ after n, no letters ch and ll"),
        pytest.param("de", "arg Ärger Ofen öl Straße straßenweise zu", id="umlauts with their vowels"),
        pytest.param("sv", "a e éclair zoo ål ärlig öl", id="å ä ö at the end"),
        pytest.param("da", "zoo ære øre år", id="æ ø å at the end"),
        pytest.param("is", "a á bað ber ð þak æ ö", id="each accent is a letter"),
        pytest.param("et", "sõna šokk zoo žanr tee õun äri öö üks", id="z after s"),
        pytest.param("tr", "cam çay Isparta ızgara incir İstanbul su şeker", id="dotless before dotted"),
        pytest.param("pl", "a ą cud czas ćma lza łza zebra źle żaba", id="each mark is a letter"),
        pytest.param("cs", "car cár cas cibule čaj hora chata ihned", id="ch after h, long vowels with the short"),
        pytest.param("hu", "cél cukor csiga zab zseb", id="letters of two signs"),
        pytest.param("hr", "cvet čaša ćup dan džep đak", id="dž after d"),
        pytest.param("cy", "dydd ddoe lori lluniau mam", id="dd after d"),
        pytest.param("ro", "sare șarpe tare țap", id="ș after s"),
        pytest.param("vi", "an ăn âm ấm do đi", id="letters below tones"),
        pytest.param("ru", "еда ёж ель жук игра йод", id="ё with е, й after и"),
        pytest.param("uk", "гора ґанок и інжир їжа", id="letters of its own"),
        pytest.param("sr-Latn", "čaša džep", id="the other script"),
        pytest.param("el", "ανα άνθρωπος βιβλίο ωμός ώρα", id="Greek accents"),
        pytest.param("ar", "أب ابن باب البيت كتاب المدرسة مدرسة", id="without the article"),
        pytest.param("fa", "آب بابا پدر چای كتاب گل", id="letters of its own, Arabic kaf"),
        pytest.param("ur", "بات پانی ٹوپی", id="Urdu letters"),
        pytest.param("he", "אב בית לך לכה", id="final letters"),
        pytest.param("ja", "アメリカ 犬/いぬ うどん ヵ さくら ざくろ 猫/ねこ ビール ひる りんご", id="readings, kana alike"),
        pytest.param("ko", "가 가방 나무 다리 하늘", id="Hangul"),
        pytest.param("hi", "कंबल कमल काम किताब क्या", id="vowel signs"),
        pytest.param("th", "กะ กา เก่า แก ขา ใจ", id="vowels that are written first"),
        pytest.param("xx", "a b", id="an unknown language"),
    ],
)
def test_order(language: str, words: str) -> None:
    assert in_order(words, language) == words.split()


@pytest.mark.parametrize(
    ("term", "reading", "language", "letter"),
    [
        ("école", "", "fr", "E"), ("œuf", "", "fr", "O"), ("'s", "", "en", "S"), ("3D", "", "en", "3"), ("straße", "", "de", "S"),
        ("—", "", "en", "#"), ("", "", "en", "#"), ("🙂", "", "en", "#"),
        ("incir", "", "tr", "İ"), ("ırmak", "", "tr", "I"), ("Isparta", "", "tr", "I"), ("ñu", "", "es", "Ñ"), ("chata", "", "cs", "Ch"), ("đi", "", "vi", "Đ"),
        ("المدرسة", "", "ar", "م"), ("آب", "", "ar", "ا"), ("ال", "", "ar", "ا"), ("בית", "", "he", "ב"), ("ეკა", "", "ka", "ე"),
        ("犬", "いぬ", "ja", "あ"), ("犬", "/いぬ/", "ja", "あ"), ("犬", "inu", "ja", "犬"), ("ガム", "", "ja", "か"), ("ん", "", "ja", "わ"),
        ("ｱｲ", "", "ja", "あ"), ("나무", "", "ko", "ㄴ"), ("까치", "", "ko", "ㄲ"), ("北京", "", "zh", "北"), ("เก่า", "", "th", "ก"),
    ],
)
def test_the_letter_above(term: str, reading: str, language: str, letter: str) -> None:
    assert heading(term, reading, language) == letter


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=12), st.text(max_size=6), st.sampled_from([*table(), "xx", "pt-BR"]))
def test_every_text_has_a_place_and_a_letter(term: str, reading: str, language: str) -> None:
    letter = heading(term, reading, language)

    assert (letter == "#") == (sort_key(term, reading, language)[0] == ())


@pytest.mark.parametrize("language", sorted(table()))
def test_how_a_letter_is_stored_makes_no_difference(language: str) -> None:
    for letter in "éåñüőșїйがअ":
        composed, divided = unicodedata.normalize("NFC", letter), unicodedata.normalize("NFD", letter)

        assert sort_key(composed, "", language)[0] == sort_key(divided, "", language)[0]
