"""Findings about how a file came in: twice, or as an older version again."""

import datetime as dt

from flows.finding import Finding
from flows.ingest.reading import SubmissionReading


def duplicate_finding(name: str, original: str, period: str) -> Finding:
    """Return that a file has the content of another one, which is the one that is loaded."""
    message = f"文件“{name}”与“{original}”内容完全相同，未重复读取；无需处理。"
    return Finding("file_duplicate", name, message, found=original, period=period)


def returned_version(
    name: str, submission: SubmissionReading, first: dt.datetime, later: dt.datetime
) -> Finding:
    """Return that a file holds again what it held before a correction, and which version counts."""
    return Finding(
        "file_duplicate",
        name,
        f"文件“{name}”与{_minute(first)}收到的那一版内容相同，仍以{_minute(later)}收到的更正版为准；"
        "确需改回的，请在 receipts.csv 中写明新的收到时间。",
        form=submission.form,
        area_code=submission.area_code,
        period=submission.period,
        found=_minute(first),
        expected=_minute(later),
    )


def _minute(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
