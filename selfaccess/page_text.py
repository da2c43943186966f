"""A resource's text as it stands on its page: its parts in their slots, the interface's words, its terms and glossed words linked."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

from selfaccess.gloss import Glosser, gloss_attributes
from selfaccess.html_text import pieces
from selfaccess.library import Library, gloss_path
from selfaccess.model import Contribution, Part, Resource
from selfaccess.places import page_of, relative

_SLOT = re.compile(r'<sa-slot n="(\d+)"></sa-slot>')
_GAP = re.compile(r'<sa-gap n="(\d+)"></sa-gap>')
_WORDS = re.compile(r'<sa-text key="([\w.]+)"></sa-text>')
_FRENCH = re.compile("(?<=«)[ \u00a0]|[ \u00a0](?=[!?;:»])")
_TERM = re.compile(r'<a href="term:([^"]*)"[^>]*>')


class PageText:
    """Fills in what only the whole library knows; `t` gives the interface's words."""

    def __init__(self, library: Library, t: Callable[..., str]) -> None:
        self._library, self._t = library, t
        self._glossers: dict[str, Glosser] = {}

    def whole(self, resource: Resource, part: Callable[[Part], str]) -> str:
        """The HTML of a resource's text; `part` gives that of a question or list."""
        html = _SLOT.sub(lambda slot: part(resource.parts[int(slot[1])]), self._glossed(resource))
        return with_french_spaces(html, self._library.config.language)

    def answer(self, contribution: Contribution, resource: Resource) -> str:
        """The HTML of the answer to what a learner asked on a resource's page."""
        return with_french_spaces(self.linked(contribution.answer, resource), self._library.config.language)

    def linked(self, html: str, resource: Resource) -> str:
        """A whole page with its links to terms and the interface's words."""
        if "<sa-text" in html:
            html = _WORDS.sub(lambda found: self._t(found[1]), html)
        if 'href="term:' not in html:
            return html
        # Others are raw HTML of somebody who is trusted, and no links of ours.
        noted = {link.target for links in (resource.links, *(one.links for one in resource.contributions)) for link in links if link.kind == "term"}
        return _TERM.sub(lambda link: self._term(term, resource) if (term := unquote(unescape(link[1]))) in noted else link[0], html)

    def _term(self, term: str, resource: Resource) -> str:
        found = self._library.entry(term, resource)
        assert found is not None  # `link` has reported it
        glossary, entry = found
        return f"<a {gloss_attributes(entry, self._address(glossary, resource), glossary.translations, glossary.id)}>"

    def _glossed(self, resource: Resource) -> str:
        """The text with the words of its glossaries linked. Questions are left alone: a meaning could be their answer."""
        html = resource.html
        for name, _, _ in resource.gloss:
            glossary = self._library.by_path[gloss_path(resource, name)]
            html = self._glosser(glossary).link(html, self._library.config.language, self._address(glossary, resource))
        return html

    def _glosser(self, glossary: Resource) -> Glosser:
        if glossary.path not in self._glossers:
            language = glossary.language or self._library.config.language
            self._glossers[glossary.path] = Glosser(glossary.entries, language, glossary.translations, glossary.id)
        return self._glossers[glossary.path]

    def _address(self, glossary: Resource, resource: Resource) -> str:
        return relative(page_of(glossary.place), resource.place)


def with_french_spaces(html: str, language: str) -> str:
    """`html` with the spaces of French punctuation narrow and unbreakable, as French sets them; options of menus stay, since they are compared."""
    if (language != "fr" and 'lang="fr' not in html) or not _FRENCH.search(html):
        return html
    return "".join(_FRENCH.sub("\u202f", piece) if spoken and spoken.startswith("fr") else piece
                   for piece, spoken in pieces(html, language, outside=("option", "code", "pre")))


def with_gaps(html: str, gap: Callable[[int], str]) -> str:
    """The text of a gaps question with `gap(i)` where each gap stands."""
    return _GAP.sub(lambda found: gap(int(found[1])), html)


def without_ids(html: str) -> str:
    """A copy of a text that stands on the page already, so without its ids."""
    return re.sub(r' id="[^"]*"', "", html)


def has_headings(html: str) -> bool:
    """Whether a text is parted by headings."""
    return re.search(r"<h[1-6]\b", html) is not None
