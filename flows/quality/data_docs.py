"""Great Expectations' pages made fit for a machine without network: nothing comes from elsewhere.

Their scripts only fill the index and fold blocks; the index is filled here, blocks stay open.
"""

import shutil
from pathlib import Path

from lxml import html

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
)


def make_offline(folder: Path) -> None:
    """Rewrite every page below the folder and replace the assets by one stylesheet."""
    shutil.rmtree(folder / "static", ignore_errors=True)
    shutil.copyfile(_STYLE, folder / _STYLE_NAME)
    for file in sorted(folder.rglob("*.html")):
        page = html.document_fromstring(file.read_text("utf-8"))
        _fill_index(page, file, folder)
        _drop_useless(page)
        _drop_foreign(page)
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
                link.text = target.relative_to(folder / _INDEX_TABLES[kind]).as_posix()
                cell.append(link)
                row.append(cell)
                table.append(row)


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
