"""What towns and units wrote in the fields 问题和建议 of their forms."""

import datetime as dt
from dataclasses import dataclass

from flows.batch import RECEIVED
from flows.period import chinese_period
from flows.report.month.recipients import reporter_of
from flows.report.month.review import Review


@dataclass(frozen=True)
class WrittenAppeal:
    """One field: who wrote it, of which month, beside which form, when it came."""

    reporter: str
    period: str
    source: str
    received_on: dt.date
    text: str


def written_appeals(review: Review) -> list[WrittenAppeal]:
    """Return what stands in the fields, up to the month; what versions repeat is said once."""
    facts = review.facts
    said = facts.submissions[facts.submissions["status"].isin(RECEIVED)]
    said = said[(said["period"] <= review.period) & said["appeal"].fillna("").ne("")]
    said = said.sort_values(["period", "form", "area_code", "version"])
    said = said.drop_duplicates(["period", "form", "area_code", "appeal"])
    names = ("period", "form", "area_code", "received_at", "appeal")
    return [
        WrittenAppeal(
            reporter=reporter_of(str(form), str(area), facts.catalog),
            period=str(period),
            source=f"《{facts.catalog.form_by_code[str(form)].name}》（{chinese_period(str(period))}）",
            received_on=received.date(),
            text=str(text),
        )
        for period, form, area, received, text in zip(*(said[one] for one in names), strict=True)
        if str(form) in facts.catalog.form_by_code
    ]
