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
    "span": {"data-phrase"},
}
_RUNNABLE = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.I | re.S)
_ANY_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)[^>]*>?")
_SCHEMES = {"http", "https", "mailto", "tel", "term", "data"}


def clean(html: str) -> str:
    """`html` (a page's text, our own elements among it) without anything that could run or load."""
    return nh3.clean(html, tags=set(_TAGS | _OWN_TAGS), attributes={tag: set(names) for tag, names in _OWN_ATTRIBUTES.items()},
                     url_schemes=_SCHEMES, link_rel=None, strip_comments=True)


def without_unknown(html: str) -> str:
    """An author's raw HTML without the tags that may not stay, so that it cannot pass for our own elements; `clean` comes after."""
    html = _RUNNABLE.sub("", html)
    return _ANY_TAG.sub(lambda match: match.group() if match.group(1).lower() in _TAGS else "", html)


def unknown_html(html: str) -> tuple[str, ...]:
    """What of a piece of an author's raw HTML may not stay: `<tag>`s and attributes' names, each once."""
    finder = _Finder()
    finder.feed(html)
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
            scheme = (value or "").strip().partition(":")[0].lower()
            if name not in allowed or (name == "href" and scheme in ("javascript", "vbscript", "data", "file")):
                self.found.append(name)
