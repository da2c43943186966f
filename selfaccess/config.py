"""site.yaml: what the whole library shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from selfaccess.languages import called, is_language, usual_tag
from selfaccess.places import FILE
from selfaccess.problems import Report
from selfaccess.read import read_text
from selfaccess.rules import read_rules
from selfaccess.yaml_source import Fields, read_yaml

_LEVELS = ("Pre-A1", "A1", "A2", "B1", "B2", "C1", "C2")
_SKILLS = ("listening", "reading", "speaking", "writing", "interaction", "vocabulary", "grammar", "pronunciation", "strategies")
_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*")
_ADDRESS = re.compile(r"https://[\w-]+(\.[\w-]+)*(:\d{1,5})?/[^\s#<>\"\\]*")


class Contribute(Struct, frozen=True):
    """Where learners may send what they ask and propose: an e-mail address, and the address of a forge's new-issue page; "" for none."""

    email: str = ""
    issues: str = ""


class Config(Struct, frozen=True):
    """The library. `id` names the learner's record in the browser; `skills` pairs each id with its title ("" for the catalogue's)."""

    title: str
    id: str
    language: str
    summary: str
    levels: tuple[str, ...]
    skills: Mapping[str, str]
    theme: str
    trust: tuple[str, ...]
    rules: Mapping[str, Any]
    contribute: Contribute = Contribute()


def read_config(root: Path, report: Report) -> Config | None:
    """The settings in `root`/site.yaml, or None when the file cannot be used at all (a problem is then reported)."""
    text = read_text(root / FILE, FILE, report)
    node = read_yaml(text, FILE, 1, report) if text is not None else None
    if node is None:
        return None
    fields = Fields(node, FILE, report)
    config = Config(
        title=fields.text("title", required=True),
        id=_library_id(fields),
        language=read_language(fields, "language", "en"),
        summary=fields.text("summary"),
        levels=fields.texts("levels") or _LEVELS,
        skills=_skills(fields),
        theme=fields.text("theme", "default"),
        trust=fields.texts("trust"),
        rules=read_rules(fields),
        contribute=_contribute(fields),
    )
    fields.finish()
    return config


def read_language(fields: Fields, name: str, default: str) -> str:
    """The language tag in a field; a language's name gets the tag as a hint."""
    tag = fields.text(name)
    if not tag:
        return default
    if not is_language(tag):
        meant = called(tag, "en") or usual_tag(tag)
        fields.problem(name, f"“{tag}” is not a language tag.",
                       f"Did you mean “{meant}”?" if meant else "Use the short tag of the language, such as fr, es, ar or zh-Hant.")
        return default
    return tag


def _library_id(fields: Fields) -> str:
    text = fields.text("id", required=True)
    if text and not _ID.fullmatch(text):
        fields.problem("id", f"“{text}” cannot be the library’s id.",
                       "Use small letters a–z, digits, hyphens and dots: our-language-centre. Learners’ records hang on it, so keep it for good.")
        return "library"
    return text


def _skills(fields: Fields) -> dict[str, str]:
    """Skills are a list of names, or a block of “name: title” lines."""
    if not fields.has("skills"):
        return dict.fromkeys(_SKILLS, "")
    titles = fields.mapping("skills")
    if titles is not None:
        return {name: titles.text(name) for name in titles.names()}
    return dict.fromkeys(fields.texts("skills"), "")


def _contribute(fields: Fields) -> Contribute:
    block = fields.mapping("contribute")
    if block is None:
        if fields.has("contribute"):
            fields.problem("contribute", "“contribute” must be a block of “key: value” lines.", "Indent them by two spaces.")
        return Contribute()
    found = Contribute(_email(block), _issues(block))
    block.finish()
    return found


def _email(block: Fields) -> str:
    text = block.text("email")
    if text and not _EMAIL.fullmatch(text):
        block.problem("email", f"“{text}” is not an e-mail address.", "Write the address alone: questions@example.org")
        return ""
    return text


def _issues(block: Fields) -> str:
    """The address of a forge’s new-issue page, which the learner's browser opens with the words filled in."""
    text = block.text("issues")
    if not text:
        return ""
    if not _ADDRESS.fullmatch(text):
        block.problem("issues", f"“{text}” is not the address of a page for a new issue.",
                      "Begin a new issue on your forge and copy the address, which starts with https:// and ends in /issues/new")
        return ""
    if text.rstrip("/").endswith("/issues"):
        block.problem("issues", "This is the list of issues, not the page for a new one.", f"Write {text.rstrip('/')}/new")
        return ""
    return text
