"""docs/catalogue.md is the declarations' own document."""

from flows.catalog.declared_columns import TABLES
from flows.paths import PROJECT
from flows.starting.catalog_document import catalog_document


def test_the_document_is_made_from_the_declarations():
    assert (PROJECT / "docs" / "catalogue.md").read_text("utf-8") == catalog_document()


def test_every_file_and_column_is_in_it_and_markup_cannot_break_a_table():
    sections = catalog_document().split("\n## ")[1:]

    assert [section.split(".csv")[0] for section in sections] == list(TABLES)
    for section, table in zip(sections, TABLES.values(), strict=True):
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        assert len(rows) == len(table.columns)
        assert {row.replace("\\|", "").count("|") for row in rows} == {5}
