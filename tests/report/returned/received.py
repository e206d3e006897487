"""Received files and findings about them, made for a test."""

import io
from dataclasses import replace

import openpyxl

from flows.finding import Finding, findings_frame
from flows.report.month.facts import Facts


def with_findings(facts: Facts, findings: list[Finding]) -> Facts:
    frame = findings_frame(findings).rename(columns={"file": "file_name"})
    return replace(facts, findings=frame, submissions=facts.submissions.iloc[:0])


def one_finding(file: str, **more: str) -> Finding:
    given = {
        "code": "value_not_number",
        "message": f"文件“{file}”：填的是“约12”。",
        "found": "约12",
    }
    return Finding(**(given | {"file": file} | more))


def workbook_bytes(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
