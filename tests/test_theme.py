"""Themes: what a library's own theme changes, what it leaves, and what its author is told."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from little_library import write

from selfaccess.build import Outcome, build
from selfaccess.render import LEARNING_PAGES

PAGE = "---\ntitle: One page\n---\nText."


def site(tmp_path: Path, files: dict[str, str | bytes], theme: str = "ours") -> tuple[Outcome, Path]:
    root = write(tmp_path / "library", {"site.yaml": f"title: Library\nid: library\ntheme: {theme}\n", "content/french-cafe/page.md": PAGE, **files})
    return build(root, tmp_path / "site"), tmp_path / "site"


def styles(site: Path, page: str) -> str:
    """The style sheets of a page, joined in its order."""
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]*)">', (site / page).read_text("utf-8"))
    return "\n".join((site / page).parent.joinpath(unquote(urlsplit(sheet).path)).read_text("utf-8") for sheet in sheets)


def test_a_style_sheet_comes_after_those_below_and_one_of_the_same_name_takes_its_place(tmp_path: Path) -> None:
    _, made = site(tmp_path, {"themes/ours/css/ours.css": ":root { --accent: #123456; }", "themes/ours/css/search.css": ".no-search-here { color: red; }"})
    text = styles(made, "french-cafe/page/index.html")

    assert text.index("--accent:#123456") > text.rindex("--accent:#1f5a4c")
    assert ".no-search-here" in text
    assert ".search-results" not in text.replace(".search-results,.time-left", "")


def test_a_style_sheet_of_a_name_of_its_own_is_on_every_page_and_one_in_the_place_of_ours_where_ours_was(tmp_path: Path) -> None:
    _, made = site(tmp_path, {
        "content/french-cafe/asked.md": "---\ntitle: Asked\n---\n::: answer\nOne?\n\n- = two\n:::\n",
        "themes/ours/css/50% of #ours é.css": ".ours { color: red; }", "themes/ours/css/questions.css": ".our-questions { color: red; }",
        "themes/ours/css/learning.css": ".our-learning { color: red; }",
    })
    pages = [page.relative_to(made).as_posix() for page in made.rglob("*.html") if page.name != "hub.html"]

    assert [page for page in pages if ".ours{color:red}" not in styles(made, page)] == []
    assert ".our-questions{color:red}" in styles(made, "french-cafe/asked/index.html")
    assert ".our-questions" not in styles(made, "french-cafe/page/index.html")
    assert {page for page in pages if ".our-learning" in styles(made, page)} == {f"{page}.html" for page in LEARNING_PAGES}


def test_a_template_changes_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    layout = '{% extends "default/layout.html" %}{% block footer %}{{ super() }}<p>Room 12</p>{% endblock %}'
    _, made = site(tmp_path, {"themes/ours/templates/layout.html": layout})
    page = (made / "french-cafe/page/index.html").read_text("utf-8")

    assert "<p>Room 12</p>" in page
    assert 'class="site-footer waits"' in page
    assert "<p>Text.</p>" in page


def test_a_theme_extends_a_theme_that_extends_a_theme(tmp_path: Path) -> None:
    _, made = site(tmp_path, {
        "themes/ours/theme.yaml": "extends: theirs", "themes/ours/css/ours.css": "/* ours */ p { orphans: 9; }",
        "themes/theirs/theme.yaml": "extends: large-print", "themes/theirs/files/logo.svg": "<svg/>",
    })
    text = styles(made, "index.html")

    assert text.index("font-size:125%") < text.index("p{orphans:9}")
    assert "/* ours */" not in text
    assert (made / "_selfaccess/theme/logo.svg").read_text("utf-8") == "<svg/>"
    assert "index.html\">Home</a>" in (made / "index.html").read_text("utf-8")


def test_a_library_changes_a_word_of_the_interface(tmp_path: Path) -> None:
    _, made = site(tmp_path, {"strings/en/site.yaml": "packs: Our shelves\n"}, theme="default")

    assert "<h2>Our shelves</h2>" in (made / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("theme", "files", "place", "message"),
    [
        ("defualt", {}, ("site.yaml", 0), "There is no theme “defualt”."),
        ("../ours", {}, ("site.yaml", 0), "There is no theme “../ours”."),
        ("ours", {"themes/ours/theme.yaml": "extends: theirs", "themes/theirs/theme.yaml": "extends: ours"}, ("themes/theirs/theme.yaml", 1),
         "The theme “ours” builds on itself."),
        ("ours", {"themes/ours/theme.yaml": "title: Ours\nextend: default"}, ("themes/ours/theme.yaml", 2), "“extend” is not a key that is known here."),
        ("ours", {"themes/ours/templates/home.html": "{% extends 'layout.html' %}\n{% block main %}"}, ("themes/ours/templates/home.html", 2),
         "The template cannot be used: Unexpected end of template"),
        ("ours", {"themes/ours/templates/home.html": "line one\n{{ nothing.here }}"}, ("themes/ours/templates/home.html", 2),
         "The template cannot be used: 'nothing' is undefined."),
        ("ours", {"themes/ours/templates/home.html": "{{ t('site.nothing') }}"}, ("themes/ours/templates/home.html", 1),
         "The template cannot be used: no text in the catalogue"),
        ("ours", {"themes/ours/templates/home.html": "{{ 1 + 'a' }}"}, ("themes/ours/templates/home.html", 1),
         "The template cannot be used: unsupported operand"),
        ("ours", {"themes/ours/templates/home.html": "{% extends 'lay-out.html' %}"}, ("themes/ours/templates/home.html", 1),
         "The theme has no template “lay-out.html”."),
        ("ours", {"themes/ours/templates/home.html": b"caf\xe9"}, ("themes/ours/templates/home.html", 1), "This file is not saved as UTF-8."),
    ],
)
def test_a_fault_of_a_theme_is_a_problem_at_its_place(tmp_path: Path, theme: str, files: dict[str, str | bytes], place: tuple[str, int], message: str) -> None:
    outcome, made = site(tmp_path, files, theme)

    assert [((problem.path, problem.line), problem.message.startswith(message)) for problem in outcome.problems] == [(place, True)], outcome.problems
    assert not made.exists()
