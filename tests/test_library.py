"""All resources together: their order, what they need, what comes next, and what leads nowhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from little_library import PACK, read, write

from selfaccess.library import Library, is_welcome
from selfaccess.model import Resource


def page(title: str, body: str = "", **front: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    return f"---\ntitle: {title}\n{lines}---\n{body}"


def made(root: Path, *, drafts: bool = False, **files: str) -> tuple[Library, list[str]]:
    """The library of a pack with `files` (by name without .md; `pack` is its pack.yaml), and its problems."""
    paths = {f"{PACK}/pack.yaml" if name == "pack" else f"{PACK}/{name}.md": text for name, text in files.items()}
    return linked(root, paths, drafts=drafts)


def linked(root: Path, paths: dict[str, str], *, drafts: bool = False) -> tuple[Library, list[str]]:
    library, problems = read(write(root, dict(paths)), drafts=drafts)
    assert library is not None
    return library, [f"{problem.path.removeprefix(f'{PACK}/')} {problem.line}:{problem.column} {problem.message}" for problem in problems]


def names(resources: tuple[Resource, ...]) -> list[str]:
    return [resource.id.removeprefix("french-cafe/") for resource in resources]


# -- order


def test_by_name_where_the_pack_gives_no_order(tmp_path: Path) -> None:
    library, problems = made(tmp_path, b=page("B"), a=page("A"), c=page("C"))

    assert problems == []
    assert names(library.resources) == ["a", "b", "c"]


def test_as_the_pack_orders_them_and_then_by_name(tmp_path: Path) -> None:
    library, problems = made(tmp_path, a=page("A"), b=page("B"), c=page("C"), d=page("D"), pack="title: P\norder: [d.md, b.md]\n")

    assert problems == []
    assert names(library.resources) == ["d", "b", "a", "c"]


def test_each_after_what_it_needs(tmp_path: Path) -> None:
    library, problems = made(tmp_path, a=page("A", needs="[french-cafe/c]"), b=page("B"), c=page("C", needs="[french-cafe/d]"), d=page("D"))

    assert problems == []
    assert names(library.resources) == ["d", "c", "a", "b"]


def test_a_need_goes_before_the_order_of_the_pack(tmp_path: Path) -> None:
    library, _ = made(tmp_path, a=page("A", needs="french-cafe/b"), b=page("B"), pack="title: P\norder: [a.md, b.md]\n")

    assert names(library.resources) == ["b", "a"]


def test_packs_by_id_and_the_welcome_with_its_pack(tmp_path: Path) -> None:
    library, problems = linked(tmp_path, {
        f"{PACK}/a.md": page("A"), f"{PACK}/index.md": "---\n---\nWelcome.\n",
        "content/another/pack.yaml": "title: Another\n", "content/another/z.md": page("Z"),
    })

    assert problems == []
    assert [pack.id for pack in library.packs] == ["another", "french-cafe"]
    assert names(library.resources) == ["another/z", "a", "index"]
    assert [resource.title for resource in library.resources if is_welcome(resource)] == ["Pack"]
    assert {pack: names(resources) for pack, resources in library.by_pack.items()} == {"another": ["another/z"], "french-cafe": ["a"]}


def test_a_long_chain_of_needs(tmp_path: Path) -> None:
    files = {f"r{number:04}": page("R", needs=f"french-cafe/r{number + 1:04}") for number in range(1500)}
    library, problems = made(tmp_path, **files, r1500=page("R"))

    assert problems == []
    assert names(library.resources)[:2] == ["r1500", "r1499"]


# -- needs


def test_needs_that_go_round(tmp_path: Path) -> None:
    needs = {"a": "french-cafe/b", "b": "french-cafe/c", "c": "[french-cafe/a, french-cafe/c]"}
    library, problems = made(tmp_path, **{name: page(name, needs=need) for name, need in needs.items()})

    assert problems == [
        "c.md 3:9 “french-cafe/a” needs this resource in its turn, so neither could come first.",
        "c.md 3:24 This resource needs itself.",
    ]
    assert sorted(names(library.resources)) == ["a", "b", "c"]


def test_needs_that_go_round_through_two_packs(tmp_path: Path) -> None:
    _, problems = linked(tmp_path, {
        f"{PACK}/a.md": page("A", needs="other/b"), "content/other/pack.yaml": "title: Other\n", "content/other/b.md": page("B", needs="french-cafe/a"),
    })

    assert problems == ["content/other/b.md 3:8 “french-cafe/a” needs this resource in its turn, so neither could come first."]


def test_a_need_by_a_pinned_id(tmp_path: Path) -> None:
    library, problems = made(tmp_path, a=page("A", needs="[old/name]"), b=page("B", id="old/name"))

    assert problems == []
    assert names(library.resources) == ["old/name", "a"]


def test_a_need_that_nothing_meets_is_dropped(tmp_path: Path) -> None:
    library, problems = made(tmp_path, a=page("A", needs="[french-cafe/d, b.md]"), b=page("B"), d=page("D", draft="true"))

    assert problems == ["a.md 3:24 No resource has the id “b.md”."]
    assert [resource.needs for resource in library.resources] == [(), ()]


# -- ids and drafts


def test_an_id_does_not_hang_on_how_a_disk_stores_accents(tmp_path: Path) -> None:
    café = unicodedata.normalize("NFD", "café")
    library, problems = made(tmp_path, a=page("A", needs="[french-cafe/café]"), b=page("B", needs=f"[french-cafe/{café}]"), **{café: page("C")})

    assert problems == []
    assert names(library.resources) == ["café", "a", "b"]


def test_an_id_that_two_resources_have(tmp_path: Path) -> None:
    library, problems = made(tmp_path, a=page("A"), b=page("B", "[a](a.md)", id="french-cafe/a"))

    assert problems == ["b.md 1:1 The id “french-cafe/a” is also that of content/french-cafe/a.md."]
    assert len(library.resources) == 2


def test_drafts_are_built_when_they_are_asked_for(tmp_path: Path) -> None:
    files = {"a": page("A", "[d](d.md)", needs="french-cafe/d"), "d": page("D", draft="yes")}
    without, warned = made(tmp_path / "a", **files)
    with_drafts, problems = made(tmp_path / "b", drafts=True, **files)

    assert names(without.resources) == ["a"]
    assert warned == ["a.md 5:5 This leads to a draft, which is left out of the site."]
    assert names(with_drafts.resources) == ["d", "a"]
    assert problems == []


# -- links


def test_links_into_another_pack_and_into_folders(tmp_path: Path) -> None:
    library, problems = linked(tmp_path, {
        f"{PACK}/deep/a.md": page("A", "[b](../b.md) [c](../../other/c.md#part) [d](index.md) [up](../index.md)\n"),
        f"{PACK}/deep/index.md": page("D"), f"{PACK}/b.md": page("B", "[a](deep/a.md) [d](deep/index.md)"),
        "content/other/pack.yaml": "title: Other\n", "content/other/c.md": page("C", "# Part\n"),
    })

    assert problems == []
    assert [resource.place for resource in library.resources] == ["french-cafe/b", "french-cafe/deep/a", "french-cafe/deep", "other/c"]
    assert '<a href="../../index.html">up</a>' in library.by_path[f"{PACK}/deep/a.md"].html
    assert '<a href="../deep/index.html">d</a>' in library.by_path[f"{PACK}/b.md"].html


def test_a_term_is_looked_for_nearby_first(tmp_path: Path) -> None:
    word = "\nmot\n: {}\n"
    library, problems = linked(tmp_path, {
        f"{PACK}/a.md": page("A", "[x](term:mot)", gloss="../other/own.md"),
        f"{PACK}/b.md": page("B", "[x](term:mot)"),
        f"{PACK}/words.md": page("W", word.format("its pack"), kind="glossary"),
        "content/other/pack.yaml": "title: Other\nlanguage: es\n",
        "content/other/own.md": page("O", word.format("its gloss"), kind="glossary"),
        "content/other/german.md": page("G", word.format("its language"), kind="glossary", language="de"),
        "content/third/pack.yaml": "title: Third\nlanguage: de\n",
        "content/third/c.md": page("C", "[x](term:MOT)"),
    })
    found = {path: library.entry("mot", library.by_path[path]) for path in (f"{PACK}/a.md", f"{PACK}/b.md", "content/third/c.md", "content/other/own.md")}

    assert problems == []
    assert [entry[1].meaning for entry in found.values() if entry] == ["its gloss", "its pack", "its language", "its gloss"]
    assert library.entry("none", library.by_path[f"{PACK}/a.md"]) is None


def test_a_link_to_a_part_is_checked(tmp_path: Path) -> None:
    _, problems = made(tmp_path, a=page("A", "[1](b.md#q-one) [2](b.md#term-mot) [3](b.md#café) [4](b.md#y) [5](b.md#note) [6](b.md#zzz)"),
                       b=page("B", "## Café\n\n[x]{#y}\n\n::: note {#note}\n::: open {#one}\nWrite.\n:::\n:::\n\nmot\n: word\n", kind="glossary"))

    assert problems == ["a.md 4:82 There is no part “zzz” in b.md."]


# -- what comes next


def test_the_next_steps_first_then_needs_then_the_pack(tmp_path: Path) -> None:
    library, problems = made(
        tmp_path, a=page("A"), b=page("B"), c=page("C"), d=page("D", needs="french-cafe/a"),
        way=page("Way", "1. [A](a.md)\n2. [C](c.md)\n\n## Then\n\n1. [A](a.md)\n2. [B](b.md)\n", kind="path"),
    )
    following = {name: names(library.next(library.by_id[f"french-cafe/{name}"])) for name in ("a", "b", "c", "d", "way")}

    assert problems == []
    assert following == {"a": ["c", "b", "d"], "b": ["c"], "c": ["a", "d"], "d": ["way"], "way": []}
    assert names(library.paths_with(library.by_id["french-cafe/a"])) == ["way"]
    assert library.paths_with(library.by_id["french-cafe/d"]) == ()


def test_a_step_that_is_a_draft_is_passed_over(tmp_path: Path) -> None:
    way = page("Way", "1. [A](a.md)\n2. [B](b.md)\n3. [C](c.md)\n", kind="path")
    library, problems = made(tmp_path, a=page("A"), b=page("B", draft="true"), c=page("C"), way=way)

    assert problems == ["way.md 6:8 This leads to a draft, which is left out of the site."]
    assert names(library.next(library.by_id["french-cafe/a"])) == ["c"]


def test_a_step_twice_does_not_follow_itself(tmp_path: Path) -> None:
    library, _ = made(tmp_path, a=page("A"), way=page("Way", "1. [A](a.md)\n2. [A](a.md)\n", kind="path"))

    assert names(library.next(library.by_id["french-cafe/a"])) == ["way"]
