"""What goes with a mail, within the size limit: charts inside it, files behind it."""

from collections.abc import Sequence
from pathlib import Path

from flows.alert.content import Picture
from flows.alert.mail import Attachment
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_matters import Matter

_MOST_CHARTS = 3
#: Kinds of charts that show one indicator over all towns, the first one drawn is taken.
_OF_INDICATOR = ("bullet", "variance")
_OF_COUNTY = ("plans", "ranking", "bullet")
_MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
}


def chart_pictures(
    rows: Sequence[Matter], charts: Sequence[ChartFile], *, is_county: bool, limit: int
) -> tuple[tuple[Picture, ...], tuple[Attachment, ...]]:
    """Return the charts of a digest and their files: of the worst red indicators it tells about.

    The county office gets the overviews first. What exceeds the limit is left out.
    """
    chosen = [c for kind in _OF_COUNTY for c in charts if c.kind == kind] if is_county else []
    for code in dict.fromkeys(row["indicator_code"] for row in rows if row["status"] == "red"):
        of_code = [
            chart
            for kind in _OF_INDICATOR
            for chart in charts
            if chart.kind == kind and chart.indicator_code == code
        ]
        chosen += of_code[:1]
    pictures: list[Picture] = []
    images: list[Attachment] = []
    room = limit
    for chart in list(dict.fromkeys(chosen))[:_MOST_CHARTS]:
        content = chart.png.read_bytes()
        if len(content) <= room:
            room -= len(content)
            cid = f"chart{len(images) + 1}"
            pictures.append(Picture(cid, chart.alt))
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
            left_out.append(f"附件“{file.name}”超出邮件大小限制，未随信发送，请联系我们另行领取。")
    return tuple(attachments), tuple(left_out)
