"""What goes with a mail, within its size: charts inside it, files behind it."""

from collections.abc import Sequence
from pathlib import Path

from flows.alert.concerns import Concerns
from flows.alert.content import Picture
from flows.alert.mail import Attachment
from flows.report.charts.draw_charts import ChartFile
from flows.report.charts.narrow.narrow_chart import narrow_picture

#: A mail with its charts and attachments stays below this.
MOST_BYTES = 400_000
_MOST_CHARTS = 2
_OF_COUNTY = ("slope", "plans")
_MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
}


def chart_pictures(
    one: Concerns, charts: Sequence[ChartFile], limit: int
) -> tuple[tuple[Picture, ...], tuple[Attachment, ...]]:
    """Return at most two charts: an overview for the county, else of the recipient's matters.

    They are drawn as narrow as a phone, on which their words are as large as the mail's.
    """
    chosen = [c for kind in _OF_COUNTY for c in charts if c.kind == kind][:1]
    chosen = chosen if one.is_county else []
    codes = list(dict.fromkeys(topic.matter.code for topic in one.topics))
    if not one.is_town:
        chosen += [c for code in codes for c in charts if c.indicator_code == code]
    pictures: list[Picture] = []
    images: list[Attachment] = []
    room = limit
    for chart in list(dict.fromkeys(chosen))[:_MOST_CHARTS]:
        content = narrow_picture(chart.data) if chart.data is not None else b""
        if chart.data is not None and content and len(content) <= room:
            room -= len(content)
            cid = f"chart{len(images) + 1}"
            pictures.append(Picture(cid, chart.title, chart.alt, chart.data.words.foot))
            images.append(Attachment(cid, content, "image/png"))
    return tuple(pictures), tuple(images)


def enclose(files: Sequence[Path], limit: int) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """Return the files as attachments and one sentence per file that is too large or gone."""
    attachments: list[Attachment] = []
    left_out: list[str] = []
    room = limit
    for file in files:
        content = file.read_bytes() if file.exists() else b""
        if content and len(content) <= room:
            room -= len(content)
            mime = _MIMES.get(file.suffix.lower(), "application/octet-stream")
            attachments.append(Attachment(file.name, content, mime))
        else:
            left_out.append(
                f"附件“{file.name}”超出邮件大小限制，未随邮件发送，请与发件单位联系索取。"
            )
    return tuple(attachments), tuple(left_out)
