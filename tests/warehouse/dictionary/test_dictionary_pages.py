"""docs/data-dictionary.md and .html are what a published file says of itself."""

from html import unescape
from pathlib import Path

import pytest

from flows.paths import PROJECT, Home
from flows.warehouse.dictionary.dictionary_pages import html_dictionary, markdown_dictionary
from flows.warehouse.dictionary.read_dictionary import (
    CodeEntry,
    ColumnEntry,
    Dictionary,
    RelationEntry,
    read_dictionary,
)
from flows.warehouse.query import open_published
from tests.warehouse.views.analysts_home import make_analysts_home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_analysts_home(tmp_path_factory.mktemp("dictionary"))


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("data-dictionary.md", markdown_dictionary),
        ("data-dictionary.html", html_dictionary),
    ],
)
def test_the_committed_page_is_made_from_the_published_file(name: str, page, home: Home):
    with open_published(home) as connection:
        made = page(read_dictionary(connection))

    remake = "python -m flows.warehouse.dictionary.fresh_pages docs"
    assert (PROJECT / "docs" / name).read_text("utf-8") == made, remake


def test_every_table_and_column_of_the_file_is_on_both_pages(home: Home):
    with open_published(home) as connection:
        dictionary = read_dictionary(connection)
        columns = connection.execute(
            "select table_name, column_name, comment from duckdb_columns() where not internal"
        ).fetchall()
    named = {(one.name, column.name) for one in dictionary.relations for column in one.columns}

    assert named == {(table, column) for table, column, _ in columns}
    markdown = markdown_dictionary(dictionary).replace("\\|", "|")
    for text in (markdown, unescape(html_dictionary(dictionary))):
        assert [row for row in columns if row[1] not in text or row[2] not in text] == []


def test_markup_in_a_comment_breaks_neither_page():
    entry = RelationEntry("t", False, "表", (ColumnEntry("a", "VARCHAR", "以|分隔<b>"),))
    dictionary = Dictionary((entry,), {"path": (CodeEntry("", "逐步推进"),)})

    markdown = markdown_dictionary(dictionary)
    assert "| `a` | VARCHAR | 以\\|分隔<b> |\n" in markdown
    assert "| `path` | 空 | 逐步推进 |\n" in markdown
    assert "<td>以|分隔&lt;b&gt;</td>" in html_dictionary(dictionary)


def test_the_html_page_asks_nothing_of_the_network(home: Home, tmp_path: Path):
    with open_published(home) as connection:
        text = html_dictionary(read_dictionary(connection))

    assert "http" not in text
    assert "src=" not in text
