"""Transcripts: a Markdown file beside a recording, of its name, says what is heard.

It is read alone, so what needs the rest of the library, links into it and pictures, cannot stand there.
"""

from __future__ import annotations

from markdown_it import MarkdownIt

from selfaccess.markdown.clean import clean_foreign, leads_outside
from selfaccess.problems import Problem, Report
from selfaccess.read import decode

_PARSER = MarkdownIt("commonmark")


def transcript(data: bytes, path: str, report: Report) -> str:
    """The HTML of a transcript's text; what cannot stand there is left out, and reported under its `path`."""
    tokens = _PARSER.parse(decode(data, path, report) or "")
    for token in tokens:
        for child in token.children or ():
            line = token.map[0] + 1 if token.map else 1
            if child.type == "image":
                report.add(Problem(path, line, 1, "A transcript cannot show a picture.", "Put it into the text around the recording.", "warning"))
            elif child.type == "link_open" and not leads_outside(str(child.attrs["href"])):
                report.add(Problem(path, line, 1, "A link in a transcript can only lead to the web.",
                                   "Put the link into the text around the recording.", "warning"))
    return clean_foreign(_PARSER.renderer.render(tokens, _PARSER.options, {}))
