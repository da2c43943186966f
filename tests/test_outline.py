"""What other pages show of a resource is the same by its outline as by the resource itself."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from selfaccess import islands
from selfaccess.outline import packed, unpacked
from selfaccess.problems import Report
from selfaccess.sources import read_library

ROOT = Path(__file__).parent.parent


def test_the_catalogue_is_the_same_by_outlines() -> None:
    library = read_library(ROOT, Report(), drafts=False)
    assert library is not None
    outlined = structs.replace(library, resources=tuple(unpacked(packed(resource)) for resource in library.resources))

    catalogue = islands.catalogue_data(library, str.title)

    assert catalogue == islands.catalogue_data(outlined, str.title)
    assert any(entry["cando"] for entry in catalogue["resources"])
    assert any(entry["steps"] for entry in catalogue["resources"])
    assert islands.languages_data(library, None) == islands.languages_data(outlined, None)
