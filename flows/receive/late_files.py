"""When a file is late: a form that came after its due day (intake.md, "Receipt")."""

import datetime as dt

from flows.catalog.model import Catalog
from flows.finding import Finding
from flows.ingest.reading import SubmissionReading
from flows.period import chinese_day, chinese_period, due_date


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
        message=f"{who}《{form.name}》（{chinese_period(submission.period)}）应于{chinese_day(due)}前报送，"
        f"实际于{chinese_day(received)}收到，逾期{(received - due).days}天；今后请按时报送。",
    )
