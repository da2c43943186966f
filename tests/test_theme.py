"""Themes: what a library's own theme changes, what it leaves, and what its author is told."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from little_library import write

from selfaccess.build import Outcome, build

PAGE = "---\ntitle: One page\n---\nText."


def site(tmp_path: Path, files: dict[str, str | bytes], theme: str = "ours") -> tuple[Outcome, Path]:
    root = write(tmp_path / "library", {"site.yaml": f"title: Library\nid: library\ntheme: {theme}\n", "content/french-cafe/page.md": PAGE, **files})
    return build(root, tmp_path / "site"), tmp_path / "site"


def styles_of(page: Path) -> str:
    """What the style sheets of a page say, in order."""
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page.read_text("utf-8"))
    return "\n".join((page.parent / unquote(urlsplit(sheet).path)).read_text("utf-8") for sheet in sheets)


def test_a_style_sheet_comes_after_those_below_and_one_of_the_same_name_takes_its_place(tmp_path: Path) -> None:
    search = ".search { color: red; } /* no more */"
    _, made = site(tmp_path, {"themes/ours/css/ours.css": ":root { --accent: #123456; }", "themes/ours/css/search.css": search})
    for page in ("index.html", "catalogue.html", "french-cafe/page/index.html"):
        styles = styles_of(made / page)
        assert styles.index("--accent:#123456") > styles.rindex("--accent:#1f5a4c"), page
        assert ".search{color:red}" in styles
        assert "no more" not in styles
        assert ".search-results" not in styles.replace(".search-results,.time-left", "")


def test_a_page_has_the_style_sheets_of_its_kind_and_those_of_names_that_are_ours_alone(tmp_path: Path) -> None:
    _, made = site(tmp_path, {"themes/ours/css/ours.css": ".mine-alone { color: red; }", "themes/ours/css/catalogue.css": "#filters { color: blue; }"})

    assert "#filters{color:blue}" in styles_of(made / "catalogue.html")
    assert "#filters" not in styles_of(made / "french-cafe/page/index.html").replace("#filters,", "")
    assert ".goal-steps" in styles_of(made / "goals.html")
    assert ".goal-steps" not in styles_of(made / "index.html")
    assert all(".mine-alone" in styles_of(page) for page in made.rglob("*.html") if page.name != "hub.html")


def test_a_style_sheet_may_have_any_name(tmp_path: Path) -> None:
    _, made = site(tmp_path, {"themes/ours/css/50% of #ours é.css": ".ours { color: red; }"})

    assert ".ours{color:red}" in styles_of(made / "french-cafe/page/index.html")


def test_one_of_the_name_of_a_sheet_for_some_pages_is_on_those_alone(tmp_path: Path) -> None:
    question = "---\ntitle: Asked\n---\n::: answer\nOne?\n\n- = two\n:::\n"
    _, made = site(tmp_path, {"content/french-cafe/asked.md": question, "themes/ours/css/questions.css": ".our-questions { color: red; }"})

    assert ".our-questions" in styles_of(made / "french-cafe/asked/index.html")
    assert ".our-questions" not in styles_of(made / "french-cafe/page/index.html")


def test_what_a_style_sheet_says_of_its_licence_is_kept(tmp_path: Path) -> None:
    _, made = site(tmp_path, {"themes/ours/css/ours.css": "/*! Made by us, MIT. */ a { color: red; }"})

    assert "/*! Made by us, MIT. */" in styles_of(made / "index.html")


def test_a_template_changes_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    layout = '{% extends "default/layout.html" %}{% block footer %}{{ super() }}<p>Room 12</p>{% endblock %}'
    _, made = site(tmp_path, {"themes/ours/templates/layout.html": layout})
    page = (made / "french-cafe/page/index.html").read_text("utf-8")

    assert "<p>Room 12</p>" in page
    assert 'class="site-footer waits"' in page
    assert "<p>Text.</p>" in page


def test_a_theme_extends_a_theme_that_extends_a_theme(tmp_path: Path) -> None:
    _, made = site(tmp_path, {
        "themes/ours/theme.yaml": "extends: theirs", "themes/ours/css/ours.css": ".ours{color:red}",
        "themes/theirs/theme.yaml": "extends: large-print", "themes/theirs/files/logo.svg": "<svg/>",
    })
    styles = styles_of(made / "index.html")

    assert styles.index("--paper:#000000") < styles.index(".ours{color:red}")
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
