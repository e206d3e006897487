"""Great Expectations' pages made fit for a machine without network: nothing comes from elsewhere.

Their scripts only fill the index and fold blocks; the index is filled here, blocks stay open.
"""

import shutil
from pathlib import Path

from lxml import html

from flows.quality.docs_words import translate

_STYLE = Path(__file__).parent / "data_docs.css"
_STYLE_NAME = "data_docs.css"
_INDEX_TABLES = {
    "ge-index-page-validation-results-table": "validations",
    "ge-index-page-expectation_suites-table": "expectations",
}
#: Elements that only work with scripts, and the advertisement.
_USELESS = (
    "//script",
    "//footer",
    "//base",
    "//*[contains(@id,'-body-table-toolbar')]",
    "//div[contains(@class,'card')][.//label[@onclick]]",
    "//ul[@role='tablist']",
    "//code[starts-with(normalize-space(), 'df.filter')]",
    "//nav[not(normalize-space())]",
    "//title[not(normalize-space())]",
)
#: What the index calls each kind of page.
_LINK_NAMES = {"validations": "检查结果", "expectations": "规则集"}
#: The Chinese page that a month has beside its Data Docs.
QUALITY_PAGE, _QUALITY_NAME = "quality.html", "数据质量"


def make_offline(folder: Path) -> None:
    """Rewrite every page below the folder and replace the assets by one stylesheet."""
    shutil.rmtree(folder / "static", ignore_errors=True)
    shutil.copyfile(_STYLE, folder / _STYLE_NAME)
    for file in sorted(folder.rglob("*.html")):
        page = html.document_fromstring(file.read_text("utf-8"))
        _fill_index(page, file, folder)
        _drop_useless(page)
        _drop_foreign(page)
        translate(page)
        _link_quality_page(page, file, folder)
        _add_style(page, "../" * (len(file.relative_to(folder).parts) - 1) + _STYLE_NAME)
        text = html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")
        file.write_text(text, "utf-8")


def _fill_index(page: html.HtmlElement, file: Path, folder: Path) -> None:
    """Put links to the pages into the tables that a script would have filled."""
    for table in page.iter("table"):
        names = [kind for kind in _INDEX_TABLES if kind in (table.get("class") or "").split()]
        for kind in names:
            for target in sorted((folder / _INDEX_TABLES[kind]).rglob("*.html")):
                row = html.Element("tr")
                cell = html.Element("td")
                link = html.Element("a", href=target.relative_to(file.parent).as_posix())
                link.text = _link_name(target.relative_to(folder / _INDEX_TABLES[kind]), kind)
                cell.append(link)
                row.append(cell)
                table.append(row)


def _link_name(target: Path, kind: str) -> str:
    """Return 检查结果 2022-06 for suite/month/moment/page.html, 规则集 for a page of rules."""
    run = target.parts[1] if len(target.parts) > 1 else ""
    return f"{_LINK_NAMES[_INDEX_TABLES[kind]]} {run}".strip()


def _link_quality_page(page: html.HtmlElement, file: Path, folder: Path) -> None:
    """Put a way back to the month's Chinese page on top."""
    up = "../" * len(file.relative_to(folder).parts)
    line = html.Element("p")
    link = html.Element("a", href=f"{up}{QUALITY_PAGE}")
    link.text = f"返回“{_QUALITY_NAME}”页"
    line.append(link)
    page.body.insert(0, line)


def _drop_useless(page: html.HtmlElement) -> None:
    for path in _USELESS:
        for element in page.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
    for element in page.iter():
        for name in [name for name in element.attrib if name.startswith("on")]:
            del element.attrib[name]


def _drop_foreign(page: html.HtmlElement) -> None:
    """Drop styles, pictures and links that are not in the folder; a link's words stay."""
    for element in page.xpath("//link|//img"):
        element.drop_tree()
    for link in page.xpath("//a[contains(@href,'//') or @data-toggle]"):
        link.drop_tag()
    for style in page.iter("style"):
        if style.text and ("@import" in style.text or "url(" in style.text):
            style.text = ""


def _add_style(page: html.HtmlElement, address: str) -> None:
    page.find("head").append(html.Element("link", rel="stylesheet", href=address))
