"""The library as the files of a site: pages by the theme's templates, the data for the browser, and what is copied as it is."""

from __future__ import annotations

import contextlib
import re
import traceback
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import jinja2
from babel.numbers import format_percent
from jinja2.bccache import Bucket
from markupsafe import Markup

from selfaccess import islands
from selfaccess.client import Client
from selfaccess.decks import deck_numbers
from selfaccess.html_text import plain_text
from selfaccess.languages import attributes, autonym, by_letters, direction
from selfaccess.languages import name as language_name
from selfaccess.library import Library, is_welcome
from selfaccess.model import Artifact, Part, Question, Resource, Results
from selfaccess.page_text import PageText, has_headings, with_gaps, without_ids
from selfaccess.places import OWN, fragment, page_of, relative, root_of
from selfaccess.problems import Problem
from selfaccess.store import Store
from selfaccess.strings import Catalogue, Translator, skill_title
from selfaccess.theme import Theme, shown

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob: data:; font-src 'self'; "
          "frame-src 'self'; form-action 'none'; base-uri 'none'; connect-src 'none'")
"""What a page may load and do: only the site's own files, and nothing from the network. Holds on file:// as well."""

WORKSHEET = "worksheet.html"
LEARNING_PAGES = ("learning", "goals", "review", "diary", "adviser", "contributions")
"""The pages of My learning: each a template, an area of the words, and a place that the client fills."""
_LICENCES = {
    "CC0-1.0": "publicdomain/zero/1.0",
    **{f"CC-{kind.upper()}-4.0": f"licenses/{kind}/4.0" for kind in ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")},
}


class Pages:
    """Makes pages: what all templates can use, and one method for each kind of page.

    A fault in a template is an exception of any kind; `template_problem` tells it to the author.
    """

    def __init__(self, library: Library, theme: Theme, words: Catalogue, client: Client, store: Store | None = None) -> None:
        """`store` keeps the compiled templates."""
        self._library, self._words = library, words
        self.t = Translator(words, library.config.language)
        self._client = client
        self._text = PageText(library, self.t)
        self._templates, self._styles_of = _Environment(theme, store), theme.styles_of
        config = library.config
        self._templates.globals.update(
            t=self._t, learning_pages=LEARNING_PAGES, site=config, library=library, policy=POLICY, is_welcome=is_welcome,
            autonym=autonym, direction=direction, scale_title=_scale_title,
            percent=lambda share: format_percent(share / 100, locale=config.language.replace("-", "_")),
            lang=lambda tag: Markup(attributes(tag if tag != config.language else "")), here=lambda: Markup(attributes(config.language)),
            spoken=lambda text, learnt: Markup(attributes(told) if (told := by_letters(text, config.language, learnt)) != config.language else ""),
            language_name=lambda tag: language_name(tag, config.language),
            minutes=self._minutes, skill_title=self.skill_title, plain=plain_text, letters="abcdefghijklmnopqrstuvwxyz",
            licence_url=_licence_url, script_json=lambda data: Markup(islands.script_json(data)), with_gaps=with_gaps,
            without_ids=without_ids, reading=_reading,
            answer=lambda contribution, resource: Markup(self._text.answer(contribution, resource)),
        )

    def site(self) -> Iterator[Artifact]:
        """The pages that a library has once, those of packs without a welcome, and the data for the browser."""
        library = self._library
        yield self._page("home.html", "", "index.html")
        yield self._page("catalogue.html", "", "catalogue.html", filters=_filters(library))
        for page in LEARNING_PAGES:
            yield self._page(f"{page}.html", "", f"{page}.html", current=page)
        yield self._page("credits.html", "", "credits.html")
        yield self._page("hub.html", "", "hub.html")
        welcomed = {resource.pack for resource in library.resources if is_welcome(resource)}
        for pack in library.packs:
            if pack.id not in welcomed:
                yield self._page("pack.html", pack.id, page_of(pack.id), pack=pack)
        yield from self._client.files()
        catalogue = islands.script_json(islands.catalogue_data(library, self.skill_title) | deck_numbers(library))
        yield Artifact(f"{OWN}/catalogue.js", f"selfaccess.catalogueData.load({catalogue});\n".encode())

    def of(self, resource: Resource) -> Iterator[Artifact]:
        """The pages of one resource: its own, or its pack's where it is the welcome, and its worksheet."""
        pack = self._library.pack[resource.pack]
        body = self._body(resource)
        if is_welcome(resource):
            yield self._page("pack.html", pack.id, page_of(pack.id), pack=pack, resource=resource, body=body)
        else:
            yield self._page(f"kinds/{resource.kind}.html", resource.place, page_of(resource.place), resource=resource, pack=pack, body=body)
        if has_worksheet(resource):
            yield self._page("worksheet.html", resource.place, f"{resource.place}/{WORKSHEET}", resource=resource, pack=pack,
                             body=self._body(resource, paper=True), results=[part for part in resource.parts if isinstance(part, Results)])

    def _page(self, template: str, place: str, path: str, **values: Any) -> Artifact:
        root = root_of(place)
        resource = values.get("resource")
        text = self._templates.get_template(template).render(
            root=root, scripts=self._client.scripts(template, resource), styles=self._styles_of(template, resource),
            page_data=islands.page_data(self._library, root, resource),
            resource_url=lambda other, anchor="": self._url(other, place) + fragment(anchor),
            pack_url=lambda pack: relative(page_of(pack.id), place), has_worksheet=has_worksheet,
            **{"resource": None, "pack": None, "body": "", **values},
        )
        return Artifact(path, (self._text.linked(text, resource) if resource else text).encode())

    def _url(self, resource: Resource, place: str) -> str:
        return relative(page_of(resource.place), place)

    def _body(self, resource: Resource, *, paper: bool = False) -> Markup:
        """The text of a resource with its questions, on the screen or on paper."""
        numbers = {id(question): number for number, question in enumerate(resource.questions, 1)}
        # A question is a heading below those of the text around it; without any, right below the page's own.
        level = 3 if has_headings(resource.html) else 2

        def part_html(part: Part) -> str:
            kind = part.type if isinstance(part, Question) else type(part).__name__.lower()
            folder = "questions" if isinstance(part, Question) else "parts"
            return self._templates.get_template(f"{folder}/{'question' if isinstance(part, Question) else kind}.html").render(
                part=part, resource=resource, number=numbers.get(id(part), 0), level=level, paper=paper,
                step_resource=self._library.by_path.get, resource_url=lambda other: self._url(other, resource.place))

        return Markup(self._text.whole(resource, part_html))

    def _t(self, key: str, **values: Any) -> str:
        """The text of `key` for a template; a key without a text is the template's fault."""
        try:
            return self.t(key, **values)
        except KeyError as error:
            raise jinja2.UndefinedError(f"no text in the catalogue, or no value for it: {error}") from error

    def _minutes(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.t("site.minutes", n=rest)
        return self.t("site.hours_minutes", hours=hours, minutes=rest) if rest else self.t("site.hours", n=hours)

    def skill_title(self, skill: str) -> str:
        """A skill as the learner reads it."""
        return skill_title(skill, self._library.config.skills, self._words)


def compile_templates(theme: Theme, library: Library, store: Store) -> Iterator[None]:
    """Compile the templates that the library's pages may need, one at a step, and keep them in the store for all processes.

    Faults, and what a theme asks for besides, are left to those who need the template.
    """
    templates = _Environment(theme, store)
    types = {question.type for resource in library.resources for question in resource.questions}
    if types:
        types.add("question")  # what stands around a question of any type
    used = {f"kinds/{resource.kind}.html" for resource in library.resources} | {f"questions/{name}.html" for name in types}
    for name, known in theme.templates.items():
        folder, _, rest = name.partition("/")
        # By its longer name, "default/page.html", a template is only asked for where another has taken its place.
        if theme.templates.get(rest) == known or (folder in ("kinds", "questions") and name not in used):
            continue
        with contextlib.suppress(Exception):
            templates.get_template(name)
        yield


class _Environment(jinja2.Environment):
    def __init__(self, theme: Theme, store: Store | None) -> None:
        sources = theme.templates
        super().__init__(loader=jinja2.FunctionLoader(lambda name: (*sources[name], None) if name in sources else None), autoescape=True,
                         undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=-1,
                         bytecode_cache=_Compiled(store) if store is not None else None)
        self.filters["number"] = lambda number: f"{number:g}"

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template can use, as a plain dict: Jinja's own chain of mappings is copied for each page in Python, key by key."""
        return {**self.globals, **d} if d else self.globals


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates in a store; Jinja itself sees whether they are of the template's text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that was kept."""
        if (code := self._store.load(f"templates/{bucket.key}")) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self._store.save(f"templates/{bucket.key}", bucket.bytecode_to_string())


def has_worksheet(resource: Resource) -> bool:
    """Whether there is something to do with a pencil; other pages print as they are."""
    return bool(resource.questions) or resource.kind == "questionnaire"


def _filters(library: Library) -> dict[str, list[str]]:
    """What the catalogue can be filtered by: the values that occur, in the library's order or the alphabet's."""
    resources = [resource for resource in library.resources if not is_welcome(resource)]
    levels = {resource.level for resource in resources}
    skills = {skill for resource in resources for skill in resource.skills}
    kinds = {resource.kind for resource in resources}
    return {
        "language": sorted({resource.language for resource in resources if resource.language}, key=lambda tag: language_name(tag, library.config.language)),
        "level": [level for level in library.config.levels if level in levels],
        "skill": [skill for skill in library.config.skills if skill in skills],
        "kind": [kind for kind in ("exercise", "page", "glossary", "questionnaire", "path") if kind in kinds],
        "topic": sorted({topic for resource in resources for topic in resource.topics}, key=str.casefold),
    }


def _reading(html: str) -> Markup:
    """HTML that content made and the parser has cleaned."""
    return Markup(html)


def _scale_title(name: str) -> str:
    """A scale's name as it is read; as in client/questionnaire/results.js."""
    words = re.sub(r"[-_]+", " ", name)
    return words[:1].upper() + words[1:]


def _licence_url(licence: str) -> str:
    """The address of a Creative Commons licence by its short name, "" for others."""
    way = _LICENCES.get(licence)
    return f"https://creativecommons.org/{way}/" if way else ""


def template_problem(error: Exception, root: Path) -> Problem:
    """Where a template's fault lies, in a theme author's words. An error that is no template's is raised again."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    file, line = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.filename or "", error.lineno
    elif not isinstance(error, jinja2.TemplateError) and not file.startswith(str(root / "themes")):
        raise error
    path = shown(root, Path(file)) if file else "site.yaml"
    if isinstance(error, jinja2.TemplateNotFound):
        return Problem(path, line, 0, f"The theme has no template “{error.name}”.", "docs/themes.md names the templates.")
    return Problem(path, line, 0, f"The template cannot be used: {str(error).rstrip('.')}.", "docs/themes.md tells what a template can use.")
