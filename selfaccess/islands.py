"""The data that pages hand to the browser; the shapes are those of client/types.d.ts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from msgspec import structs

from selfaccess.languages import direction, table
from selfaccess.languages import name as language_name
from selfaccess.library import Library, is_welcome
from selfaccess.model import CanDo, Pack, Question, Resource, Scale, Steps
from selfaccess.places import page_of, relative


def script_json(data: Any) -> str:
    """`data` as JSON that may stand in a `<script>` element."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")


def page_data(library: Library, root: str, resource: Resource | None = None) -> dict[str, Any]:
    """PageData: the island #page. `root` is the way to the site's root."""
    config = library.config
    return {
        "root": root,
        "library": {"id": config.id, "title": config.title},
        "language": config.language,
        "contribute": structs.asdict(config.contribute),
        "resource": {**_resource(resource), "skills": list(resource.skills)} if resource else None,
        "languages": languages_data(library, resource),
        "items": [item_data(question) for question in resource.questions] if resource else [],
        "questionnaire": _questionnaire(library, resource) if resource and resource.kind == "questionnaire" else None,
    }


def _resource(resource: Resource) -> dict[str, Any]:
    return {name: getattr(resource, name) for name in ("id", "title", "kind", "language", "minutes")}


def item_data(question: Question) -> dict[str, Any]:
    """Item: what the browser knows of a question."""
    item: dict[str, Any] = question.item()  # type: ignore[attr-defined]  # every type has it; see questions/__init__.py
    return {"type": question.type, "id": question.id, "points": question.points, "language": question.language,
            "rules": structs.asdict(question.rules), **item}


def _questionnaire(library: Library, resource: Resource) -> dict[str, Any]:
    def work_on(id_: str) -> dict[str, str] | None:
        found = library.by_id.get(id_)
        return {"id": id_, "url": relative(page_of(found.place), resource.place), "title": found.title} if found else None

    return {
        "scales": [{"id": part.id, "labels": len(part.labels), "items": [
            {"scales": [{"name": name, "reversed": is_reversed} for name, is_reversed in statement.scales]} for statement in part.statements]}
            for part in resource.parts if isinstance(part, Scale)],
        "cando": [{"id": part.id, "level": part.level, "items": [
            {"text": statement.text, "resource": work_on(statement.resource)} for statement in part.statements]}
            for part in resource.parts if isinstance(part, CanDo)],
    }


def catalogue_data(library: Library, skill_title: Callable[[str], str]) -> dict[str, Any]:
    """CatalogueData: all resources, for the catalogue's script."""
    config = library.config
    languages = sorted({resource.language for resource in library.resources if resource.language})
    return {
        "resources": [_entry(library, resource) for resource in library.resources if not is_welcome(resource)],
        "packs": [_pack(pack) for pack in library.packs],
        "levels": list(config.levels),
        "skills": [{"id": skill, "title": skill_title(skill)} for skill in config.skills],
        "languages": [{"id": tag, "title": language_name(tag, config.language), "dir": direction(tag)} for tag in languages],
    }


def _entry(library: Library, resource: Resource) -> dict[str, Any]:
    return {
        **_resource(resource), "url": relative(page_of(resource.place), ""), "summary": resource.summary, "pack": resource.pack, "level": resource.level,
        "skills": list(resource.skills), "topics": list(resource.topics), "objectives": list(resource.objectives),
        "questions": [{"id": question.id, "points": question.points} for question in resource.questions],
        "needs": [need for need, _, _ in resource.needs],
        "cando": [{"id": part.id, "level": part.level, "items": [{"text": statement.text, "resource": statement.resource} for statement in part.statements]}
                  for part in resource.parts if isinstance(part, CanDo)],
        "steps": [library.by_path[step.path].id for part in resource.parts if isinstance(part, Steps) for step in part.steps if step.path in library.by_path],
    }


def _pack(pack: Pack) -> dict[str, str]:
    return {"id": pack.id, "url": relative(page_of(pack.id), ""), "title": pack.title, "language": pack.language, "level": pack.level}


def languages_data(library: Library, resource: Resource | None) -> dict[str, Any]:
    """What the client knows of languages, by tag: that of the pages and those of a resource's questions; without a resource all in which one learns."""
    used = {*({question.language for question in resource.questions} if resource else library.taught), library.config.language}
    used |= {tag.split("-")[0] for tag in used}
    return {tag: {name: table()[tag].get(name, True) for name in ("dir", "letters", "own", "spaced")} for tag in sorted(used) if tag in table()}
