import shutil

import pytest
from docx import Document

from flows.report.office.pdf import write_pdf


@pytest.fixture
def document(tmp_path):
    file = tmp_path / "a.docx"
    Document().save(str(file))
    return file


def test_without_libreoffice_there_is_no_pdf(document, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)

    assert write_pdf(document) is None


def test_a_program_that_fails_leaves_no_half_file(document, tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))

    assert write_pdf(document) is None
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.docx", "soffice"]


def test_a_pdf_that_is_not_older_than_the_document_stays(document):
    made = document.with_suffix(".pdf")
    made.write_bytes(b"%PDF as before")

    assert write_pdf(document) == made
    assert made.read_bytes() == b"%PDF as before"
