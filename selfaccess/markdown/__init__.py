"""The authoring format's Markdown: CommonMark, tables, footnotes, definition lists, task lists, and six rules of our own.

One rule a file: `fence` (colon fences), `gap`, `mark`, `ruby`, `emphasis` (stars in scripts without spaces); `task` reads
task lists. `writer` turns tokens into HTML.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from selfaccess.markdown.emphasis import emphasis_plugin
from selfaccess.markdown.fence import fence_plugin
from selfaccess.markdown.gap import gap_plugin
from selfaccess.markdown.mark import mark_plugin
from selfaccess.markdown.ruby import ruby_plugin
from selfaccess.markdown.task import task_plugin

NESTING = 40
"""How deep blocks may stand within each other."""


def make_parser(renderer: type[RendererHTML]) -> MarkdownIt:
    """A Markdown parser with all of the format's rules; `renderer` writes its tokens."""
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": NESTING}, renderer_cls=renderer).enable("table")
    md.use(deflist_plugin).use(footnote_plugin).use(fence_plugin)
    md.use(ruby_plugin).use(gap_plugin).use(mark_plugin).use(task_plugin).use(emphasis_plugin)
    md.use(attrs_plugin, spans=True, allowed=("lang", "id", "class"))
    # Every address is let through here and judged in `writer`, so that a bad one is a problem and not silently plain text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md
