"""What the search index costs: `python -m bench.search LIBRARY SITE` prints CPU milliseconds a document and bytes a document, as JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from selfaccess.memory import Memory
from selfaccess.problems import Report
from selfaccess.search import index_files
from selfaccess.search_documents import search_documents
from selfaccess.sources import Sources, plan_of
from selfaccess.work import read_resource


def main(root: Path, site: Path) -> None:
    """Read the library, then make its index, and only that is timed."""
    plan = plan_of(root, False, Report())
    assert plan is not None
    found = [(resource, plan.packs[pack]) for path, pack in Sources(plan, Memory(), {}).documents.items()
             if (resource := read_resource(plan, pack, path, Report(), {})) is not None]
    gc.freeze()  # the collector as it is in a process of a build
    gc.set_threshold(50_000, 20, 100)
    begun = time.process_time()
    documents = [document for resource, pack in found for document in search_documents(resource, pack, plan.config.language)]
    for _ in index_files(documents):
        pass
    spent = time.process_time() - begun
    files = {file.name: file.stat().st_size for file in (site / "_selfaccess/search").iterdir()}
    index = sum(size for name, size in files.items() if name.startswith(("index", "terms", "starts", "ends")))
    texts_size = sum(size for name, size in files.items() if name.startswith("texts"))
    print(json.dumps({"documents": len(documents), "milliseconds": 1000 * spent / len(documents),
                      "index": index / len(documents), "texts": texts_size / len(documents)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
