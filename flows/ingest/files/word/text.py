"""What a paragraph of a Word document says, as its reader sees it."""

from lxml import etree

from flows.ingest.files.raised_text import Run, join_runs

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _TAB = WORD + "t", WORD + "tab"
_BREAKS = frozenset([WORD + "br", WORD + "cr"])
_HYPHEN = WORD + "noBreakHyphen"
_RUN, _ALIGNED = WORD + "r", WORD + "rPr/" + WORD + "vertAlign"
_STRUCK = (WORD + "rPr/" + WORD + "strike", WORD + "rPr/" + WORD + "dstrike")
_OFF = frozenset(["0", "false", "off"])
#: What is not part of a paragraph's own line: old text, boxes beside it, properties.
_LEFT_OUT = frozenset(
    [
        WORD + "pPr",
        WORD + "rPr",
        WORD + "del",
        WORD + "moveFrom",
        WORD + "drawing",
        WORD + "pict",
        WORD + "object",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    ]
)


def paragraph_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text as it is meant.

    What was deleted under review or struck out is left out, raised digits stay raised.
    """
    runs: list[Run] = []
    _collect(paragraph, Run(""), runs)
    return join_runs(runs)


def _collect(element: etree._Element, format_: Run, runs: list[Run]) -> None:
    """Add the texts below an element, each in the format of the run that it stands in."""
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            runs.append(format_._replace(text=child.text or ""))
        elif tag == _TAB:
            runs.append(Run("\t"))
        elif tag in _BREAKS:
            runs.append(Run("\n"))
        elif tag == _HYPHEN:
            runs.append(format_._replace(text="-"))
        elif tag not in _LEFT_OUT:
            _collect(child, _format_of(child) if tag == _RUN else format_, runs)


def _format_of(run: etree._Element) -> Run:
    aligned = run.find(_ALIGNED)
    strikes = [found for path in _STRUCK if (found := run.find(path)) is not None]
    return Run(
        "",
        is_raised=aligned is not None and aligned.get(WORD + "val") == "superscript",
        is_struck=any(found.get(WORD + "val", "1") not in _OFF for found in strikes),
    )
