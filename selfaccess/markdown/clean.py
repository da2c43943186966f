"""Raw HTML in content: what may stay, by nh3 (ammonia)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

_TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i"
    " ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr".split()
)
_OWN_TAGS = frozenset({"sa-slot", "sa-gap", "sa-text", "audio", "video", "track", "img"})
_ATTRIBUTES = {
    "*": {"lang", "dir", "title", "class"},
    "a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "ol": {"start", "reversed", "type"},
    "li": {"value"}, "abbr": {"title"}, "details": {"open"}, "col": {"span"}, "colgroup": {"span"},
}
_OWN_ATTRIBUTES = {
    **_ATTRIBUTES,
    "*": {"lang", "dir", "title", "class", "id"},
    "a": {"href", "rel"},
    "sa-slot": {"n"}, "sa-gap": {"n"}, "sa-text": {"key"},
    "img": {"src", "alt", "loading"}, "audio": {"controls", "preload", "src", "aria-label"},
    "video": {"controls", "preload", "src", "aria-label"}, "track": {"kind", "default", "src"},
    "span": {"data-phrase"}, "div": {"role"},
}
_RUNNABLE = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(-->|$)", re.DOTALL)
_ANY_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)[^>]*>?")
_OUTSIDE = re.compile(r"\s*(https?:|mailto:|tel:|#)", re.IGNORECASE)
"""Addresses that raw HTML may hold; those of resources and files are only right in Markdown, where they are made to fit the site."""
_SCHEMES = {"http", "https", "mailto", "tel", "term", "data"}


def clean(html: str) -> str:
    """`html` (a page's text, our own elements among it) without anything that could run or load."""
    return nh3.clean(html, tags=set(_TAGS | _OWN_TAGS), attributes={tag: set(names) for tag, names in _OWN_ATTRIBUTES.items()},
                     url_schemes=_SCHEMES, link_rel=None, strip_comments=True, attribute_filter=_data_only_in_tracks)


def clean_foreign(html: str) -> str:
    """The same for a text that knows nothing of its page: without our own elements, and with links that only lead outside."""
    return nh3.clean(html, tags=set(_TAGS), attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()}, link_rel=None, strip_comments=True,
                     attribute_filter=lambda tag, name, value: value if name != "href" or leads_outside(value) else None)


def leads_outside(address: str) -> bool:
    """Whether an address leads to the web, to somebody, or to a place on its page, and so is right wherever it stands."""
    return bool(_OUTSIDE.match(address))


def _data_only_in_tracks(tag: str, name: str, value: str) -> str | None:
    return None if tag != "track" and value.strip().lower().startswith("data:") else value


def without_unknown(html: str) -> str:
    """An author's raw HTML without the tags that may not stay, so that it cannot pass for our own elements; `clean` comes after."""
    return _ANY_TAG.sub(_allowed, _RUNNABLE.sub("", html))


def _allowed(match: re.Match[str]) -> str:
    """The tag, without its attributes where it is a link that may not stay; "" for a tag that may not."""
    tag = match.group(1).lower()
    if tag not in _TAGS:
        return ""
    return "<a>" if tag == "a" and "href" in unknown_html(match.group()) else match.group()


def unknown_html(html: str) -> tuple[str, ...]:
    """What of a piece of an author's raw HTML may not stay: `<tag>`s and attributes' names, each once."""
    finder = _Finder()
    finder.feed(_COMMENT.sub("", html))
    finder.close()
    return tuple(dict.fromkeys(finder.found))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.found.append(f"<{tag}>")
            return
        allowed = _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name not in allowed or (name == "href" and not leads_outside(value or "")):
                self.found.append(name)
