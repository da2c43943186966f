"""The client as Python sees it: its bundles, what each needs, the words that they say, and what a page loads."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
import rjsmin
from browser_sites import demo_site
from node_program import node

from selfaccess import client, strings
from selfaccess.client import BUNDLES, SCRIPTS, Client, closure
from selfaccess.model import Artifact
from selfaccess.problems import Report
from selfaccess.theme import SHEETS

FOLDER = Path(client.__file__).parent / "client"
TEMPLATES = Path(__file__).parent.parent / "themes" / "default" / "templates"
LOADED_APART = "vendor/"
"""Scripts below client/ that are in no bundle; the search and the review load them when they are used."""
MOST = 45_000
"""The most bytes of script, style and HTML, compressed, that the page of a resource may have."""
TYPES = ("choice", "gaps", "answer", "match", "sort", "order", "words", "mark", "dictation", "open")
OF_QUESTIONS: dict[str, set[str]] = {
    # What quiz/needs.js brings before they are used.
    "quiz/later.js": {"desk"}, "quiz/question.js": set(TYPES), "marking.js": {*TYPES, "mark-gaps", "mark-answer", "mark-dictation"},
    "question/gaps.js": {"tiles", "text"}, "question/answer.js": {"text"},
}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> strings.Catalogue:
    return strings.catalogue("en", tmp_path_factory.mktemp("own"), Report())


@pytest.fixture(scope="module")
def bundles(english: strings.Catalogue) -> dict[str, str]:
    """The text of each bundle, by name."""
    return {Path(file.path).stem: file.data.decode() for file in Client(english).files() if isinstance(file.data, bytes)}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_site(tmp_path_factory.mktemp("demo") / "site")


def code(script: str) -> str:
    """A script without its comments."""
    return re.sub(r"/\*.*?\*/", "", (FOLDER / script).read_text("utf-8"), flags=re.S)


def test_every_script_of_the_folder_is_in_a_bundle() -> None:
    on_disk = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")}

    assert sorted(script for script in on_disk if not script.startswith(LOADED_APART)) == sorted(SCRIPTS)
    assert not [script for name, bundle in BUNDLES.items() for script in bundle.scripts
                if name != "hub" and any(script in other.scripts for more, other in BUNDLES.items() if more not in (name, "hub"))], "one bundle each"


def test_a_bundle_stands_after_those_that_it_needs() -> None:
    names = list(BUNDLES)

    assert all(names.index(need) < names.index(name) for name, bundle in BUNDLES.items() for need in bundle.needs)


def test_a_script_uses_what_its_bundle_has_needs_or_asks_for() -> None:
    home = {script: name for name, bundle in BUNDLES.items() if name != "hub" for script in bundle.scripts} | {"store/serve.js": "hub"}
    made = {name: script for script in SCRIPTS for name in re.findall(r"^selfaccess\.(\w+) = ", code(script), re.M)}
    missing = []
    for script in SCRIPTS:
        text = code(script)
        asked = {name for call in re.findall(r"need\(([^()]*)", text) for name in re.findall(r"'([\w-]+)'", call)}
        there = closure({home[script], *([] if home[script] == "hub" else ["core"]), *asked, *OF_QUESTIONS.get(script, set())})
        used = set(re.findall(r"selfaccess\.(\w+)", text)) | set(re.findall(r"\w+", " ".join(re.findall(r"const \{([^}]*)\} = selfaccess;", text))))
        missing += [(script, name) for name in used if name in made and not any(made[name] in BUNDLES[bundle].scripts for bundle in there)]

    assert missing == []


def test_each_bundle_runs_after_those_that_it_needs(bundles: dict[str, str], tmp_path: Path) -> None:
    """By itself a script touches nothing of the page."""
    for name in BUNDLES:
        order = [other for other in BUNDLES if other in closure({name, *([] if name == "hub" else ["core"])})]
        file = tmp_path / f"{name}.js"
        begins = "".join(BUNDLES[other].begins[0] + "\n" for other in order if BUNDLES[other].begins)
        text = "".join(bundles[other] for other in order)
        for beginning in begins.splitlines():
            text = text.replace(beginning, "")
        file.write_text(text, "utf-8")
        subprocess.run([node(), file], check=True, capture_output=True)


def test_no_code_is_changed_by_leaving_out_what_only_readers_need(tmp_path: Path) -> None:
    """Token by token, as TypeScript reads both."""
    sources = [(FOLDER / script).read_text("utf-8") for script in SCRIPTS]
    (tmp_path / "pairs.json").write_text(json.dumps([[source, rjsmin.jsmin(source)] for source in sources]), "utf-8")
    program = """
        const ts = require(process.argv[2]);
        const isDoc = ({ kind }) => kind >= ts.SyntaxKind.FirstJSDocNode && kind <= ts.SyntaxKind.LastJSDocNode;
        const tokens = (text) => {
          const file = ts.createSourceFile('a.js', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
          const partsOf = (node) => node.getChildren(file).filter((part) => !isDoc(part));
          const of = (node) => (partsOf(node).length > 0 ? partsOf(node).flatMap(of) : [node.getText(file)]);
          return of(file).filter((token) => token !== '').join('\\n');
        };
        const pairs = JSON.parse(require('node:fs').readFileSync(process.argv[3], 'utf8'));
        for (const [source, short] of pairs) require('node:assert').equal(tokens(short), tokens(source));
    """
    (tmp_path / "compare.js").write_text(program, "utf-8")
    typescript = Path(__file__).parent / "node_modules" / "typescript"
    run = subprocess.run([node(), tmp_path / "compare.js", typescript, tmp_path / "pairs.json"], capture_output=True, encoding="utf-8", timeout=120)

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_text_that_a_script_asks_for_is_in_the_english_catalogue(script: str, english: strings.Catalogue) -> None:
    areas = "|".join({key.split(".")[0] for key in english})
    source = (FOLDER / script).read_text("utf-8")
    whole = set(re.findall(rf"""['"]((?:{areas})\.\w+)['"]""", source))
    begun = set(re.findall(rf"`((?:{areas})\.\w*)\$\{{", source))

    assert whole <= english.keys()
    assert all(not prefix.endswith(".") and any(key.startswith(prefix) for key in english) for prefix in begun)


def test_a_bundle_brings_the_words_that_it_says_and_no_others(bundles: dict[str, str]) -> None:
    assert '"catalogue.found":' in bundles["catalogue"]
    assert '"quiz.flag_right":' in bundles["desk"]  # asked for as `quiz.flag_${flag}`
    assert '"quiz.' not in bundles["catalogue"]
    assert '"goals.' not in bundles["desk"]


def test_another_word_gives_another_folder_and_the_same_words_the_same(english: strings.Catalogue) -> None:
    def folder(words: strings.Catalogue) -> str:
        return next(str(Path(file.path).parent) for file in Client(words).files())

    assert folder(english) == folder(dict(english)) != folder({**english, "quiz.check": "Look"})


def test_the_licences_of_what_others_made_are_kept() -> None:
    for file in sorted((FOLDER / "vendor").rglob("*.js")):
        assert re.search(r"licen[sc]e|copyright", file.read_text("utf-8")[:2000], re.I) or list(file.parent.glob("*LICENSE*")), file


def test_pages_and_sheets_are_told_of_templates_that_there_are() -> None:
    names = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}

    assert {*client.PAGES, *SHEETS} <= names


def loaded(page: Path) -> list[Path]:
    """The page, and the scripts and style sheets that it asks for."""
    text = page.read_text("utf-8")
    addresses = re.findall(r'<(?:script defer src|link rel="stylesheet" href)="([^"]+)"', text)
    return [page, *((page.parent / address).resolve() for address in addresses)]


def weight(files: list[Path]) -> int:
    """Bytes of all when each is compressed."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_the_page_of_a_resource_is_light(demo: Path) -> None:
    pages = [page for page in sorted(demo.rglob("*.html")) if '"resource":{' in page.read_text("utf-8")]
    heavy = {page.relative_to(demo).as_posix(): size for page in pages if (size := weight(loaded(page))) > MOST}

    assert len(pages) > 100
    assert heavy == {}


def test_a_page_asks_only_for_the_types_that_are_on_it(demo: Path) -> None:
    asked_by = {}
    for page in sorted(demo.rglob("*.html")):
        types = set(re.findall(r'data-question="[^"]*"', page.read_text("utf-8")) and re.findall(r'class="question question-(\w+)', page.read_text("utf-8")))
        scripts = {file.stem for file in loaded(page) if file.suffix == ".js"}
        assert page.name == "hub.html" or "core" in scripts
        if "review" not in scripts:
            assert scripts & set(TYPES) <= types, page
            assert ("quiz" in scripts) == bool(types and "worksheet" not in page.name), page
        asked_by[page] = scripts
    assert any(scripts & set(TYPES) for scripts in asked_by.values()), "where a page begins with questions"
    assert not any("search" in scripts or "goals" in scripts for page, scripts in asked_by.items() if page.name == "index.html")


def test_scripts_are_files_of_the_site(english: strings.Catalogue) -> None:
    made = [file for file in Client(english).files() if isinstance(file, Artifact)]

    assert len(made) == len(BUNDLES)
    assert all(file.path.startswith("_selfaccess/client-") for file in made)
