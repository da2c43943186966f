"""Tokens into HTML: one `Writer` a document, which knows where the page stands and notes what it links to.

Addresses are made relative here; whether they lead anywhere is checked when all resources are known (`library`).
"""

from __future__ import annotations

import base64
import functools
import posixpath
import re
import unicodedata
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from selfaccess.languages import attributes, direction, have_own_letters, is_language
from selfaccess.markdown import make_parser
from selfaccess.markdown.clean import clean, unknown_html, without_unknown
from selfaccess.markdown.letters import tell_languages
from selfaccess.markdown.lost import lost
from selfaccess.markdown.ruby import CODE, ruby_html
from selfaccess.markdown.transcript import transcript
from selfaccess.model import Document, Link
from selfaccess.places import CONTENT, fragment, page_of, place_of, relative
from selfaccess.problems import Problem, Report, did_you_mean_path
from selfaccess.read import FILMS, SOUNDS, Folder

Tokens = Sequence[Token]
RESERVED = frozenset({"page", "deck", "main", "filters", "store-notice"})
"""Ids that pages use themselves."""
_CODE = re.compile(CODE, re.DOTALL)
_BRACES = re.compile(r"\{ *(?:[#.]|[\w-]+=)[^{}|]*\}$")
"""What other programs take for the id, the classes or the settings of a heading."""
_SCHEMES = ("http", "https", "mailto", "tel")
_ACTIVE = (".html", ".htm", ".xhtml", ".xht", ".js", ".mjs", ".css", ".xml", ".xsl", ".php")
_IN_MARKDOWN = {"<img>": "![what it shows](picture.png)", **dict.fromkeys(("<audio>", "<video>", "<source>"), "![what is heard](recording.mp3)")}
"""How to write what authors often write in HTML."""
_ACTIVE_SVG = re.compile(
    rb"<script|<foreignobject|\son\w+\s*=|javascript:|<!entity|@import|(?:href|src)\s*=\s*[\"']\s*(?:https?:|//)", re.IGNORECASE
)


class Writer:
    """Writes one document's tokens as HTML.

    `links`, `assets` (paths below the library) and `anchors` grow as pieces are written. `part` tells the footnotes of a text from those of
    others on its page.
    """

    def __init__(self, document: Document, folder: Folder, read_file: Any, report: Report, *, trusted: bool, part: str = "",
                 languages: tuple[str, str] = ("", "")) -> None:
        """`languages` are that of the page and the one learnt, whose letters tell it where nobody does; those of no tag tell nothing."""
        self._languages = languages
        self.document, self.folder, self.report, self.trusted, self.part = document, folder, report, trusted, part
        self.place = place_of(document.path)
        self.links: list[Link] = []
        self.assets: dict[str, None] = {}
        self.anchors: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._pending: list[str] = []
        self._read_file = read_file
        self._lines = document.body.split("\n")
        self._source = ((0, 0), "")
        self._raw = False
        self._gaps: list[Token] | None = None

    # -- places and problems

    def line(self, token_line: int) -> int:
        """The file's line for a token's line."""
        return token_line + self.document.first_line

    def find(self, lines: Sequence[int] | None, text: str) -> tuple[int, int]:
        """Line and column of `text` within the token lines [first, last), or of the first line; a third number says how many characters to pass over."""
        first = lines[0] if lines else 0
        source = self.source(lines)
        place = source.find(text, lines[2] if lines and len(lines) > 2 else 0) if text else -1
        if place < 0:
            return self.line(first), 1
        return self.line(first + source.count("\n", 0, place)), place - source.rfind("\n", 0, place)

    def source(self, lines: Sequence[int] | None) -> str:
        """The source of the lines in [first, last), all of it for None."""
        first, last = lines[:2] if lines else (0, len(self._lines))
        if self._source[0] != (first, last):
            self._source = (first, last), "\n".join(self._lines[first:last])
        return self._source[1]

    def problem(self, lines: Sequence[int] | None, text: str, message: str, hint: str = "", *, warning: bool = False) -> None:
        """Report a problem where `text` stands in `lines`."""
        self.report.add(Problem(self.document.path, *self.find(lines, text), message, hint, "warning" if warning else "error"))

    # -- parsing and writing

    def parse(self) -> list[Token]:
        """The document's tokens, headings named, every inline token knowing its lines."""
        tokens = PARSER.parse(self.document.body, {})
        self._locate(tokens)
        if have_own_letters(*self._languages, self.document.body):
            tell_languages(tokens, *self._languages)
        self._name_headings(tokens)
        self._look_at_html(tokens)
        for lines, text, message, hint in lost(tokens, self._lines):
            self.problem(lines, text, message, hint)
        return tokens

    def html(self, tokens: Tokens) -> str:
        """The HTML of block tokens."""
        return self._finish(PARSER.renderer.render(tokens, PARSER.options, {"writer": self, **({"docId": self.part} if self.part else {})}))

    def inline(self, tokens: Tokens | None) -> str:
        """The HTML of inline tokens."""
        renderer: Any = PARSER.renderer
        return self._finish(renderer.renderInline(list(tokens or ()), PARSER.options, {"writer": self}))

    def inline_text(self, text: str, lines: Sequence[int] | None) -> str:
        """The HTML of a short Markdown text that stands somewhere in `lines`."""
        tokens = PARSER.parseInline(text, {})
        for token in tokens:
            token.map = list(lines) if lines else None
        self._locate(tokens)
        self._look_at_html(tokens)
        children = [child for token in tokens for child in token.children or ()]
        if any(child.type.startswith("footnote") for child in children):
            self.problem(lines, "^[", "A footnote cannot stand in a title or a hint.", "Write it in round brackets.")
        return self.inline(children)

    def _finish(self, html: str) -> str:
        return clean(html) if self._raw and not self.trusted else html

    def _locate(self, tokens: Tokens) -> None:
        """Give each inline child the lines of its block, and a link or picture its own place in them."""
        lines: list[int] | None = None
        passed = 0
        for token in tokens:
            if token.map and token.map != lines:
                lines, passed = token.map, 0
            for child in token.children or ():
                child.map = lines
                for inner in child.children or ():
                    inner.map = lines
                if lines and child.type in ("link_open", "image"):
                    passed = self._located(child, lines, passed)

    def _located(self, token: Token, lines: list[int], passed: int) -> int:
        """Let the token know where its address stands, behind what is `passed` (characters) and not in code; gives back where it ends."""
        typed = self.typed(str(token.attrGet("href" if token.type == "link_open" else "src") or ""), lines)
        source = _without_code(self.source(lines))
        for sign in ("](", "](<", "<", "") if typed else ():
            if (place := source.find(sign + typed, passed)) >= 0:
                token.map = [*lines, place + len(sign)]
                return place + len(sign) + len(typed)
        return passed

    def _name_headings(self, tokens: Tokens) -> None:
        """Give headings ids from their text, and move all one level down when the text has its own top headings."""
        headings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
        deeper = any(tokens[index].tag == "h1" for index in headings)
        for index in headings:
            opening, text = tokens[index], tokens[index + 1]
            opening.attrSet("id", anchor := self.anchor(plain(text.children)))
            if (braces := _BRACES.search(text.content)) and text.children and text.children[-1].type == "text":
                self.problem(text.map, braces.group(), "Braces behind a heading do nothing, and are shown.",
                             f"Delete them. Links lead to the heading by #{anchor}.", warning=True)
            if deeper:
                tag = f"h{min(int(opening.tag[1]) + 1, 6)}"
                opening.tag = tokens[index + 2].tag = tag

    def anchor(self, text: str) -> str:
        """A new id for this page, made from `text`."""
        kept = re.sub(r"[^\w\s-]", _vowel_sign, unicodedata.normalize("NFKC", text).lower())
        slug = re.sub(r"[\s_]+", "-", kept).strip("-") or "part"
        if slug in RESERVED or slug.startswith(("q-", "term-")):
            slug = f"part-{slug}"
        return self.new_anchor(slug)

    def new_anchor(self, name: str) -> str:
        """`name`, with a number where this page has such an id."""
        anchor = name
        while anchor in self.anchors:
            number = self._numbers[name] = self._numbers.get(name, 1) + 1
            anchor = f"{name}-{number}"
        self.anchors.add(anchor)
        return anchor

    def own_id(self, name: str, lines: Sequence[int] | None) -> str:
        """The attribute for an id that an author gave, "" for none."""
        if not name:
            return ""
        name = unicodedata.normalize("NFKC", name)
        if name in RESERVED:
            self.problem(lines, f"#{name}", f"“{name}” is an id of the page itself.", "Choose another name.")
        self.anchors.add(name)
        return f' id="{escape(name)}"'

    def _look_at_html(self, tokens: Tokens) -> None:
        """Report raw HTML that will be taken away."""
        for token in tokens:
            pieces = [token] if token.type == "html_block" else [t for t in token.children or () if t.type == "html_inline"]
            for piece in pieces:
                self._raw = True
                for name in () if self.trusted else unknown_html(piece.content):
                    self.problem(piece.map or token.map, name.strip("<>"), *_taken_away(name), warning=True)

    # -- addresses

    def address(self, url: str, lines: Sequence[int] | None, *, picture: bool = False) -> str:
        """The address to write for `url`: a page, a file of the pack, a term, or the outside world."""
        try:
            parts = urlsplit(url)
        except ValueError:
            self.problem(lines, self.typed(url, lines), "This address cannot be read.", "Check its brackets and slashes.")
            return "#"
        scheme = parts.scheme.lower()
        if scheme == "term" and not picture:
            return self._term(url, lines)
        if scheme in _SCHEMES:
            if picture:
                self.problem(lines, self.typed(url, lines), "Pictures, sounds and films must be files of the pack, so that the page works offline.",
                             "Put the file beside this one and name it here.")
            return url
        if scheme or unquote(url).startswith(("/", "\\")):
            what = f"“{scheme}:” addresses are not allowed." if scheme else "An absolute path does not work offline."
            self.problem(lines, self.typed(url, lines), what,
                         "Name a file of the pack, such as audio/merci.ogg or other.md; an address of the web begins with https:.")
            return "#"
        if not parts.path:
            return self._link(self.document.path, _part(parts.fragment), url, lines)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.document.path), unquote(parts.path)))
        if path.endswith(".md") and not picture:
            return self._link(path, _part(parts.fragment), url, lines)
        return self._asset(path, url, lines) + (f"#{parts.fragment}" if parts.fragment and not picture else "")

    def typed(self, url: str, lines: Sequence[int] | None) -> str:
        """An address, which Markdown has percent-encoded, as it stands in the lines."""
        spellings = dict.fromkeys((unquote(url), url, unquote(url).replace(" ", "%20"), url.partition(":")[0] + ":"))
        return next((spelling for spelling in spellings if spelling in self.source(lines)), "")

    def _term(self, url: str, lines: Sequence[int] | None) -> str:
        term = unquote(url[5:]).strip()
        line, column = self.find(lines, self.typed(url, lines).removeprefix("term:"))
        self.links.append(Link("term", term, "", line, column))
        return f"term:{term}"

    def _link(self, path: str, part: str, url: str, lines: Sequence[int] | None) -> str:
        line, column = self.find(lines, self.typed(url, lines))
        self.links.append(Link("resource", path, part, line, column))
        if path == self.document.path:
            return fragment(part) or relative(page_of(self.place), self.place)
        return relative(page_of(place_of(path)), self.place) + fragment(part)

    def _asset(self, path: str, url: str, lines: Sequence[int] | None) -> str:
        if not path.startswith(f"{self.folder.path}/"):
            self.problem(lines, self.typed(url, lines), "This file lies outside the pack.", "Copy it into the pack’s folder.")
            return "#"
        if path not in self.folder.files:
            self.problem(lines, self.typed(url, lines), f"There is no file “{path.removeprefix(self.folder.path + '/')}” in this pack.",
                         did_you_mean_path(path, self.folder.files, self.folder.path)
                         or "Capital letters count; the path begins at this file’s folder.")
            return "#"
        if path.lower().endswith(_ACTIVE):
            self.problem(lines, self.typed(url, lines), "A file of this kind could run a program in the learner’s browser.",
                         "Write the page in Markdown, or link to a PDF.")
            return "#"
        if path.lower().endswith(".svg") and not self.trusted and self._is_active_svg(path):
            self.problem(lines, self.typed(url, lines), "This SVG picture holds a script or loads something from elsewhere.", "Save it as a plain SVG.")
            return "#"
        self.assets[path] = None
        return relative(path.removeprefix(f"{CONTENT}/"), self.place)

    def _is_active_svg(self, path: str) -> bool:
        return bool(_ACTIVE_SVG.search(self._read_file(path)))

    # -- media

    def media(self, url: str, label: str, lines: Sequence[int] | None) -> str:
        """A player for a sound or a film, with captions and a transcript where the pack has them."""
        source = self.address(url, lines, picture=True)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.document.path), unquote(urlsplit(url).path)))
        stem = path.rpartition(".")[0]
        track = self._track(f"{stem}.vtt")
        film = path.lower().endswith(FILMS)
        # Only a video element shows captions, so a sound that has them plays in one.
        tag, name = ("video", "film" if film else "captioned") if film or track else ("audio", "sound")
        self._transcript(f"{stem}.md")
        return (f'<{tag} class="{name}" controls preload="{"metadata" if film else "none"}" src="{escape(source)}"'
                f' aria-label="{escape(label)}">{track}</{tag}>')

    def _track(self, path: str) -> str:
        """Captions as data, because a file:// page may not load a track from a file."""
        if path not in self.folder.files:
            return ""
        data: bytes = self._read_file(path).removeprefix(b"\xef\xbb\xbf")
        if not data.startswith(b"WEBVTT"):
            self.report.add(Problem(path, 1, 1, "Captions must begin with the word WEBVTT.", "Save them as WebVTT (.vtt)."))
            return ""
        return f'<track kind="captions" default src="data:text/vtt;base64,{base64.b64encode(data).decode()}">'

    def _transcript(self, path: str) -> None:
        if path in self.folder.files and self.folder.transcribes(path):
            body = transcript(self._read_file(path), path, self.report)
            self._pending.append(f'<details class="transcript"><summary><sa-text key="site.transcript"></sa-text></summary>{body}</details>')

    def flush(self) -> str:
        """Transcripts that wait for the end of their paragraph."""
        html = "".join(self._pending)
        self._pending.clear()
        return html

    # -- gaps

    def with_gaps(self, gaps: list[Token]) -> _Gaps:
        """While in this context, gap tokens are written as `<sa-gap n="i">` and added to `gaps`."""
        return _Gaps(self, gaps)


class _Gaps:
    def __init__(self, writer: Writer, gaps: list[Token]) -> None:
        self._writer, self._gaps = writer, gaps

    def __enter__(self) -> None:
        self._writer._gaps = self._gaps

    def __exit__(self, *_: object) -> None:
        self._writer._gaps = None


@functools.lru_cache(1)
def _taken_away(name: str) -> tuple[str, str]:
    """Message and hint for what of raw HTML may not stay: a `<tag>`, or an attribute's name."""
    if name == "href":
        return "A link in HTML can only lead to the web, and not to a page or file of the library.", "Write it in Markdown: [text](other.md)"
    what = f"element {name}" if name.startswith("<") else f"attribute “{name}”"
    instead = f"Write it in Markdown: {_IN_MARKDOWN[name]}" if name in _IN_MARKDOWN else "Write it in Markdown. site.yaml can trust a pack with raw HTML."
    return f"The HTML {what} is taken away, because it could do harm or does not work here.", instead


def _without_code(source: str) -> str:
    """The source with spaces in the place of code."""
    return _CODE.sub(lambda code: " " * len(code.group()), source) if "`" in source else source


def _part(fragment: str) -> str:
    """The id that the end of an address means: those of headings are in compatible letters, and so are those that authors give."""
    part = unquote(fragment)
    return part if part.startswith(("q-", "term-")) else unicodedata.normalize("NFKC", part)


def _vowel_sign(found: re.Match[str]) -> str:
    """A mark that is part of a word, "" for other signs: those that choose how an emoji looks are marks, too."""
    return found.group() if unicodedata.category(found.group()) in ("Mn", "Mc") and not "\ufe00" <= found.group() <= "\ufe0f" else ""


def plain(tokens: Tokens | None) -> str:
    """The plain text of inline tokens: ruby by its base, a gap as three dots, a picture by its description."""
    pieces = []
    for token in tokens or ():
        if token.type in ("text", "text_special", "code_inline", "ruby", "mark_lone"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "gap":
            pieces.append("…")
        elif token.type == "image":
            pieces.append(plain(token.children))
    return "".join(pieces)


def is_media(url: str) -> bool:
    """Whether an address names a sound or a film."""
    return urlsplit(url).path.lower().endswith((*SOUNDS, *FILMS))


class _Renderer(RendererHTML):
    """markdown-it-py's renderer with the format's own tokens. `env["writer"]` is the document's Writer."""

    def html_inline(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        return tokens[index].content if _writer(env).trusted else without_unknown(tokens[index].content)

    def html_block(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        return self.html_inline(tokens, index, options, env)

    def link_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        token, writer = tokens[index], _writer(env)
        href = str(token.attrGet("href") or "")
        address = writer.address(href, token.map)
        token = _copy(token, href=address)
        if language := _language(token, writer):
            token.attrs["dir"] = direction(language)
        if address.startswith("term:"):
            token.attrs["class"] = "term"
        elif urlsplit(address).scheme in ("http", "https"):
            token.attrs["rel"] = "external noopener"
        return self.renderToken([token], 0, options, env)

    def image(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        token, writer = tokens[index], _writer(env)
        source, label = str(token.attrGet("src") or ""), plain(token.children)
        if is_media(source):
            if not label.strip():
                writer.problem(token.map, writer.typed(source, token.map), "This recording has no name.",
                               "Say between the brackets what it is, for learners who cannot see the page: ![A dialogue at the market](dialogue.ogg)",
                               warning=True)
            return writer.media(source, label, token.map)
        if not label.strip():
            writer.problem(token.map, writer.typed(source, token.map), "This picture has no description.",
                           "Say between the brackets what it shows, for learners who cannot see it: ![A cup of coffee](cup.svg)", warning=True)
        title = token.attrGet("title")
        extra = f' title="{escape(str(title))}"' if title else ""
        return f'<img src="{escape(writer.address(source, token.map, picture=True))}" alt="{escape(label)}"{extra} loading="lazy">'

    def span_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        token, writer = tokens[index], _writer(env)
        own = _named(token, writer)
        return f"<span{own}{attributes(_language(token, writer))}>"

    def colon_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        opening: str = tokens[index].meta["html"]
        return opening

    def colon_close(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        closing: str = tokens[index].meta.get("html", "</div>\n")
        return closing

    def slot(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        return f'<sa-slot n="{tokens[index].meta["n"]}"></sa-slot>\n'

    def gap(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        token, writer = tokens[index], _writer(env)
        if writer._gaps is None:
            writer.problem(token.map, token.markup, "There is a gap outside a “gaps” question; it stays as it is typed.",
                           "Put it between “::: gaps” and “:::”, or in code marks if it is no gap. A link is written [words](page.md).", warning=True)
            return escape(token.markup)
        writer._gaps.append(token)
        return f'<sa-gap n="{len(writer._gaps) - 1}"></sa-gap>'

    def mark_lone(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        return tokens[index].content

    def ruby(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        if token.meta["pairs"] is None:
            _writer(env).problem(token.map, token.markup, f"The readings of {token.markup} do not fit: there are neither one nor one for each character.",
                                 "Write {漢字|かんじ} or {漢字|かん|じ}.")
        return ruby_html(token.meta["pairs"] or [(token.content, "")])

    def list_item_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        checked = tokens[index].meta.get("checked")
        if checked is None:
            return self.renderToken(tokens, index, options, env)
        state = "done" if checked else "open"
        return f'<li class="task"><span class="box box-{state}"><sa-text key="site.task_{state}"></sa-text></span> '

    def paragraph_close(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        return self.renderToken(tokens, index, options, env) + _writer(env).flush()

    td_close = heading_close = paragraph_close

    def th_close(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        return "</td>\n" if _is_empty(tokens[index - 1]) else self.paragraph_close(tokens, index, options, env)

    def td_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        style = str(token.attrGet("style") or "")
        kept = {name: value for name, value in token.attrs.items() if name != "style"}
        if style:
            # The pages' policy allows no style attributes.
            kept["class"] = {"left": "align-left", "right": "align-right", "center": "align-centre"}[style.rpartition(":")[2]]
        return self.renderToken([_copy(token, replace=kept), *tokens[index + 1 : index + 2]], 0, options, env)

    def th_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        # A header without a word heads nothing: to a screen reader it would be a riddle.
        return "<td>" if _is_empty(tokens[index + 1]) else self.td_open(tokens, index, options, env)


def _is_empty(inline: Token) -> bool:
    return not inline.content.strip()


def _writer(env: Any) -> Writer:
    writer: Writer = env["writer"]
    return writer


def _copy(token: Token, replace: Mapping[str, Any] | None = None, **attributes: str) -> Token:
    """`token` with other attributes; tokens are written more than once, so they are never changed."""
    return token.copy(attrs={**(token.attrs if replace is None else replace), **attributes})


def _language(token: Token, writer: Writer) -> str:
    """The language that an author gave to some words, "" for none."""
    language = str(token.attrGet("lang") or "")
    if language and not is_language(language):
        writer.problem(token.map, f"lang={language}", f"“{language}” is not a language tag.", "Use a short tag such as fr, ar or zh-Hant.")
        return ""
    return language


def _named(token: Token, writer: Writer) -> str:
    """The id and class attributes that an author gave."""
    html = writer.own_id(str(token.attrGet("id") or ""), token.map)
    if names := str(token.attrGet("class") or ""):
        html += f' class="{escape(names)}"'
    return html


PARSER = make_parser(_Renderer)
