"""The answer to a message: what was received, what must be corrected, what explained."""

import datetime as dt

import pandas as pd

from flows.alert.content import Content, Part, render_html, render_text
from flows.alert.mail import Mail, is_address
from flows.catalog.model import Catalog
from flows.finding import class_of
from flows.mail_in.fetched_ledger import FetchedMail
from flows.period import chinese_period
from flows.settings import Settings
from flows.wording import CLASS_NAMES

KIND = "answer"
_ZONE = dt.timezone(dt.timedelta(hours=8))
_MOST_SENTENCES = 12
_NOTHING = "未发现问题，已收入本月报表。"


def answer_to(
    mail: FetchedMail, recipient: str, findings: pd.DataFrame, catalog: Catalog, settings: Settings
) -> Mail:
    """Return the answer to one kept message; `findings`: one row per finding of its files.

    `recipient` is whom the sender's address belongs to. The same message and findings give the
    same answer, and no other message ever gives it.
    """
    names = [name.rpartition("/")[2] for name in mail.file_names]
    content = Content(
        title="报表收件回执",
        preheader=_sentence(mail, len(names)),
        greeting=recipient,
        sentence=_sentence(mail, len(names)),
        cards=(),
        parts=tuple(_parts(names, mail, findings)),
        foot=(
            "改正后请直接将报表发送至本邮箱，以最后收到的为准；情况属实的，请在退回表的说明栏填写原因。",
            f"本邮件由{settings.office}自动发送，只核对了这次收到的文件，汇总后的问题另行通知。",
        ),
        is_synthetic=settings.is_synthetic,
    )
    return Mail(
        period=mail.period,
        recipient=recipient,
        kind=KIND,
        addresses=(mail.sender,),
        subject=f"收件回执：{chinese_period(mail.period)}报表{len(names)}份，{_result(findings)}",
        text=render_text(content),
        html=render_html(content, catalog.policy.colours),
        date=mail.received_at.replace(tzinfo=_ZONE),
        sender=settings.smtp.sender,
        reply_to=_reply_to(settings),
        basis=mail.digest,
    )


def _reply_to(settings: Settings) -> str:
    """Return where corrections go: to the mailbox that is read, where its user is an address."""
    user = settings.imap.user
    return user if is_address(user) else settings.smtp.reply_to


def _sentence(mail: FetchedMail, files: int) -> str:
    at = mail.received_at
    arrived = f"{at.month}月{at.day}日{at.hour}时{at.minute:02d}分"
    return f"{arrived}收到你单位发来的{chinese_period(mail.period)}报表{files}份。"


def _result(findings: pd.DataFrame) -> str:
    counts = _classes(findings).value_counts()
    told = [f"{CLASS_NAMES[key]}{counts[key]}处" for key in ("correct", "explain") if key in counts]
    return "、".join(told) or "未发现问题"


def _classes(findings: pd.DataFrame) -> pd.Series:
    pairs = zip(findings["code"], findings["explanation"], strict=True)
    return pd.Series([class_of(code, told) for code, told in pairs], dtype=object)


def _parts(names: list[str], mail: FetchedMail, findings: pd.DataFrame) -> list[Part]:
    parts = [Part("收到的文件", tuple(names))]
    if mail.left_out:
        parts.append(Part("未能收下的附件", tuple(mail.left_out.split("\n"))))
    classes = _classes(findings).to_numpy()
    for key in ("correct", "explain", "notice"):
        sentences = tuple(findings["message"][classes == key])
        more = len(sentences) - _MOST_SENTENCES
        rest = (
            (f"其余{more}处请用 xianjie check 查看，或待本月退回表一并改正。",) if more > 0 else ()
        )
        if sentences:
            parts.append(Part(CLASS_NAMES[key], (*sentences[:_MOST_SENTENCES], *rest)))
    return parts if len(findings) else [*parts, Part("核对结果", (_NOTHING,))]
