"""What is said in two places is the same in both: the question types, the kinds, and the data that crosses to the browser."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from selfaccess import questions
from selfaccess.build import build
from selfaccess.model import KINDS

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "small"
TYPES = set(questions.TYPES)


def stems(folder: str, pattern: str) -> set[str]:
    return {file.stem for file in (ROOT / folder).glob(pattern)}


def test_each_question_type_has_its_file_in_each_place() -> None:
    assert stems("selfaccess/questions", "*.py") - {"__init__", "fence", "table"} == TYPES
    assert stems("selfaccess/client/marking", "*.js") == TYPES
    assert stems("selfaccess/client/question", "*.js") == TYPES
    assert stems("themes/default/templates/questions", "*.html") - {"question"} == TYPES
    assert stems("tests/client/cases", "*.json") == TYPES
    assert stems("tests/cases", "*.md") >= TYPES


def test_each_kind_of_resource_has_its_template() -> None:
    assert stems("themes/default/templates/kinds", "*.html") == set(KINDS)


def test_the_data_of_a_site_has_the_shapes_that_the_client_reads(tmp_path: Path) -> None:
    """A program of just the data of the small site, which holds one of everything, is checked against client/types.d.ts."""
    site = tmp_path / "site"
    assert build(SMALL, site).written
    pages = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        pages += re.findall(r'<script type="application/json" id="page">(.*?)</script>', text)
    (catalogue,) = re.findall(r"catalogueData\.load\((.*)\);", (site / "_selfaccess/catalogue.js").read_text("utf-8"))
    index = re.findall(r'load\("index",(.*)\);', (site / "_selfaccess/search/index.js").read_text("utf-8"))
    texts = re.findall(r'load\("texts-\d+",(.*)\);', (site / "_selfaccess/search/texts-0.js").read_text("utf-8"))
    filters = re.findall(r'load\("filters",(.*)\);', (site / "_selfaccess/search/filters.js").read_text("utf-8"))
    program = tmp_path / "data.ts"
    program.write_text("\n".join([
        f"const pages: PageData[] = [{','.join(pages)}];",
        f"const catalogue: CatalogueData = {catalogue};", f"const index: SearchIndex = {index[0]};", f"const texts: SearchText[] = {texts[0]};",
        f"const filters: SearchFilters = {filters[0]};",
    ]), "utf-8")

    done = subprocess.run(
        [ROOT / "tests/node_modules/.bin/tsc", "--strict", "--noEmit", "--target", "es2023", "--lib", "es2023,dom,dom.iterable",
         ROOT / "selfaccess/client/types.d.ts", program],
        capture_output=True, text=True, check=False,
    )

    assert done.returncode == 0, done.stdout
    assert {item["type"] for page in pages for item in json.loads(page)["items"]} == TYPES
