"""A ledger in memory, letters of a case, and the words of a document, for the tests of letters."""

import contextlib

import duckdb
from docx import Document

from flows.warehouse.migrate import make_schema


@contextlib.contextmanager
def open_ledger():
    with duckdb.connect() as connection:
        make_schema(connection)
        yield connection


def words(file):
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text], cells
