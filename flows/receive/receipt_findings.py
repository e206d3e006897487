"""Findings about how a file came in: twice, late, or as an older version again."""

import datetime as dt

from flows.catalog.model import Catalog
from flows.finding import Finding
from flows.ingest.reading import SubmissionReading
from flows.period import chinese_period, due_date


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


def late_finding(
    name: str, submission: SubmissionReading, received_at: dt.datetime, catalog: Catalog
) -> Finding | None:
    """Return that a form came after its due day, or None when it came in time."""
    form = catalog.form_by_code.get(submission.form)
    if form is None:
        return None
    due, received = due_date(submission.period, form.due_day), received_at.date()
    if received <= due:
        return None
    who = catalog.area_name(submission.area_code)
    return Finding(
        code="late",
        file=name,
        form=form.form,
        period=submission.period,
        area_code=submission.area_code,
        found=received.isoformat(),
        expected=due.isoformat(),
        message=f"{who}《{form.name}》（{chinese_period(submission.period)}）应于{due}前报送，"
        f"实际于{received}收到，迟{(received - due).days}天；请今后按时报送。",
    )


def _minute(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
