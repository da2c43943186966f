"""The client as Python sees it: its bundles are the folder, each is sound and has what it uses, and every word that they show has an English text."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from browser_sites import demo_site
from node_program import node

from selfaccess import client, strings
from selfaccess.client import BUNDLES, PAGES, SCRIPTS, Client, closure
from selfaccess.problems import Report
from selfaccess.theme import SHEETS

FOLDER = Path(client.__file__).parent / "client"
TEMPLATES = Path(__file__).parent.parent / "themes" / "default" / "templates"
LOADED_APART = "vendor/"
"""Scripts below client/ that stand in no bundle; the review and the search load them when they are used."""
MOST = 45_000
"""The most bytes of script, style and HTML, compressed, that the page of a resource may have."""
TYPES = {path.stem for path in (FOLDER / "question").iterdir()}
BY_TYPE = {
    "marking.js": r"mark[A-Z]\w+", "quiz/question.js": r"view[A-Z]\w+", "quiz/later.js": "question", "question/gaps.js": "bank", "question/answer.js": "slip",
}
"""What a file uses of bundles that quiz/needs.js names by the question's type, and that quiz/later.js and quiz/question.js have brought before."""
ENGLISH = strings.catalogue("en", FOLDER, Report())


def source(script: str) -> str:
    """A file without its comments, which may name anything."""
    return re.sub(r"/\*.*?\*/|(?<=\s)//[^\n]*", "", (FOLDER / script).read_text("utf-8"), flags=re.DOTALL)


DEFINED = {name: script for script in SCRIPTS for name in re.findall(r"^selfaccess\.(\w+) = ", source(script), re.MULTILINE)}


def brought(script: str) -> list[tuple[str, str]]:
    """The bundles that start.js and doors.js bring for places on a page, each with the part that it then starts."""
    pairs = re.findall(r"\['(\w+)', '([\w-]+)', '", source(script)) + re.findall(r"part: '(\w+)', bundle: '([\w-]+)'", source(script))
    return pairs + re.findall(r"\bbring\('(\w+)', '([\w-]+)'\)", source(script))


def asked(script: str) -> set[str]:
    """The bundles that a file asks for by name."""
    calls = re.findall(r"selfaccess\.need\(('[^)]*')\)", source(script))
    return {name for call in calls for name in re.findall(r"'([\w-]+)'", call)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The bundles as files, by name; one text is of signs that have to be kept as they are."""
    folder = tmp_path_factory.mktemp("client")
    for artifact in Client({**ENGLISH, "quiz.answer": "</script> “é”"}).files():
        assert isinstance(artifact.data, bytes)
        (folder / Path(artifact.path).name).write_bytes(artifact.data)
    return {path.stem: path for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_site(tmp_path_factory.mktemp("demo") / "site")


def test_every_script_of_the_folder_stands_in_one_bundle_and_what_the_frame_needs_in_two() -> None:
    on_disk = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")}
    listed = [script for name, bundle in BUNDLES.items() if name != "hub" for script in bundle.scripts]
    frame = BUNDLES["hub"].scripts

    assert sorted(script for script in on_disk if not script.startswith(LOADED_APART)) == sorted([*listed, "store/serve.js"])
    assert [script for script in BUNDLES["core"].scripts if script in frame] == [script for script in frame if script != "store/serve.js"]


def test_bundles_come_after_those_that_they_need_and_all_are_asked_for_somewhere() -> None:
    names = list(BUNDLES)
    named = {need for bundle in BUNDLES.values() for need in bundle.needs} | {name for page in PAGES.values() for name in page}
    named |= {name for script in SCRIPTS for name in asked(script)} | {name for script in ("start.js", "doors.js") for _, name in brought(script)}

    assert [(name, need) for name in names for need in BUNDLES[name].needs if need not in names[:names.index(name)]] == []
    assert named | TYPES | {f"mark-{kind}" for kind in {"gaps", "answer", "dictation"}} | {"core", "hub"} == set(names)


@pytest.mark.parametrize("name", BUNDLES)
def test_a_file_uses_only_what_its_bundle_has_or_needs_or_what_it_asks_for(name: str) -> None:
    there = closure({name} if name == "hub" else {name, "core"})
    for script in BUNDLES[name].scripts:
        usable = {other for bundle in there | closure(asked(script)) for other in BUNDLES[bundle].scripts}
        used = set(re.findall(r"(?:(?<=\.\.\.)|(?<![\w.]))selfaccess\.(\w+)", source(script)))

        assert used <= DEFINED.keys(), script
        missing = {part for part in used if DEFINED[part] not in usable and not re.fullmatch(BY_TYPE.get(script, "-"), part)}
        assert not missing, script


@pytest.mark.parametrize("script", ["start.js", "doors.js"])
def test_what_is_brought_for_a_place_is_in_its_bundle(script: str) -> None:
    pairs = brought(script)
    there = {bundle: {other for name in closure({"core", bundle}) for other in BUNDLES[name].scripts} for _, bundle in pairs}

    assert len(pairs) >= 7
    assert [(part, bundle) for part, bundle in pairs if DEFINED[part] not in there[bundle]] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_text_that_a_script_asks_for_is_in_the_english_catalogue_and_in_its_bundles(script: str, made: dict[str, Path]) -> None:
    areas = "|".join(sorted({key.split(".")[0] for key in ENGLISH}))
    text = source(script)
    whole = set(re.findall(rf"""['"]((?:{areas})\.\w+)['"]""", text)) | set(re.findall(r"""(?:\bt|selfaccess\.t)\(['"]([^'"]*)['"]""", text))
    begun = set(re.findall(rf"`((?:{areas})\.\w*)\$\{{", text))
    own = [name for name, bundle in BUNDLES.items() if script in bundle.scripts and name != "hub"]

    assert whole <= ENGLISH.keys()
    assert all(not prefix.endswith(".") and any(key.startswith(prefix) for key in ENGLISH) for prefix in begun)
    for name in own:
        (said,) = re.findall(r"^selfaccess\.strings\.load\((.*)\);$", made[name].read_text("utf-8"), re.MULTILINE) or ["{}"]
        assert {key for key in ENGLISH if key in whole or key.startswith(tuple(begun))} <= json.loads(said).keys()


def test_each_bundle_is_a_sound_script_that_ends_by_telling_that_it_is_there(made: dict[str, Path]) -> None:
    for name, file in made.items():
        text = file.read_text("utf-8")
        ends = "\n".join([*([] if name == "hub" else [f'selfaccess.need.came("{name}");']), *BUNDLES[name].begins])
        assert text.startswith("'use strict';")
        assert text.endswith(f"\n{ends}\n")
        subprocess.run([node(), "--check", file], check=True)
    assert made.keys() == BUNDLES.keys()
    assert '"quiz.answer":"</script> “é”"' in made["desk"].read_text("utf-8")
    assert made["core"].read_text("utf-8").endswith("selfaccess.start();\n")
    assert made["hub"].read_text("utf-8").endswith("selfaccess.serve();\n")


def test_to_take_away_what_only_readers_need_changes_nothing(made: dict[str, Path], tmp_path: Path) -> None:
    """The parts of each bundle, as TypeScript reads them, are those of its files."""
    pairs = []
    for name, file in made.items():
        (tmp_path / f"{name}.whole.js").write_text("\n".join((FOLDER / script).read_text("utf-8") for script in BUNDLES[name].scripts), "utf-8")
        pairs.append([str(tmp_path / f"{name}.whole.js"), str(file)])
    program = """
        const ts = require('typescript');
        const { readFileSync } = require('node:fs');
        const parts = (file) => {
          const found = [];
          const visit = (node) => {
            found.push(node.kind + (node.text ?? ''));
            ts.forEachChild(node, visit);
          };
          ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest).statements.forEach(visit);
          return found;
        };
        const differ = JSON.parse(process.argv[1]).filter(([whole, file]) => {
          const expected = parts(whole);
          const got = parts(file);
          return expected.length < 9 || expected.some((part, i) => part !== got[i]);
        });
        console.log(JSON.stringify(differ));
    """

    done = subprocess.run([node(), "-e", program, json.dumps(pairs)], cwd=Path(__file__).parent, check=True, capture_output=True, text=True)

    assert json.loads(done.stdout) == []


def test_the_scripts_of_each_page_run_in_their_order_and_are_all_there(made: dict[str, Path]) -> None:
    """Whatever a file uses at once stands before it; what a page brings later finds its needs there as well."""
    client_of_all = Client(ENGLISH)
    runs = [[str(made[Path(script).stem]) for script in client_of_all.scripts(template, None)] for template in PAGES]
    runs += [[str(made[other]) for other in BUNDLES if other in closure({"core", name})] for name in BUNDLES if name != "hub"]
    program = """
        const { createContext, runInContext } = require('node:vm');
        const { readFileSync } = require('node:fs');
        for (const files of JSON.parse(process.argv[1])) {
          const page = { textContent: '{"languages":{}}' };
          const context = createContext({ navigator: { language: 'en' }, document: { addEventListener: () => {}, getElementById: () => page } });
          for (const file of files) runInContext(readFileSync(file, 'utf8'), context, { filename: file });
          const names = files.map((file) => file.replace(/^.*[\\\\/]|\\.js$/g, ''));
          if (!runInContext(`selfaccess.need.has(...${JSON.stringify(names)})`, context)) throw new Error(names.join());
        }
    """

    subprocess.run([node(), "-e", program, json.dumps(runs)], check=True)


def test_a_bundle_brings_the_words_that_it_says_and_no_others(made: dict[str, Path]) -> None:
    assert '"catalogue.found":' in made["catalogue"].read_text("utf-8")
    assert '"quiz.flag_right":' in made["desk"].read_text("utf-8")  # asked for as `quiz.flag_${flag}`
    assert '"quiz.' not in made["catalogue"].read_text("utf-8")
    assert '"goals.' not in made["desk"].read_text("utf-8")


def test_another_word_gives_another_folder_and_the_same_words_the_same() -> None:
    def folder(words: strings.Catalogue) -> str:
        return next(str(Path(file.path).parent) for file in Client(words).files())

    assert folder(ENGLISH) == folder(dict(ENGLISH)) != folder({**ENGLISH, "quiz.check": "Look"})


def test_the_licences_of_what_others_made_are_kept() -> None:
    for file in sorted((FOLDER / "vendor").rglob("*.js")):
        assert re.search(r"licen[sc]e|copyright", file.read_text("utf-8")[:2000], re.I) or list(file.parent.glob("*LICENSE*")), file


def test_pages_and_sheets_are_told_of_templates_that_there_are() -> None:
    names = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}

    assert {*PAGES, *SHEETS} <= names


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
        types = set(re.findall(r'class="question question-(\w+)', page.read_text("utf-8")))
        scripts = {file.stem for file in loaded(page) if file.suffix == ".js"}
        assert page.name == "hub.html" or "core" in scripts
        if "review" not in scripts:
            assert scripts & TYPES <= types, page
            assert ("quiz" in scripts) == bool(types and "worksheet" not in page.name), page
        asked_by[page] = scripts
    assert any(scripts & TYPES for scripts in asked_by.values()), "where a page begins with questions"
    assert not any("search" in scripts or "goals" in scripts for page, scripts in asked_by.items() if page.name == "index.html")
