"""The search index, and that the browser's side finds in it what it should."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from browser_sites import little_site
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.field_ref import FieldRef
from lunr.idf import idf
from msgspec import structs

from selfaccess.memory import Memory
from selfaccess.model import Artifact, Pack, Resource
from selfaccess.outline import packed, unpacked
from selfaccess.problems import Report
from selfaccess.search import DIGITS, SearchDocument, fields_of, index_files, spoken, traits_of
from selfaccess.search_documents import search_documents, search_traits
from selfaccess.search_words import STEMMERS, WITH_MARKS, Words, _folded, stemmer
from selfaccess.sources import Sources, plan_of
from selfaccess.work import read_resource

ASK = Path(__file__).parent / "client" / "search_ask.js"
CONTENT = Path(__file__).parent.parent / "content"
CLIENT = Path(__file__).parent.parent / "selfaccess" / "client"
FIELDS = ("title", "summary", "body")
QUERIES = Path(__file__).parent / "search_queries.txt"


def document(url: str, title: str, body: str = "", *, language: str = "en", kind: str = "page", summary: str = "", also: str = "") -> SearchDocument:
    def texts(text: str) -> tuple[tuple[str, str], ...]:
        return ((language, text),) if text else ()

    return SearchDocument(url, title, language, kind, "A2", "fr", "Pack", texts(summary), texts(body), texts(also))


def write(artifacts: Iterable[Artifact], folder: Path) -> Path:
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(artifact.data, bytes)
        path.write_bytes(artifact.data)
    return folder


def node(task: str, **data: Any) -> Any:
    done = subprocess.run(["node", ASK, task], input=json.dumps(data, default=str), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


LIBRARY = (
    document("coffee/", "Ordering a coffee", "Say hello first, then order politely. Drinks are listed on the card.", summary="A dialogue at the bar"),
    document("numbers/", "Numbers and prices", "How much is the coffee? It costs two euros. The cards lie on the table."),
    document("words/#cafe", "café", "Un café, s'il vous plaît.", language="fr", kind="term", summary="coffee; coffee shop"),
    document("words/#cafetiere", "cafetière", "La cafetière est sur la table.", language="fr", kind="term", summary="coffee pot"),
    document("words/#peche", "pêche", "Une pêche bien mûre.", language="fr", kind="term", summary="peach"),
    document("words/#peche2", "péché", "Un péché mignon.", language="fr", kind="term", summary="sin"),
    document("conditional/", "Je voudrais", "Nous voudrions, vous voudriez : le conditionnel de vouloir.", language="fr"),
    document("kanji/", "日本語の本", "私は日本語の本を読みます。東京に住んでいます。", language="ja", also="にほんご"),
    document("zhongwen/", "学习汉语", "我们在大学学习汉语。", language="zh"),
    document("hangul/", "학교", "학교에서 한국어를 배워요.", language="ko"),
    document("thai/", "ภาษาไทย", "ฉันเรียนภาษาไทยที่โรงเรียน", language="th"),
    document("arabic/", "كِتاب جديد", "هذا الكِتابُ في المَدْرَسة. إلى اللقاء", language="ar"),
    document("hebrew/", "שָׁלוֹם", "שלום לכולם", language="he"),
    document("turkish/", "Işık ve İstanbul", "IŞIKLAR yanıyor.", language="tr"),
    document("german/", "Die Straße", "Die Straßen sind naß. Hausaufgaben machen.", language="de"),
    document("bangkok/", "กรุงเทพ", "เขาชอบว่างแต่ต้องทำงานที่ร้านน้ำชา", language="th"),
    document("khmer/", "ភាសាខ្មែរ", "ខ្ញុំរៀន\u200bភាសាខ្មែរ", language="km"),
    document("burmese/", "မြန်မာစာ", "ကျွန်တော် မြန်မာစာ လေ့လာနေတယ်။", language="my"),
    document("persian/", "نامهٔ نو", "می\u200cخواهم کتاب\u200cها را در سال ۱۳۹۸ بخوانم.", language="fa"),
    document("malayalam/", "മലയാളം", "എല്ലാവര്\u200dക്കും നമസ്കാരം", language="ml"),
    document("yiddish/", "ייִדיש", "עס װערט געשריבן", language="yi"),
    document("hyphens/", "Bindestriche", "Donau\u00addampf\u00adschiff", language="de"),
    document("polish/", "Katalogi", "Pliki leżą w katalogu.", language="pl"),
    document("bengali/", "অবজেক্ট কমান্ড", "নমুনা", language="bn"),
    document("hindi/", "इंतज़ार", "कल मिलेंगे", language="hi"),
    document("ukrainian/", "Об’єкт", "Пам'ять", language="uk"),
    document("uzbek/", "Oʻzbek tili", "Go'zal", language="uz"),
    document("hawaiian/", "Hawaiʻi", "", language="haw"),
    document("hyphen/", "Week-end", "", language="en"),
    document("uthmani/", "ٱلۡعَٰلَمِينَ", "ٱلصَّلَوٰةَ عَلَىٰ", language="ar"),
    document("punjabi/", "ਫ਼ੈਸਲਾ", "", language="pa"),
    document("kana/", "ヤギと犬", "", language="ja"),
    document("catalan/", "Instal·lar", "El col·legi", language="ca"),
    document("quran/", "القراءة", "ٱلرَّحْمَـٰنِ", language="ar"),
    document("promenade/", "On a walk", "Elles se promenaient lentement.", language="en"),
    document("constructor/", "The __proto__ of a constructor", "toString * ~1 +must -not title:nothing ^2"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(index_files(LIBRARY), tmp_path_factory.mktemp("site"))


def found(site: Path, *queries: str) -> list[list[str]]:
    return [[result["url"] for result in answer["results"]] for answer in node("ask", folder=site, queries=queries)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("coffee", "coffee/", id="a title beats a meaning and a text"),
        pytest.param("café", "words/#cafe", id="a headword"),
        pytest.param("cafe", "words/#cafe", id="without its accent"),
        pytest.param("CAFÉ", "words/#cafe", id="capitals"),
        pytest.param("ｃａｆｅ", "words/#cafe", id="full-width letters"),
        pytest.param("cafe\u0301", "words/#cafe", id="decomposed"),
        pytest.param("cafés", "words/#cafe", id="another form"),
        pytest.param("pêche", "words/#peche", id="accents that tell words apart: pêche"),
        pytest.param("péché", "words/#peche2", id="accents that tell words apart: péché"),
        pytest.param("conditionnelle", "conditional/", id="a form that no text has"),
        pytest.param("voudra", "conditional/", id="a beginning"),
        pytest.param("cofee", "coffee/", id="a letter forgotten"),
        pytest.param("cofffee", "coffee/", id="a letter too many"),
        pytest.param("coffwe", "coffee/", id="a wrong letter"),
        pytest.param("ocffee", "coffee/", id="two letters changed places, at the beginning"),
        pytest.param("xoffee", "coffee/", id="a wrong letter at the beginning"),
        pytest.param("politely", "coffee/", id="a word of the text"),
        pytest.param("much coffee", "coffee/", id="a title beats a text that has both words, as in lunr"),
        pytest.param("日本", "kanji/", id="Japanese"),
        pytest.param("本", "kanji/", id="one character"),
        pytest.param("語", "kanji/", id="a character that begins no word"),
        pytest.param("にほんご", "kanji/", id="a reading that is not shown"),
        pytest.param("ﾆﾎﾝ", "kanji/", id="katakana for hiragana"),
        pytest.param("汉语", "zhongwen/", id="Chinese"),
        pytest.param("한국어", "hangul/", id="Korean, before a particle"),
        pytest.param("โรงเรียน", "thai/", id="Thai"),
        pytest.param("كتاب", "arabic/", id="Arabic without vowel signs"),
        pytest.param("الكتاب", "arabic/", id="Arabic with the article"),
        pytest.param("مدرسه", "arabic/", id="Arabic with another last letter"),
        pytest.param("الي", "arabic/", id="Arabic without hamza and dots"),
        pytest.param("שלום", "hebrew/", id="Hebrew without points"),
        pytest.param("ışık", "turkish/", id="Turkish dotless i"),
        pytest.param("istanbul", "turkish/", id="Turkish dotted capital"),
        pytest.param("strasse", "german/", id="ß"),
        pytest.param("hausauf", "german/", id="the beginning of a compound"),
        pytest.param("ทำงาน", "bangkok/", id="Thai with a vowel that Unicode takes apart"),
        pytest.param("ร้านน้", "bangkok/", id="Thai, its last character without its vowel yet"),
        pytest.param("រៀនភាសា", "khmer/", id="Khmer, across a break that is not seen"),
        pytest.param("မာစာ", "burmese/", id="Burmese"),
        pytest.param("میخواهم", "persian/", id="Persian in one"),
        pytest.param("می خواهم", "persian/", id="Persian in two"),
        pytest.param("می\u200cخواهم", "persian/", id="Persian as it is written"),
        pytest.param("خواهم", "persian/", id="a Persian word behind its beginning"),
        pytest.param("1398", "persian/", id="Persian digits"),
        pytest.param("എല്ലാവര്ക്കും", "malayalam/", id="Malayalam without the joiner"),
        pytest.param("ഫയല്\u200d", None, id="a Malayalam word that is not there"),
        pytest.param("എല്ലാവർക്കും", "malayalam/", id="Malayalam with a letter of its own for a final consonant"),
        pytest.param("katalogach", "polish/", id="a form that no text has, of a language without a stemmer"),
        pytest.param("katowice", None, id="what only begins alike"),
        pytest.param("অজেবক্ট", "bengali/", id="two characters changed places, each with its marks"),
        pytest.param("কমন্ড", "bengali/", id="a vowel sign forgotten"),
        pytest.param("इंतजार", "hindi/", id="Hindi without the dot"),
        pytest.param("обєкт", "ukrainian/", id="Ukrainian without the apostrophe"),
        pytest.param("памʼять", "ukrainian/", id="Ukrainian with another apostrophe"),
        pytest.param("ozbek", "uzbek/", id="Uzbek without the sign"),
        pytest.param("oʻzbek", "uzbek/", id="Uzbek with the right sign"),
        pytest.param("o'zbek", "uzbek/", id="Uzbek with an apostrophe"),
        pytest.param("goʻzal", "uzbek/", id="Uzbek, written with an apostrophe"),
        pytest.param("hawaii", "hawaiian/", id="Hawaiian without the sign"),
        pytest.param("weekend", "hyphen/", id="without the hyphen"),
        pytest.param("week-end", "hyphen/", id="with the hyphen"),
        pytest.param("العالمين", "uthmani/", id="an alef that stands above"),
        pytest.param("الصلاة", "uthmani/", id="a waw below an alef"),
        pytest.param("ٱلۡعَٰلَمِينَ", "uthmani/", id="as in the Quran"),
        pytest.param("على", "uthmani/", id="an alef that nobody writes"),
        pytest.param("ਫੈਸਲਾ", "punjabi/", id="Punjabi without the dot"),
        pytest.param("やぎ", "kana/", id="hiragana for katakana"),
        pytest.param("installar", "catalan/", id="Catalan without the dot"),
        pytest.param("col·legi", "catalan/", id="Catalan with the dot"),
        pytest.param("ווערט", "yiddish/", id="Yiddish in single letters"),
        pytest.param("donaudampfschiff", "hyphens/", id="hyphens that are not seen"),
        pytest.param("الرحمن", "quran/", id="Arabic with another alif"),
        pytest.param("promener", "promenade/", id="a form of a text of which nobody has said that it is French"),
        pytest.param("constructor", "constructor/", id="a name that every object has"),
        pytest.param("__proto__", "constructor/", id="another"),
        pytest.param("title:nothing", "constructor/", id="lunr's fields are words"),
        pytest.param("+must -not ~1 ^2 *", "constructor/", id="lunr's operators are nothing"),
        pytest.param("*", None, id="only an operator"),
        pytest.param("xyzzy", None, id="nothing"),
        pytest.param("", None, id="empty"),
    ],
)
def test_finds(site: Path, query: str, first: str | None) -> None:
    """What a learner types finds what was meant."""
    [urls] = found(site, query)
    assert (urls[0] if urls else None) == first


def test_a_slip_is_only_supposed_where_the_word_is_not_found(site: Path) -> None:
    """“card” is there, so “cord”-like neighbours stay out; “cards” and “card” are one word."""
    [urls] = found(site, "card")
    assert sorted(urls) == ["coffee/", "numbers/"]


def test_a_slip_in_a_word_of_few_characters_is_of_its_marks(tmp_path: Path) -> None:
    """“हाथि” is of two characters: with one of them any other, nearly every word would be near."""
    site = write(index_files([document(f"{word}/", word, language="mr") for word in ("हाथी", "हातात", "पानी", "मोती", "हात")]), tmp_path)
    assert found(site, "हाथि") == [["हाथी/"]]


def test_other_forms_are_guessed_beside_slips(tmp_path: Path) -> None:
    """Bengali “of the goat” is not there, but “of the eagle” is, which differs in one letter."""
    site = write(index_files([document("eagle/", "ঈগলের", language="bn"), document("goat/", "ছাগল", language="bn")]), tmp_path)
    [urls] = found(site, "ছাগলের")
    assert sorted(urls) == ["eagle/", "goat/"]


@pytest.mark.parametrize(("other", "expected"), [("fr", []), ("ja", []), ("pl", ["stars/"])])
def test_other_forms_are_only_guessed_where_a_language_has_no_stemmer(tmp_path: Path, other: str, expected: list[str]) -> None:
    """Elsewhere what begins alike is another word."""
    site = write(index_files([document("stars/", "Astronomy", language="en"), document("other/", "X", language=other)]), tmp_path)
    assert found(site, "astronaut") == [expected]


def test_results_show_what_they_are_and_mark_the_words(site: Path) -> None:
    """A result has its kind, level and place, and the words marked where they stand, in any form."""
    french, japanese, one, thai, untold, persian = node("ask", folder=site, queries=["cafes", "日本語", "本", "ทำงาน", "promener", "خواهم"])
    assert french["results"][0] | {"title": ""} == {
        "url": "words/#cafe", "title": "", "kind": "term", "level": "A2", "place": "Pack",
        "title_parts": "[café]", "snippet": "coffee; coffee shop Un [café], s'il vous plaît.",
    }  # fmt: skip
    assert japanese["results"][0]["title_parts"] == "[日本語]の本"
    assert one["results"][0]["snippet"] == "私は日[本]語の[本]を読みます。東京に住んでいます。"
    assert thai["results"][0]["snippet"] == "เขาชอบว่างแต่ต้อง[ทำงาน]ที่ร้านน้ำชา"
    assert untold["results"][0]["snippet"] == "Elles se [promenaient] lentement."
    assert persian["results"][0]["snippet"] == "[می\u200cخواهم] کتاب\u200cها را در سال ۱۳۹۸ بخوانم."


NARROWED = (
    structs.replace(document("order/", "Ordering a coffee"), skills=("speaking",), minutes=10),
    structs.replace(document("prices/", "Prices of coffee", kind="exercise"), skills=("reading", "speaking"), minutes=25),
    structs.replace(document("cafe/", "Café", summary="coffee", kind="term"), level="A1"),
    structs.replace(document("te/", "Té", summary="tea", kind="term"), language="es"),
    structs.replace(document("bar/", "Coffee bar", kind="pack"), language="es", level=""),
)


@pytest.mark.parametrize(
    ("choice", "urls"),
    [
        pytest.param({}, ["cafe/", "order/", "prices/", "bar/"], id="nothing"),
        pytest.param({"language": "es"}, ["bar/"], id="a language"),
        pytest.param({"level": "A2"}, ["order/", "prices/"], id="a level"),
        pytest.param({"skill": "speaking"}, ["order/", "prices/"], id="a skill"),
        pytest.param({"kind": "term"}, ["cafe/"], id="a kind"),
        pytest.param({"minutes": "10"}, ["order/"], id="minutes; what has none is left out"),
        pytest.param({"minutes": "30", "kind": "exercise"}, ["prices/"], id="two together"),
        pytest.param({"language": "es", "kind": "term"}, [], id="what the query does not find"),
    ],
)
def test_a_choice_narrows_what_is_found(narrowed: Path, choice: dict[str, str], urls: list[str]) -> None:
    [answer] = node("narrowed", folder=narrowed, asked=[("coffee", choice)])

    assert sorted(answer["urls"]) == sorted(urls)
    assert (answer["count"], answer["others"]) == (len(urls), 4 - len(urls))


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(index_files(NARROWED), tmp_path_factory.mktemp("narrowed"))


def test_what_is_chosen_counts_before_the_best_are_taken(tmp_path: Path) -> None:
    """One of many that would never be among the first."""
    documents = [*(document(f"{number}/", "Coffee") for number in range(300)), document("last/", "Tea", "Not coffee.", kind="exercise")]

    [answer] = node("narrowed", folder=write(index_files(documents), tmp_path), asked=[("coffee", {"kind": "exercise"})])

    assert answer == {"count": 1, "others": 300, "urls": ["last/"]}


def test_outlines_tell_what_the_documents_of_a_resource_are_filtered_by() -> None:
    """So that a rebuild need not read it."""
    for pack, resource in demo_resources():
        documents = [traits_of(found) for found in search_documents(resource, pack, "en")]
        assert [traits for traits, count in search_traits(unpacked(packed(resource)), pack) for _ in range(count)] == documents, resource.path


def test_a_site_tells_what_all_of_its_documents_are_filtered_by(tmp_path: Path) -> None:
    """In their order, with the titles of skills, and packs without a welcome at the end."""
    scripts = {file.stem: file.read_text("utf-8") for file in (little_site(tmp_path) / "_selfaccess/search").glob("*.js")}
    data = {name: json.loads(text[text.index(",") + 1 : -3]) for name, text in scripts.items() if name.startswith(("texts", "filters"))}
    filters = data.pop("filters")
    shown = [each for name in sorted(data, key=lambda name: int(name[6:])) for each in data[name]]

    found = [
        [*(known[number] for known, number in zip(filters["values"], numbers, strict=True)), minutes]
        for group, count in zip(filters["rows"][::2], filters["rows"][1::2], strict=True)
        for *numbers, minutes in [filters["groups"][group]] * count
    ]

    assert [traits[:3] for traits in found] == [[each["language"], each["level"], each["kind"]] for each in shown]
    assert found[-1][2] == "pack", "one without a welcome"
    assert {skill for traits in found for skill in traits[3]} == {"grammar", "reading", "vocabulary"}
    assert {traits[4] for traits in found} == {0, 3, 5, 20, 60}
    assert ["vocabulary", "Vocabulary"] in filters["skills"]
    assert "A2" in filters["levels"]


def test_all_marks_are_looked_for_where_they_are() -> None:
    marks = [number for number in range(sys.maxunicode + 1) if unicodedata.category(chr(number))[0] == "M"]

    assert [hex(mark) for mark in marks if not any(start <= mark < end for start, end in WITH_MARKS)] == []


def test_the_same_documents_give_the_same_bytes() -> None:
    """Nothing of the clock or of hashing is in the index."""
    assert list(index_files(LIBRARY)) == list(index_files(LIBRARY))


def test_an_empty_library_can_be_searched(tmp_path: Path) -> None:
    """There is nothing to find, and nothing breaks."""
    assert node("ask", folder=write(index_files([]), tmp_path), queries=["coffee"])[0]["count"] == 0


def test_scripts_are_small_and_few_are_read(tmp_path: Path) -> None:
    """A large index is cut into scripts; a query reads those it needs."""
    documents = corpus(random.Random(5), 400)
    artifacts = list(index_files(documents, size=3_000))
    site = write(artifacts, tmp_path)
    parts = [artifact for artifact in artifacts if artifact.path.split("/")[-1][:5] in ("terms", "start", "ends-", "texts")]
    assert len(parts) > 60
    lengths = sorted(len(artifact.data) for artifact in parts if isinstance(artifact.data, bytes))
    assert lengths[len(lengths) * 9 // 10] < 7_000
    assert lengths[-1] < 20_000
    answers = node("ask", folder=site, queries=["balomi", "balo", "balomy"])
    assert all(answer["read"] < 25 for answer in answers), [answer["read"] for answer in answers]


# Against plain lunr -----------------------------------------------------------------------------------------------------------------

SYLLABLES = "ba lo mi ré ti ca fé de nu sa ké wi pa zo gi han té ra".split()


def corpus(chance: random.Random, size: int) -> list[SearchDocument]:
    """Documents of made-up words, of which some are frequent and many alike."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3, 3, 4)))) for _ in range(1_500)]
    weights = [1 / (rank + 5) for rank in range(len(words))]

    def text(length: int) -> str:
        return " ".join(chance.choices(words, weights, k=length))

    languages = ("en", "fr", "es")
    return [
        document(f"{number}/", text(chance.randint(1, 6)), text(chance.randint(0, 80)), summary=text(chance.randint(0, 9)), language=chance.choice(languages))
        for number in range(size)
    ]


def terms_by_field(documents: Iterable[SearchDocument]) -> list[dict[str, list[str]]]:
    words = Words()
    return [
        {
            field: [term for language, text in texts for term in words.terms(text, *spoken(language, each))]
            for field, texts in zip(FIELDS, fields_of(each), strict=True)
        }
        for each in documents
    ]


def slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice("aeionrstl")
    return chance.choice((
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    ))  # fmt: skip


@pytest.mark.parametrize("size", [500, 4_000, 10_000_000])
def test_the_first_five_are_those_of_plain_lunr(tmp_path: Path, size: int) -> None:
    """However the index is cut, lunr over all of it gives the same answers and scores: exact, two words, beginnings, slips."""
    chance = random.Random(size)
    documents = corpus(chance, 150)
    words = [word for each in documents for _, text in each.body for word in text.split()]
    queries = [
        *(chance.choice(words) for _ in range(50)),
        *(" ".join(chance.sample(words, 2)) for _ in range(50)),
        *(chance.choice(words)[: chance.randint(2, 5)] for _ in range(50)),
        *(slip(chance.choice(words), chance) for _ in range(100)),
    ]
    site = write(index_files(documents, size=size, block=20), tmp_path)

    assert compare(site, documents, queries) > 200


def compare(site: Path, documents: Sequence[SearchDocument], queries: Sequence[str]) -> int:
    """The first five of each query are plain lunr's, with its scores; of equal ones any. How many queries found something."""
    answers = node("compare", folder=site, documents=terms_by_field(documents), queries=queries)
    for query, answer in zip(queries, answers, strict=True):
        ours, theirs = answer["ours"], dict(answer["theirs"])
        assert len(ours) == min(5, len(theirs)), query
        for (number, score), expected in zip(ours, theirs.values(), strict=False):
            assert score == pytest.approx(expected, rel=0.003), query
            assert theirs[number] == pytest.approx(score, rel=0.003), query
    return sum(1 for answer in answers if answer["ours"])


def demo_resources() -> Iterator[tuple[Pack, Resource]]:
    """The resources of the demo library, each with its pack."""
    plan = plan_of(CONTENT.parent, False, Report())
    assert plan is not None
    for path, pack in Sources(plan, Memory(), {}).documents.items():
        if (resource := read_resource(plan, pack, path, Report(), {})) is not None:
            yield plan.packs[pack], resource


def demo() -> list[SearchDocument]:
    """What can be found in the demo library."""
    return [found for pack, resource in demo_resources() for found in search_documents(resource, pack, "en")]


def test_the_first_five_of_recorded_queries_are_those_of_plain_lunr(tmp_path: Path) -> None:
    """Two hundred queries, made once of the words of the demo library: exact, two words, beginnings, one slip."""
    queries = [line for line in QUERIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    documents = demo()

    assert len(queries) == 200
    assert compare(write(index_files(documents), tmp_path), documents, queries) > 180


def test_the_weights_are_those_of_lunr_in_python() -> None:
    """What is written of a term and a document is what lunr.py's builder makes of it, but for the term's rarity."""
    documents = corpus(random.Random(3), 40)
    builder = Builder()
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field)
    for number, terms in enumerate(terms_by_field(documents)):
        builder.add({"ref": str(number), **terms})
    builder.build()

    ours = weights(list(index_files(documents, block=9)))

    theirs = {
        (str(place), term): builder.field_vectors[str(place)].elements[at + 1] / idf(posting, len(documents))
        for term, posting in builder.inverted_index.items()
        for place in (FieldRef(number, field) for field in FIELDS for number in posting[field])
        for at in [builder.field_vectors[str(place)].elements[::2].index(posting["_index"]) * 2]
    }
    assert ours == pytest.approx(theirs, abs=0.002)


def number(digits: str) -> int:
    return sum((DIGITS.index(digit) & 31) << 5 * place for place, digit in enumerate(digits))


def weights(artifacts: Sequence[Artifact]) -> dict[tuple[str, str], float]:
    """By lunr's name of a document's field, and term."""
    found = {}
    scripts = {artifact.path.split("/")[-1]: artifact.data.decode() for artifact in artifacts if isinstance(artifact.data, bytes)}
    data_of = {name: json.loads(text.split(",", 1)[1].removesuffix(");\n")) for name, text in scripts.items() if name.startswith(("index", "terms"))}
    index = data_of.pop("index.js")
    for data in data_of.values():
        lines = (line.split(" ") for line in data.split("\n"))
        for field, term, text in ((field, term, text) for term, *texts in lines for field, text in zip(("body", "summary", "title"), texts, strict=False)):
            for block, postings in re.findall(r"\.([W-Za-z_-]*[0-9A-V])([^.]*)", text):
                document = index["blocks"][number(block)] - 1
                for passed, high, low in re.findall(r"([W-Za-z_-]*[0-9A-V])(.)(.)", postings):
                    document += 1 + number(passed)
                    found[f"{field}/{document}", term] = (DIGITS.index(high) * 64 + DIGITS.index(low)) / 4095 * 2.2
    return found


# The same terms on both sides -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def languages_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in all languages that have a stemmer."""
    return write(index_files([document(f"{tag}/", "x", language=tag) for tag in STEMMERS]), tmp_path_factory.mktemp("languages"))


def content_words() -> list[str]:
    texts = "".join(path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md")))
    return sorted({word.lower() for word in texts.split() if word.isalpha()})


def test_stems_are_the_same_in_python_and_in_the_browser(languages_site: Path) -> None:
    """The words of the demo library and made-up inflections of them, by every stemmer."""
    endings = "s es ed ing ly ment tion ions ait aient erai ción mente ung en er ern heit ness lar da dır ová ному ами ات ون ین".split()
    words = content_words()
    made = [word + endings[number % len(endings)] for number, word in enumerate(words)]
    wanted = {tag: [*words, *made] for tag in STEMMERS}

    stems = node("stems", folder=languages_site, words=wanted)

    for tag in STEMMERS:
        for way in (None, *(["Stemmer"] if find_spec("Stemmer") else [])):
            with pytest.MonkeyPatch.context() as patch:
                if way is None:  # as where there is no Snowball in C
                    patch.setitem(sys.modules, "Stemmer", None)
                stem = stemmer.__wrapped__(tag)
            different = [(word, there) for word, there in zip(wanted[tag], stems[tag], strict=True) if stem(word) != there]
            assert different == [], f"{tag}: {way or 'snowballstemmer'} must be of the Snowball that client/vendor/README.md names"


def test_stems_begin_as_their_words_do() -> None:
    """But in the languages that client/search/words.js names; by this it knows which words of a text need no stem."""
    named = re.search(r"const PREFIXED = \[(.*?)\]", (CLIENT / "search" / "words.js").read_text("utf-8"))
    assert named is not None
    for tag in STEMMERS.keys() - set(re.findall(r"\w+", named[1])):
        assert [word for word in content_words() if (stem := stemmer(tag)(word)) and _folded(stem)[:1] != _folded(word)[:1]] == []


def test_every_letter_is_the_same_in_python_and_in_the_browser(languages_site: Path) -> None:
    """All characters of the basic plane and of some beyond, alone and within words."""
    ranges = (*range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x1D400, 0x1D800), *range(0x20000, 0x20100))
    characters = [char for char in map(chr, ranges) if unicodedata.category(char) != "Cn"]
    texts = [(f"a{char}b {char}", language) for language in ("fr", "tr", "ja") for char in characters]
    words = Words()

    theirs = node("terms", folder=languages_site, texts=texts)

    different = [
        (hex(ord(text[1])), ours, them)
        for (text, language), them in zip(texts, theirs, strict=True)
        if (ours := list(words.terms(text, language))) != them
    ]
    assert different == []


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@example([("a𐌰es a𐌰y a𐌰stes 𐌰ataen a𐌰ing 𐌰ae a𐌰tion a𐌰a 𐌰ات", tag) for tag in sorted(STEMMERS)])
@example([("رحمٰن\u200cهاٰ\u200cعلىٰ صلوٰة o'zbek week-end-s Hawaiʻi ²ʻa 1-2 a-\u200b-b やぎ-ヤギ う゛か\u3099 ড়িয়া ਫ਼ੈਸਲਾ", tag) for tag in sorted(STEMMERS)])
@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=40), st.sampled_from(sorted(STEMMERS))), min_size=50, max_size=200))
def test_any_text_is_the_same_in_python_and_in_the_browser(languages_site: Path, texts: list[tuple[str, str]]) -> None:
    """Whatever is written."""
    words = Words()

    assert node("terms", folder=languages_site, texts=texts) == [list(words.terms(text, language)) for text, language in texts]
