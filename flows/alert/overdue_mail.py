"""The mail to the county office about scheduled months that were not run."""

import datetime as dt
from collections.abc import Sequence

from flows.alert.content import Content, Part, render_html, render_text
from flows.alert.mail import Mail, is_address
from flows.catalog.model import Catalog
from flows.period import chinese_period
from flows.settings import Settings

KIND = "overdue"
_ZONE = dt.timezone(dt.timedelta(hours=8))
_ACT = "请检查程序和网络，并运行 xianjie catch-up 补做；仍不成功的，请联系维护人员。"


def overdue_mail(
    catalog: Catalog, settings: Settings, months: Sequence[str], now: dt.datetime
) -> Mail | None:
    """Return the mail, or None where the county has no address. The same months: the same mail."""
    county = catalog.county.name
    contacts = [one for one in catalog.contacts if one.recipient == county and one.wanted]
    addresses = tuple(dict.fromkeys(one.address for one in contacts if is_address(one.address)))
    if not addresses:
        return None
    names = "、".join(chinese_period(month) for month in months)
    sentence = f"{names}的月度汇总未按期运行，当月通报、函件和邮件尚未生成。"
    content = Content(
        title="月度汇总未按期运行",
        preheader=sentence,
        greeting=next((one.name for one in contacts if one.name), county),
        sentence=sentence,
        cards=(),
        parts=(Part("请办理", (_ACT,)),),
        foot=(f"本邮件由{settings.office}自动发送，同一情况只提醒一次。",),
        is_synthetic=settings.is_synthetic,
    )
    return Mail(
        period=months[-1],
        recipient=county,
        kind=KIND,
        addresses=addresses,
        subject=f"请尽快处理：{names}汇总未按期运行",
        text=render_text(content),
        html=render_html(content, catalog.policy.colours),
        date=now.replace(tzinfo=_ZONE),
        sender=settings.smtp.sender,
        reply_to=settings.smtp.reply_to,
    )
